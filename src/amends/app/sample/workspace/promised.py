"""What a seller of the sample workspace promised: a bill has broken one promise, the mail of another came back."""

from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal
from io import BytesIO

from amends.app.bills.checking import check_after
from amends.app.bills.files import BillFile
from amends.app.promises.asked import PromiseAsked, TermsAsked
from amends.app.promises.making import make
from amends.app.promises.on_promise import act_by_itself
from amends.app.sample.free_box.telling import ACCOUNT, BOX, CLIENT, DISCOUNT, MAPPING, OFF, OWNER, SELLER
from amends.app.sample.walk import Clock
from amends.app.sample.workspace.customers import INES
from amends.app.workspace import Desk, Workspace
from amends.cases.recorded import CUSTOMER
from amends.promises.events import (
    ConfirmationAsked,
    Confirmed,
    Delivery,
    DeliveryReported,
    Opened,
    OrderWentOut,
    PromiseEvent,
)
from amends.promises.promise import Evidence, EvidenceKind
from amends.promises.terms import Gives

_WORDS = "The box is free, and 20 dollars off each month for a year."


def promise_and_bill(workspace: Workspace) -> None:
    """Makes both promises, and holds the first bill to the older one: a case is opened by itself."""
    now = workspace.clock()
    month = now.replace(day=1)
    _kept_badly(workspace, month, now)
    _not_confirmed(workspace, now)


def _kept_badly(workspace: Workspace, month: datetime, now: datetime) -> None:
    told = _Seller(workspace, month - timedelta(days=20))
    goes_out = month - timedelta(days=14)
    reference = told.sells(ACCOUNT, month, goes_out)
    told.clock.passes(minutes=5)
    message = f"{reference}@wrenfield.example"
    told.happens(ConfirmationAsked(message), DeliveryReported(message, Delivery.ACCEPTED))
    told.happens(Opened(), Confirmed("link"), by_customer=True)
    told.clock.now = goes_out
    told.happens(OrderWentOut())
    told.clock.now = now
    bill = f"account,bill,line,month,item,amount\n{ACCOUNT},B-1,1,{month:%Y-%m},plan,89.00\n"
    bill += f"{ACCOUNT},B-1,2,{month:%Y-%m},{BOX},149.00\n"
    check_after(
        Desk(told.workspace, OWNER), CLIENT, BillFile(stream=BytesIO(bill.encode()), name="bills.csv", mapping=MAPPING)
    )


def _not_confirmed(workspace: Workspace, now: datetime) -> None:
    told = _Seller(workspace, now - timedelta(hours=3))
    following = (now.replace(day=1) + timedelta(days=32)).replace(day=1)
    reference = told.sells(INES.account, following, now + timedelta(days=1))
    told.clock.passes(minutes=5)
    message = f"{reference}@wrenfield.example"
    told.happens(ConfirmationAsked(message), DeliveryReported(message, Delivery.BOUNCED, "550 5.1.1 no such mailbox"))


class _Seller:
    """The seller at the phone, on a day."""

    def __init__(self, workspace: Workspace, at: datetime) -> None:
        self.clock = Clock(at)
        self.workspace = replace(workspace, clock=self.clock)

    def sells(self, account: str, begins: datetime, goes_out_at: datetime) -> str:
        """Writes the free box down as promised; the promise's reference."""
        start = begins.date()
        terms = (
            TermsAsked(gives=Gives.PRICE, item=BOX, amount=Decimal("0.00"), start=start),
            TermsAsked(gives=Gives.CREDIT, item=DISCOUNT, amount=OFF, months=12, start=start),
        )
        asked = PromiseAsked(
            whom=account,
            channel="phone",
            words=_WORDS,
            terms=terms,
            evidence=(Evidence(EvidenceKind.NOTE, "the seller's note on the order"),),
            order_goes_out_at=goes_out_at,
        )
        self._made = make(Desk(self.workspace, SELLER), asked).row
        return self._made.reference

    def happens(self, *events: PromiseEvent, by_customer: bool = False) -> None:
        """What a mail server, the warehouse or the customer says of the promise."""
        of, who = self._made, (CUSTOMER,) if by_customer else ()
        act_by_itself(self.workspace, of.client, of.id, lambda _: events, *who)

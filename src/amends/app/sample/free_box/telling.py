"""A story told day by day: what happened, and what the screen said of it."""

from dataclasses import dataclass, field, replace
from datetime import datetime
from decimal import Decimal
from io import BytesIO
from uuid import UUID

from amends.app.bills.checking import check_after, check_before
from amends.app.bills.files import BillFile
from amends.app.bills.report import BillReport
from amends.app.cases.reading import CaseView, view
from amends.app.promises.asked import PromiseAsked, TermsAsked
from amends.app.promises.making import make
from amends.app.promises.on_promise import act_by_itself
from amends.app.promises.reading import PromiseView
from amends.app.promises.reading import view as promise_view
from amends.app.sample.walk import Clock, Walk
from amends.app.workspace import Desk, Workspace
from amends.cases.recorded import CUSTOMER
from amends.cases.state import CaseState
from amends.promises.events import PromiseEvent
from amends.promises.promise import Evidence, EvidenceKind
from amends.promises.terms import Gives

CLIENT, ACCOUNT = "cable", "W-4471"
TIMEZONE = "America/Chicago"
SELLER, CARE, RETENTION, OWNER = "sol", "ana", "rita", "olga"
BOX, DISCOUNT, OFF = "cable box", "welcome discount", Decimal("20.00")

MAPPING = b"""\
mapping: bills
currency: USD
columns: {account: account, bill: bill, line: line, month: month, item: item, amount: amount}
once: [plan]
"""

Shown = PromiseView | BillReport | CaseView | str
"""What a screen shows: a promise, a check of bills, a case; or what the gate says."""


@dataclass(frozen=True, slots=True)
class Day:
    """A day: what happened, and what the screen showed to whoever looked."""

    at: datetime
    happened: str
    shown: tuple[Shown, ...]


@dataclass(slots=True)
class Telling:
    """One way in which it goes.

    Attributes:
        workspace: where it is told; its clock is `clock`.
        timezone: in which its days are told.
    """

    title: str
    workspace: Workspace
    clock: Clock
    timezone: str
    days: list[Day] = field(default_factory=list)
    promise: str = ""

    def tells(self, happened: str, *shown: Shown) -> None:
        """Something happened today."""
        self.days.append(Day(self.clock.now, happened, shown))

    def comes(self, when: datetime) -> None:
        """A day comes."""
        self.clock.now = when

    def sells(self, words: str, goes_out_at: datetime) -> None:
        """The seller writes down what was promised, at the point of sale."""
        first_bill = self.clock.now.date().replace(month=12, day=1)
        terms = (
            TermsAsked(gives=Gives.PRICE, item=BOX, amount=Decimal("0.00"), start=first_bill),
            TermsAsked(gives=Gives.CREDIT, item=DISCOUNT, amount=OFF, months=12, start=first_bill),
        )
        asked = PromiseAsked(
            whom=ACCOUNT,
            channel="phone",
            words=words,
            terms=terms,
            evidence=(Evidence(EvidenceKind.NOTE, "the seller's note on the order"),),
            order_goes_out_at=goes_out_at,
        )
        self.promise = make(Desk(self.workspace, SELLER), asked).row.reference

    def happens(self, *events: PromiseEvent, by_customer: bool = False) -> None:
        """What a mail server or the customer says of the promise."""
        row = self.the_promise().row
        if by_customer:
            act_by_itself(self.workspace, row.client, row.id, lambda _: events, CUSTOMER)
        else:
            act_by_itself(self.workspace, row.client, row.id, lambda _: events)

    def the_promise(self) -> PromiseView:
        """The promise as its seller sees it."""
        return promise_view(Desk(self.workspace, SELLER), self.promise)

    def before(self, bills: str) -> BillReport:
        """What is told of bills before they are sent."""
        return check_before(Desk(self.workspace, OWNER), CLIENT, _file(bills))

    def after(self, bills: str) -> BillReport:
        """What is recorded of bills that were sent."""
        return check_after(Desk(self.workspace, OWNER), CLIENT, _file(bills))

    def bill(self, number: str, month: str, *lines: tuple[str, str]) -> str:
        """A bill as the billing system writes it."""
        head = "account,bill,line,month,item,amount\n"
        return head + "".join(
            f"{ACCOUNT},{number},{place},{month},{item},{amount}\n"
            for place, (item, amount) in enumerate(lines, start=1)
        )

    def walk(self, reference: str = "") -> Walk:
        """A case of the story, to be worked on."""
        return Walk(self.workspace, self.clock, CLIENT, self.title, reference)

    def case(self, reference: str, user: str = CARE) -> CaseView:
        """A case as somebody sees it."""
        return view(Desk(self.workspace, user), reference)


def _file(bills: str) -> BillFile:
    return BillFile(stream=BytesIO(bills.encode()), name="bills.csv", mapping=MAPPING)


def telling(workspace: Workspace, title: str, begins: datetime) -> Telling:
    """A telling that begins at a time."""
    clock = Clock(begins)
    return Telling(title, replace(workspace, clock=clock), clock, TIMEZONE)


def gift_of(state: CaseState, remedy: str) -> UUID:
    """The number of what was promised in a case."""
    return next(gift.id for gift in state.gifts.values() if gift.remedy == remedy and gift.stands)

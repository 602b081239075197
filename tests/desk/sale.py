"""Promises at the florist's, and the letters that they are sent with."""

from dataclasses import dataclass, field, replace
from datetime import datetime
from decimal import Decimal

from amends.adapters.mail.settings import MailSettings
from amends.app.administration.customers import CustomerChanges, change_customer
from amends.app.finding import one
from amends.app.live.alerts import AlertShown, alerts_after
from amends.app.promises.asked import PromiseAsked, TermsAsked
from amends.app.promises.confirming import CONFIRM, WATCH
from amends.app.promises.making import make
from amends.app.promises.on_promise import act_by_itself
from amends.app.promises.reading import PromiseView, view
from amends.directory.customers import Account
from amends.jobs.performers import PERFORMERS
from amends.jobs.worker import Worker
from amends.promises.events import PromiseEvent
from amends.promises.terms import Gives
from amends.store.directory import every_client
from tests.adapters.mail.post_office import PostOffice
from tests.app.florist import CLIENT, Caller, Florist
from tests.jobs.shop import QUICK
from tests.stores import reading_all

TEN_OFF = TermsAsked(gives=Gives.CREDIT, item="weekly bouquet", amount=Decimal("10.00"), months=12)
FREE_VASE = TermsAsked(gives=Gives.PRICE, item="vase", amount=Decimal(0))
WORDS = "The vase is free, and it is ten euros less each month for a year."
ROSE = "rose@example.org"


@dataclass(slots=True)
class Sale:
    """Ana promises something to Rose Field."""

    florist: Florist
    office: PostOffice
    caller: Caller = field(init=False)

    def __post_init__(self) -> None:
        self.caller = self.florist.new_caller()
        change_customer(self.florist.desk("ana"), str(self.caller.customer), CustomerChanges(email=ROSE))

    def promises(self, goes_out: datetime | None = None, **other: object) -> str:
        """The reference of a promise that was just made."""
        asked = PromiseAsked(
            whom=str(self.caller.customer),
            channel="shop",
            words=WORDS,
            terms=(TEN_OFF, FREE_VASE),
            client=CLIENT,
            order_goes_out_at=goes_out,
        )
        return make(self.florist.desk("ana"), replace(asked, **other)).row.reference  # type: ignore[arg-type]  # of a test

    def works(self) -> None:
        """A worker does what there is to do."""
        mail = MailSettings(carrier=self.office.server, sender="care@florist.example", bounces="back@florist.example")
        working = replace(QUICK, mail=mail, address="https://amends.example")
        Worker(self.florist.workspace, {kind: PERFORMERS[kind] for kind in (CONFIRM, WATCH)}, working).run_until_idle()

    def page(self) -> str:
        """Where the last letter leads: the address on the desk."""
        words = self.office.arrived[-1].words("plain").splitlines()
        (line,) = [line for line in words if line.startswith("https://amends.example/p/")]
        return line.removeprefix("https://amends.example")

    @property
    def answer(self) -> str:
        """The end of the account's number."""
        with reading_all(self.florist.workspace.engine) as connection:
            (client,) = every_client(connection)
            account = one(connection, Account, self.caller.account, client)
        assert account.number is not None
        return account.number[-4:]

    def sees(self, promise: str) -> PromiseView:
        """A promise as it stands."""
        return view(self.florist.desk("dora"), promise)

    def happens(self, promise: str, *events: PromiseEvent) -> None:
        """Something happens by itself."""
        seen = self.sees(promise)
        act_by_itself(self.florist.workspace, seen.client.id, seen.row.id, lambda _: events)

    def alerts(self) -> list[AlertShown]:
        """What Ana is alerted to."""
        return [*alerts_after(self.florist.desk("ana"))]

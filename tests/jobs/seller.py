"""Promises made at the bicycle shop, with a worker that sends them to the customers and watches over them."""

from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from uuid import UUID

from amends.adapters.mail.settings import MailSettings
from amends.app.administration.belongings import add_account
from amends.app.live.alerts import AlertShown, alerts_after
from amends.app.promises.asked import PromiseAsked, TermsAsked
from amends.app.promises.confirming import CONFIRM, WATCH
from amends.app.promises.making import make
from amends.app.promises.reading import PromiseView, view
from amends.jobs.performers import PERFORMERS
from amends.jobs.worker import Worker
from amends.promises.events import PromiseEvent
from amends.promises.terms import Gives
from amends.store import directory
from amends.store.directory import every_client
from amends.store.jobs_list import JobRow, JobState, list_jobs
from tests.adapters.mail.post_office import PostOffice
from tests.jobs.bicycles import CLIENT, Bicycles
from tests.jobs.shop import QUICK
from tests.stores import reading_all, writing_all

ADDRESS = "https://amends.example"
ACCOUNT = "A-771002"
TEN_OFF = TermsAsked(gives=Gives.CREDIT, item="web discount", amount=Decimal("10.00"), months=12)
FREE_LOCK = TermsAsked(gives=Gives.PRICE, item="lock", amount=Decimal(0))
WORDS = "The lock is free, and it is ten euros less each month for a year."
_KINDS = (CONFIRM, WATCH)


@dataclass(slots=True)
class Seller:
    """Ana, who promises something to Grace."""

    shop: Bicycles

    def customer(self, account: str | None = ACCOUNT, **known: str | None) -> UUID:
        """A customer with an account."""
        customer = self.shop.customer(**known)
        if account is not None:
            add_account(self.shop.desk("ana"), str(customer), account)
        return customer

    def promises(self, customer: UUID | None = None, goes_out: datetime | None = None, user: str = "ana") -> str:
        """The reference of a promise that was just made."""
        asked = PromiseAsked(
            whom=str(customer or self.customer()),
            channel="shop",
            words=WORDS,
            terms=(TEN_OFF, FREE_LOCK),
            client=CLIENT,
            order_goes_out_at=goes_out,
        )
        return make(self.shop.desk(user), asked).row.reference

    def sees(self, promise: str) -> PromiseView:
        """A promise as it stands."""
        return view(self.shop.desk("ana"), promise)

    def happened(self, promise: str) -> list[PromiseEvent]:
        """What happened to a promise."""
        return [one.happened.event for one in self.sees(promise).history]

    def alerts(self, user: str = "ana") -> list[AlertShown]:
        """What somebody is alerted to, and nobody has settled."""
        return [*alerts_after(self.shop.desk(user))]

    def works(self, office: PostOffice | None, address: str = ADDRESS, **settings: object) -> None:
        """A worker does what there is to do, with all that is tried again soon."""
        mail = None
        if office is not None:
            mail = MailSettings(carrier=office.server, sender="care@veltane.example", bounces="bounces@veltane.example")
        working = replace(QUICK, mail=mail, address=address, **settings)  # type: ignore[arg-type]  # of a test
        worker = Worker(self.shop.workspace, {kind: PERFORMERS[kind] for kind in _KINDS}, working)
        while True:
            worker.run_until_idle()
            if not any(job.state is JobState.WAITING and job.due_at is None for job in self.jobs()):
                return

    def jobs(self) -> list[JobRow]:
        """The jobs of promises."""
        with reading_all(self.shop.workspace.engine) as connection:
            found = list_jobs(connection, every_client(connection), [*JobState], limit=1_000)
            return [job for job in found if job.kind in _KINDS]

    def settles(self, **settings: object) -> None:
        """The client settles something for itself."""
        with writing_all(self.shop.workspace.engine) as connection:
            (client,) = directory.clients(connection, every_client(connection))
            directory.change(connection, replace(client, settings=replace(client.settings, **settings)))  # type: ignore[arg-type]  # of a test

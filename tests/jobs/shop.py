"""A workspace of one invented shop whose remedies go out by themselves, and whose cases come quickly so far."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from uuid import UUID

from amends.app.administration.clients import ClientChanges, change_client
from amends.app.administration.endpoints import NewEndpoint, add_endpoint
from amends.app.administration.settings import SettingChanges
from amends.app.cases.deciding import decide_case
from amends.app.cases.opening import Opening, open_case
from amends.app.cases.reading import view
from amends.app.following.fulfilment import EXPIRE_RETURN, FULFIL, REMIND_OF_RETURN
from amends.app.on_case import act, act_all
from amends.app.sample.house import SampleClient, add_customer, furnish
from amends.app.workspace import Desk, Workspace, workspace_in
from amends.cases.events.event import Event, Plain
from amends.cases.gate.acts.contacts import VerifyCaller
from amends.cases.gate.acts.evidence import Confirm, Restate, StateFact
from amends.cases.gate.acts.giving import Give
from amends.cases.gate.acts.route import Accept, Approve, Offer, OpenException, Propose
from amends.cases.parts import Gift
from amends.cases.state import CaseState
from amends.cases.terms import terms_of
from amends.directory.customers import Product
from amends.directory.endpoints import Endpoint
from amends.directory.fulfilment import Way
from amends.directory.organisation import ADMINISTRATOR, RoleGrant, User
from amends.jobs.performers import PERFORMERS
from amends.jobs.settings import WorkerSettings
from amends.jobs.worker import Worker
from amends.store import directory
from amends.store.directory import every_client
from amends.store.directory_users import grant
from amends.store.engine import open_engine
from amends.store.jobs_list import JobRow, JobState, list_jobs
from amends.store.migrations import create_store
from tests.stores import reading_all, writing_all

CLIENT = "shop"
SERIAL = "AB-1234-5678"
POLICY = """
language: 1
policy: shop-care
version: 2026-01-01.1
in_force: {from: 2026-01-01}
timezone: Europe/Berlin
currency: EUR
roles: [agent, senior_agent, team_lead, manager]
teams: [care]
facts:
  came_late: {type: boolean, from: record}
  is_broken: {type: boolean, from: customer}
  is_back: {type: boolean, from: record}
  is_stolen: {type: boolean, from: record}
  price: {type: money, from: record}
remedies:
  late_credit: {kind: credit, value: price * 0.5}
  new_radio: {kind: replace, value: price, awaits: is_back}
  apology: {kind: letter}
  service_credit: {kind: credit, value: price}
clauses:
  - {id: L1, says: What comes late is half paid back., grants: late_credit, when: came_late}
  - {id: N1, says: What is broken is replaced., grants: new_radio, when: is_broken}
  - {id: A1, says: Who had trouble gets a letter., grants: apology, when: came_late or is_broken}
  - {id: F1, says: Nothing is given for what is stolen., forbids: [late_credit, new_radio], when: is_stolen}
caps: []
make_it_right:
  approver: team_lead
  up_to: {team_lead: 200.00, manager: 1000.00}
  consider: [price]
"""
FACTS: Mapping[str, Plain] = {"came_late": True, "is_broken": True, "is_stolen": False, "price": "60.00"}
QUICK = WorkerSettings(
    name="worker",
    at_once=4,
    looks_every=timedelta(milliseconds=5),
    beats_every=timedelta(milliseconds=50),
    lost_after=timedelta(milliseconds=400),
    first_pause=timedelta(milliseconds=10),
    longest_pause=timedelta(milliseconds=40),
    attempts=4,
)
"""A worker that waits for nothing longer than a test does."""
OURS = {kind: PERFORMERS[kind] for kind in (FULFIL, REMIND_OF_RETURN, EXPIRE_RETURN)}
"""What is done here; letters stay where they are."""


def make_shop(url: str) -> None:
    """A new store in which the shop, its people and its policy are; `ada` is the administrator."""
    engine = create_store(url)
    try:
        new_id = workspace_in(engine).new_id
        client = SampleClient(CLIENT, "Shop", ("en",), POLICY)
        furnish(engine, [client], new_id, datetime(2026, 1, 1, tzinfo=UTC))
        with writing_all(engine) as connection:
            ada = User(id=new_id(), name="ada", full_name=None, email=None)
            directory.add(connection, ada)
            grant(connection, RoleGrant(id=new_id(), user=ada.id, client=None, team=None, role=ADMINISTRATOR))
    finally:
        engine.dispose()


@contextmanager
def shop_at(url: str, log: Path) -> "Iterator[Shop]":
    """The shop in a store that is there."""
    engine = open_engine(url)
    try:
        yield Shop(workspace_in(engine), replace(QUICK, log=log))
    finally:
        engine.dispose()


@dataclass(frozen=True, slots=True)
class Shop:
    """The shop at work."""

    workspace: Workspace
    settings: WorkerSettings = field(default=QUICK)

    def desk(self, user: str) -> Desk:
        """Where somebody works."""
        return Desk(self.workspace, user)

    def settles(self, *ways: Way, **changes: object) -> None:
        """Says by what remedies go out, and what else is settled."""
        settings = replace(SettingChanges(fulfilment=ways or None), **changes)  # type: ignore[arg-type] # of a test
        change_client(self.desk("ada"), CLIENT, ClientChanges(settings=settings))

    def endpoint(self, url: str, *, honours_key: bool = True, name: str = "billing") -> Endpoint:
        """Adds an endpoint of the house's own network."""
        new = NewEndpoint(name=name, url=url, honours_key=honours_key, is_private=True, timeout_seconds=1)
        return add_endpoint(self.desk("ada"), CLIENT, new)

    def decided(self, **facts: Plain) -> str:
        """The reference of a case in which a credit and a new radio are owed."""
        with writing_all(self.workspace.engine) as connection:
            (client,) = directory.clients(connection, every_client(connection))
            new_id = self.workspace.new_id
            customer, account = add_customer(connection, client.id, "Rose Field", str(new_id()), new_id)
            radio = Product(id=new_id(), client=client.id, customer=customer, title="Radio", serial=SERIAL)
            directory.add(connection, radio)
        opening = Opening(
            client=CLIENT,
            customer=customer,
            account=account,
            policy="shop-care",
            problem="The radio is broken.",
            channel="phone",
            product=radio.id,
        )
        case = open_case(self.desk("ana"), opening).reference
        requests = [
            VerifyCaller("one_time_code"),
            *(StateFact(name, value) for name, value in {**FACTS, **facts}.items()),
            Restate("The radio is broken.", "You want something fair.", "service_credit", Decimal(40)),
            Confirm(),
        ]
        act_all(self.desk("ana"), case, lambda _: requests)
        decide_case(self.desk("ana"), case)
        return case

    def promised(self, remedy: str = "late_credit") -> str:
        """A case in which something owed was promised."""
        case = self.decided()
        self.does("ana", case, Give(remedy))
        return case

    def offered(self, amount: str = "40.00") -> str:
        """A case in which a service credit was offered, outside of policy."""
        case = self.decided()
        self.does("ana", case, OpenException())
        self.does("ana", case, Propose(terms_of([("service_credit", Decimal(amount))]), "She was patient."))
        self.does("carla", case, Approve())
        self.does("ana", case, Offer())
        return case

    def agreed(self, amount: str = "40.00") -> str:
        """A case in which the customer has accepted it."""
        case = self.offered(amount)
        self.does("ana", case, Accept())
        return case

    def does(self, user: str, case: str, request: object) -> CaseState:
        """Somebody acts on a case."""
        return act(self.desk(user), case, request)

    def seen(self, case: str) -> CaseState:
        """A case as it stands."""
        return view(self.desk("dora"), case).state

    def happened(self, case: str) -> list[Event]:
        """What happened in a case."""
        return [one.event for one in view(self.desk("dora"), case).history]

    def gift(self, case: str, remedy: str = "late_credit") -> Gift:
        """What became of a remedy."""
        return next(gift for gift in reversed([*self.seen(case).gifts.values()]) if gift.remedy == remedy)

    def worker(self, **settings: object) -> Worker:
        """A worker on the store."""
        return Worker(self.workspace, OURS, replace(self.settings, **settings))  # type: ignore[arg-type]

    def works(self) -> None:
        """A worker does what can be done, with all that is tried again soon."""
        worker = self.worker()
        while True:
            worker.run_until_idle()
            if not any(job.state is JobState.WAITING and job.due_at is None for job in self.jobs()):
                return

    def jobs(self, *states: JobState) -> list[JobRow]:
        """The jobs; all of them unless told otherwise."""
        with reading_all(self.workspace.engine) as connection:
            found = list_jobs(connection, every_client(connection), states or [*JobState], limit=1_000)
            return [job for job in found if job.kind in OURS]

    def customer_of(self, case: str) -> UUID:
        """The customer of a case."""
        return self.seen(case).customer

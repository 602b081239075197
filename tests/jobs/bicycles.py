"""A workspace of the bicycle shop that speaks four languages, with a worker that sends its letters."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

from amends.adapters.mail.settings import MailSettings
from amends.app.cases.deciding import decide_case
from amends.app.cases.opening import Opening, open_case
from amends.app.cases.reading import view
from amends.app.letters.asked import LETTER
from amends.app.letters.reading import LetterLine, letters_of
from amends.app.on_case import act, act_all
from amends.app.sample.house import SampleClient, furnish
from amends.app.sample.walk import Clock
from amends.app.workspace import Desk, Workspace, workspace_in
from amends.cases.events.event import Event, Plain
from amends.cases.gate.acts.contacts import EndContact, VerifyCaller
from amends.cases.gate.acts.deciding import Tell
from amends.cases.gate.acts.evidence import Confirm, Restate, StateFact
from amends.cases.next_steps.step import NextStep
from amends.cases.state import CaseState
from amends.directory.customers import Customer, Household
from amends.jobs.performers import PERFORMERS
from amends.jobs.worker import Worker
from amends.store import directory
from amends.store.directory import every_client
from amends.store.engine import open_engine
from amends.store.jobs_list import JobRow, JobState, list_jobs
from amends.store.migrations import create_store
from tests.adapters.mail.post_office import PostOffice
from tests.jobs.shop import QUICK
from tests.stores import reading_all, writing_all

CLIENT = "bicycle"
POLICY = Path(__file__).parents[1] / "explain" / "bicycle.policy.yaml"
MONDAY = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
RACED: dict[str, Plain] = {
    "bought_on": "2026-02-02", "told_on": "2026-11-02", "kilometres": 1200, "price": "899.00", "repair_cost": "140.00",
    "registered": True, "raced": True, "stolen": False, "months_insured": 3,
}  # fmt: skip


def make_bicycle_shop(url: str) -> None:
    """A new store in which the shop, its people and its policy are."""
    engine = create_store(url)
    try:
        shop = SampleClient(CLIENT, "Bicycle shop Veltane", ("en", "de", "es", "fr"), POLICY.read_text("utf-8"))
        furnish(engine, [shop], workspace_in(engine).new_id, datetime(2026, 1, 1, tzinfo=UTC))
    finally:
        engine.dispose()


@contextmanager
def bicycle_shop_at(url: str) -> "Iterator[Bicycles]":
    """The shop in a store that is there, on a Monday in November."""
    engine, clock = open_engine(url), Clock(MONDAY)
    try:
        yield Bicycles(replace(workspace_in(engine), clock=clock), clock)
    finally:
        engine.dispose()


@dataclass(slots=True)
class Bicycles:
    """The shop at work; `ana` is an agent, `carla` the team lead, `dora` the manager."""

    workspace: Workspace
    clock: Clock
    customers: dict[str, UUID] = field(default_factory=dict)

    def desk(self, user: str) -> Desk:
        """Where somebody works."""
        return Desk(self.workspace, user)

    def customer(
        self,
        email: str | None = "grace@example.org",
        language: str | None = "de",
        address: str | None = None,
        phone: str | None = None,
        prefers: str | None = None,
    ) -> UUID:
        """A customer of the shop."""
        with writing_all(self.workspace.engine) as connection:
            (client,) = directory.clients(connection, every_client(connection))
            household = Household(id=self.workspace.new_id(), client=client.id, address=address)
            directory.add(connection, household)
            customer = Customer(
                id=self.workspace.new_id(),
                client=client.id,
                name="Grace Holt",
                email=email,
                language=language,
                phone=phone,
                preferred_channel=prefers,
                household=household.id,
            )
            directory.add(connection, customer)
        return customer.id

    def moves(self, customer: UUID, email: str | None) -> None:
        """The customer has another mail address."""
        with writing_all(self.workspace.engine) as connection:
            known = directory.get(connection, Customer, customer, every_client(connection))
            assert known is not None
            directory.change(connection, replace(known, email=email))

    def refused(self, customer: UUID | None = None) -> str:
        """The reference of a case in which a repair was refused and the refusal was told."""
        who = customer or self.customer()
        opening = Opening(
            client=CLIENT, customer=who, account=None, policy="bicycle-care", problem="It is broken.", channel="phone"
        )
        case = open_case(self.desk("ana"), opening).reference
        requests = [
            VerifyCaller("one_time_code"),
            *(StateFact(name, value) for name, value in RACED.items()),
            Restate("The bicycle is broken.", "You want it repaired.", "repair"),
            Confirm(),
        ]
        act_all(self.desk("ana"), case, lambda _: requests)
        decide_case(self.desk("ana"), case)
        self.does("ana", case, Tell("repair"))
        return case

    def hung_up(self, customer: UUID | None = None) -> str:
        """The same, and the contact has ended: the path is to go out."""
        case = self.refused(customer)
        self.does("ana", case, EndContact())
        return case

    def does(self, user: str, case: str, request: object) -> CaseState:
        """Somebody acts on a case."""
        self.clock.passes(seconds=20)
        return act(self.desk(user), case, request)

    def seen(self, case: str) -> CaseState:
        """A case as it stands."""
        return view(self.desk("ana"), case).state

    def happened(self, case: str) -> list[Event]:
        """What happened in a case."""
        return [one.event for one in view(self.desk("ana"), case).history]

    def next_steps(self, case: str) -> tuple[NextStep, ...]:
        """What is sensible to do next."""
        return view(self.desk("ana"), case).next

    def letters(self, case: str) -> list[LetterLine]:
        """The letters of a case."""
        return [*letters_of(self.desk("ana"), case).lines]

    def works(self, office: PostOffice | None, **settings: object) -> None:
        """A worker sends what can be sent, with all that is tried again soon."""
        mail = None
        if office is not None:
            mail = MailSettings(carrier=office.server, sender="care@veltane.example", bounces="bounces@veltane.example")
        working = replace(QUICK, mail=mail, **settings)  # type: ignore[arg-type] # of a test
        worker = Worker(self.workspace, {LETTER: PERFORMERS[LETTER]}, working)
        while True:
            worker.run_until_idle()
            if not any(job.state is JobState.WAITING and job.due_at is None for job in self.jobs()):
                return

    def jobs(self) -> list[JobRow]:
        """The jobs that send letters."""
        with reading_all(self.workspace.engine) as connection:
            found = list_jobs(connection, every_client(connection), [*JobState], limit=1_000)
            return [job for job in found if job.kind == LETTER]

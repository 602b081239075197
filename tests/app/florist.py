"""A workspace of one invented florist, whose cases are quickly brought as far as a test needs them."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from uuid import UUID

from amends.app.cases.deciding import decide_case
from amends.app.cases.opening import Opening, open_case
from amends.app.cases.reading import view
from amends.app.finding import client_named
from amends.app.on_case import act, act_all
from amends.app.sample.house import SampleClient, add_customer, furnish
from amends.app.workspace import Desk, Workspace, workspace_in
from amends.cases.events.event import Plain
from amends.cases.gate.acts.contacts import VerifyCaller
from amends.cases.gate.acts.evidence import Confirm, Restate, StateFact
from amends.cases.gate.acts.giving import Give
from amends.cases.gate.acts.route import Accept, Approve, Offer, OpenException, Propose
from amends.cases.state import CaseState
from amends.cases.terms import Terms, terms_of
from amends.store.directory import every_client
from amends.store.engine import open_engine
from amends.store.migrations import create_store
from tests.stores import writing_all

CLIENT = "florist"
POLICY = """
language: 1
policy: flower-care
version: 2026-01-01.1
in_force: {from: 2026-01-01}
timezone: Europe/Berlin
currency: EUR
roles: [agent, senior_agent, team_lead, manager]
teams: [care]
facts:
  came_late: {type: boolean, from: record}
  withered: {type: boolean, from: customer}
  price: {type: money, from: record}
  occasion: {type: [birthday, wedding, funeral], from: customer}
  years_with_us: {type: integer, from: record}
  cases_last_year: {type: integer, from: history, count: cases, per: customer, over: months(12)}
  gestures_last_year: {type: money, from: history, sum: gesture, per: customer, over: months(12)}
remedies:
  second_bouquet: {kind: replace, value: price}
  refund: {kind: refund, value: price}
  gesture: {kind: credit, value: price * 0.5}
  service_credit: {kind: credit, value: price}
clauses:
  - {id: B1, says: What came withered comes again., grants: second_bouquet, when: withered}
  - {id: R1, says: What came late is paid back., grants: refund, when: came_late}
  - id: G1
    says: For the trouble we may add a gesture.
    allows: gesture
    up_to: {senior_agent: 40.00, team_lead: 80.00}
    when: came_late or withered
    weigh: [occasion, years_with_us, cases_last_year, gestures_last_year]
    refuse_because:
      put_right: The flowers came again on the same day.
  - {id: S1, says: A funeral is for a team lead., refers: service_credit, to: team_lead, when: occasion == "funeral"}
caps:
  - {of: service_credit, per: account, over: months(12), limit: 120.00}
  - {of: gesture, per: agent, over: days(30), limit: 1000000.00}
make_it_right:
  approver: team_lead
  up_to: {team_lead: 200.00, manager: 1000.00}
  consider: [years_with_us]
"""
WITHERED: Mapping[str, Plain] = {
    "came_late": False,
    "withered": True,
    "price": "60.00",
    "occasion": "birthday",
    "years_with_us": 4,
}


def credit(amount: str) -> Terms:
    """Terms of a service credit."""
    return terms_of([("service_credit", Decimal(amount))])


@contextmanager
def workspace_at(url: str) -> Iterator[Workspace]:
    """The workspace in a store that is there."""
    engine = open_engine(url)
    try:
        yield workspace_in(engine)
    finally:
        engine.dispose()


def make_florist(url: str) -> None:
    """A new store in which the florist, its people and its policy are."""
    engine = create_store(url)
    try:
        new_id = workspace_in(engine).new_id
        furnish(engine, [SampleClient(CLIENT, "Florist", ("en",), POLICY)], new_id, datetime(2026, 1, 1, tzinfo=UTC))
    finally:
        engine.dispose()


@dataclass(frozen=True, slots=True)
class Caller:
    """A customer with an account."""

    customer: UUID
    account: UUID


@dataclass(frozen=True, slots=True)
class Florist:
    """The florist at work. An agent is `ana`, a senior one `ben`, the team lead `carla`, the manager `dora`.

    Attributes:
        told: hears of a case as it stands after each act on it, once that is acknowledged.
    """

    workspace: Workspace
    told: Callable[[CaseState], object] = lambda _: None

    def desk(self, user: str) -> Desk:
        """Where somebody works."""
        return Desk(self.workspace, user)

    def does(self, user: str, case: str, request: object) -> CaseState:
        """Somebody acts on a case."""
        return self._heard_of(act(self.desk(user), case, request))

    def seen(self, case: str) -> CaseState:
        """A case as it stands."""
        return view(self.desk("dora"), case).state

    def new_caller(self) -> Caller:
        """A customer whom nobody has heard of yet."""
        with writing_all(self.workspace.engine) as connection:
            client = client_named(connection, CLIENT, every_client(connection))
            number = str(self.workspace.new_id())
            return Caller(*add_customer(connection, client.id, "Rose Field", number, self.workspace.new_id))

    def opened(self, caller: Caller | None = None, user: str = "ana") -> str:
        """The reference of a case that was opened on the phone."""
        return self._heard_of(open_case(self.desk(user), opening_of(caller or self.new_caller()))).reference

    def heard(self, caller: Caller | None = None, user: str = "ana", facts: Mapping[str, Plain] = WITHERED) -> str:
        """A case in which everything was said and confirmed; withered flowers unless told otherwise."""
        case = self.opened(caller, user)
        known = {**WITHERED, **facts}
        requests = [
            VerifyCaller("one_time_code"),
            *(StateFact(name, value) for name, value in known.items()),
            Restate("The flowers were withered.", "You want the money back.", "refund"),
            Confirm(),
        ]
        self._heard_of(act_all(self.desk(user), case, lambda _: requests).state)
        return case

    def decided(self, caller: Caller | None = None, user: str = "ana", facts: Mapping[str, Plain] = WITHERED) -> str:
        """A decided case: by default the bouquet is owed, a gesture possible, and the wish beyond the policy."""
        case = self.heard(caller, user, facts)
        self._heard_of(decide_case(self.desk(user), case))
        return case

    def proposed(self, amount: str = "80.00", caller: Caller | None = None) -> str:
        """A case in which Ana has proposed a service credit."""
        case = self.decided(caller)
        self.does("ana", case, OpenException())
        self.does("ana", case, Propose(credit(amount), "They were for her mother's birthday."))
        return case

    def agreed(self, amount: str = "80.00") -> str:
        """A case in which the customer has accepted a service credit that was not given yet."""
        case = self.proposed(amount)
        self.does("carla", case, Approve())
        self.does("ana", case, Offer())
        self.does("ana", case, Accept())
        return case

    def promised(self, remedy: str = "second_bouquet") -> tuple[str, UUID]:
        """A case in which something owed was promised, and the number of the promise."""
        case = self.decided()
        state = self.does("ana", case, Give(remedy))
        return case, next(iter(state.gifts))

    def _heard_of(self, state: CaseState) -> CaseState:
        self.told(state)
        return state


def opening_of(caller: Caller) -> Opening:
    """What a caller's case is opened with."""
    return Opening(
        client=CLIENT,
        customer=caller.customer,
        account=caller.account,
        policy="flower-care",
        problem="The flowers are withered.",
        channel="phone",
    )

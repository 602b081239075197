"""The cable company of the examples with both of its teams: Ana and Carla in care, Rita and Ron in retention."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from amends.app.cases.deciding import decide_case
from amends.app.cases.reading import CaseView, view
from amends.app.cases.stating import Stating, state_facts
from amends.app.on_case import act, act_all
from amends.app.sample.house import SampleClient, furnish
from amends.app.sample.walk import Clock, Walk, walk_in
from amends.app.workspace import Desk, Workspace, workspace_in
from amends.cases.gate.acts.contacts import BeginContact, EndContact, VerifyCaller
from amends.cases.gate.acts.evidence import Restate
from amends.cases.state import CaseState
from amends.cli.samples import policy_document, read_brands
from amends.directory.organisation import RoleGrant, Team, User
from amends.formats.values import Value
from amends.policy import loads
from amends.store import directory
from amends.store.bounds import EVERY_CLIENT, bind
from amends.store.directory import every_client
from amends.store.directory_pages import all_of
from amends.store.directory_users import grant
from amends.store.engine import writing
from amends.store.migrations import create_store
from tests.app.florist import workspace_at

NAME = "cable"
TREE = loads(policy_document(NAME), name=NAME).tree
FACTS: Mapping[str, Value] = next(one for one in read_brands() if one.name == NAME).samples[0].row.facts
RETENTION = {"rita": "agent", "ron": "team_lead"}
THREAT = "threatens_to_cancel"


def make_wrenfield(url: str) -> None:
    """A new store in which the cable company is, with care and retention."""
    engine = create_store(url)
    new_id = workspace_in(engine).new_id
    client = SampleClient(NAME, "Wrenfield", ("en",), policy_document(NAME))
    furnish(engine, [client], new_id, datetime(2026, 1, 1, tzinfo=UTC))
    with writing(engine) as connection:
        bind(connection, EVERY_CLIENT)
        (it,) = every_client(connection)
        (care,) = all_of(connection, Team, it)
        team = Team(id=new_id(), client=it, site=care.site, name="retention", title="Retention")
        directory.add(connection, team)
        for name, role in RETENTION.items():
            user = User(id=new_id(), name=name, full_name=name.title(), email=None)
            directory.add(connection, user)
            grant(connection, RoleGrant(id=new_id(), user=user.id, client=it, team=team.name, role=role))
    engine.dispose()


@dataclass(frozen=True, slots=True)
class Wrenfield:
    """The cable company at work."""

    workspace: Workspace
    clock: Clock

    def desk(self, user: str) -> Desk:
        """Where somebody works; since they last did something, a minute has gone by."""
        self.clock.passes(minutes=1)
        return Desk(self.workspace, user)

    def sees(self, user: str, case: str) -> CaseView:
        """A case as somebody sees it."""
        return view(self.desk(user), case)

    def states(self, user: str, case: str, source: str | None = None, /, **facts: Value) -> None:
        """Somebody states facts."""
        state_facts(self.desk(user), case, Stating(typed={}, written=facts, source=source))

    def types(self, user: str, case: str, source: str | None, typed: Mapping[str, str]) -> None:
        """Somebody states facts as they are typed."""
        state_facts(self.desk(user), case, Stating(typed=typed, written={}, source=source))

    def decides(self, user: str, case: str) -> CaseState:
        """The policy decides."""
        return decide_case(self.desk(user), case)

    def does(self, user: str, case: str, *requests: object) -> CaseState:
        """Somebody acts."""
        return act_all(self.desk(user), case, lambda _: requests).state

    def calls(self, user: str, case: str) -> None:
        """The customer calls again."""
        act(self.desk(user), case, BeginContact("phone"))
        act(self.desk(user), case, VerifyCaller("one_time_code"))

    def hangs_up(self, user: str, case: str) -> None:
        """The call is over."""
        act(self.desk(user), case, EndContact())

    def decided(self, **facts: Value) -> str:
        """A case as the examples tell it, decided in care while the customer is on the phone."""
        walk: Walk = walk_in(self.workspace, datetime(2026, 12, 4, 18, 0, tzinfo=UTC), NAME, "Wrenfield")
        walk.opens("ana", "Walt Brandon", "The box was promised free, and it is on my bill.", TREE.name)
        walk.verifies("ana")
        walk.hears("ana", {**FACTS, **facts}, TREE)
        walk.understands("ana", Restate("The box is on your bill.", "You want it back.", "box_refund"))
        walk.decides("ana")
        return walk.reference


@contextmanager
def wrenfield_at(url: str) -> Iterator[Wrenfield]:
    """The cable company in a store."""
    clock = Clock(datetime(2026, 12, 5, 18, 0, tzinfo=UTC))
    with workspace_at(url) as workspace:
        yield Wrenfield(replace(workspace, clock=clock), clock)

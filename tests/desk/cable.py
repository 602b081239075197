"""The cable company of the examples, whose policy asks for lists: what was promised, and the lines of a bill."""

from datetime import UTC, datetime

from amends.app.sample.house import SampleClient, furnish
from amends.app.sample.walk import Walk, walk_in
from amends.app.workspace import Workspace, workspace_in
from amends.cases.gate.acts.evidence import Restate
from amends.cli.samples import policy_document, read_brands
from amends.lang.tree import PolicyTree
from amends.policy import loads
from amends.store.migrations import create_store
from tests.app.florist import workspace_at
from tests.desk.letting_in import let_in

NAME = "cable"
FACTS = next(one for one in read_brands() if one.name == NAME).samples[0].row.facts


def make_cable(url: str) -> None:
    """A new store in which the cable company is, and everybody can sign in."""
    engine = create_store(url)
    client = SampleClient(NAME, "Wrenfield", ("en",), policy_document(NAME))
    furnish(engine, [client], workspace_in(engine).new_id, datetime(2026, 1, 1, tzinfo=UTC))
    engine.dispose()
    with workspace_at(url) as workspace:
        let_in(workspace)


def decided_without(workspace: Workspace, *missing: str) -> str:
    """A case in which everything but some facts is known, and the policy has decided."""
    policy = tree()
    walk: Walk = walk_in(workspace, datetime.now(UTC), NAME, "Wrenfield")
    walk.opens("ana", "Grace Holt", "The box was to be free, and it is on the bill.", policy.name)
    walk.verifies("ana")
    walk.hears("ana", {name: value for name, value in FACTS.items() if name not in missing}, policy)
    walk.understands("ana", Restate("The box is on your bill.", "You want it back.", "box_refund"))
    walk.decides("ana")
    return walk.reference


def tree() -> PolicyTree:
    """The policy."""
    return loads(policy_document(NAME), name=NAME).tree


def version() -> str:
    """Where the policy stands at the desk."""
    return f"/policies/{NAME}/{tree().name}/{tree().version}"

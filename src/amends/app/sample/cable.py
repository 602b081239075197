"""The free box: what was promised is kept by whoever answers first, and nobody has to threaten."""

from collections.abc import Mapping
from datetime import UTC, datetime

from amends.app.sample.walk import Walk, walk_in
from amends.app.workspace import Workspace
from amends.cases.events.ending import NeedsMet
from amends.cases.gate.acts.contacts import EndContact
from amends.cases.gate.acts.ending import Close, Resolve
from amends.cases.gate.acts.evidence import Restate
from amends.cases.gate.acts.giving import Decline, Give, Settle
from amends.cases.gate.rules.settling import Outcome
from amends.formats.values import Value
from amends.lang.tree import PolicyTree

_PROMISED = ("box_refund", "discount_refund", "discount_ahead", "written_summary")


def walk(workspace: Workspace, facts: Mapping[str, Value], tree: PolicyTree) -> Walk:
    """The first bill breaks what a seller promised, and care answers."""
    walk = walk_in(workspace, datetime(2026, 12, 4, 18, 0, tzinfo=UTC), "cable", "The free box on the first bill")
    walk.opens("ana", "Walt Brandon", "The box was promised free, and it is on my bill.", tree.name)
    walk.verifies("ana")
    walk.hears("ana", facts, tree)
    walk.understands(
        "ana",
        Restate(
            "A seller promised you the box for free and $20 off each month, and the first bill has neither.",
            "You want what was promised.",
            "box_refund",
        ),
    )
    walk.decides("ana")
    for remedy in _PROMISED:
        walk.does("ana", Give(remedy))
        walk.does("ana", Settle(walk.gift(remedy), Outcome.GIVEN))
    walk.tries("ana", "resolve", Resolve(NeedsMet.YES))
    walk.does("ana", Decline("leave_free"))
    walk.does("ana", Resolve(NeedsMet.YES))
    walk.does("ana", EndContact())
    walk.does("ana", Close())
    return walk

"""The calls to the lottery line: what was wrong is credited, the rest is answered, and a supervisor is not refused."""

from collections.abc import Mapping
from datetime import UTC, datetime

from amends.app.sample.walk import Walk, walk_in
from amends.app.workspace import Workspace
from amends.cases.events.contacts import EndOfContact
from amends.cases.events.ending import NeedsMet
from amends.cases.gate.acts.contacts import BeginContact, EndContact, VerifyCaller
from amends.cases.gate.acts.deciding import Tell
from amends.cases.gate.acts.ending import Close, Resolve
from amends.cases.gate.acts.evidence import Restate
from amends.cases.gate.acts.giving import Give, Settle
from amends.cases.gate.acts.people import AskSupervisor, TakeOver
from amends.cases.gate.rules.settling import Outcome
from amends.formats.values import Value
from amends.lang.tree import PolicyTree


def walk(workspace: Workspace, facts: Mapping[str, Value], tree: PolicyTree) -> Walk:
    """A bill that is wrong in part."""
    walk = walk_in(workspace, datetime(2026, 8, 27, 16, 0, tzinfo=UTC), "phone", "Calls that never connected")
    walk.opens("ben", "Leo Marsh", "You charge me for calls that never connect.", tree.name)
    walk.verifies("ben")
    walk.hears("ben", facts, tree)
    walk.understands(
        "ben",
        Restate(
            "You called one 800 number eight times, and your bill has calls that did not connect.",
            "You want the charges for all of these calls back.",
            "connected_call_credit",
        ),
    )
    walk.decides("ben")
    walk.does("ben", Give("call_credit"))
    walk.does("ben", Settle(walk.gift("call_credit"), Outcome.GIVEN))
    walk.does("ben", Tell("connected_call_credit"))
    walk.does("ben", AskSupervisor())
    walk.does("ben", EndContact(EndOfContact.HUNG_UP))
    walk.letters_go_out("ben")
    walk.tries("ben", "take over", TakeOver())
    walk.clock.passes(hours=2)
    walk.does("carla", TakeOver())
    walk.does("carla", BeginContact("phone"))
    walk.does("carla", VerifyCaller("one_time_code"))
    walk.does("carla", Tell("connected_call_credit"))
    walk.does("carla", Give("goodwill_credit", reason="service_failure"))
    walk.does("carla", Settle(walk.gift("goodwill_credit"), Outcome.GIVEN))
    walk.does("carla", Resolve(NeedsMet.PARTLY))
    walk.does("carla", EndContact())
    walk.clock.passes(hours=20)
    walk.does("carla", BeginContact("phone"))
    walk.does("carla", EndContact())
    walk.does("carla", Close())
    return walk

"""The laptop with somebody else's plan: a hand-off that is accepted, and no "that is another company"."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

from amends.app.sample.walk import Walk, walk_in
from amends.app.workspace import Workspace
from amends.cases.events.ending import NeedsMet
from amends.cases.gate.acts.contacts import BeginContact, EndContact, VerifyCaller
from amends.cases.gate.acts.deciding import Tell
from amends.cases.gate.acts.ending import Close, Resolve
from amends.cases.gate.acts.evidence import Restate
from amends.cases.gate.acts.giving import Give, Settle
from amends.cases.gate.acts.people import AnswerHandOff, FinishHandOff, HandOver
from amends.cases.gate.rules.settling import Outcome
from amends.formats.values import Value
from amends.lang.tree import PolicyTree

_SHOP = "the shop"


def walk(workspace: Workspace, facts: Mapping[str, Value], tree: PolicyTree) -> Walk:
    """A broken hinge cover of 11.90, and a plan that is the shop's."""
    walk = walk_in(workspace, datetime(2026, 11, 10, 9, 0, tzinfo=UTC), "laptop", "A small part of somebody else's")
    walk.opens("ana", "Piet Maas", "A cover of the hinge broke off.", tree.name)
    walk.verifies("ana")
    walk.hears("ana", facts, tree)
    walk.understands(
        "ana",
        Restate("The cover of the hinge broke off.", "You want it repaired under your plan.", "repair"),
    )
    walk.decides("ana")
    for remedy in ("part", "handover"):
        walk.does("ana", Give(remedy))
        walk.does("ana", Settle(walk.gift(remedy), Outcome.GIVEN))
    walk.does("ana", Tell("repair"))
    due = walk.clock() + timedelta(days=5)
    walk.does("ana", HandOver(_SHOP, "look at the hinge under its own plan", due, "repair"))
    walk.tries("ana", "resolve", Resolve(NeedsMet.YES))
    walk.does("ana", EndContact())
    walk.clock.passes(days=2)
    hand_off = walk.seen_by("ana").state.hand_offs[-1].id
    walk.does("ana", AnswerHandOff(hand_off, accepted=True, words="we have it, our number is 88-1204"))
    walk.clock.passes(days=4)
    walk.does("ana", FinishHandOff(hand_off, "the hinge was changed under the shop's plan"))
    walk.does("ana", BeginContact("phone"))
    walk.does("ana", VerifyCaller("one_time_code"))
    walk.does("ana", Resolve(NeedsMet.YES))
    walk.does("ana", EndContact())
    walk.does("ana", Close())
    return walk

"""Make It Right, line by line: a solution returned, one adjusted, and a compromise above the ceiling."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from decimal import Decimal

from amends.app.sample.walk import Walk, walk_in
from amends.app.workspace import Workspace
from amends.cases.events.ending import NeedsMet
from amends.cases.gate.acts.contacts import EndContact
from amends.cases.gate.acts.deciding import Tell
from amends.cases.gate.acts.ending import Close, FollowUp, Resolve, WriteThoughts
from amends.cases.gate.acts.evidence import Restate
from amends.cases.gate.acts.giving import Settle
from amends.cases.gate.acts.route import (
    Accept,
    Adjust,
    Approve,
    Compromise,
    Offer,
    OpenException,
    Propose,
    Return,
    Take,
)
from amends.cases.gate.rules.settling import Outcome
from amends.cases.terms import terms_of
from amends.formats.values import Value
from amends.lang.tree import PolicyTree

_FEE = Decimal("150.00")


def walk(workspace: Workspace, facts: Mapping[str, Value], tree: PolicyTree) -> Walk:
    """Six years with the house, every bill on time, and a signal that has become weak."""
    walk = walk_in(workspace, datetime(2026, 8, 27, 17, 0, tzinfo=UTC), "alarm", "Six years, and a weak signal")
    walk.opens("ana", "Grace Holt", "Half of the time the panel has no signal. I want out.", tree.name)
    walk.verifies("ana")
    walk.hears("ana", facts, tree)
    walk.understands(
        "ana",
        Restate(
            "The signal at your home has become weak, and the alarm drops out.",
            "You would like to end the plan without the fee.",
            "early_end_free",
        ),
    )
    walk.decides("ana")
    walk.does("ana", Tell("early_end_free"))
    walk.does("ana", OpenException())
    _finds_terms(walk)
    _comes_to_a_compromise(walk)
    walk.does("ana", Settle(walk.gift("service_credit"), Outcome.GIVEN))
    walk.does("ana", FollowUp(walk.clock() + timedelta(days=60)))
    walk.does("ana", Resolve(NeedsMet.YES))
    walk.does("ana", EndContact())
    thoughts = (
        "She wanted to be heard more than she wanted to leave. If the signal stays weak she may go without a fee, "
        "and until then we pay for what did not work."
    )
    walk.does("ana", WriteThoughts(thoughts))
    walk.tries("ana", "close", Close())
    walk.clock.passes(days=60)
    still_weak = "Two bars, as in August: she may go without the fee."
    walk.does("ana", Settle(walk.gift("early_end_free"), Outcome.GIVEN, still_weak))
    walk.does("ana", Close())
    return walk


def _finds_terms(walk: Walk) -> None:
    """The first solution comes back, the second is adjusted and taken."""
    first = Propose(terms_of([("service_credit", Decimal("20.00"))]), "A gesture for the trouble.")
    walk.does("ana", first)
    walk.tries("ana", "approve", Approve())
    walk.does("carla", Return("Six years, and never late: $20 does not make this right. What would keep her?"))
    second = Propose(
        terms_of([("service_credit", Decimal("58.00"))]),
        "Two months back for the months in which it dropped out; she stays if it gets better.",
    )
    walk.does("ana", second)
    adjusted = Adjust(
        terms_of([("service_credit", Decimal("87.00"))]),
        "Make it three months, the time since it began.",
        ceiling=Decimal("100.00"),
    )
    walk.does("carla", adjusted)
    walk.does("ana", Take())
    walk.does("ana", Offer())


def _comes_to_a_compromise(walk: Walk) -> None:
    """The customer asks for more than the ceiling, and the next role decides."""
    both = terms_of(
        [("service_credit", Decimal("87.00")), ("early_end_free", _FEE)],
        "if the signal is still weak after 60 days",
        "early_end_free",
    )
    words = "Three months are fair. But if it isn't better in two months, I want to leave without paying for it."
    walk.does("ana", Compromise(both, words))
    walk.clock.passes(minutes=3)
    walk.does("dora", Approve())
    walk.does("ana", Offer())
    walk.does("ana", Accept())

"""Which questions a case waits for: those that belong to what the customer wants, and to the problem at hand."""

from collections.abc import Sequence

from amends.cases.before_proposing import before_proposing
from amends.cases.facts import facts_now
from amends.cases.gate.rules.withholding import REFUSED
from amends.cases.state import CaseState, Stage
from amends.decide.case import Case
from amends.decide.errors import FactError
from amends.decide.facts import read_facts
from amends.decide.questions import what_is_left
from amends.decide.unknown import Place
from amends.lang.tree import PolicyTree


def pressing(state: CaseState, tree: PolicyTree, asked: Sequence[Place]) -> tuple[Place, ...]:
    """Those of the open places that the case waits for; none once what is wanted is settled.

    In Make It Right that is what has to be found out before a solution is proposed.
    What only tells which version governs is asked where a clause needs it as well, and else stands aside: calls on a
    bill wait for no day of purchase.
    """
    if is_settled(state):
        return ()
    if state.stage is Stage.MAKING_IT_RIGHT:
        needed = before_proposing(state, tree)
        return tuple(place for place in asked if place.fact in needed)
    return tuple(place for place in asked if not _tells_only_the_version(state, tree, place))


def is_settled(state: CaseState) -> bool:
    """Whether no answer is waited for any more: what the customer wants is decided, and they know it."""
    if state.stage is Stage.MAKING_IT_RIGHT:
        return False
    if state.stage not in (Stage.OPEN, Stage.DECIDED) or state.has_final_response or state.is_wish_met:
        return True
    wanted = state.restatement.remedy if state.restatement is not None else None
    if wanted is None or state.decision is None:
        return False
    if wanted in state.withheld or wanted in state.declined:
        return True
    one = state.decision.decided.remedies.get(wanted)
    return one is not None and one.status in REFUSED and wanted in state.told


def _tells_only_the_version(state: CaseState, tree: PolicyTree, place: Place) -> bool:
    if tree.in_force is None or place.fact != tree.in_force.by:
        return False
    try:
        left = what_is_left(Case(tree, read_facts(tree, facts_now(state, tree), extra="ignore")))
    except FactError:
        return False
    return all(place not in one.needs for unknowns in left.values() for one in unknowns)

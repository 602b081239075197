"""What Make It Right considers in a case: what the policy names, but for what belongs to another problem."""

from amends.cases.events.event import Plain
from amends.cases.facts import facts_now
from amends.cases.state import CaseState
from amends.decide.case import Case
from amends.decide.errors import FactError
from amends.decide.facts import read_facts
from amends.explain.situation import facts_of
from amends.lang.tree import PolicyTree


def to_consider(state: CaseState, tree: PolicyTree) -> dict[str, Plain]:
    """What the policy names to consider, from the facts; None for what nobody knows.

    What nobody knows is left out where only clauses turn on it that do not hold here, whatever it is: a test call in a
    case about a broken phone is neither asked for nor marked as unknown.
    """
    route = tree.make_it_right
    names = route.consider if route is not None else ()
    known = facts_now(state, tree)
    missing = [name for name in names if known.get(name) is None]
    elsewhere = _elsewhere(tree, known, missing) if missing else frozenset()
    return {name: known.get(name) for name in names if name not in elsewhere}


def _elsewhere(tree: PolicyTree, known: dict[str, Plain], missing: list[str]) -> frozenset[str]:
    """The facts that belong to another problem."""
    try:
        case = Case(tree, read_facts(tree, known, extra="ignore"), presuming=False)
    except FactError:
        # With a fact that can't be used nobody can tell; to decide is what tells which it is.
        return frozenset()
    turning = {name: [one for one in tree.clauses if name in facts_of(tree, [one])] for name in missing}
    return frozenset(
        name for name, clauses in turning.items() if clauses and all(case.clause(one) is False for one in clauses)
    )

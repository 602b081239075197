"""What has to be known before an exception can pass, and what the policy wants to be considered first."""

from amends.cases.considering import to_consider
from amends.cases.facts import known_facts
from amends.cases.state import CaseState
from amends.explain.situation import facts_of
from amends.lang.tree import PolicyTree


def settles_whether_forbidden(state: CaseState, tree: PolicyTree, remedy: str) -> tuple[str, ...]:
    """The facts that nobody has stated and on which it turns whether a clause forbids a remedy, as the policy has them.

    What is only presumed is among them: an exception needs that it is known.
    """
    decided = state.decision.decided.remedies.get(remedy) if state.decision is not None else None
    may_forbid = [one for one in tree.clauses if decided is not None and one.id in decided.may_be_forbidden]
    concerned, known = facts_of(tree, may_forbid), known_facts(state, tree)
    return tuple(
        name for name, fact in tree.facts.items() if name in concerned and fact.history is None and name not in known
    )


def still_to_consider(state: CaseState, tree: PolicyTree) -> tuple[str, ...]:
    """What is to be considered and nobody has stated, first what a decision turns on; history facts are reckoned."""
    turning = frozenset(state.decision.decided.ask if state.decision is not None else ())
    missing = [name for name, value in to_consider(state, tree).items() if value is None]
    can_be_stated = [name for name in missing if tree.facts[name].history is None]
    return tuple(sorted(can_be_stated, key=lambda name: name not in turning))


def before_proposing(state: CaseState, tree: PolicyTree) -> tuple[str, ...]:
    """Everything to find out before a solution is proposed: first what settles whether the wish is forbidden."""
    wanted = state.restatement.remedy if state.restatement is not None else None
    settling = settles_whether_forbidden(state, tree, wanted) if wanted is not None else ()
    return tuple(dict.fromkeys((*settling, *still_to_consider(state, tree))))

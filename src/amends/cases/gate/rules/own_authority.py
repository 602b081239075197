"""What a role may give by itself: who could give the terms of a solution without an exception may approve them."""

from collections.abc import Sequence

from amends.cases.gate.attempt import Attempt
from amends.cases.gate.rules.authority import has_limit, is_at_least, limit_of
from amends.cases.terms import Term

_DECIDED_ON = frozenset({"discretionary", "referred"})


def may_give(attempt: Attempt[object], role: str | None, terms: Sequence[Term]) -> bool:
    """Whether a role may give all of the terms by the live decision: what is owed, and what is its own to decide.

    Where the next one above joined, the case is out of the hands of those below.
    """
    state, policy = attempt.state, attempt.around.policy
    if state.decision is None or role not in policy.roles:
        return False
    if state.approver is not None and not is_at_least(policy, role, state.approver):
        return False
    decided = state.decision.decided.remedies
    weighed = [term for term in terms if term.remedy in decided and decided[term.remedy].status in _DECIDED_ON]
    return bool(weighed) and all(_may_give(attempt, role, term) for term in terms)


def _may_give(attempt: Attempt[object], role: str | None, term: Term) -> bool:
    one, policy = attempt.decision.decided.remedies.get(term.remedy), attempt.around.policy
    if one is None or term.remedy in attempt.state.withheld:
        return False
    value = (one.at_least or 0) if one.is_value_open else one.value
    if term.amount is not None and value is not None and term.amount > value:
        return False
    match one.status:
        case "owed":
            return True
        case "discretionary":
            limit = limit_of(policy, one.limits, role)
            is_within = term.amount is None or limit is None or term.amount <= limit
            return has_limit(policy, one.limits, role) and is_within
        case "referred":
            return is_at_least(policy, role, one.decided_by)
        case _:
            return False

"""What comes of one remedy in a case, in a few words for a table."""

from decimal import Decimal

from amends.decide.case import Status
from amends.decide.decision import RemedyDecision
from amends.decide.plain_values import amount_to_plain
from amends.explain.sums import sum_told
from amends.lang.tree import PolicyTree
from amends.lang.types import MONEY
from amends.policy import Decision

_WORDS = {
    Status.FORBIDDEN: "never, by anyone",
    Status.EXCLUDED: "no, excluded",
    Status.NOT_COVERED: "no, not covered",
    Status.OWED: "owed",
    Status.DISCRETIONARY: "may be given",
}


def outcome_in_short(decision: Decision, remedy: str) -> str:
    """Such as "owed, $149.00"."""
    if decision.not_in_force is not None:
        return "this version does not govern"
    one = decision[remedy]
    match one.status:
        case Status.UNDECIDED if decision.ask:
            return f"asks {decision.ask[0].place}"
        case Status.UNDECIDED:
            return "undecided"
        case Status.REFERRED:
            words = f"for a {str(one.authority).replace('_', ' ')}"
        case _:
            words = _WORDS[one.status]
    return f"{words}, {amount}" if (amount := _amount(one, decision.tree)) else words


def _amount(one: RemedyDecision, tree: PolicyTree) -> str | None:
    amount = amount_to_plain(one.value if one.value is not None else one.at_least, one.remedy, tree)
    if amount is None:
        return None
    if one.remedy.value_type == MONEY and tree.currency is not None:
        amount = sum_told(Decimal(str(amount)), tree.currency)
    return f"{'' if one.value is not None else 'at least '}{amount}"


def clauses_in_short(decision: Decision, remedy: str) -> str:
    """The ids of the clauses that settle it, or of those that failed."""
    if remedy not in decision:
        return ""
    one = decision[remedy]
    return ", ".join(one.because or [ground.clause.id for ground in one.grounds])

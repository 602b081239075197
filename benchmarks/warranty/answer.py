"""The answer that all must give alike: the best remedy that is open, its amount, and the rule that decides."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any, NamedTuple

REFUSED = "refused"
HALF_PRICE_BY_LEAD = "half_price_by_lead"


class Answer(NamedTuple):
    outcome: str
    amount: Decimal
    clause: str


def answer(outcome: str, amount: float | Decimal, clause: str) -> Answer:
    return Answer(str(outcome), Decimal(str(amount)).quantize(Decimal("0.01")), str(clause))


def answer_in_list(found: Sequence[Any]) -> Answer:
    """Of a list of outcome, amount and rule."""
    return answer(*found)


def rule_in_list(found: Sequence[Any]) -> str:
    """The same list's rule."""
    rule: str = found[2]
    return rule

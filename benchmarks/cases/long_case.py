"""A case with a long history: much was stated, restated and decided anew."""

from amends.app.cases.deciding import decide_case
from amends.app.on_case import act_all
from amends.cases.gate.acts.evidence import StateFact
from tests.app.florist import Florist

EVENTS = 200
_STATED_BETWEEN_DECISIONS = 9


def long_case(florist: Florist) -> str:
    """The reference of a case with so many events: most of them facts, every tenth a decision."""
    case, price = florist.decided(), 0
    number = florist.seen(case).number
    while number < EVENTS:
        more = min(_STATED_BETWEEN_DECISIONS, EVENTS - number - 1)
        _states(florist, case, range(price, price + more))
        price += more
        number = decide_case(florist.desk("ana"), case).number
    return case


def _states(florist: Florist, case: str, prices: range) -> None:
    facts = [StateFact("price", f"{price}.00") for price in prices]
    act_all(florist.desk("ana"), case, lambda _: facts)

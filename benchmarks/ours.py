"""How Amends is used where it is measured."""

from pathlib import Path
from typing import Any

from amends.policy import Decision, Policy, load
from benchmarks.warranty.answer import HALF_PRICE_BY_LEAD, REFUSED, Answer, answer

WARRANTY = Path(__file__).with_name("warranty") / "phone-warranty.policy.yaml"
Seen = tuple[Any, ...]
"""Status, value and clause ids of a remedy; whatever else was looked at stands behind them."""

_OPEN = ("owed", "referred", "discretionary")


def warranty() -> Policy:
    return load(WARRANTY)


def read(decision: Decision) -> list[Seen]:
    """What a decision holds when it returns: statuses, values and the ids of clauses, as plain tuples."""
    return [(status, value, because) for status, value, _, because in decision.outcomes or ()]


def read_by_remedy(decision: Decision) -> list[Seen]:
    """The same, remedy by remedy."""
    return [(one.status, one.value, one.because) for one in decision.values()]


def read_with_reasons(decision: Decision) -> list[Seen]:
    """All grounds and what is still to ask, too."""
    ask = decision.ask
    return [(one.status, one.value, one.because, one.grounds, ask) for one in decision.values()]


def answer_of(decision: Decision) -> Answer:
    """The one answer that the others give: the best remedy that is open."""
    for name, remedy in decision.items():
        if remedy.status in _OPEN:
            outcome = HALF_PRICE_BY_LEAD if remedy.status == "referred" else name
            return answer(outcome, remedy.value or 0, remedy.because[0])
    return answer(REFUSED, 0, decision["half_price"].because[0])

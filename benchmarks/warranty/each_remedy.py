"""The whole answer of a decision by Amends: of each remedy its status, its value and the clauses that decide."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from amends.policy import Decision

OfRemedy = tuple[str, Decimal | None, tuple[str, ...]]
WholeAnswer = dict[str, OfRemedy]

_CENT = Decimal("0.01")


def of_amends(decision: Decision) -> WholeAnswer:
    """What Amends decided."""
    return {name: _of_remedy(one.status.value, one.value, one.because) for name, one in decision.items()}


def of_others(found: Mapping[str, Sequence[Any]]) -> WholeAnswer:
    """What another engine decided: status, value and clauses by the names of the remedies."""
    return {str(name): _of_remedy(*one) for name, one in found.items()}


def of_records(found: Mapping[str, Mapping[str, Any]]) -> WholeAnswer:
    """The same where each remedy is a record."""
    return {name: _of_remedy(one["status"], one["value"], one["clauses"]) for name, one in found.items()}


def _of_remedy(status: str, value: Any, clauses: Sequence[str]) -> OfRemedy:  # noqa: ANN401 - whatever an engine gives
    amount = None if value is None or isinstance(value, str) else Decimal(str(value)).quantize(_CENT)
    return str(status), amount, tuple(str(clause) for clause in clauses)


_F1 = ("forbidden", None, ("F1",))
_A1 = ("excluded", None, ("A1",))
_NOTHING: OfRemedy = ("not_covered", None, ())
_HALF = Decimal("0.5")


def by_hand(case: Mapping[str, Any]) -> WholeAnswer:
    """The same as somebody would write it in Python, with exact amounts and without a check of what comes in."""
    if case["stolen"]:
        return {"replacement": _F1, "repair": _F1, "half_price": _F1, "goodwill": _F1}
    third_time = case["claims_last_year"] >= 2
    if case["account_status"] == "closed":
        half_price: OfRemedy = ("excluded", None, ("A1", "H3")) if third_time else _A1
        return {"replacement": _A1, "repair": _A1, "half_price": half_price, "goodwill": _A1}
    in_warranty = case["days_owned"] <= 120
    replacement = repair = goodwill = half_price = _NOTHING
    if in_warranty:
        if case["damaged"]:
            repair = ("discretionary", Decimal("60.00"), ("W2",))
        else:
            replacement = ("owed", case["phone_price"].quantize(_CENT), ("W1",))
    elif third_time and case["monthly_bill"] >= 40:
        goodwill = ("discretionary", Decimal("25.00"), ("G1",))
    if third_time:
        half_price = ("excluded", None, ("H3",))
    elif not in_warranty:
        half = (case["phone_price"] * _HALF).quantize(_CENT)
        by_lead = case["claims_last_year"] >= 1
        half_price = ("referred", half, ("H2",)) if by_lead else ("discretionary", half, ("H1",))
    return {"replacement": replacement, "repair": repair, "half_price": half_price, "goodwill": goodwill}

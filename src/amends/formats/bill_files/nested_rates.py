"""Rates of TMF678 that stand within their bill, in a list of it or in groups however deep."""

from collections.abc import Iterator, Mapping
from typing import Final

from amends.formats.values import Value

RATE: Final = "appliedCustomerBillingRate"
BILL: Final = "customerBill"
_AMOUNT: Final = "taxExcludedAmount"


class RatesInRateError(Exception):
    """A rate has an amount and rates of its own, so that nobody can say whether it is the sum of them."""


def kind_of(value: Value) -> str:
    """What an object is, by its `@type` or else by what it holds; empty where nothing tells."""
    told = value.get("@type") if isinstance(value, dict) else None
    named = told[:1].lower() + told[1:] if isinstance(told, str) else ""
    if named or not isinstance(value, dict):
        return named
    return BILL if "billNo" in value else RATE if _AMOUNT in value else ""


def rates_within(bill: Mapping[str, Value]) -> Iterator[Mapping[str, Value]]:
    """The rates that stand within a bill, in their order; those alone that have an amount.

    Raises:
        RatesInRateError: one of them holds others.
    """
    for name, value in bill.items():
        yield from _rates_in(name, value)


def _rates_in(name: str, value: Value) -> Iterator[Mapping[str, Value]]:
    if isinstance(value, list):
        for one in value:
            yield from _rates_in(name, one)
    elif isinstance(value, dict):
        inside = [rate for further, one in value.items() for rate in _rates_in(further, one)]
        is_rate = name == RATE or kind_of(value) == RATE
        if is_rate and inside and _AMOUNT in value:
            raise RatesInRateError
        if is_rate and not inside:
            yield value
        yield from inside

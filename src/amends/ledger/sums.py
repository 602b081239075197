"""Sums of amounts, exact whatever their length."""

from collections.abc import Iterable
from decimal import Context, Decimal

# A sum of so many amounts of 38 digits each has fewer digits than this.
_EXACT = Context(prec=200)


def exact_sum(amounts: Iterable[Decimal]) -> Decimal:
    """The sum, 0 for none."""
    total = Decimal(0)
    for amount in amounts:
        total = _EXACT.add(total, amount)
    return total


def times(amount: Decimal, count: int) -> Decimal:
    """The amount so many times."""
    return _EXACT.multiply(amount, Decimal(count))


def less(amount: Decimal, other: Decimal) -> Decimal:
    """The amount without the other; below 0 where the other is more."""
    return _EXACT.subtract(amount, other)

"""Exact sums of money, whatever precision the thread's own arithmetic is set to."""

from collections.abc import Iterable
from decimal import Context, Decimal

# No bill comes near so many digits.
_EXACT = Context(prec=200)


def sum_of(amounts: Iterable[Decimal]) -> Decimal:
    """The sum."""
    total = Decimal(0)
    for amount in amounts:
        total = _EXACT.add(total, amount)
    return total


def less(amount: Decimal, other: Decimal) -> Decimal:
    """The one less the other."""
    return _EXACT.subtract(amount, other)


def times(amount: Decimal, count: int) -> Decimal:
    """The amount so many times."""
    return amount if count == 1 else _EXACT.multiply(amount, count)

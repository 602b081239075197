"""Sums of money where no policy is at hand, as English says them: `$20.00`."""

from datetime import UTC
from decimal import Decimal

from amends.explain.phrases import DEFAULT
from amends.explain.values import ValueWords
from amends.lang.currencies import MINOR_DIGITS


def sum_told(amount: Decimal, currency: str) -> str:
    """An amount with its currency."""
    return ValueWords(DEFAULT, currency, MINOR_DIGITS[currency], UTC).money(amount)

"""Times, shares and amounts of a plan, as they are typed."""

import math
from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal, InvalidOperation

from amends.formats.errors import InputError

_LARGEST = 1_000_000.0


def share(percent: float) -> float:
    """A share of 1, of a number of a hundred."""
    return percent / 100


def _time(unit: timedelta) -> Callable[[float], timedelta]:
    def time(number: float) -> timedelta:
        # A number that no time can hold is told with the other faults of a plan.
        return unit * (max(-_LARGEST, min(_LARGEST, number)) if not math.isnan(number) else -1)

    return time


hours, minutes, seconds = _time(timedelta(hours=1)), _time(timedelta(minutes=1)), _time(timedelta(seconds=1))


def amount(option: str, text: str) -> Decimal:
    """An amount of money.

    Raises:
        InputError: it is none.
    """
    try:
        return Decimal(text)
    except InvalidOperation:
        raise InputError(f"`{text}` cannot be used for `{option}`", "write an amount like `24.50`") from None

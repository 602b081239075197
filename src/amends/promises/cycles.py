"""The periods of bills, and which month of an account's billing a day belongs to.

An account is billed from the same day of every month on: from the 1st, or from the 15th to the 14th. A first bill may
be shorter, and a bill may take several months together.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from amends.lang.times import add_months

_DAY = timedelta(days=1)
_MONTHS_KEPT = 50_000


class Period(NamedTuple):
    """The days that a bill is for, the first and the last of them included."""

    first: date
    last: date

    def __str__(self) -> str:
        return f"{self.first} to {self.last}"


class Cycle(NamedTuple):
    """An account is billed from this day of each month on, or from the month's last day where it is shorter."""

    day: int

    def number(self, day: date) -> int:
        """The number of the month of billing that a day belongs to; the next one has the next number."""
        month = day.year * 12 + day.month - 1
        return month if day >= self.first_day(month) else month - 1

    def first_day(self, number: int) -> date:
        """The day on which a month of billing begins."""
        return _first_day(self.day, number)

    def month(self, number: int) -> Period:
        """The days of a month of billing."""
        return Period(self.first_day(number), self.first_day(number + 1) - _DAY)


@lru_cache(_MONTHS_KEPT)
def cycle_of(period: Period) -> Cycle:
    """The cycle that a bill belongs to, seen from where its period ends.

    It begins where the next bill begins. A period that ends with a short month tells its day by where it began.
    """
    following = period.last + _DAY
    ends_its_month = following.day == _days_of(following)
    return Cycle(max(following.day, period.first.day) if ends_its_month else following.day)


@lru_cache(_MONTHS_KEPT)
def months_of(period: Period) -> range:
    """The numbers of the months of billing that a bill covers, each wholly or in part."""
    cycle = cycle_of(period)
    return range(cycle.number(period.first), cycle.number(period.last) + 1)


def parts_of(period: Period) -> Iterator[tuple[Period, Period]]:
    """Each month of billing that a bill covers: the whole month, and the part of it that the bill is for."""
    cycle = cycle_of(period)
    for number in months_of(period):
        whole = cycle.month(number)
        yield whole, Period(max(whole.first, period.first), min(whole.last, period.last))


def days_in(period: Period) -> int:
    """How many days a period has; none or less where it ends before it begins."""
    return (period.last - period.first).days + 1


@lru_cache(_MONTHS_KEPT)
def _first_day(day: int, number: int) -> date:
    first = date(number // 12, number % 12 + 1, 1)
    return first + (min(day, _days_of(first)) - 1) * _DAY


def _days_of(day: date) -> int:
    first = day.replace(day=1)
    return (add_months(first, 1) - first).days

"""What a promise requires of a given bill, to the minor unit."""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from amends.lang.times import add_months
from amends.promises.amounts import times
from amends.promises.cycles import Cycle, Period, cycle_of, days_in, months_of, parts_of
from amends.promises.terms import FirstMonth, LastMonth, Terms

_DAY = timedelta(days=1)
_SPANS_KEPT = 200_000
_LAST_DAY = date(9999, 12, 1)


class Due(NamedTuple):
    """What a bill has to show for a promise.

    Attributes:
        amount: what is taken off, or the most that the item may cost on this bill.
        pro_rated: whether a month counts for a part of its days.
    """

    amount: Decimal
    pro_rated: bool = False


def due(terms: Terms, period: Period, minor_digits: int) -> Due | None:
    """What the bill of a period has to show for the terms; None: nothing, for it lies before or after them.

    A part of a month is the amount by its days of the month's, rounded half up to the minor unit, once a bill.
    Conditions are left aside.
    """
    if terms.first_month is FirstMonth.PRO_RATED:
        return _pro_rated(terms, period, minor_digits)
    count = whole_months(terms.start, terms.months, terms.first_month, period)
    if not count:
        return None
    return Due(times(terms.amount, count))


@lru_cache(_SPANS_KEPT)
def whole_months(start: date, months: int | None, first_month: FirstMonth, period: Period) -> int:
    """How many of the months that a bill covers are months of the promise, where months are counted as whole ones."""
    covered = months_of(period)
    first = _first_number(start, first_month, cycle_of(period))
    begin = max(first, covered.start)
    end = covered.stop if months is None else min(first + months, covered.stop)
    return max(0, end - begin)


def is_over_before(terms: Terms, period: Period) -> bool:
    """Whether a bill lies behind everything that was promised."""
    return terms.months is not None and last_day(terms, cycle_of(period)) < period.first


def first_day(terms: Terms, cycle: Cycle) -> date:
    """The first day of billing that the terms hold for."""
    if terms.first_month is FirstMonth.PRO_RATED:
        return terms.start
    return cycle.first_day(_first_number(terms.start, terms.first_month, cycle))


def last_day(terms: Terms, cycle: Cycle) -> date:
    """The last day of billing that the terms hold for; far away where they hold for good."""
    if terms.months is None:
        return _LAST_DAY
    if terms.first_month is not FirstMonth.PRO_RATED:
        return cycle.month(_first_number(terms.start, terms.first_month, cycle) + terms.months - 1).last
    end = _end(terms.start, terms.months)
    cut = cycle.month(cycle.number(end))
    if cut.last == end or terms.last_month is LastMonth.PRO_RATED:
        return end
    return cut.last if terms.last_month is LastMonth.WHOLE else cut.first - _DAY


def _first_number(start: date, first_month: FirstMonth, cycle: Cycle) -> int:
    number = cycle.number(start)
    if first_month is FirstMonth.NEXT and cycle.first_day(number) != start:
        return number + 1
    return number


def _pro_rated(terms: Terms, period: Period, minor_digits: int) -> Due | None:
    end = last_day(terms, cycle_of(period))
    share, is_part = Fraction(0), False
    for whole, part in parts_of(period):
        days = days_in(Period(max(part.first, terms.start), min(part.last, end)))
        if days > 0:
            share += Fraction(days, days_in(whole))
            is_part = is_part or days < days_in(whole)
    return Due(_rounded(terms.amount, share, minor_digits), is_part) if share else None


def _end(start: date, months: int) -> date:
    return add_months(start, months) - _DAY


def _rounded(amount: Decimal, share: Fraction, minor_digits: int) -> Decimal:
    numerator, denominator = amount.as_integer_ratio()
    exact = Fraction(numerator, denominator) * share * 10**minor_digits
    whole, rest = divmod(exact.numerator, exact.denominator)
    minor = whole + (1 if 2 * rest >= exact.denominator else 0)
    return Decimal(f"{minor}E-{minor_digits}")

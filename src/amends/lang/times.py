"""Dates, instants and durations: how they are written, read and reckoned."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo
from decimal import Decimal
from enum import StrEnum

from amends.lang.quantities import UncomputableError, add, divide, multiply, negate, plain

SECONDS_A_DAY = 86_400
_FIRST_INSTANT = datetime(1, 1, 2, tzinfo=UTC)
_LAST_INSTANT = datetime(9999, 12, 30, 23, 59, 59, 999_999, tzinfo=UTC)
_DATE_TEXT = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_DATETIME_TEXT = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?(Z|[+-]\d{2}:\d{2})?", re.ASCII)


@dataclass(frozen=True, slots=True, order=True)
class Duration:
    """An exact length of time, in seconds; days between dates count 86,400 each."""

    seconds: int | Decimal

    def iso(self) -> str:
        """ISO 8601: `P178D`, `P1DT2H`, `-PT30M`, `PT0S`."""
        return _iso(self.seconds)


class SpanUnit(StrEnum):
    """The units in which a policy states a span of time."""

    MINUTES = "minutes"
    HOURS = "hours"
    DAYS = "days"
    MONTHS = "months"


@dataclass(frozen=True, slots=True)
class CalendarSpan:
    """A span as a policy states it: `months(12)` stays twelve months, whatever their length."""

    count: int
    unit: SpanUnit

    def iso(self) -> str:
        """ISO 8601: `P12M`, `P56D`, `PT4H`, `PT30M`."""
        if self.unit in (SpanUnit.DAYS, SpanUnit.MONTHS):
            return f"P{self.count}{self.unit[0].upper()}"
        return f"PT{self.count}{self.unit[0].upper()}"


def parse_date(text: str) -> date | None:
    """The day that `YYYY-MM-DD` names, or None."""
    if not _DATE_TEXT.fullmatch(text):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def parse_datetime(text: str, timezone: tzinfo) -> datetime | None:
    """The instant (in UTC) that an ISO text names, in `timezone` where it has no offset of its own; or None.

    A local time that the clocks skip or repeat in spring and autumn is taken with the offset before the change.
    """
    if not _DATETIME_TEXT.fullmatch(text):
        return None
    try:
        return as_instant(datetime.fromisoformat(text), timezone)
    except (ValueError, OverflowError):
        return None


def as_instant(moment: datetime, timezone: tzinfo) -> datetime:
    """The same instant in UTC; a moment without an offset is in `timezone`.

    Raises:
        OverflowError: it lies outside the years 1 to 9999 in some time zone.
    """
    local = moment if moment.tzinfo is not None else moment.replace(tzinfo=timezone)
    return _within_the_calendar(local.astimezone(UTC))


def _within_the_calendar(moment: datetime) -> datetime:
    """The instant, which has a local day wherever it is shown."""
    if not _FIRST_INSTANT <= moment <= _LAST_INSTANT:
        raise OverflowError
    return moment


def between_dates(later: date, earlier: date) -> Duration:
    """The whole days from `earlier` to `later`."""
    return Duration((later - earlier).days * SECONDS_A_DAY)


def between_instants(later: datetime, earlier: datetime) -> Duration:
    """The elapsed time from `earlier` to `later`, exact to the microsecond."""
    elapsed = later - earlier
    seconds = elapsed.days * SECONDS_A_DAY + elapsed.seconds
    return Duration(add(seconds, Decimal(elapsed.microseconds).scaleb(-6)) if elapsed.microseconds else seconds)


def add_days(day: date, duration: Duration) -> date:
    """The date that many whole days later.

    Raises:
        UncomputableError: it lies outside the years 1 to 9999.
    """
    days = int(duration.seconds) // SECONDS_A_DAY
    try:
        return day + timedelta(days=days)
    except OverflowError:
        raise outside_the_calendar(days) from None


def add_duration(moment: datetime, duration: Duration) -> datetime:
    """The instant that much later, to the microsecond.

    Raises:
        UncomputableError: it lies outside the years 1 to 9999.
    """
    microseconds = int(multiply(duration.seconds, 1_000_000))
    try:
        return _within_the_calendar(moment + timedelta(microseconds=microseconds))
    except OverflowError:
        raise outside_the_calendar(microseconds) from None


def add_months(day: date, months: int) -> date:
    """The same day so many months later, stopping at the month's last day.

    Raises:
        UncomputableError: it lies outside the years 1 to 9999.
    """
    index = day.year * 12 + day.month - 1 + months
    year, month = index // 12, index % 12 + 1
    if not 1 <= year <= 9999:
        raise outside_the_calendar(months)
    return date(year, month, min(day.day, _days_of(year, month)))


def business_days(start: date, end: date, holidays: frozenset[date]) -> int:
    """The weekdays after `start` up to and with `end`, less the holidays; negative when `end` is earlier."""
    if end < start:
        return -business_days(end, start, holidays)
    weeks, rest = divmod((end - start).days, 7)
    weekdays = weeks * 5 + sum(1 for ahead in range(1, rest + 1) if (start.weekday() + ahead) % 7 < 5)
    return weekdays - sum(1 for day in holidays if start < day <= end and day.weekday() < 5)


def scale(duration: Duration, factor: int | Decimal) -> Duration:
    """The duration so many times."""
    return Duration(multiply(duration.seconds, factor))


def outside_the_calendar(direction: int) -> UncomputableError:
    """The reason why a date cannot be computed, for a step forward or back."""
    return UncomputableError("a date past the year 9999" if direction > 0 else "a date before the year 1")


def _days_of(year: int, month: int) -> int:
    next_month = date(year, month, 28) + timedelta(days=4) if (year, month) != (9999, 12) else None
    return 31 if next_month is None else (next_month - timedelta(days=next_month.day)).day


def _iso(seconds: int | Decimal) -> str:
    if seconds < 0:
        return "-" + _iso(negate(seconds))
    if isinstance(seconds, int) and seconds and seconds % SECONDS_A_DAY == 0:
        return f"P{seconds // SECONDS_A_DAY}D"
    days = int(seconds) // SECONDS_A_DAY
    rest = add(seconds, -days * SECONDS_A_DAY)
    hours, minutes = int(rest) // 3600, int(rest) % 3600 // 60
    left = add(rest, -(hours * 3600 + minutes * 60))
    clock = (f"{hours}H" if hours else "") + (f"{minutes}M" if minutes else "") + (f"{plain(left)}S" if left else "")
    if not days and not clock:
        return "PT0S"
    return "P" + (f"{days}D" if days else "") + (f"T{clock}" if clock else "")


def ratio(left: Duration, right: Duration) -> Decimal:
    """How many times the one goes into the other, rounded to 12 places."""
    return divide(left.seconds, right.seconds)

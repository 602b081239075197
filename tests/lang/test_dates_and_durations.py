"""Dates, instants, durations and spans: how they are written, read and reckoned."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amends.lang import times
from amends.lang.quantities import UncomputableError
from amends.lang.times import CalendarSpan, Duration, SpanUnit

NEW_YORK = ZoneInfo("America/New_York")
DAYS = st.dates()


@pytest.mark.parametrize("text", [
    "2026-11-31", "2026-02-29", "2026-13-01", "26-11-01", "2026/11/01", "2026-11-1", "20261101", "2026-11-01T00:00",
    " 2026-11-01", "0000-01-01", "\u0662\u0660\u0662\u0666-11-01", "2026-W45-1", "",
])  # fmt: skip
def test_a_date_is_read_only_as_year_month_day(text: str) -> None:
    assert times.parse_date(text) is None


def test_a_leap_day_is_a_date() -> None:
    assert times.parse_date("2028-02-29") == date(2028, 2, 29)


@pytest.mark.parametrize(("text", "instant"), [
    ("2026-11-01T09:30", datetime(2026, 11, 1, 14, 30, tzinfo=UTC)),
    ("2026-07-01 09:30:15", datetime(2026, 7, 1, 13, 30, 15, tzinfo=UTC)),
    ("2026-07-01T09:30:15.250", datetime(2026, 7, 1, 13, 30, 15, 250_000, tzinfo=UTC)),
    ("2026-07-01T09:30Z", datetime(2026, 7, 1, 9, 30, tzinfo=UTC)),
    ("2026-07-01T09:30-05:00", datetime(2026, 7, 1, 14, 30, tzinfo=UTC)),
    ("2026-03-08T02:30", datetime(2026, 3, 8, 7, 30, tzinfo=UTC)),  # skipped: the offset of before
    ("2026-11-01T01:30", datetime(2026, 11, 1, 5, 30, tzinfo=UTC)),  # twice: the first time
])  # fmt: skip
def test_a_datetime_without_an_offset_is_in_the_time_zone_of_the_policy(text: str, instant: datetime) -> None:
    assert times.parse_datetime(text, NEW_YORK) == instant


@pytest.mark.parametrize("text", [
    "2026-11-01", "2026-11-01T25:00", "2026-11-01T09", "2026-11-01T09:30:15,5", "2026-11-01t09:30",
    "2026-11-01T09:30+5", "2026-11-01T09:30z", "2026-11-01  09:30", "0001-01-01T00:00+14:00", "9999-12-31T23:59-05:00",
])  # fmt: skip
def test_other_datetimes_are_refused(text: str) -> None:
    assert times.parse_datetime(text, UTC) is None


@pytest.mark.parametrize(("seconds", "iso"), [
    (0, "PT0S"), (86_400, "P1D"), (178 * 86_400, "P178D"), (93_600, "P1DT2H"), (1_800, "PT30M"), (-1_800, "-PT30M"),
    (-432_000, "-P5D"), (3_661, "PT1H1M1S"), (Decimal("0.5"), "PT0.5S"), (Decimal("86400.25"), "P1DT0.25S"),
    (Decimal("-0.000001"), "-PT0.000001S"), (59, "PT59S"), (36_000, "PT10H"),
])  # fmt: skip
def test_a_duration_is_shown_in_iso_8601(seconds: int | Decimal, iso: str) -> None:
    assert Duration(seconds).iso() == iso


@pytest.mark.parametrize(("count", "unit", "iso"), [
    (56, SpanUnit.DAYS, "P56D"), (12, SpanUnit.MONTHS, "P12M"), (4, SpanUnit.HOURS, "PT4H"),
    (30, SpanUnit.MINUTES, "PT30M"),
])  # fmt: skip
def test_a_span_is_shown_in_iso_8601(count: int, unit: SpanUnit, iso: str) -> None:
    assert CalendarSpan(count, unit).iso() == iso


@given(DAYS, DAYS)
def test_the_difference_of_two_dates_leads_from_the_one_to_the_other(one: date, other: date) -> None:
    assert times.add_days(one, times.between_dates(other, one)) == other


@given(st.datetimes(timezones=st.just(UTC)), st.datetimes(timezones=st.just(UTC)))
def test_the_difference_of_two_instants_is_exact_to_the_microsecond(one: datetime, other: datetime) -> None:
    assert times.add_duration(one, times.between_instants(other, one)) == other


@pytest.mark.parametrize(("day", "months", "expected"), [
    ("2026-01-31", 1, "2026-02-28"), ("2028-01-31", 1, "2028-02-29"), ("2026-11-30", 3, "2027-02-28"),
    ("2026-03-31", -1, "2026-02-28"), ("2026-12-15", 1, "2027-01-15"), ("2026-01-15", -1, "2025-12-15"),
    ("2026-05-31", 0, "2026-05-31"), ("9999-11-30", 1, "9999-12-30"), ("2024-02-29", 12, "2025-02-28"),
])  # fmt: skip
def test_months_stop_at_the_last_day_of_the_month(day: str, months: int, expected: str) -> None:
    assert times.add_months(date.fromisoformat(day), months) == date.fromisoformat(expected)


@given(DAYS, st.integers(-2_000, 2_000))
def test_months_change_the_day_only_where_the_month_is_too_short(day: date, months: int) -> None:
    try:
        later = times.add_months(day, months)
    except UncomputableError:
        return
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day == day.day or (later.day < day.day and (later + timedelta(days=1)).day == 1)


@pytest.mark.parametrize(("work", "reason"), [
    (lambda: times.add_months(date(9999, 12, 1), 1), "a date past the year 9999"),
    (lambda: times.add_months(date(1, 1, 1), -1), "a date before the year 1"),
    (lambda: times.add_days(date(9999, 12, 31), Duration(86_400)), "a date past the year 9999"),
    (lambda: times.add_days(date(1, 1, 1), Duration(-86_400)), "a date before the year 1"),
    (lambda: times.add_duration(datetime(9999, 12, 30, 23, tzinfo=UTC), Duration(7_200)), "a date past the year 9999"),
])  # fmt: skip
def test_the_calendar_ends_with_a_reason(work: object, reason: str) -> None:
    assert callable(work)
    with pytest.raises(UncomputableError, match=reason):
        work()


@given(
    st.dates(date(2020, 1, 1), date(2030, 1, 1)),
    st.integers(-900, 900),
    st.frozensets(st.dates(date(2018, 1, 1), date(2032, 1, 1)), max_size=8),
)
def test_business_days_are_the_weekdays_after_the_first_up_to_the_last_less_the_holidays(
    start: date, ahead: int, holidays: frozenset[date]
) -> None:
    end = start + timedelta(days=ahead)
    first, last = min(start, end), max(start, end)
    counted = sum(
        1
        for step in range(1, (last - first).days + 1)
        if (day := first + timedelta(days=step)).weekday() < 5 and day not in holidays
    )
    assert times.business_days(start, end, holidays) == (counted if end >= start else -counted)


def test_a_duration_by_a_duration_is_a_number() -> None:
    assert times.ratio(Duration(86_400), Duration(3_600)) == 24
    assert times.ratio(Duration(1), Duration(3)) == Decimal("0.333333333333")


def test_durations_are_compared_exactly() -> None:
    assert Duration(86_400) == Duration(Decimal("86400.0"))
    assert Duration(Decimal("86400.000001")) > Duration(86_400)

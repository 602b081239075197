from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from amends.lang.times import CalendarSpan, SpanUnit
from amends.ledger.spans import beginning, in_words

BERLIN = ZoneInfo("Europe/Berlin")
NEW_YORK = ZoneInfo("America/New_York")


def months(count: int, now: str, zone: ZoneInfo = BERLIN) -> str | None:
    since = beginning(CalendarSpan(count, SpanUnit.MONTHS), datetime.fromisoformat(now), zone)
    return None if since is None else since.astimezone(zone).isoformat()


def test_twelve_months_begin_with_the_same_day_a_year_earlier() -> None:
    assert months(12, "2026-11-15T14:30+01:00") == "2025-11-15T00:00:00+01:00"


def test_months_stop_at_the_last_day_of_a_month() -> None:
    assert months(1, "2026-03-31T09:00+02:00") == "2026-02-28T00:00:00+01:00"
    assert months(12, "2028-02-29T09:00+01:00") == "2027-02-28T00:00:00+01:00"


def test_which_day_it_is_the_time_zone_of_the_policy_says() -> None:
    assert months(12, "2026-11-15T02:00+00:00", NEW_YORK) == "2025-11-14T00:00:00-05:00"
    assert months(12, "2026-11-15T23:30+00:00", BERLIN) == "2025-11-16T00:00:00+01:00"


def test_the_day_may_have_had_another_offset() -> None:
    assert months(4, "2026-11-15T14:30+01:00") == "2026-07-15T00:00:00+02:00"


@pytest.mark.parametrize(
    ("span", "since"),
    [
        (CalendarSpan(30, SpanUnit.DAYS), "2026-10-16T14:30+00:00"),
        (CalendarSpan(24, SpanUnit.HOURS), "2026-11-14T14:30+00:00"),
        (CalendarSpan(45, SpanUnit.MINUTES), "2026-11-15T13:45+00:00"),
    ],
)
def test_days_hours_and_minutes_are_exact_whatever_the_clocks_do(span: CalendarSpan, since: str) -> None:
    now = datetime(2026, 11, 15, 14, 30, tzinfo=UTC)
    assert beginning(span, now, BERLIN) == datetime.fromisoformat(since)


@pytest.mark.parametrize("unit", SpanUnit)
def test_a_span_that_is_longer_than_the_calendar_has_no_beginning(unit: SpanUnit) -> None:
    now = datetime(2026, 11, 15, tzinfo=UTC)
    assert beginning(CalendarSpan(10**12, unit), now, BERLIN) is None


def test_a_span_at_the_beginning_of_the_calendar_has_none() -> None:
    assert months(2025 * 12 + 10, "2026-11-01T00:30+01:00") is None


def test_spans_are_told_in_words() -> None:
    assert in_words(CalendarSpan(12, SpanUnit.MONTHS)) == "12 months"
    assert in_words(CalendarSpan(1, SpanUnit.DAYS)) == "1 day"

"""Clocks that count business hours and stand still while the customer is awaited."""

from datetime import datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from amends.calendars.calendar import BusinessCalendar
from amends.calendars.clocks import Tick, Turn, due, elapsed
from amends.calendars.errors import NeverOpenError
from amends.calendars.hours import weekly_hours
from tests.calendars.minutes import at_wall, counted
from tests.calendars.strategies import calendars, instants

HOUR = timedelta(hours=1)
OFFICE = BusinessCalendar(timezone="Europe/Berlin", week=weekly_hours("mon-fri 09:00-17:00"))


def on_july(day: int, hour: int, minute: int = 0) -> datetime:
    return at_wall("Europe/Berlin", 2026, 7, day, hour, minute)


def test_a_clock_counts_while_the_client_works() -> None:
    ticks = [Tick(on_july(1, 16), Turn.START)]
    assert elapsed(OFFICE, ticks, on_july(2, 10)) == 2 * HOUR
    assert due(OFFICE, ticks, 4 * HOUR) == on_july(2, 12)


def test_a_clock_stands_still_while_the_customer_is_awaited() -> None:
    ticks = [
        Tick(on_july(1, 10), Turn.START),
        Tick(on_july(1, 11), Turn.PAUSE),
        Tick(on_july(2, 15), Turn.RESUME),
    ]
    assert elapsed(OFFICE, ticks, on_july(2, 14)) == HOUR
    assert due(OFFICE, ticks, 4 * HOUR) == on_july(3, 10)


def test_a_clock_that_stands_still_is_due_never_unless_it_was_before() -> None:
    ticks = [Tick(on_july(1, 10), Turn.START), Tick(on_july(1, 12), Turn.PAUSE)]
    assert due(OFFICE, ticks, 4 * HOUR) is None
    assert due(OFFICE, ticks, HOUR) == on_july(1, 11)


def test_to_pause_twice_is_to_pause_once() -> None:
    ticks = [
        Tick(on_july(1, 10), Turn.START),
        Tick(on_july(1, 11), Turn.PAUSE),
        Tick(on_july(1, 12), Turn.PAUSE),
        Tick(on_july(1, 13), Turn.RESUME),
    ]
    assert elapsed(OFFICE, ticks, on_july(1, 14)) == 2 * HOUR


def test_a_clock_that_never_started_counts_nothing() -> None:
    assert elapsed(OFFICE, [], on_july(1, 14)) == timedelta()
    assert due(OFFICE, [], HOUR) is None


_GAPS = st.lists(st.integers(0, 2 * 1440), min_size=1, max_size=6)


@settings(max_examples=75, deadline=None)
@given(calendars, instants, _GAPS, st.integers(1, 3 * 1440))
def test_a_clock_counts_what_one_counts_minute_by_minute(
    calendar: BusinessCalendar, start: datetime, gaps: list[int], allowed: int
) -> None:
    ticks, at = [Tick(start, Turn.START)], start
    for number, gap in enumerate(gaps):
        at += timedelta(minutes=gap)
        ticks.append(Tick(at, Turn.RESUME if number % 2 else Turn.PAUSE))
    runs = list(zip(ticks[::2], ticks[1::2], strict=False))
    closed = sum((counted(calendar, one.at, other.at) for one, other in runs), timedelta())
    assert elapsed(calendar, ticks, at) == closed
    try:
        end = due(calendar, ticks, timedelta(minutes=allowed))
    except NeverOpenError:
        return
    if end is None:
        assert closed < timedelta(minutes=allowed)
    else:
        assert elapsed(calendar, ticks, end) == timedelta(minutes=allowed)

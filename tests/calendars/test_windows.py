"""When a customer is called: on the next business day, by two clocks."""

from datetime import datetime
from zoneinfo import ZoneInfo

from hypothesis import given, settings

from amends.calendars.calendar import BusinessCalendar
from amends.calendars.errors import NeverOpenError
from amends.calendars.hours import weekly_hours
from amends.calendars.reckoning import is_open
from amends.calendars.windows import CallWindow, call_time
from tests.calendars.minutes import MINUTE, at_wall
from tests.calendars.strategies import calendars, instants, windows

NEW_YORK = BusinessCalendar(timezone="America/New_York", week=weekly_hours("mon-fri 09:00-18:00"), country="US")


def new_york(*wall: int) -> datetime:
    year, month, day, *time = wall
    return at_wall("America/New_York", year, month, day, *time)


def test_a_customer_next_door_is_called_on_the_next_business_day() -> None:
    found = call_time(NEW_YORK, CallWindow("America/New_York"), new_york(2026, 7, 2, 15))
    # The third is the day on which the holiday is kept, and then comes the weekend.
    assert (found.start, found.end) == (new_york(2026, 7, 6, 9), new_york(2026, 7, 6, 18))
    assert found.suits_customer


def test_a_customer_at_the_other_coast_is_not_called_before_breakfast() -> None:
    found = call_time(NEW_YORK, CallWindow("America/Los_Angeles"), new_york(2026, 7, 7, 15))
    assert (found.start, found.end) == (new_york(2026, 7, 8, 12), new_york(2026, 7, 8, 18))


def test_a_customer_who_can_talk_on_fridays_only_is_called_on_friday() -> None:
    window = CallWindow("America/New_York", weekly_hours("fri 16:00-20:00"))
    found = call_time(NEW_YORK, window, new_york(2026, 7, 7, 15))
    assert (found.start, found.end) == (new_york(2026, 7, 10, 16), new_york(2026, 7, 10, 18))


def test_where_two_countries_change_their_clocks_in_different_weeks_the_call_moves() -> None:
    window = CallWindow("Europe/Berlin", weekly_hours("15:00-17:00"))
    winter = call_time(NEW_YORK, window, new_york(2026, 3, 4, 12))
    between_the_changes = call_time(NEW_YORK, window, new_york(2026, 3, 10, 12))
    assert winter.start == new_york(2026, 3, 5, 9)
    assert (between_the_changes.start, between_the_changes.end) == (
        new_york(2026, 3, 11, 10),
        new_york(2026, 3, 11, 12),
    )


def test_whom_we_never_meet_is_shown_as_such_and_due_all_the_same() -> None:
    found = call_time(
        NEW_YORK, CallWindow("America/New_York", weekly_hours("sun 10:00-12:00")), new_york(2026, 7, 7, 12)
    )
    assert not found.suits_customer
    assert found.end == new_york(2026, 7, 8, 18)


@settings(max_examples=100, deadline=None)
@given(calendars, windows, instants)
def test_a_call_is_later_than_today_and_while_both_are_there(
    calendar: BusinessCalendar, window: CallWindow, at: datetime
) -> None:
    try:
        found = call_time(calendar, window, at)
    except NeverOpenError:
        return
    assert calendar.day_of(found.start) > calendar.day_of(at)
    for instant in (found.start, found.end - MINUTE):
        assert is_open(calendar, instant)
        if found.suits_customer:
            wall = instant.astimezone(ZoneInfo(window.timezone))
            minute = wall.hour * 60 + wall.minute
            assert any(one.opens <= minute < one.closes for one in window.hours.days[wall.weekday()])


def test_whoever_has_two_days_may_call_on_the_first_as_well() -> None:
    found = call_time(NEW_YORK, CallWindow("America/New_York"), new_york(2026, 7, 7, 15), days=2)
    assert (found.start, found.end) == (new_york(2026, 7, 8, 9), new_york(2026, 7, 9, 18))

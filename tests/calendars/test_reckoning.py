"""Business time: examples from nights in which the clocks are moved, and everything against an obvious count."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings

from amends.calendars.calendar import BusinessCalendar, OwnDay
from amends.calendars.errors import CalendarError, NeverOpenError
from amends.calendars.hours import ALWAYS, WeeklyHours, hours_of_day, weekly_hours
from amends.calendars.reckoning import after, between, days_later, is_open, next_business_day
from tests.calendars.minutes import MINUTE, ZONES, at_wall, counted, minutes_from, shows_open
from tests.calendars.strategies import YEAR, calendars, instants, spans_of_minutes

HOUR = timedelta(hours=1)
OFFICE = weekly_hours("mon-fri 09:00-17:00")
BERLIN = BusinessCalendar(timezone="Europe/Berlin", week=OFFICE)


def berlin(*wall: int, fold: int = 0) -> datetime:
    year, month, day, *time = wall
    return at_wall("Europe/Berlin", year, month, day, *time, fold=fold)


def test_an_hour_before_closing_goes_on_in_the_morning() -> None:
    assert after(BERLIN, berlin(2026, 7, 1, 16), 2 * HOUR) == berlin(2026, 7, 2, 10)


def test_what_begins_on_friday_evening_goes_on_on_monday() -> None:
    assert after(BERLIN, berlin(2026, 7, 3, 18), HOUR) == berlin(2026, 7, 6, 10)


def test_what_is_due_at_the_end_of_a_day_is_due_when_it_closes() -> None:
    assert after(BERLIN, berlin(2026, 7, 3, 9), 8 * HOUR) == berlin(2026, 7, 3, 17)


def test_no_time_is_over_at_once_even_at_night() -> None:
    assert after(BERLIN, berlin(2026, 7, 4, 3), timedelta()) == berlin(2026, 7, 4, 3)


def test_time_is_counted_backwards_as_well() -> None:
    assert between(BERLIN, berlin(2026, 7, 2, 10), berlin(2026, 7, 1, 16)) == -2 * HOUR


def test_the_night_that_loses_an_hour_has_one_less() -> None:
    always = BusinessCalendar(timezone="Europe/Berlin", week=ALWAYS)
    assert between(always, berlin(2026, 3, 29), berlin(2026, 3, 30)) == 23 * HOUR
    nights = BusinessCalendar(timezone="Europe/Berlin", week=weekly_hours("02:00-03:00"))
    assert between(nights, berlin(2026, 3, 29), berlin(2026, 3, 30)) == timedelta()


def test_the_hour_that_comes_twice_counts_twice() -> None:
    nights = BusinessCalendar(timezone="Europe/Berlin", week=weekly_hours("02:00-03:00"))
    assert between(nights, berlin(2026, 10, 25), berlin(2026, 10, 26)) == 2 * HOUR
    assert after(nights, berlin(2026, 10, 25), 90 * MINUTE) == berlin(2026, 10, 25, 2, 30, fold=1)


def test_where_a_clock_is_put_back_over_midnight_the_evening_comes_again() -> None:
    late = BusinessCalendar(timezone="America/St_Johns", week=weekly_hours("sat 23:30-24:00, sun 00:00-00:30"))
    # In 2010 the clocks went from 00:01 on Sunday back to 23:01 on Saturday.
    start = at_wall("America/St_Johns", 2010, 11, 6, 12)
    assert between(late, start, start + timedelta(days=1)) == 91 * MINUTE
    assert after(late, start, 31 * MINUTE) == at_wall("America/St_Johns", 2010, 11, 6, 23, 1, fold=1)
    assert after(late, start, 32 * MINUTE) == at_wall("America/St_Johns", 2010, 11, 6, 23, 31, fold=1)


def test_a_day_that_a_country_left_out_is_no_business_day() -> None:
    apia = BusinessCalendar(timezone="Pacific/Apia", week=ALWAYS)
    assert next_business_day(apia, at_wall("Pacific/Apia", 2011, 12, 29, 12)) == date(2011, 12, 31)


def test_holidays_are_kept_by_country_and_by_its_parts() -> None:
    bavaria = BusinessCalendar(timezone="Europe/Berlin", week=OFFICE, country="DE", subdivision="BY")
    prussia = BusinessCalendar(timezone="Europe/Berlin", week=OFFICE, country="DE", subdivision="BE")
    assert next_business_day(bavaria, berlin(2026, 1, 5, 12)) == date(2026, 1, 7)
    assert next_business_day(prussia, berlin(2026, 1, 5, 12)) == date(2026, 1, 6)


def test_a_day_of_its_own_goes_before_week_and_holiday() -> None:
    shop = BusinessCalendar(
        timezone="Europe/Berlin",
        week=OFFICE,
        country="DE",
        own_days=(
            OwnDay(date(2026, 12, 24), hours_of_day("09:00-12:00"), "Christmas Eve"),
            OwnDay(date(2026, 12, 26), hours_of_day("10:00-16:00"), "Open though a holiday"),
            OwnDay(date(2026, 12, 28), (), "Stocktaking"),
        ),
    )
    assert between(shop, berlin(2026, 12, 24), berlin(2026, 12, 29)) == 9 * HOUR
    assert next_business_day(shop, berlin(2026, 12, 24, 10)) == date(2026, 12, 26)
    assert next_business_day(shop, berlin(2026, 12, 26, 10)) == date(2026, 12, 29)


@pytest.mark.parametrize(
    ("country", "subdivision", "said"),
    [
        ("us", None, "no holidays are known for the country `us`; did you mean `US`?"),
        ("DE", "XX", "no holidays are known for `XX` in `DE`"),
        ("AX", "01", "no holidays are known for `01` in `AX`; name the country alone"),
    ],
)
def test_a_country_that_is_not_known_is_told(country: str, subdivision: str | None, said: str) -> None:
    calendar = BusinessCalendar(timezone="UTC", country=country, subdivision=subdivision)
    with pytest.raises(CalendarError) as raised:
        calendar.openings_on(date(2026, 1, 1))
    assert str(raised.value).startswith(said)


def test_a_calendar_that_never_opens_is_told_rather_than_waited_for() -> None:
    closed = BusinessCalendar(timezone="UTC", week=WeeklyHours(((),) * 7))
    with pytest.raises(NeverOpenError):
        after(closed, datetime(2026, 1, 1, tzinfo=UTC), HOUR)
    with pytest.raises(NeverOpenError):
        next_business_day(closed, datetime(2026, 1, 1, tzinfo=UTC))


@settings(max_examples=150, deadline=None)
@given(calendars, instants, spans_of_minutes)
def test_time_between_is_what_one_counts_minute_by_minute(
    calendar: BusinessCalendar, start: datetime, length: timedelta
) -> None:
    assert between(calendar, start, start + length) == counted(calendar, start, start + length)


@settings(max_examples=200, deadline=None)
@given(calendars, instants, spans_of_minutes)
def test_so_much_time_is_over_at_the_first_instant_by_which_it_is_counted(
    calendar: BusinessCalendar, start: datetime, duration: timedelta
) -> None:
    try:
        end = after(calendar, start, duration)
    except NeverOpenError:
        return
    assert between(calendar, start, end) == duration
    if duration:
        assert shows_open(calendar, end - MINUTE), "the minute before it still counted"


@settings(max_examples=100, deadline=None)
@given(calendars, instants, spans_of_minutes, spans_of_minutes)
def test_time_adds_up(calendar: BusinessCalendar, start: datetime, one: timedelta, other: timedelta) -> None:
    middle, end = start + one, start + one + other
    assert between(calendar, start, end) == between(calendar, start, middle) + between(calendar, middle, end)


@settings(max_examples=100, deadline=None)
@given(calendars, instants)
def test_it_is_open_when_the_clock_on_the_wall_says_so(calendar: BusinessCalendar, at: datetime) -> None:
    assert is_open(calendar, at) == shows_open(calendar, at)


@pytest.mark.slow
@pytest.mark.parametrize("zone", ZONES)
def test_a_whole_year_is_counted_right_from_every_week_of_it(zone: str) -> None:
    calendar = BusinessCalendar(
        timezone=zone,
        week=weekly_hours("mon-fri 00:30-02:30 09:00-17:00, sat 22:00-24:00, sun 00:00-03:00"),
        country="US",
        subdivision="CA",
        own_days=(OwnDay(date(YEAR, 12, 24), hours_of_day("09:00-12:00")), OwnDay(date(YEAR, 6, 15), ())),
    )
    start, end = datetime(YEAR, 1, 1, tzinfo=UTC), datetime(YEAR + 1, 1, 1, tzinfo=UTC)
    open_so_far, so_far = timedelta(), {start: timedelta()}
    for at in minutes_from(start, end):
        open_so_far += MINUTE if shows_open(calendar, at) else timedelta()
        so_far[at + MINUTE] = open_so_far
    looked_at = [start + number * timedelta(hours=53, minutes=17) for number in range(160)]
    for at in looked_at:
        assert between(calendar, start, at) == so_far[at]
        assert between(calendar, at, end) == so_far[end] - so_far[at]
        assert so_far[after(calendar, start, so_far[at])] == so_far[at]


def test_days_later_is_the_same_time_on_a_business_day() -> None:
    assert days_later(BERLIN, berlin(2026, 7, 3, 11), 1) == berlin(2026, 7, 6, 11)
    assert days_later(BERLIN, berlin(2026, 3, 27, 11), 1) == berlin(2026, 3, 30, 11), (
        "over the night that loses an hour"
    )
    assert days_later(BERLIN, berlin(2026, 7, 3, 11), 0) == berlin(2026, 7, 3, 11)


def test_days_later_ends_when_the_client_closes() -> None:
    assert days_later(BERLIN, berlin(2026, 7, 1, 22), 1) == berlin(2026, 7, 2, 17)
    assert days_later(BERLIN, berlin(2026, 7, 1, 6), 1) == berlin(2026, 7, 2, 9)
    assert days_later(BERLIN, berlin(2026, 7, 4, 11), 1) == berlin(2026, 7, 6, 11)

"""How hours are written, and what is said of those that are written otherwise."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amends.calendars.errors import CalendarError
from amends.calendars.hours import ALWAYS, Opening, WeeklyHours, hours_of_day, openings_in_words, weekly_hours
from tests.calendars.strategies import weeks


def test_hours_are_written_by_day() -> None:
    hours = weekly_hours("mon-fri 09:00-12:00 13:00-17:00, sat 10:00-14:00")
    assert hours.days[0] == (Opening(540, 720), Opening(780, 1020))
    assert hours.days[5] == (Opening(600, 840),)
    assert hours.days[6] == ()


def test_hours_without_a_day_are_for_every_day() -> None:
    assert weekly_hours("00:00-24:00") == ALWAYS
    assert str(ALWAYS) == "00:00-24:00"


def test_a_week_may_go_on_over_sunday() -> None:
    assert str(weekly_hours("sat-mon 10:00-12:00")) == "mon 10:00-12:00, sat-sun 10:00-12:00"


def test_openings_that_touch_are_one() -> None:
    assert weekly_hours("mon 09:00-12:00 12:00-17:00") == weekly_hours("mon 09:00-17:00")


def test_a_day_of_its_own_has_hours_or_is_closed() -> None:
    assert hours_of_day("closed") == ()
    assert openings_in_words(()) == "closed"
    assert openings_in_words(hours_of_day("10:00-14:00")) == "10:00-14:00"


@given(weeks)
def test_hours_are_read_as_they_are_told(hours: WeeklyHours) -> None:
    if any(hours.days):
        assert weekly_hours(str(hours)) == hours


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("mon-fri", "`mon-fri` names no hours; write it like"),
        ("mon 09:00-17:00,", "hours are missing; write it like"),
        ("mondey 09:00-17:00", "`mondey` is no day of the week; expected mon, tue"),
        ("mon 9-17", "`9-17` are no hours; write it like"),
        ("mon 09:00-25:00", "`09:00-25:00` is beyond the end of the day; 24:00 is the latest"),
        ("mon 22:00-06:00", "`22:00-06:00` ends before it begins; hours over midnight are two"),
        ("mon 09:00-12:00 11:00-13:00", "`09:00-12:00` and `11:00-13:00` overlap; write them as one"),
    ],
)
def test_what_is_no_hours_is_told(text: str, said: str) -> None:
    with pytest.raises(CalendarError) as raised:
        weekly_hours(text)
    assert str(raised.value).startswith(said)


@given(st.text(alphabet="montuefri 0123456789:-,", max_size=30))
def test_whatever_is_written_is_hours_or_is_told(text: str) -> None:
    try:
        assert weekly_hours(text).days
    except CalendarError as error:
        assert error.help

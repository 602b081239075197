"""Calendars of every kind, in the zones in which something happens to the clocks."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import strategies as st

from amends.calendars.calendar import BusinessCalendar, OwnDay
from amends.calendars.hours import WEEKDAYS, Openings, WeeklyHours, hours_of_day
from amends.calendars.windows import CallWindow
from tests.calendars.minutes import ZONES

YEAR = 2026
"""A year in which all of these zones that move their clocks do so."""

_DAYS = ("closed", "00:00-24:00", "09:00-17:00", "08:30-12:00 13:15-18:00", "01:30-02:45", "00:00-03:00 22:00-24:00")

days: st.SearchStrategy[Openings] = st.sampled_from([hours_of_day(text) for text in _DAYS])
weeks = st.tuples(*(days for _ in WEEKDAYS)).map(WeeklyHours)
_own_days = st.lists(
    st.builds(OwnDay, st.dates(date(YEAR, 1, 1), date(YEAR, 12, 31)), days), max_size=5, unique_by=lambda own: own.day
).map(tuple)
_countries = st.sampled_from([(None, None), ("US", None), ("US", "CA"), ("DE", "BY"), ("GB", "SCT")])


def _calendar(
    timezone: str, week: WeeklyHours, place: tuple[str | None, str | None], own_days: tuple[OwnDay, ...]
) -> BusinessCalendar:
    return BusinessCalendar(timezone=timezone, week=week, country=place[0], subdivision=place[1], own_days=own_days)


zones = st.sampled_from(ZONES)
calendars = st.builds(_calendar, zones, weeks.filter(lambda hours: any(hours.days)), _countries, _own_days)
windows = st.builds(CallWindow, zones, weeks)

# Nights in which a clock is moved somewhere, and any other time.
_MOVED = [
    date(YEAR, 2, 15),
    date(YEAR, 3, 8),
    date(YEAR, 3, 29),
    date(YEAR, 4, 5),
    date(YEAR, 10, 4),
    date(YEAR, 10, 25),
    date(YEAR, 11, 1),
]
_day_by_day = st.one_of(st.sampled_from(_MOVED), st.dates(date(YEAR, 1, 2), date(YEAR, 12, 30)))


def _instant(day: date, minutes: int) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=UTC) + timedelta(minutes=minutes)


instants = st.builds(_instant, _day_by_day, st.integers(-1440, 1440))
"""Whole minutes of the year."""

spans_of_minutes = st.integers(0, 3 * 1440).map(lambda minutes: timedelta(minutes=minutes))

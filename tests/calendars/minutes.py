"""The obvious reckoning: look at the clock on the wall every minute, and count."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from amends.calendars.calendar import BusinessCalendar

MINUTE = timedelta(minutes=1)

ZONES = (
    "Europe/Berlin",
    "America/New_York",
    "America/St_Johns",
    "America/Havana",
    "America/Nuuk",
    "Australia/Lord_Howe",
    "Asia/Kathmandu",
    "Africa/Casablanca",
    "UTC",
)
"""Where clocks are moved by an hour or by half of one, at night or at midnight, in two ways in a year, or never."""


def at_wall(
    timezone: str, year: int, month: int, day: int, hour: int = 0, minute: int = 0, *, fold: int = 0
) -> datetime:
    """An instant by the clock on the wall; `fold=1` is the second time that it shows it."""
    return datetime(year, month, day, hour, minute, tzinfo=ZoneInfo(timezone), fold=fold).astimezone(UTC)


def shows_open(calendar: BusinessCalendar, at: datetime) -> bool:
    """Whether the clock on the wall shows a time within the hours of that day."""
    wall = at.astimezone(ZoneInfo(calendar.timezone))
    minute = wall.hour * 60 + wall.minute
    return any(opening.opens <= minute < opening.closes for opening in calendar.openings_on(wall.date()))


def minutes_from(start: datetime, end: datetime) -> Iterator[datetime]:
    """Every whole minute from one instant up to another."""
    at = start
    while at < end:
        yield at
        at += MINUTE


def counted(calendar: BusinessCalendar, start: datetime, end: datetime) -> timedelta:
    """How long the calendar is open from one whole minute to another, minute by minute."""
    return MINUTE * sum(shows_open(calendar, at) for at in minutes_from(start, end))

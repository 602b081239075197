"""Clocks that count business time only, and stand still while somebody else is awaited."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from amends.calendars.calendar import BusinessCalendar
from amends.calendars.reckoning import after, between
from amends.calendars.spans import Span


class Turn(StrEnum):
    """What happens to a clock."""

    START = "start"
    PAUSE = "pause"
    RESUME = "resume"


@dataclass(frozen=True, slots=True)
class Tick:
    """Something happens to a clock at an instant."""

    at: datetime
    turn: Turn


def elapsed(calendar: BusinessCalendar, ticks: Iterable[Tick], until: datetime) -> timedelta:
    """The business time that a clock has counted from its start until an instant."""
    total = timedelta()
    for start, end in _runs(ticks):
        if start < until:
            total += between(calendar, start, until if end is None else min(end, until))
    return total


def due(calendar: BusinessCalendar, ticks: Iterable[Tick], allowed: timedelta) -> datetime | None:
    """When a clock has counted all that is allowed; None while it stands still with time left, or never started.

    Raises:
        NeverOpenError: the calendar is closed for more than a year on end.
    """
    left = allowed
    for start, end in _runs(ticks):
        if end is None:
            return after(calendar, start, left)
        counted = between(calendar, start, end)
        if counted >= left:
            return after(calendar, start, left)
        left -= counted
    return None


def _runs(ticks: Iterable[Tick]) -> Iterator[tuple[datetime, datetime | None]]:
    """From when to when a clock runs; the last run may have no end. To pause a clock that stands changes nothing."""
    running_since: datetime | None = None
    for tick in ticks:
        if tick.turn is not Turn.PAUSE:
            running_since = running_since or tick.at
        elif running_since is not None:
            yield Span(running_since, tick.at)
            running_since = None
    if running_since is not None:
        yield running_since, None

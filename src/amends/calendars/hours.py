"""Hours of the week by the clock on the wall, written like `mon-fri 09:00-12:00 13:00-17:00, sat 10:00-14:00`."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise

from amends.calendars.errors import CalendarError

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
"""The days of the week, by the number that `date.weekday()` gives them."""

MINUTES_OF_DAY = 24 * 60

_TIME = r"([0-2]?[0-9]):([0-5][0-9])"
_OPENING = re.compile(f"{_TIME}-{_TIME}")
_LIKE = "write it like `mon-fri 09:00-17:00, sat 10:00-14:00`"


@dataclass(frozen=True, slots=True, order=True)
class Opening:
    """From `opens` up to, but not with, `closes`: minutes after midnight, by the clock on the wall; 1440 is 24:00."""

    opens: int
    closes: int

    def __str__(self) -> str:
        return f"{_clock(self.opens)}-{_clock(self.closes)}"


Openings = tuple[Opening, ...]
"""The openings of one day, in order, none of which touches another."""


@dataclass(frozen=True, slots=True)
class WeeklyHours:
    """The openings of each day of a week, from Monday to Sunday."""

    days: tuple[Openings, ...]

    def __str__(self) -> str:
        return ", ".join(_groups(self.days)) or "never"


def every_day(openings: Openings) -> WeeklyHours:
    """The same hours on every day of the week."""
    return WeeklyHours((openings,) * len(WEEKDAYS))


ALWAYS = every_day((Opening(0, MINUTES_OF_DAY),))
"""Day and night."""


def weekly_hours(text: str) -> WeeklyHours:
    """Reads hours of the week; a part that names no day is for every day.

    Raises:
        CalendarError: it is not written as hours are; the message says where.
    """
    week: list[list[Opening]] = [[] for _ in WEEKDAYS]
    for part in text.split(","):
        days, openings = _part(part.split(), part.strip())
        for day in days:
            week[day] += openings
    return WeeklyHours(tuple(_in_order(openings) for openings in week))


def hours_of_day(text: str) -> Openings:
    """Reads the hours of one day, such as `09:00-12:00 13:00-17:00`; `closed` is none.

    Raises:
        CalendarError: it is not written as hours are.
    """
    if text.strip() == "closed":
        return ()
    words = text.split()
    if not words:
        raise CalendarError("hours are missing", "write `closed`, or hours like `10:00-14:00`")
    return _in_order(_opening(word) for word in words)


def openings_in_words(openings: Openings) -> str:
    """The hours of one day, as they are written."""
    return " ".join(map(str, openings)) or "closed"


def _part(words: list[str], part: str) -> tuple[list[int], list[Opening]]:
    named = [word for word in words if word[:1].isalpha()]
    times = words[len(named) :]
    if not times:
        raise CalendarError(f"`{part}` names no hours" if part else "hours are missing", _LIKE)
    days = [day for word in named for day in _days(word)] if named else list(range(len(WEEKDAYS)))
    return days, [_opening(word) for word in times]


def _days(word: str) -> Iterable[int]:
    first, dash, last = word.lower().partition("-")
    for day in (first, last) if dash else (first,):
        if day not in WEEKDAYS:
            raise CalendarError(f"`{word}` is no day of the week", f"expected {', '.join(WEEKDAYS)}")
    start, end = WEEKDAYS.index(first), WEEKDAYS.index(last or first)
    if start <= end:
        return range(start, end + 1)
    return [*range(start, len(WEEKDAYS)), *range(end + 1)]


def _opening(word: str) -> Opening:
    found = _OPENING.fullmatch(word)
    if found is None:
        raise CalendarError(f"`{word}` are no hours", _LIKE)
    hour, minute, last_hour, last_minute = map(int, found.groups())
    opens, closes = hour * 60 + minute, last_hour * 60 + last_minute
    if closes > MINUTES_OF_DAY or opens >= MINUTES_OF_DAY:
        raise CalendarError(f"`{word}` is beyond the end of the day", "24:00 is the latest")
    if opens >= closes:
        raise CalendarError(
            f"`{word}` ends before it begins",
            "hours over midnight are two: `22:00-24:00` and, on the next day, `00:00-06:00`",
        )
    return Opening(opens, closes)


def _in_order(openings: Iterable[Opening]) -> Openings:
    found = sorted(openings)
    for one, following in pairwise(found):
        if following.opens < one.closes:
            raise CalendarError(f"`{one}` and `{following}` overlap", "write them as one")
    return tuple(_joined(found))


def _joined(openings: list[Opening]) -> Iterator[Opening]:
    """Openings of which one begins where another ends are one."""
    last: Opening | None = None
    for one in openings:
        if last is not None and last.closes == one.opens:
            last = Opening(last.opens, one.closes)
            continue
        if last is not None:
            yield last
        last = one
    if last is not None:
        yield last


def _groups(days: tuple[Openings, ...]) -> Iterator[str]:
    if len(set(days)) == 1 and days[0]:
        yield openings_in_words(days[0])
        return
    for openings, group in groupby(range(len(days)), key=lambda day: days[day]):
        numbers = list(group)
        if openings:
            last = f"-{WEEKDAYS[numbers[-1]]}" if len(numbers) > 1 else ""
            yield f"{WEEKDAYS[numbers[0]]}{last} {openings_in_words(openings)}"


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"

"""Reckoning with business time: how much of it lies between two instants, and when so much of it is over."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from amends.calendars.calendar import BusinessCalendar
from amends.calendars.errors import NeverOpenError
from amends.calendars.spans import Span, spans_of_day

_DAY = timedelta(days=1)
_LONGEST_CLOSED = timedelta(days=400)


def spans_on(calendar: BusinessCalendar, day: date) -> tuple[Span, ...]:
    """When the calendar is open on a day of its own, in real time."""
    return spans_of_day(calendar.timezone, day, calendar.openings_on(day))


def is_open(calendar: BusinessCalendar, at: datetime) -> bool:
    """Whether the calendar is open at an instant."""
    return any(span.start <= at < span.end for span in spans_on(calendar, calendar.day_of(at)))


def between(calendar: BusinessCalendar, start: datetime, end: datetime) -> timedelta:
    """How long the calendar is open between two instants; negative where the end comes first."""
    if end < start:
        return -between(calendar, end, start)
    whole, open_for = Span(start, end), timedelta()
    # A clock that is put back over midnight shows the evening before once more.
    day, last = calendar.day_of(start) - _DAY, calendar.day_of(end) + _DAY
    while day <= last:
        for span in spans_on(calendar, day):
            common = span.meets(whole)
            if common is not None:
                open_for += common.length
        day += _DAY
    return open_for


def after(calendar: BusinessCalendar, start: datetime, duration: timedelta) -> datetime:
    """The first instant by which the calendar has been open for so long since `start`; `start` itself for no time.

    What is due at the very end of a day is due when it closes, not when the next one opens.

    Raises:
        NeverOpenError: the calendar is closed for more than a year on end.
    """
    left = duration
    if left <= timedelta():
        return start
    for span in _spans_from(calendar, calendar.day_of(start) - _DAY):
        begins = max(span.start, start)
        if begins >= span.end:
            continue
        if left <= span.end - begins:
            return begins + left
        left -= span.end - begins
    raise NeverOpenError


def next_business_day(calendar: BusinessCalendar, at: datetime) -> date:
    """The first day after that of an instant on which the calendar is open.

    Raises:
        NeverOpenError: there is none within more than a year.
    """
    return business_day_after(calendar, calendar.day_of(at))


def business_day_after(calendar: BusinessCalendar, day: date) -> date:
    """The first day after a day on which the calendar is open.

    Raises:
        NeverOpenError: there is none within more than a year.
    """
    for number in range(1, _LONGEST_CLOSED.days):
        following = day + number * _DAY
        if spans_on(calendar, following):
            return following
    raise NeverOpenError


def days_later(calendar: BusinessCalendar, at: datetime, days: int) -> datetime:
    """The same time of the day, so many business days later: while the calendar is open, and never later than that.

    Raises:
        NeverOpenError: the calendar is closed for more than a year on end.
    """
    day = calendar.day_of(at)
    for _ in range(days):
        day = business_day_after(calendar, day)
    same_time = calendar.same_time_on(day, at)
    spans = spans_on(calendar, day)
    within = [min(span.end, same_time) for span in spans if span.start <= same_time]
    return max(within, default=spans[0].start if spans else same_time)


def _spans_from(calendar: BusinessCalendar, day: date) -> Iterator[Span]:
    """Everything from a day on, in order, until the calendar is closed for too long."""
    last_open = day
    waiting = spans_on(calendar, day)
    while day - last_open < _LONGEST_CLOSED:
        day += _DAY
        following = spans_on(calendar, day)
        # Where a clock is put back over midnight, minutes of two days come in turns.
        known = sorted((*waiting, *following))
        turn = known.index(waiting[-1]) + 1 if waiting else 0
        yield from known[:turn]
        waiting = tuple(known[turn:])
        if following:
            last_open = day

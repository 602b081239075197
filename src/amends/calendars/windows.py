"""When a customer is called: while somebody works and the customer wishes to be called, each by their own clock."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from amends.calendars.calendar import BusinessCalendar
from amends.calendars.hours import Opening, WeeklyHours, every_day
from amends.calendars.reckoning import business_day_after, next_business_day, spans_on
from amends.calendars.spans import Span, spans_of_day

COURTEOUS_HOURS = every_day((Opening(9 * 60, 20 * 60),))
"""When a customer is called who named no hours."""

_DAY = timedelta(days=1)
_DAYS_LOOKED_AT = 10
_LEAST = timedelta(minutes=15)


@dataclass(frozen=True, slots=True)
class CallWindow:
    """When a customer wishes to be called, by the clock on their own wall."""

    timezone: str
    hours: WeeklyHours = COURTEOUS_HOURS

    def spans(self, within: Span) -> tuple[Span, ...]:
        """When that is within a stretch of time."""
        day, last = within.start.date() - _DAY, within.end.date() + _DAY
        found: list[Span] = []
        while day <= last:
            spans = spans_of_day(self.timezone, day, self.hours.days[day.weekday()])
            found += [common for span in spans if (common := span.meets(within)) is not None]
            day += _DAY
        return tuple(sorted(found))


@dataclass(frozen=True, slots=True)
class CallTime:
    """When to call: from `start` to `end`.

    `suits_customer` is False where the house never works while the customer wishes to be called: then it is the
    house's own hours, and somebody agrees on a time, or writes.
    """

    start: datetime
    end: datetime
    suits_customer: bool


def call_time(calendar: BusinessCalendar, window: CallWindow, at: datetime, *, days: int = 1) -> CallTime:
    """When to call within so many business days; or on the first day after them on which the customer can be called.

    Raises:
        NeverOpenError: the calendar is closed for more than a year on end.
    """
    day, both = next_business_day(calendar, at), list[Span]()
    first = last = spans_on(calendar, day)
    for number in range(1, days + _DAYS_LOOKED_AT):
        spans = spans_on(calendar, day)
        both += [common for span in spans for common in window.spans(span) if common.length >= _LEAST]
        last = spans if number <= days else last
        if both and number >= days:
            return CallTime(both[0].start, both[-1].end, suits_customer=True)
        day = business_day_after(calendar, day)
    return CallTime(first[0].start, last[-1].end, suits_customer=False)

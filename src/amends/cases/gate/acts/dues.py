"""When something is due: spans of a policy in the client's business time, and clocks that stood still and go on."""

from datetime import datetime, timedelta

from amends.calendars.calendar import BusinessCalendar
from amends.calendars.clocks import Tick, Turn, due
from amends.calendars.reckoning import after, between, days_later
from amends.cases.events.event import Event
from amends.cases.events.people import DuesMoved, MovedDue
from amends.cases.state import CaseState
from amends.lang.times import CalendarSpan, SpanUnit, add_months


def later(calendar: BusinessCalendar, at: datetime, span: CalendarSpan) -> datetime:
    """So much later: minutes and hours while the client works, days that it works; months are those of the calendar."""
    match span.unit:
        case SpanUnit.MINUTES:
            return after(calendar, at, timedelta(minutes=span.count))
        case SpanUnit.HOURS:
            return after(calendar, at, timedelta(hours=span.count))
        case SpanUnit.DAYS:
            return days_later(calendar, at, span.count)
        case SpanUnit.MONTHS:
            return calendar.same_time_on(add_months(calendar.day_of(at), span.count), at)


def dues_moved(before: CaseState, now: CaseState, calendar: BusinessCalendar, at: datetime) -> list[Event]:
    """What is due later because the case waited for the customer, now that it does no longer."""
    since = before.waits_since
    if since is None or now.waits_since is not None:
        return []
    moved = []
    for one in before.hand_offs:
        if not one.is_open or one.asked_at is None or one.due <= since:
            continue
        start = max(one.asked_at, since)
        ticks = [Tick(one.asked_at, Turn.START), Tick(start, Turn.PAUSE), Tick(at, Turn.RESUME)]
        allowed = between(calendar, one.asked_at, one.due)
        new = due(calendar, ticks, allowed)
        if new is not None and one.due <= at:
            # It was due while the clock stood still, at an hour that does not count: it is due now.
            new = max(new, at)
        if new is not None and new > one.due:
            moved.append(MovedDue(one.id, new))
    return [DuesMoved(dues=tuple(moved))] if moved else []

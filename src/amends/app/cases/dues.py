"""When something is due that somebody gives so much time for: in the business time of the case's client."""

from datetime import datetime, timedelta

from amends.app.on_case import OnCase
from amends.calendars.reckoning import after, days_later

_DAY = timedelta(days=1)


def due_within(on: OnCase, span: timedelta) -> datetime:
    """So much later: whole days are days on which the client works, hours and minutes those in which it does."""
    days, rest = divmod(span, _DAY)
    return after(on.client.calendar, days_later(on.client.calendar, on.at, days), rest)

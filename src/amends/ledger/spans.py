"""Where a span of time begins that ends now."""

from datetime import UTC, datetime, time, timedelta, tzinfo

from amends.lang.quantities import UncomputableError
from amends.lang.times import CalendarSpan, SpanUnit, add_months

_EXACT = {
    SpanUnit.MINUTES: timedelta(minutes=1),
    SpanUnit.HOURS: timedelta(hours=1),
    SpanUnit.DAYS: timedelta(days=1),
}


def beginning(span: CalendarSpan, now: datetime, timezone: tzinfo) -> datetime | None:
    """The first instant (in UTC) of a span that ends now; it belongs to the span.

    Minutes, hours and days are exact; a day is 24 hours. Months begin with the whole of the same day so many months
    earlier, or of that month's last day, as the policy's time zone counts days. None: further back than the calendar
    goes, so that nothing lies before it.
    """
    try:
        if span.unit is not SpanUnit.MONTHS:
            return now.astimezone(UTC) - span.count * _EXACT[span.unit]
        day = add_months(now.astimezone(timezone).date(), -span.count)
        return datetime.combine(day, time.min, timezone).astimezone(UTC)
    except (OverflowError, UncomputableError):
        return None


def in_words(span: CalendarSpan) -> str:
    """The span in a message: "12 months", "1 day"."""
    return f"{span.count} {span.unit if span.count != 1 else span.unit.removesuffix('s')}"

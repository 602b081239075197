"""A question about calls: whose, to which number, and when."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from amends.app.calls.errors import NoNumberError, SpanError
from amends.calls.record import dialled

_LONGEST = 100
_OUT_OF_TIME = "no such day or time can be told"


@dataclass(frozen=True, slots=True, kw_only=True)
class CallsAsked:
    """Which calls are asked for.

    Attributes:
        number: the number that was called, however it is written.
        begins: the first day or moment; without a time zone, by the clock of the client.
        ends: the last day, which belongs to the span, or the moment at which it ends, which does not.
        account: whose, by the number of the account; None: that of the case.
    """

    number: str
    begins: date | datetime
    ends: date | datetime
    account: str | None = None


@dataclass(frozen=True, slots=True)
class Span:
    """A span of time (UTC); the end does not belong to it."""

    begins: datetime
    ends: datetime


def number_of(asked: CallsAsked) -> str:
    """The number that was called, without blanks around it.

    Raises:
        NoNumberError: none is named.
    """
    number = asked.number.strip()
    if not dialled(number) or len(number) > _LONGEST:
        raise NoNumberError("no number is named that somebody could have called", "name it as it stands on the bill")
    return number


def span_of(asked: CallsAsked, timezone: str) -> Span:
    """The span that is asked for, by the clock of a client.

    Raises:
        SpanError: it holds no time.
    """
    zone = ZoneInfo(timezone)
    try:
        span = Span(_instant(asked.begins, zone), _instant(asked.ends, zone, after=timedelta(days=1)))
    except OverflowError:
        raise SpanError(_OUT_OF_TIME, "name days of this century") from None
    if span.ends <= span.begins:
        raise SpanError("the span ends before anything could have happened in it", "name an end after its beginning")
    return span


def _instant(at: date | datetime, zone: ZoneInfo, after: timedelta = timedelta(0)) -> datetime:
    """A moment as it is; a day as its midnight, or as the midnight so many days later."""
    if not isinstance(at, datetime):
        at = datetime.combine(at + after, time())
    return (at if at.tzinfo is not None else at.replace(tzinfo=zone)).astimezone(UTC)

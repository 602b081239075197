"""Hours on the wall as stretches of real time: where daylight saving is decided."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

from amends.calendars.hours import Openings

_SECOND = timedelta(seconds=1)
# No clock on a wall is further from UTC than this.
_FARTHEST = timedelta(days=1)


class Span(NamedTuple):
    """A stretch of real time: from `start` up to `end` (UTC), without it."""

    start: datetime
    end: datetime

    @property
    def length(self) -> timedelta:
        """How long it is."""
        return self.end - self.start

    def meets(self, other: "Span") -> "Span | None":
        """What both have in common."""
        start, end = max(self.start, other.start), min(self.end, other.end)
        return Span(start, end) if start < end else None


@lru_cache(maxsize=16_384)
def spans_of_day(timezone: str, day: date, openings: Openings) -> tuple[Span, ...]:
    """When the clock on the wall shows a time within the openings of a day, in order.

    An hour that the clock shows twice is two spans, or one of twice the length; one that it never shows is none.
    """
    if not openings:
        return ()
    midnight = datetime(day.year, day.month, day.day, tzinfo=UTC)
    found: list[Span] = []
    for piece, offset in _pieces(ZoneInfo(timezone), Span(midnight - _FARTHEST, midnight + 2 * _FARTHEST)):
        for opening in openings:
            start, end = (midnight + timedelta(minutes=minute) - offset for minute in (opening.opens, opening.closes))
            shown = Span(start, end).meets(piece)
            if shown is not None:
                found.append(shown)
    return tuple(found)


def _pieces(zone: ZoneInfo, span: Span) -> Iterator[tuple[Span, timedelta]]:
    """The pieces of a span in which the clock is moved nowhere, each with how far it is ahead of UTC."""
    first, last = _offset(zone, span.start), _offset(zone, span.end - _SECOND)
    if first == last:
        yield span, first
        return
    middle = span.start + _SECOND * ((span.length // _SECOND) // 2)
    pieces = [*_pieces(zone, Span(span.start, middle)), *_pieces(zone, Span(middle, span.end))]
    start, offset = span.start, first
    for piece, its_offset in pieces:
        if its_offset != offset:
            yield Span(start, piece.start), offset
            start, offset = piece.start, its_offset
    yield Span(start, span.end), offset


def _offset(zone: ZoneInfo, at: datetime) -> timedelta:
    offset = at.astimezone(zone).utcoffset()
    assert offset is not None, "a zone says how far it is from UTC"
    return offset

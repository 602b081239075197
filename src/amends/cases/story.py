"""The story of a case: its history as lines to read, one for each event, in the reader's own time zone."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from amends.cases.events.contacts import CaseOpened, ContactBegun, ContactEnded
from amends.cases.events.event import Event
from amends.cases.events.giving import RemedyGiven, RemedyReleased, RemedyReserved, RemedyReversed, RemedyUncertain
from amends.cases.recorded import By, Recorded
from amends.cases.wording import Wording
from amends.cases.words import spoken

_ABOUT_A_GIFT = (RemedyGiven, RemedyReleased, RemedyReversed, RemedyUncertain)
_INDENT = "  "


@dataclass(frozen=True, slots=True)
class Line:
    """One event of the story.

    Attributes:
        number: its place in the case.
        at: when, in the reader's time zone.
        who: who did it, with their role; "by itself" where nobody did.
        what: what happened.
        depth: how far it is indented: what happened in a contact, and what followed from another event, belong to it.
    """

    number: int
    at: datetime
    who: str
    what: str
    depth: int


def story(history: Iterable[Recorded], wording: Wording) -> tuple[Line, ...]:
    """The lines of a history, in its order, in the words of a reader."""
    return tuple(_lines(history, wording))


def as_text(lines: Iterable[Line]) -> str:
    """The story as text, with each new day above its lines."""
    written: list[str] = []
    day = None
    for line in lines:
        if line.at.date() != day:
            day = line.at.date()
            written += [*([""] if written else []), f"{day:%Y-%m-%d}"]
        written.append(f"{_INDENT}{line.at:%H:%M}  {_INDENT * line.depth}{line.who}: {line.what}")
    return "".join(f"{line}\n" for line in written)


def _lines(history: Iterable[Recorded], wording: Wording) -> Iterator[Line]:
    gifts: dict[UUID, str] = {}
    before: Recorded | None = None
    contact: UUID | None = None
    for recorded in history:
        event = recorded.event
        if isinstance(event, ContactEnded):
            contact = None
        if isinstance(event, RemedyReserved):
            gifts[event.entry] = wording.gift(event.remedy, event.amount or None)
        depth = (contact is not None) + _follows(recorded, before)
        what = _what(event, gifts, wording)
        yield Line(recorded.number, recorded.at.astimezone(wording.timezone), _who(recorded.by), what, depth)
        if isinstance(event, ContactBegun):
            contact = event.contact
        before = recorded


def _follows(recorded: Recorded, before: Recorded | None) -> bool:
    """Whether it happened by the same act as what stands before it."""
    if before is None or isinstance(recorded.event, ContactBegun) or isinstance(before.event, CaseOpened):
        return False
    return (recorded.at, recorded.by) == (before.at, before.by)


def _who(by: By | None) -> str:
    if by is None:
        return "by itself"
    return by.called if by.role is None else f"{by.called}, {spoken(by.role)}"


def _what(event: Event, gifts: dict[UUID, str], wording: Wording) -> str:
    """The event's sentence; of a gift, with what it is."""
    sentence = event.sentence_in(wording)
    named = gifts.get(event.entry) if isinstance(event, _ABOUT_A_GIFT) else None
    return sentence if named is None else f"{sentence} ({named})"

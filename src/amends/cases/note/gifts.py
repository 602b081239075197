"""What came of everything that was promised: given, still promised, or not given after all; with the days."""

from collections.abc import Iterator, Sequence
from uuid import UUID

from amends.cases.events.event import quoted
from amends.cases.events.giving import (
    RemedyDeclined,
    RemedyGiven,
    RemedyReleased,
    RemedyReserved,
    RemedyReversed,
    RemedyUncertain,
)
from amends.cases.events.route import OfferAccepted
from amends.cases.recorded import Recorded
from amends.cases.wording import Wording

_Outcome = RemedyGiven | RemedyReleased | RemedyReversed | RemedyUncertain


def given(history: Sequence[Recorded], wording: Wording) -> Iterator[str]:
    """A line for each gift of which something has become, in their order, and for what is owed and was not wanted."""
    promised = {one.event.entry: one.event for one in history if isinstance(one.event, RemedyReserved)}
    became: dict[UUID, tuple[Recorded, _Outcome]] = {
        one.event.entry: (one, one.event) for one in history if isinstance(one.event, _Outcome)
    }
    accepted = {one.event.proposal: one.number for one in history if isinstance(one.event, OfferAccepted)}
    for entry, promise in promised.items():
        agreed_at = 0 if promise.approval is None else accepted.get(promise.approval)
        if entry in became:
            line = _became(promise, *became[entry], agreed_at, wording)
        else:
            line = _waits(promise, wording) if agreed_at is not None else None
        if line is not None:
            yield line
    given_later = {promise.remedy for promise in promised.values()}
    declined = [one.event.remedy for one in history if isinstance(one.event, RemedyDeclined)]
    yield from (
        f"Owed, and not wanted: {wording.remedy(name)}." for name in dict.fromkeys(declined) if name not in given_later
    )


def _became(
    promise: RemedyReserved, recorded: Recorded, event: _Outcome, agreed_at: int | None, wording: Wording
) -> str | None:
    day = f"{recorded.at.astimezone(wording.timezone):%Y-%m-%d}"
    match event:
        case RemedyGiven(why=why):
            return f"Given on {day}: {_named(promise, wording)}{_because(why)}"
        case RemedyUncertain(why=why):
            return f"Not certain whether it was given: {_named(promise, wording)}{_because(why)}"
        case RemedyReversed(why=why):
            return f"Given, and taken back on {day}: {_named(promise, wording)}{_because(why)}"
        case RemedyReleased(why=why) if promise.condition is not None and 0 < (agreed_at or 0) < recorded.number:
            return f"Not given, {day}: {_named(promise, wording)}{_because(why)}"
        case _:
            # What was set aside and came to nothing is told by the answer about its solution.
            return None


def _waits(promise: RemedyReserved, wording: Wording) -> str:
    if promise.condition is not None:
        return f"Promised: {_named(promise, wording)}, under the condition {quoted(promise.condition)}"
    later = ", when what it awaits has arrived" if promise.awaits else ""
    return f"Promised: {_named(promise, wording)}{later}."


def _because(why: str | None) -> str:
    return f", {quoted(why)}" if why else "."


def _named(promise: RemedyReserved, wording: Wording) -> str:
    return wording.gift(promise.remedy, promise.amount or None)

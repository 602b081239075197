"""The letters that follow from what happened, as jobs."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from amends.app.following.job import Job
from amends.app.letters.asked import LETTER, LetterAsked
from amends.cases.events.letters import LetterAskedAgain, LetterKind
from amends.cases.recorded import Recorded
from amends.letters.which import letter_after

if TYPE_CHECKING:
    from amends.app.on_case import OnCase

GATHERS = timedelta(minutes=15)
"""How long a confirmation waits during a contact, so that one letter tells all that was agreed and given in it."""


def letters_following(on: "OnCase", recorded: Recorded) -> Iterator[Job]:
    """The letter that follows from an event, or that somebody has sent again."""
    event = recorded.event
    if isinstance(event, LetterAskedAgain):
        yield _job(LetterAsked(event.letter, event.number, event.kind, event.sending), None)
        return
    kind = letter_after(recorded, on.state, on.client.settings)
    if kind is not None:
        is_gathering = kind is LetterKind.CONFIRMATION and on.state.contact is not None
        yield _job(LetterAsked(recorded.id, recorded.number, kind, 1), on.at + GATHERS if is_gathering else None)


def _job(asked: LetterAsked, due_at: datetime | None) -> Job:
    return Job(kind=LETTER, key=asked.key, data=asked.data(), due_at=due_at)

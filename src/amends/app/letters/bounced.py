"""A letter that came back: found by what tells it from every other one, and recorded in its case."""

from dataclasses import dataclass
from uuid import UUID

from amends.app.by_itself import act_by_itself_on
from amends.app.on_case import OnCase
from amends.app.workspace import Workspace
from amends.cases.events.letters import LetterFault
from amends.cases.gate.acts.letters import RecordLetterFailed
from amends.cases.gate.rules.letters import LetterIsRecordedError
from amends.store.bounds import EVERY_CLIENT, bind
from amends.store.engine import reading
from amends.store.event_places import place_of_event


@dataclass(frozen=True, slots=True)
class Recorded:
    """What came of a report: the case's reference, and whether it was news."""

    reference: str
    is_news: bool


def record_bounce(workspace: Workspace, letter: UUID, sending: int, status: str | None) -> Recorded | None:
    """Records that a letter came back; None where no letter of this workspace is meant.

    Raises:
        StoreError: the store cannot be used.
    """
    with reading(workspace.engine) as connection:
        bind(connection, EVERY_CLIENT)
        place = place_of_event(connection, letter)
    if place is None:
        return None
    found: list[str] = []

    def failed(on: OnCase) -> list[RecordLetterFailed]:
        found.append(on.state.reference)
        sent = on.state.letters.get(letter)
        if sent is None:
            return []
        return [
            RecordLetterFailed(
                letter=letter,
                number=sent.number,
                kind=sent.kind,
                sending=sending,
                through=sent.through,
                fault=LetterFault.CAME_BACK,
                status=status,
            )
        ]

    try:
        done = act_by_itself_on(workspace, place.client, place.case, failed)
    except LetterIsRecordedError:
        return Recorded(found[0], is_news=False)
    return Recorded(found[0], is_news=True) if done.happened else None

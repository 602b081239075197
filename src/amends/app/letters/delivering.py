"""Delivering letters: what a worker needs to send one, and what it reports of it."""

from dataclasses import dataclass
from uuid import UUID

from amends.app.by_itself import Besides, act_by_itself, on_case_by_itself
from amends.app.letters.asked import LETTER, LetterAsked
from amends.app.letters.written import Written, write
from amends.app.on_case import OnCase
from amends.app.workspace import Workspace
from amends.cases.events.letters import LetterFault, LetterKind
from amends.cases.gate.acts.letters import RecordLetterFailed, RecordLetterSent
from amends.cases.parts import LetterState
from amends.cases.recorded import Recorded
from amends.cases.state import CaseState
from amends.directory.mail import MailTerms
from amends.lang.errors import AmendsError
from amends.letters.which import MAY_LEAD_TO_ONE
from amends.store import cases as stored_cases
from amends.store.engine import reading
from amends.store.jobs_list import JobState, job_of


@dataclass(frozen=True, slots=True)
class ToDeliver:
    """A letter that is to go out now, and whom the client's mail is from."""

    client: UUID
    case: UUID
    asked: LetterAsked
    written: Written
    terms: MailTerms


class AnotherIsSentError(AmendsError):
    """Another confirmation of the case is being sent; it may tell what this one would."""

    def __init__(self) -> None:
        super().__init__("another confirmation of the case is being sent, which may tell the same")


def to_deliver(workspace: Workspace, client: UUID, case: UUID, asked: LetterAsked) -> ToDeliver | None:
    """The letter to send; None where nothing is to be said any more, or another letter says it.

    Raises:
        AnotherIsSentError: whether another letter says it will be known soon.
        StoreError: there is no such case, or the store cannot be used.
    """
    with reading(workspace.engine) as connection:
        on = on_case_by_itself(connection, workspace, client, case)
        if _is_done(on.state, asked):
            return None
        history = stored_cases.load(connection, [client], case)
        if asked.kind is LetterKind.CONFIRMATION and _is_left_to_an_earlier_one(on, history, asked):
            return None
        written = write(connection, on.client, on.policy, history, asked)
        return None if written is None else ToDeliver(client, case, asked, written, on.client.settings.mail)


def record_sent(workspace: Workspace, one: ToDeliver, besides: Besides | None = None) -> None:
    """Records that a letter is on its way.

    Raises:
        LetterIsRecordedError: that is in the record already.
    """
    letter = one.written.letter
    request = RecordLetterSent(
        letter=one.asked.letter,
        number=one.asked.number,
        kind=one.asked.kind,
        language=letter.language,
        asked_language=letter.asked_language,
        sending=one.asked.sending,
        through=one.written.through,
    )
    act_by_itself(workspace, one.client, one.case, request, besides)


def record_failed(
    workspace: Workspace, one: ToDeliver, fault: LetterFault, status: str | None, besides: Besides | None = None
) -> None:
    """Records that a letter does not reach the customer.

    Raises:
        LetterIsRecordedError: that is in the record already.
    """
    request = RecordLetterFailed(
        letter=one.asked.letter,
        number=one.asked.number,
        kind=one.asked.kind,
        sending=one.asked.sending,
        through=one.written.through,
        fault=fault,
        status=status,
    )
    act_by_itself(workspace, one.client, one.case, request, besides)


def _is_done(state: CaseState, asked: LetterAsked) -> bool:
    """Whether this sending is in the record, or a confirmation since has told what this one would."""
    before = state.letters.get(asked.letter)
    if before is not None:
        return before.sending > asked.sending or (
            before.sending == asked.sending and before.state is not LetterState.ASKED
        )
    return asked.kind is LetterKind.CONFIRMATION and asked.number <= state.confirmed_through


def _is_left_to_an_earlier_one(on: OnCase, history: list[Recorded], asked: LetterAsked) -> bool:
    """Whether the confirmation of something earlier is still to be written: it tells everything up to then.

    Raises:
        AnotherIsSentError: it is being sent, and nobody knows up to where it tells.
    """
    for recorded in history:
        is_earlier = on.state.confirmed_through < recorded.number < asked.number
        if not is_earlier or not isinstance(recorded.event, MAY_LEAD_TO_ONE):
            continue
        job = job_of(on.connection, on.client.id, LETTER, LetterAsked(recorded.id, recorded.number, asked.kind, 1).key)
        if job is None or LetterAsked.of(job.data).kind is not LetterKind.CONFIRMATION:
            continue
        if job.state is JobState.LEASED:
            raise AnotherIsSentError
        if job.state is JobState.WAITING:
            return True
    return False

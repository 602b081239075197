"""Delivering letters: what a worker needs to send one, and what it reports of it."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Connection

from amends.app.by_itself import Besides, act_by_itself, act_by_itself_on, on_case_by_itself
from amends.app.customer_page.linking import link_for_letter
from amends.app.letters.asked import LETTER, LetterAsked
from amends.app.letters.written import Written, postal_address, write
from amends.app.on_case import OnCase
from amends.app.workspace import Workspace
from amends.cases.events.letters import LetterFault, LetterKind
from amends.cases.gate.acts.call_backs import PromiseCallBack
from amends.cases.gate.acts.letters import RecordLetterFailed, RecordLetterSent
from amends.cases.parts import LetterState
from amends.cases.recorded import Recorded
from amends.cases.state import CaseState, Stage
from amends.directory.mail import MailTerms
from amends.lang.errors import AmendsError
from amends.letters.letter import Letter
from amends.letters.linked import with_link
from amends.letters.which import MAY_LEAD_TO_ONE
from amends.letters.wishes import wish_against_mail
from amends.store import cases as stored_cases
from amends.store.engine import reading, transact
from amends.store.jobs_list import JobState, job_of

IN_PLACE_OF_LETTER = "the customer wishes to be called, and not to have it by e-mail"
"""Why a call is owed in place of a letter."""


@dataclass(frozen=True, slots=True)
class ToDeliver:
    """A letter that is to go out now, whom the client's mail is from, and what the customer wishes instead of one."""

    client: UUID
    case: UUID
    asked: LetterAsked
    written: Written
    terms: MailTerms
    wish: LetterFault | None = None


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
        if written is None:
            return None
        wish = _wish(connection, written) if asked.sending == 1 else None
        return ToDeliver(client, case, asked, written, on.client.settings.mail, wish)


def with_own_link(workspace: Workspace, one: ToDeliver, address: str) -> Letter:
    """The letter with a link to the customer's page, made for this mail alone; as it is where nothing is known to ask.

    Args:
        workspace: where.
        one: the letter.
        address: where customers reach their page; empty where that is not settled: then it brings no link. Neither does
            it where the client wants none in its letters.

    Raises:
        StoreError: the store cannot be used.
    """
    letter = one.written.letter
    if not address:
        return letter

    def work(connection: Connection) -> Letter:
        on = on_case_by_itself(connection, workspace, one.client, one.case)
        if not on.client.settings.letter_links:
            return letter
        link = link_for_letter(connection, workspace, on.client, on.state, address)
        return letter if link is None else with_link(letter, link, on.client.settings.link_days)

    return transact(workspace.engine, work)


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

    def requests(on: OnCase) -> list[object]:
        return [request, *_call_instead(on, one)] if fault is LetterFault.WISHES_CALL else [request]

    act_by_itself_on(workspace, one.client, one.case, requests, besides)


def _wish(connection: Connection, written: Written) -> LetterFault | None:
    """What the customer wishes instead of mail; whoever has a letter sent again by mail has asked them."""
    address = postal_address(connection, written.customer)
    return wish_against_mail(written.letter.kind, written.customer, has_postal_address=address is not None)


def _call_instead(on: OnCase, one: ToDeliver) -> list[PromiseCallBack]:
    """The call that tells what the letter would; one that is owed already does."""
    is_possible = on.state.call_back is None and on.state.stage is not Stage.CLOSED
    is_told = one.asked.kind.can_be_told and one.written.customer.phone is not None
    return [PromiseCallBack(IN_PLACE_OF_LETTER, is_said=False)] if is_possible and is_told else []


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

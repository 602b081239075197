"""The worksheets that are shared with a case, as who works on it and its customer see them."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection

from amends.app.administration.asking import asking
from amends.app.calls.errors import NoWorksheetError
from amends.app.calls.looking import CallsFound, found_for, keep_look
from amends.app.finding import client_of
from amends.app.tasks import Task
from amends.app.workspace import Desk
from amends.calls.evidence import CallEvidence
from amends.cases.fold import fold
from amends.cases.state import CaseState
from amends.directory.organisation import Client
from amends.store import cases as stored_cases
from amends.store.call_worksheets import SharedWorksheet, evidence_on, worksheets_of
from amends.store.directory_users import users_with_ids
from amends.store.engine import reading, transact


@dataclass(frozen=True, slots=True, kw_only=True)
class WorksheetListed:
    """A worksheet of a case, without its rows: its number from 1, of which calls it is, and who shared it when."""

    id: UUID
    place: int
    number: str
    begins: datetime
    ends: datetime
    digest: str
    by: str
    at: datetime


def list_worksheets(desk: Desk, case: UUID | str) -> tuple[WorksheetListed, ...]:
    """The worksheets of a case, in the order in which they were shared.

    Raises:
        StoreError: none of the clients for whom they work has such a case.
        NotPermittedError: the one who asks may not.
    """
    with reading(desk.workspace.engine) as connection:
        who = asking(connection, desk)
        state = fold(stored_cases.load(connection, who.who.clients, case))
        who.allowed(Task.SEE_CASES, client_of(connection, state.client))
        sheets = worksheets_of(connection, state.client, state.id)
        names = users_with_ids(connection, {sheet.by for sheet in sheets})
        return tuple(
            WorksheetListed(
                id=sheet.id,
                place=place,
                number=sheet.question.number,
                begins=sheet.question.begins,
                ends=sheet.question.ends,
                digest=sheet.digest,
                by=names[sheet.by].name,
                at=sheet.at,
            )
            for place, sheet in enumerate(sheets, start=1)
        )


def read_worksheet(desk: Desk, case: UUID | str, number: int) -> CallsFound:
    """A worksheet of a case with its rows, by its number from 1; that somebody looked is kept.

    It was shared while the caller was verified; who works on the case may read it again.

    Raises:
        NoWorksheetError: the case has none of that number.
        NotPermittedError: the one who asks may not.
    """

    def work(connection: Connection) -> CallsFound:
        who = asking(connection, desk)
        who.clients(Task.READ_WORKSHEETS)
        state = fold(stored_cases.load(connection, who.who.clients, case))
        client = client_of(connection, state.client)
        actor = who.allowed(Task.READ_WORKSHEETS, client)
        sheets = worksheets_of(connection, client.id, state.id)
        if not 1 <= number <= len(sheets):
            raise NoWorksheetError(
                f"{state.reference} has no worksheet {number} of calls", "see which it has: `amends calls worksheets`"
            )
        sheet = sheets[number - 1]
        found = evidence_on(connection, sheet)
        keep_look(who, actor, client, found, state.id)
        return found_for(client, state.reference, found, shared=number)

    return transact(desk.workspace.engine, work)


def latest_worksheets(connection: Connection, client: Client, state: CaseState) -> tuple[CallEvidence, ...]:
    """What the customer of a case sees: of each question the worksheet that was shared last."""
    latest: dict[tuple[object, ...], SharedWorksheet] = {}
    for sheet in worksheets_of(connection, client.id, state.id):
        asked = sheet.question
        latest[(asked.account, asked.number, asked.begins, asked.ends)] = sheet
    return tuple(evidence_on(connection, sheet) for sheet in latest.values())

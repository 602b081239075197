"""Cases in the store: appending to a history, and reading it."""

import secrets
from collections.abc import Callable, Collection, Sequence
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, bindparam, insert, select, update
from sqlalchemy.exc import IntegrityError

from amends.cases.chain import BEFORE_THE_FIRST, next_digest
from amends.cases.recorded import Recorded
from amends.cases.state import CaseState
from amends.store.case_links import event_columns, link_of, personal_columns, read_link, read_secrets, recorded_of
from amends.store.case_rows import CaseRow, read_row, row_of
from amends.store.cases_tables import case_events, case_personal, cases
from amends.store.errors import ChangedMeanwhileError, NoCaseError, ReferenceTakenError
from amends.store.postgresql import violated
from amends.store.transactions import may_write

SALT_BYTES = 32

_EVENTS = select(case_events).where(case_events.c.case == bindparam("of_case")).order_by(case_events.c.number)
_PERSONAL = select(case_personal).where(case_personal.c.case == bindparam("of_case"))
_STAYS = frozenset({"id", "client", "reference"})


def append(
    connection: Connection,
    case: CaseState,
    expected_number: int,
    events: Sequence[Recorded],
    new_salt: Callable[[], bytes] = lambda: secrets.token_bytes(SALT_BYTES),
) -> str:
    """Adds events to a case and makes its row follow; returns the digest of the last one.

    Args:
        connection: a writing transaction.
        case: the case as it stands after these events.
        expected_number: how many events it had when it was read; 0 opens it.
        events: what happened, numbered from there on.
        new_salt: gives a new salt for a personal value.

    Raises:
        ChangedMeanwhileError: someone else appended first.
        NoCaseError: there is no such case.
        ReferenceTakenError: another case has the reference of the one that is opened.
        ValueError: the events don't follow each other, or don't lead to the case as it is given.
    """
    _require_sequence(case, expected_number, events)
    head = _require_version(connection, case, expected_number)
    event_rows: list[dict[str, object]] = []
    personal_rows: list[dict[str, object]] = []
    for recorded in events:
        link, beside = link_of(recorded, new_salt)
        head = next_digest(head, link)
        event_rows.append({**event_columns(link), "client": case.client, "digest": head})
        personal_rows += ({**row, "client": case.client} for row in personal_columns(link, beside))
    _write_row(connection, case, expected_number, head)
    connection.execute(insert(case_events), event_rows)
    if personal_rows:
        connection.execute(insert(case_personal), personal_rows)
    return head


def load(connection: Connection, clients: Collection[UUID], case: UUID | str) -> list[Recorded]:
    """The history of a case, by its id or its reference; personal values that were erased are None.

    In a writing transaction nobody else can add to it from now on.

    Raises:
        NoCaseError: none of the clients has such a case.
        UnreadableEventError: an event is none that this version of Amends knows.
    """
    wanted = select(cases.c.id).where(_is_meant(clients, case))
    found = connection.execute(wanted.with_for_update() if may_write(connection) else wanted).scalar()
    if found is None:
        raise _no_case(case)
    beside = read_secrets(connection.execute(_PERSONAL, {"of_case": found}).mappings())
    links = map(read_link, connection.execute(_EVENTS, {"of_case": found}).mappings())
    return [recorded_of(link, beside.get(link.number, {})) for link in links]


def find(connection: Connection, clients: Collection[UUID], case: UUID | str) -> CaseRow:
    """The row of a case, by its id or its reference.

    Raises:
        NoCaseError: none of the clients has such a case.
    """
    found = connection.execute(select(cases).where(_is_meant(clients, case))).mappings().first()
    if found is None:
        raise _no_case(case)
    return read_row(found)


def _require_sequence(case: CaseState, expected_number: int, events: Sequence[Recorded]) -> None:
    numbers = [recorded.number for recorded in events]
    if not events or numbers != list(range(expected_number + 1, case.number + 1)):
        raise ValueError(f"events {numbers} don't lead from event {expected_number} to event {case.number}")
    if any(recorded.case != case.id for recorded in events):
        raise ValueError(f"an event is not of the case {case.id}")


def _require_version(connection: Connection, case: CaseState, expected_number: int) -> str:
    """The digest of the last event, of a case that is as it was expected; nobody else can change it from now on."""
    is_case = (cases.c.id == case.id) & (cases.c.client == case.client)
    found = connection.execute(select(cases.c.number, cases.c.head).where(is_case).with_for_update()).first()
    if found is None:
        if expected_number:
            raise _no_case(case.reference)
        _require_free(connection, case.reference)
        return BEFORE_THE_FIRST
    if found.number != expected_number:
        raise ChangedMeanwhileError(
            f"the case `{case.reference}` was changed meanwhile", "look at it again, and then say what you want to do"
        )
    head: str = found.head
    return head


def _require_free(connection: Connection, reference: str) -> None:
    if connection.execute(select(cases.c.id).where(cases.c.reference == reference)).first() is not None:
        raise _taken(reference)


def _taken(reference: str) -> ReferenceTakenError:
    return ReferenceTakenError(f"the reference `{reference}` is another case's", "take another reference")


def _write_row(connection: Connection, case: CaseState, expected_number: int, head: str) -> None:
    values = {**row_of(case).columns(), "head": head}
    if expected_number == 0:
        try:
            connection.execute(insert(cases).values(values))
        except IntegrityError as error:
            # Somebody else opened one with it after we looked.
            if violated(error) == "uq_cases_reference":
                raise _taken(case.reference) from None
            raise
    else:
        changing = {name: value for name, value in values.items() if name not in _STAYS}
        connection.execute(update(cases).where(cases.c.id == case.id).values(changing))


def _is_meant(clients: Collection[UUID], case: UUID | str) -> ColumnElement[bool]:
    key = cases.c.id if isinstance(case, UUID) else cases.c.reference
    return (key == case) & cases.c.client.in_(clients)


def _no_case(case: UUID | str) -> NoCaseError:
    return NoCaseError(f"there is no case `{case}`", "see that the reference is right: `amends case list` shows them")

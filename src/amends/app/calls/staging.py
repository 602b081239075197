"""An import of call records as it goes on: part by part in short transactions, and seen by nobody before its end."""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import Connection

from amends.app.calls.errors import ImportTakenOverError
from amends.app.workspace import Clock, Workspace
from amends.calls.record import CallRecord
from amends.store.bounds import bind
from amends.store.call_importing import CallAdding, CallImport
from amends.store.call_imports import CallStaging, broken_off_import, give_up_import, is_still_going_on, take_back_part
from amends.store.engine import transact, writing

LEASE = timedelta(seconds=30)
"""How long an import gives no sign of life before it counts as broken off."""

_AT_LATEST = timedelta(seconds=5)
"""After how long what has come is written, however little: where a file comes slowly, that is the sign of life."""

_AT_ONCE = 20_000
"""How many rows one transaction writes: some tenths of a second, in which others wait."""


def leased_until(at: datetime) -> datetime:
    """How long an import that gives a sign of life now is left alone."""
    return at + LEASE


def stage(workspace: Workspace, staging: CallStaging, records: Iterable[CallRecord]) -> CallImport:
    """Writes the records of a file, under an import that has not ended.

    Raises:
        ImportTakenOverError: it counted as broken off, and somebody else has begun another.
        StoreBusyError: another process held the store too long.
    """
    adding = CallAdding(staging)
    for part in _parts(records, workspace.clock):
        # What a crash of the machine takes away here it takes away from an import that has not ended.
        with writing(workspace.engine, may_be_lost=True) as connection:
            _go_on(connection, workspace, staging)
            adding.add(connection, part)
    return adding.done


def _parts(records: Iterable[CallRecord], clock: Clock) -> Iterator[list[CallRecord]]:
    part: list[CallRecord] = []
    at_latest = clock() + _AT_LATEST
    for record in records:
        part.append(record)
        if len(part) >= _AT_ONCE or clock() >= at_latest:
            yield part
            part, at_latest = [], clock() + _AT_LATEST
    if part:
        yield part


def take_back(workspace: Workspace, staging: CallStaging) -> int:
    """Takes back the rows that are there of an import that has not ended: how many it were.

    Raises:
        ImportTakenOverError: somebody else has begun another.
        StoreBusyError: another process held the store too long.
    """
    gone = 0
    while part := transact(workspace.engine, _taking_back(workspace, staging)):
        gone += part
    return gone


def give_up(workspace: Workspace, staging: CallStaging) -> int:
    """Takes back the rows of an import, and lets another begin: how many rows it were.

    Raises:
        ImportTakenOverError: somebody else has begun another.
        StoreBusyError: another process held the store too long.
    """
    gone = take_back(workspace, staging)

    def work(connection: Connection) -> None:
        bind(connection, [staging.client])
        give_up_import(connection, staging)

    transact(workspace.engine, work)
    return gone


def take_back_broken_off(workspace: Workspace, client: UUID) -> int:
    """Takes back the rows of an import that was broken off and not begun again: how many it were.

    Raises:
        StoreBusyError: another process held the store too long.
    """

    def work(connection: Connection) -> CallStaging | None:
        bind(connection, [client])
        at = workspace.clock()
        return broken_off_import(connection, client, at, leased_until(at))

    staging = transact(workspace.engine, work)
    return 0 if staging is None else give_up(workspace, staging)


def taken_over() -> ImportTakenOverError:
    """The error that tells whoever imports that their time has run out."""
    return ImportTakenOverError(
        "the import gave no sign of life for so long that somebody else has begun another",
        "nothing of it was imported; import the file again",
    )


def _taking_back(workspace: Workspace, staging: CallStaging) -> Callable[[Connection], int]:
    def work(connection: Connection) -> int:
        _go_on(connection, workspace, staging)
        return take_back_part(connection, staging, _AT_ONCE)

    return work


def _go_on(connection: Connection, workspace: Workspace, staging: CallStaging) -> None:
    bind(connection, [staging.client])
    if not is_still_going_on(connection, staging, leased_until(workspace.clock())):
        raise taken_over()

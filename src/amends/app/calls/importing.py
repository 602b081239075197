"""Importing call records, a file as a whole or not at all; to import it twice adds nothing the second time."""

import math
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import BinaryIO

from sqlalchemy import Connection

from amends.app.administration.acts import Act
from amends.app.administration.asking import asking
from amends.app.calls.errors import ImportGoingOnError, ImportTakenOverError, OtherCurrencyError, RecordsDifferError
from amends.app.calls.staging import give_up, leased_until, stage, take_back, taken_over
from amends.app.calls.waiting import Patience, begun_in_time
from amends.app.tasks import Task
from amends.app.workspace import Desk
from amends.directory.organisation import Client
from amends.formats.call_files.reading import read_calls
from amends.formats.mapped.mapping import FileMapping
from amends.formats.mapped.mapping_text import read_mapping
from amends.formats.mapped.opening import Progress
from amends.formats.mapped.purposes import CALLS
from amends.formats.mapped.rejects import OnReject
from amends.store.call_importing import CallImport
from amends.store.call_imports import CallStaging, GoingOn, begin_import, end_import
from amends.store.engine import transact
from amends.store.errors import StoreBusyError

_MOST_TOLD = 20


@dataclass(frozen=True, slots=True)
class CallFile:
    """A file of call records.

    Attributes:
        stream: where it is read from.
        path: its name, for messages; its ending says what it is.
        mapping: which column holds what.
    """

    stream: BinaryIO
    path: str
    mapping: FileMapping


@dataclass(frozen=True, slots=True)
class ImportedCalls:
    """What an import added to the records of a client."""

    client: Client
    done: CallImport


def read_call_mapping(data: bytes, name: str) -> FileMapping:
    """The mapping of a file of call records.

    Raises:
        MappingError: with every fault.
    """
    return read_mapping(data, name, CALLS)


def import_call_records(
    desk: Desk,
    client: str | None,
    file: CallFile,
    progress: Progress | None = None,
    on_reject: OnReject | None = None,
    patience: Patience | None = None,
) -> ImportedCalls:
    """Imports the records of a file, all of them or none; others go on with their work meanwhile.

    Args:
        desk: where somebody asks.
        client: whose records they are; None where they work for one alone.
        file: the file.
        progress: hears how many rows were read.
        on_reject: is told every line that cannot be used.
        patience: waits for an import that looks broken off, for one lease at most; None: nobody waits.

    Raises:
        NotFoundError: none of the clients for whom they work has the name.
        NotPermittedError: the one who asks may not.
        InputError: the file cannot be read, or has not the columns of the mapping.
        OtherCurrencyError: its charges are in another currency than the client's.
        RejectedFileError: with what is wrong with its rows.
        RecordsDifferError: it says something else of records that are there already.
        ImportGoingOnError: call records of the client are being imported already.
        ImportTakenOverError: the import counted as broken off, and somebody else has begun another.
    """
    workspace = desk.workspace

    def begin() -> tuple[Client, CallStaging]:
        return transact(workspace.engine, lambda connection: _begun(connection, desk, client, file.mapping))

    of, staging = begun_in_time(begin, workspace.clock, patience)
    try:
        take_back(workspace, staging)
        done = stage(workspace, staging, read_calls(file.stream, file.path, file.mapping, progress, on_reject))
        if done.differing:
            raise _differ(done)
        transact(workspace.engine, lambda connection: _end(connection, desk, of, staging, done))
    except BaseException:
        # What cannot be taken back now, whoever imports or tidies next takes back.
        with suppress(ImportTakenOverError, StoreBusyError):
            give_up(workspace, staging)
        raise
    return ImportedCalls(of, done)


def _begun(connection: Connection, desk: Desk, client: str | None, mapping: FileMapping) -> tuple[Client, CallStaging]:
    who = asking(connection, desk)
    of = who.client(client)
    actor = who.allowed(Task.IMPORT, of)
    _require_currency(of, mapping)
    staging = begin_import(connection, of.id, actor.user, who.at, leased_until(who.at))
    if isinstance(staging, GoingOn):
        raise _going_on(of, staging, who.at)
    return of, staging


def _going_on(of: Client, other: GoingOn, at: datetime) -> ImportGoingOnError:
    seconds = math.ceil((other.until - at).total_seconds())
    return ImportGoingOnError(
        f"call records of `{of.name}` are being imported since {other.since:%H:%M:%S} UTC",
        f"wait until that has ended; if it was broken off, another can begin in {seconds} "
        f"{'second' if seconds == 1 else 'seconds'}, at {other.until:%H:%M:%S} UTC",
        other.until,
    )


def _end(connection: Connection, desk: Desk, of: Client, staging: CallStaging, done: CallImport) -> None:
    who = asking(connection, desk)
    if not end_import(connection, staging, done.rows, done.added):
        raise taken_over()
    who.did(Act.IMPORT_CALL_RECORDS, of, None, rows=done.rows, new=done.added)


def _require_currency(client: Client, mapping: FileMapping) -> None:
    if mapping.currency != client.currency:
        raise OtherCurrencyError(
            f"the mapping reads charges in `{mapping.currency}`; those of `{client.name}` are in `{client.currency}`",
            "name that currency in the mapping, or the client whose records they are",
        )


def _differ(done: CallImport) -> RecordsDifferError:
    named = ", ".join(f"`{number}`" for number in done.differing[:_MOST_TOLD])
    more = " and more" if len(done.differing) > _MOST_TOLD else ""
    return RecordsDifferError(
        f"records are there already under these numbers that say something else: {named}{more}",
        "nothing was imported; see which of the two is right, and leave the others out of the file",
    )

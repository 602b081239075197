"""Imports of call records: begun, kept going, and ended at once, so that nobody waits for a file of millions of rows.

The rows of a file are written a part at a time, each part in a short transaction of its own, under the number of its
import. Until that has ended, nobody sees them: questions count the rows up to the last import that has ended. For each
client one import goes on at a time, so that no row is taken to be there which is then taken back.

Who imports has a lease, renewed with each part. When it has run out, the import was broken off: whoever comes next has
its number, and takes back what was written under it. A fence, counted up each time, keeps out whoever had it before.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Update, and_, delete, func, insert, select, update

from amends.store.calls_tables import call_imports, call_records
from amends.store.holding import hold

_import = call_imports.c


@dataclass(frozen=True, slots=True)
class CallStaging:
    """An import that goes on.

    Attributes:
        client: whose records they are.
        number: which import of the client it is, from 1.
        fence: by which it is told from one that was broken off under the same number.
    """

    client: UUID
    number: int
    fence: int


@dataclass(frozen=True, slots=True)
class GoingOn:
    """Somebody else's import of the same client goes on: since when, and how long at least."""

    since: datetime
    until: datetime


def imports_so_far(connection: Connection, client: UUID) -> int:
    """The number of the last file of call records that was imported for a client; 0: none was."""
    query = select(func.max(_import.number)).where(_import.client == client, _import.rows.is_not(None))
    return connection.execute(query).scalar_one() or 0


def begin_import(
    connection: Connection, client: UUID, by: UUID, at: datetime, until: datetime
) -> CallStaging | GoingOn:
    """Begins an import, unless another of the same client goes on.

    Args:
        connection: a writing transaction.
        client: whose records they are.
        by: who imports them.
        at: now.
        until: how long the lease is.
    """
    hold(connection, f"call records of {client}")
    number = imports_so_far(connection, client) + 1
    open_one = connection.execute(
        select(_import.at, _import.fence, _import.leased_until).where(_is(client, number))
    ).one_or_none()
    if open_one is None:
        values = {"client": client, "number": number, "fence": 1, "by": by, "at": at, "leased_until": until}
        connection.execute(insert(call_imports).values(values))
        return CallStaging(client, number, 1)
    if open_one.leased_until is not None and open_one.leased_until > at:
        return GoingOn(open_one.at, open_one.leased_until)
    fence = open_one.fence + 1
    renewed = update(call_imports).where(_is(client, number))
    connection.execute(renewed.values(fence=fence, by=by, at=at, leased_until=until))
    return CallStaging(client, number, fence)


def broken_off_import(connection: Connection, client: UUID, at: datetime, until: datetime) -> CallStaging | None:
    """Takes over the import of a client that was broken off, to take its rows back; None: none was.

    Args:
        connection: a writing transaction.
        client: whose records they are.
        at: now.
        until: how long the lease is.
    """
    hold(connection, f"call records of {client}")
    found = connection.execute(
        select(_import.number, _import.fence).where(
            _import.client == client, _import.rows.is_(None), _import.leased_until <= at
        )
    ).one_or_none()
    if found is None:
        return None
    staging = CallStaging(client, found.number, found.fence + 1)
    taken = update(call_imports).where(_is(client, found.number))
    connection.execute(taken.values(fence=staging.fence, leased_until=until))
    return staging


def is_still_going_on(connection: Connection, staging: CallStaging, until: datetime) -> bool:
    """Whether nobody has taken the import over; if so, the lease is renewed."""
    return connection.execute(_of(staging).values(leased_until=until)).rowcount == 1


def end_import(connection: Connection, staging: CallStaging, rows: int, added: int) -> bool:
    """Lets everybody see the rows of an import; not if somebody has taken it over."""
    return connection.execute(_of(staging).values(leased_until=None, rows=rows, added=added)).rowcount == 1


def give_up_import(connection: Connection, staging: CallStaging) -> None:
    """Lets another import begin at once; of this one nothing is left."""
    connection.execute(_of(staging).values(leased_until=None))


def take_back_part(connection: Connection, staging: CallStaging, limit: int) -> int:
    """Takes back at most so many rows of an import that has not ended: how many it were."""
    table = call_records.c
    staged = select(table.key).where(table["import"] == staging.number, table.client == staging.client).limit(limit)
    gone = delete(call_records).where(table.client == staging.client, table.key.in_(staged))
    return connection.execute(gone).rowcount


def _of(staging: CallStaging) -> Update:
    return update(call_imports).where(_is(staging.client, staging.number), _import.fence == staging.fence)


def _is(client: UUID, number: int) -> ColumnElement[bool]:
    return and_(_import.client == client, _import.number == number)

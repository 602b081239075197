"""What people call cases and promises, by their ids."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import Connection, Table, select

from amends.store.cases_tables import cases
from amends.store.parts import in_parts
from amends.store.promises_tables import promises


def case_references(connection: Connection, client: UUID, ids: Collection[UUID]) -> dict[UUID, str]:
    """The references of cases of a client, by their ids."""
    return _references(connection, cases, client, ids)


def promise_references(connection: Connection, client: UUID, ids: Collection[UUID]) -> dict[UUID, str]:
    """The references of promises of a client, by their ids."""
    return _references(connection, promises, client, ids)


def _references(connection: Connection, table: Table, client: UUID, ids: Collection[UUID]) -> dict[UUID, str]:
    found: dict[UUID, str] = {}
    for part in in_parts(sorted(ids)):
        query = select(table.c.id, table.c.reference).where(table.c.client == client, table.c.id.in_(part))
        found.update((row.id, row.reference) for row in connection.execute(query))
    return found

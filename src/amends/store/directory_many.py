"""Many records of the directory at once, for imports."""

from collections.abc import Collection, Sequence
from uuid import UUID

from sqlalchemy import Connection, insert, select

from amends.directory.customers import Account, Order
from amends.store.directory import OfClient
from amends.store.directory_rows import TABLES, record_of, row_of
from amends.store.parts import in_parts

_accounts = TABLES[Account].c
_orders = TABLES[Order].c


def accounts_numbered(connection: Connection, client: UUID, keys: Collection[str]) -> dict[str, Account]:
    """The client's accounts with these numbers, by the numbers as they are compared (see `keys.number_key`)."""
    found = {}
    for some in in_parts(sorted(keys)):
        query = select(TABLES[Account]).where(_accounts.client == client, _accounts.number_key.in_(some))
        for row in connection.execute(query).mappings():
            found[row["number_key"]] = record_of(Account, row)
    return found


def orders_numbered(connection: Connection, client: UUID, keys: Collection[str]) -> dict[str, Order]:
    """The same for the client's orders."""
    found = {}
    for some in in_parts(sorted(keys)):
        query = select(TABLES[Order]).where(_orders.client == client, _orders.number_key.in_(some))
        for row in connection.execute(query).mappings():
            found[row["number_key"]] = record_of(Order, row)
    return found


def with_ids(connection: Connection, kind: type[OfClient], client: UUID, ids: Collection[UUID]) -> dict[UUID, OfClient]:
    """The client's records of a kind with these ids, by them."""
    table = TABLES[kind]
    found = {}
    for some in in_parts(sorted(ids)):
        query = select(table).where(table.c.client == client, table.c.id.in_(some))
        for row in connection.execute(query).mappings():
            record = record_of(kind, row)
            found[record.id] = record
    return found


def add_all(connection: Connection, records: Sequence[OfClient]) -> None:
    """Keeps new records of one kind, which were checked before; none has a number that is taken."""
    for some in in_parts(records):
        connection.execute(insert(TABLES[type(some[0])]), [row_of(record) for record in some])

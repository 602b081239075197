"""The directory in the store. Whoever asks names the clients that they may ask about, and sees nothing of others."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar
from uuid import UUID

from sqlalchemy import Connection, insert, select, tuple_, update

from amends.directory.customers import Account, Customer, Household, Order, Product
from amends.directory.organisation import Client, Site, Team, User
from amends.directory.records import Record
from amends.store.directory_rows import TABLES, record_of, row_of
from amends.store.errors import StoreError
from amends.store.transactions import may_write

OfClient = TypeVar("OfClient", bound=Site | Team | Household | Customer | Account | Order | Product)
"""A kind of record that belongs to one client."""
Named = TypeVar("Named", bound=Site | Team)
_Found = TypeVar("_Found")

_ONE_OF_A_NAME: Mapping[type[Record], tuple[str, ...]] = {
    Client: ("name",),
    User: ("name",),
    Site: ("client", "name"),
    Team: ("client", "name"),
    Account: ("client", "number_key"),
    Order: ("client", "number_key"),
}
"""What no two records of a kind share; what is not known is shared with none."""


class NameTakenError(StoreError):
    """Another record has the name or the number already."""


class NotThereError(StoreError):
    """The record that is to be changed is not there."""


@dataclass(frozen=True, slots=True)
class Listed(Generic[_Found]):
    """Some records, and the id of the last of them where more come after it; None where these are all."""

    records: tuple[_Found, ...]
    last: UUID | None


def add(connection: Connection, record: Record) -> None:
    """Keeps a new record, which was checked before.

    Raises:
        NameTakenError: another one has its name or number.
    """
    _refuse_a_taken_name(connection, record)
    connection.execute(insert(TABLES[type(record)]).values(row_of(record)))


def change(connection: Connection, record: Record) -> None:
    """Puts a record in the place of the one with its id; the client of a record never changes.

    Raises:
        NotThereError: there is none, or it is another client's.
        NameTakenError: another one has its name or number.
    """
    _refuse_a_taken_name(connection, record)
    table, row = TABLES[type(record)], row_of(record)
    same = [table.c[name] == row[name] for name in ("id", "client") if name in row]
    if connection.execute(update(table).where(*same).values(row)).rowcount != 1:
        raise NotThereError(f"there is no {_kind(record)} `{record.id}` to change", "look it up again")


def get(
    connection: Connection, kind: type[OfClient], id: UUID, clients: Collection[UUID], *, only_looks: bool = False
) -> OfClient | None:
    """The record with that id, if it belongs to one of the clients.

    In a writing transaction nobody else can change it from now on, unless it is only looked at.
    """
    table = TABLES[kind]
    wanted = select(table).where(table.c.id == id, table.c.client.in_(clients))
    if may_write(connection) and not only_looks:
        # Others may still refer to it.
        wanted = wanted.with_for_update(key_share=True)
    found = connection.execute(wanted).mappings().first()
    return None if found is None else record_of(kind, found)


def named(connection: Connection, kind: type[Named], name: str, client: UUID) -> Named | None:
    """The site or the team of that name that a client has."""
    table = TABLES[kind]
    found = connection.execute(select(table).where(table.c.client == client, table.c.name == name)).mappings().first()
    return None if found is None else record_of(kind, found)


def listed(
    connection: Connection,
    kind: type[OfClient],
    clients: Collection[UUID],
    *,
    after: UUID | None = None,
    limit: int = 50,
    **wanted: UUID | str,
) -> Listed[OfClient]:
    """The records of these clients, client by client, in the order in which they were made.

    Args:
        connection: the transaction.
        kind: the kind of record.
        clients: the clients whose records are asked for.
        after: the id of the record that the page before ended with.
        limit: how many there are on a page.
        wanted: what their fields hold, such as `customer=ID` for a customer's accounts.
    """
    table = TABLES[kind]
    limits = [table.c.client.in_(clients), *(table.c[name] == value for name, value in wanted.items())]
    if after is not None:
        last = get(connection, kind, after, clients)
        if last is None:
            raise NotThereError(f"no page ended with `{after}`", "begin with the first page")
        limits.append(tuple_(table.c.client, table.c.id) > (last.client, last.id))
    statement = select(table).where(*limits).order_by(table.c.client, table.c.id).limit(limit + 1)
    rows = connection.execute(statement).mappings().all()
    records = tuple(record_of(kind, row) for row in rows[:limit])
    return Listed(records, records[-1].id if len(rows) > limit else None)


def every_client(connection: Connection) -> frozenset[UUID]:
    """The ids of all clients of the workspace: what `clients_of` picks from."""
    return frozenset(connection.scalars(select(TABLES[Client].c.id)))


def clients(connection: Connection, clients: Collection[UUID]) -> tuple[Client, ...]:
    """These clients, by name."""
    table = TABLES[Client]
    rows = connection.execute(select(table).where(table.c.id.in_(clients)).order_by(table.c.name)).mappings()
    return tuple(record_of(Client, row) for row in rows)


def client_named(connection: Connection, name: str, clients: Collection[UUID]) -> Client | None:
    """The client of that name, if it is one of these."""
    table = TABLES[Client]
    found = connection.execute(select(table).where(table.c.name == name, table.c.id.in_(clients))).mappings().first()
    return None if found is None else record_of(Client, found)


def _refuse_a_taken_name(connection: Connection, record: Record) -> None:
    columns = _ONE_OF_A_NAME.get(type(record), ())
    table, row = TABLES[type(record)], row_of(record)
    if not columns or any(row[name] is None for name in columns):
        return
    others = select(table.c.id).where(table.c.id != record.id, *(table.c[name] == row[name] for name in columns))
    if connection.execute(others).first() is not None:
        shown = row["number"] if "number" in row else row["name"]
        raise NameTakenError(
            f"there is another {_kind(record)} `{shown}` already", "choose another, or change that one"
        )


def _kind(record: Record) -> str:
    return type(record).__name__.lower()

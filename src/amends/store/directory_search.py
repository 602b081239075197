"""Searching customers: by name, phone or mail, or by the number of what they have."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    RowMapping,
    Select,
    Subquery,
    and_,
    literal,
    not_,
    or_,
    select,
    tuple_,
    union_all,
)

from amends.directory.customers import Customer
from amends.directory.keys import TAIL_DIGITS, phone_tail
from amends.directory.search import CustomerSearch
from amends.store.directory_rows import record_of
from amends.store.directory_tables import accounts, customers, orders, products
from amends.store.parts import in_parts

_CLIENTS_AT_ONCE = 100
_BEHIND_ALL = "\U0010ffff"
"""Comes after every character that a name can go on with."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page ended: the key by which its last customer was found, and their id."""

    key: str
    customer: UUID


@dataclass(frozen=True, slots=True)
class CustomersFound:
    """Some customers, and where the next page begins; None where these are all."""

    customers: tuple[Customer, ...]
    next: Place | None


def search_customers(
    connection: Connection,
    search: CustomerSearch,
    clients: Collection[UUID],
    *,
    after: Place | None = None,
    limit: int = 50,
) -> CustomersFound:
    """The customers of these clients whom all of the search fits, by name.

    Raises:
        EmptySearchError: there is nothing to search by.
    """
    keys = search.keys()
    rows: list[RowMapping] = []
    for some in in_parts(sorted(clients), _CLIENTS_AT_ONCE):
        rows += connection.execute(_matching(keys, some, after, limit + 1)).mappings()
    rows = sorted(rows, key=lambda row: (row["found_by"], str(row["id"])))[: limit + 1]
    found = tuple(record_of(Customer, row) for row in rows[:limit])
    return CustomersFound(found, Place(rows[limit - 1]["found_by"], found[-1].id) if len(rows) > limit else None)


def _matching(
    keys: CustomerSearch, clients: Sequence[UUID], after: Place | None, limit: int
) -> Select[tuple[Any, ...]]:
    """Whom the keys fit; the rows hold the key that they are in order of as `found_by`."""
    # Each branch is read in the order of its index and only as far as a page goes: nothing else is sorted.
    branches = [
        found.order_by(found.selected_columns.found_by, customers.c.id).limit(limit).subquery()
        for client in clients
        for found in _branches(keys, client, after)
    ]
    together = union_all(*(select(branch) for branch in branches)).subquery()
    return select(together).order_by(together.c.found_by, together.c.id).limit(limit)


def _branches(keys: CustomerSearch, client: UUID, after: Place | None) -> Iterator[Select[tuple[Any, ...]]]:
    """The customers of one client whom the keys fit: by name, and where a name is searched by surname too."""
    by_name, by_surname = customers.c.name_key, customers.c.surname_key
    if keys.name is None:
        yield _found_by(by_name, keys, client, after)
        return
    begins = _begins(by_name, keys.name)
    yield _found_by(by_name, keys, client, after).where(*begins)
    # Who is found by both is shown once.
    yield _found_by(by_surname, keys, client, after).where(*_begins(by_surname, keys.name), not_(and_(*begins)))


def _found_by(key: Column[str], keys: CustomerSearch, client: UUID, after: Place | None) -> Select[tuple[Any, ...]]:
    """The customers of one client whom all but the name fits, to be read in the order of that key."""
    found = select(customers, key.label("found_by")).where(customers.c.client == client, *_conditions(keys))
    for owners in _owners(keys, client):
        found = found.join(owners, owners.c.customer == customers.c.id)
    return found if after is None else found.where(tuple_(key, customers.c.id) > (after.key, after.customer))


def _begins(key: Column[str], beginning: str) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    """The keys with that beginning, as a stretch of the index."""
    return key >= beginning, key < beginning + _BEHIND_ALL


def _conditions(keys: CustomerSearch) -> Iterator[ColumnElement[bool]]:
    if keys.phone is not None:
        yield _same_phone(keys.phone)
    if keys.phone_ending is not None:
        yield customers.c.phone_tail.endswith(keys.phone_ending)
    if keys.email is not None:
        yield customers.c.email_key == keys.email


def _same_phone(key: str) -> ColumnElement[bool]:
    """What `same_phone` says, of the column."""
    if len(key) < TAIL_DIGITS:
        return customers.c.phone_tail == key
    return and_(
        customers.c.phone_tail == phone_tail(key),
        or_(customers.c.phone_key.endswith(key), literal(key).endswith(customers.c.phone_key)),
    )


def _owners(keys: CustomerSearch, client: UUID) -> Iterator[Subquery]:
    """Whose the account, the order and the product are that are searched by; each customer once."""
    for table, column, key in (
        (accounts, "number_key", keys.account),
        (orders, "number_key", keys.order),
        (products, "serial_key", keys.serial),
    ):
        if key is not None:
            owners = select(table.c.customer).where(table.c.client == client, table.c[column] == key)
            yield owners.distinct().subquery()

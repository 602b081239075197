"""Everything of one kind that a client has, however much it is."""

from collections.abc import Iterator
from uuid import UUID

from sqlalchemy import Connection

from amends.store.directory import OfClient, listed

_AT_ONCE = 500


def all_of(connection: Connection, kind: type[OfClient], client: UUID, **wanted: UUID | str) -> Iterator[OfClient]:
    """The client's records in the order in which they were made, read page by page.

    Args:
        connection: the transaction.
        kind: the kind of record.
        client: whose.
        wanted: what their fields hold, such as `customer=ID` for a customer's accounts.
    """
    page = listed(connection, kind, [client], after=None, limit=_AT_ONCE, **wanted)
    yield from page.records
    while page.last is not None:
        page = listed(connection, kind, [client], after=page.last, limit=_AT_ONCE, **wanted)
        yield from page.records

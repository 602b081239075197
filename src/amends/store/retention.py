"""How long cases are kept: which of them were closed so long ago that what is personal in them has to go."""

from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import Connection, or_, select

from amends.store.case_list import Page, Place
from amends.store.case_rows import read_row
from amends.store.cases_tables import cases


def kept_long_enough(
    connection: Connection, client: UUID, days: int, now: datetime, *, after: Place | None = None, limit: int = 1_000
) -> Page:
    """The cases of a client that have been closed for so many days and are not erased yet, the longest closed first.

    A case to which something was added after it was erased is due again.
    """
    table = cases.c
    is_left = or_(table.erased_at.is_(None), table.erased_at < table.changed_at)
    query = select(cases).where(
        table.client == client, table.is_closed, table.changed_at <= now - timedelta(days=days), is_left
    )
    if after is not None:
        query = query.where(table.changed_at >= after.at, or_(table.changed_at > after.at, table.id > after.case))
    found = connection.execute(query.order_by(table.changed_at, table.id).limit(limit + 1)).mappings()
    rows = [read_row(row) for row in found]
    shown, more = rows[:limit], rows[limit:]
    return Page(tuple(shown), Place(shown[-1].changed_at, shown[-1].id) if more else None)

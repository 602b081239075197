"""Erasing what is personal in promises: what was said and by which number it was known elsewhere; the terms stay."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, and_, delete, func, or_, select, update

from amends.store.parts import in_parts
from amends.store.promises_tables import promise_personal, promises


def erase_promises_to(connection: Connection, client: UUID, customer: UUID, at: datetime) -> int:
    """Erases what is personal in the promises to a customer; gives how many values are gone."""
    return _erase(connection, (promises.c.client == client) & (promises.c.customer == customer), at)


def erase_promises_before(connection: Connection, client: UUID, before: datetime, at: datetime) -> int:
    """Erases what is personal in the promises that `count_promises_before` counts; gives how many values are gone."""
    return _erase(connection, _kept_long_enough(client, before, at), at)


def count_promises_before(connection: Connection, client: UUID, before: datetime, at: datetime) -> int:
    """How many promises of a client are over, had nothing happen to them since then, and are not erased yet.

    One for good counts as over once nothing has happened to it since then. One to which something was added after it
    was erased is due again.
    """
    query = select(func.count()).select_from(promises).where(_kept_long_enough(client, before, at))
    return connection.scalar(query) or 0


def _kept_long_enough(client: UUID, before: datetime, at: datetime) -> ColumnElement[bool]:
    table = promises.c
    is_over = or_(table.is_seen_through.is_(True), table.expires_on.is_(None), table.expires_on <= at.date())
    is_left = or_(table.erased_at.is_(None), table.erased_at < table.changed_at)
    return and_(table.client == client, table.changed_at <= before, is_over, is_left)


def _erase(connection: Connection, which: ColumnElement[bool], at: datetime) -> int:
    # Marked first: whoever is adding to one of them is waited for, and what they added goes as well.
    found = connection.execute(select(promises.c.id).where(which).with_for_update()).scalars().all()
    gone = 0
    for part in in_parts(found):
        connection.execute(update(promises).where(promises.c.id.in_(part)).values(erased_at=at, listed_as=None))
        gone += connection.execute(delete(promise_personal).where(promise_personal.c.promise.in_(part))).rowcount
    return gone

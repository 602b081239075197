"""Forgetting what nobody needs any more: who was there, what people were alerted to, what was done by itself, links.

Nothing of a record is among it: what happened stands in the events of its case.
"""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from sqlalchemy import Column, Connection, Table, and_, delete, or_, select

from amends.store.cases_tables import cases
from amends.store.jobs_tables import jobs
from amends.store.links_tables import link_sessions, links
from amends.store.live_tables import alerts, looks, presence
from amends.store.promise_pages_tables import promise_page_sessions, promise_pages

_ENDED = ("done", "cancelled")
_IS_OF_CLOSED = select(cases.c.id).where(cases.c.id == alerts.c.case, cases.c.is_closed).exists()


def forget_presence(connection: Connection, before: datetime) -> int:
    """Forgets who said that they were there, and before which case, and has not said so since: how many."""
    gone = connection.execute(delete(presence).where(presence.c.seen_at < before)).rowcount
    return gone + connection.execute(delete(looks).where(looks.c.seen_at < before)).rowcount


def forget_alerts(connection: Connection, before: datetime, *, limit: int) -> int:
    """Forgets alerts to what was settled before then, or to whatever there was in cases that are closed.

    What nobody has settled in a case that goes on stays, however old it is. At most `limit`; how many it were.
    """
    is_settled = and_(alerts.c.done_at.is_not(None), alerts.c.done_at < before)
    is_over = or_(is_settled, and_(alerts.c.at < before, _IS_OF_CLOSED))
    ids = select(alerts.c.id).where(is_over).limit(limit)
    return connection.execute(delete(alerts).where(alerts.c.id.in_(ids))).rowcount


def forget_links(connection: Connection, before: datetime, *, limit: int) -> int:
    """Forgets customers' links whose time had ended before then, with the sessions that they had begun."""
    return _forget_links(connection, links, link_sessions.c.link, before, limit) + _forget_links(
        connection, promise_pages, promise_page_sessions.c.page, before, limit
    )


def forget_jobs(
    connection: Connection, client: UUID, before: datetime, *, after: tuple[datetime, UUID] | None, limit: int
) -> tuple[int, tuple[datetime, UUID] | None]:
    """Forgets jobs of a client that were done or called off before then; those of a case, once it is closed.

    As long as a case goes on its jobs stay: what was queued once is never queued again.

    Args:
        connection: a writing transaction, bound to the client.
        client: whose.
        before: when.
        after: the place up to which was looked before; None at the beginning.
        limit: how many are looked at.

    Returns: how many are gone, and the place to go on at; None at the end.
    """
    table = jobs.c
    ended = select(table.id, table.data, table.changed_at).where(
        table.client == client, table.state.in_(_ENDED), table.changed_at < before
    )
    if after is not None:
        at, id = after
        ended = ended.where(or_(table.changed_at > at, and_(table.changed_at == at, table.id > id)))
    found = list(connection.execute(ended.order_by(table.changed_at, table.id).limit(limit)))
    case_of = {job.id: _case(job.data) for job in found}
    open_ones = _open(connection, {case for case in case_of.values() if case is not None})
    gone = [id for id, case in case_of.items() if case not in open_ones]
    connection.execute(delete(jobs).where(table.client == client, table.id.in_(gone)))
    place = (found[-1].changed_at, found[-1].id) if len(found) == limit else None
    return len(gone), place


def _forget_links(connection: Connection, of: Table, session_of: Column[UUID], before: datetime, limit: int) -> int:
    ids = list(connection.scalars(select(of.c.id).where(of.c.expires_at < before).limit(limit)))
    connection.execute(delete(session_of.table).where(session_of.in_(ids)))
    return connection.execute(delete(of).where(of.c.id.in_(ids))).rowcount


def _open(connection: Connection, ids: Collection[UUID]) -> frozenset[UUID | None]:
    return frozenset(connection.scalars(select(cases.c.id).where(cases.c.id.in_(ids), ~cases.c.is_closed)))


def _case(data: object) -> UUID | None:
    case = data.get("case") if isinstance(data, dict) else None
    return UUID(case) if isinstance(case, str) else None

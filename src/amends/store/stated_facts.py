"""In which cases a fact was stated: read from the histories, for reports."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, Text, or_, select, type_coerce

from amends.cases.events.evidence import FactStated
from amends.store.cases_tables import case_events

_event = case_events.c


def cases_stating(
    connection: Connection, client: UUID, facts: Collection[str], since: datetime | None = None
) -> tuple[UUID, ...]:
    """The cases of a client in which one of some facts was stated, in the order in which they were opened.

    Args:
        connection: a transaction.
        client: whose cases.
        facts: the names of the facts.
        since: only where it was stated from then on.
    """
    if not facts:
        return ()
    # The data are canonical JSON: a name stands in them in one way only.
    data = type_coerce(_event.data, Text)
    named = or_(*(data.contains(f'"fact":"{name}"', autoescape=True) for name in sorted(facts)))
    query = select(_event.case).where(_event.client == client, _event.kind == FactStated.name, named)
    if since is not None:
        query = query.where(_event.at >= since)
    return tuple(connection.scalars(query.distinct().order_by(_event.case)))

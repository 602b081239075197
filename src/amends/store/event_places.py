"""Where an event stands, by its own id."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Connection, select

from amends.store.cases_tables import case_events


@dataclass(frozen=True, slots=True)
class EventPlace:
    """The client and the case that an event is of."""

    client: UUID
    case: UUID


def place_of_event(connection: Connection, event: UUID) -> EventPlace | None:
    """Where an event stands; None where there is none of that id among what the transaction may see."""
    found = connection.execute(
        select(case_events.c.client, case_events.c.case).where(case_events.c.id == event)
    ).first()
    return None if found is None else EventPlace(found.client, found.case)

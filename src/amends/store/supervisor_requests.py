"""The cases in which a customer has asked for a supervisor, for those in the role that was asked."""

from collections.abc import Collection, Mapping
from uuid import UUID

from sqlalchemy import Connection, and_, exists, or_, select

from amends.cases.events.event import Event
from amends.cases.events.people import SupervisorAsked
from amends.cases.gate.rules.people import OWNER
from amends.cases.requests import OF_DECIDERS, OF_REQUESTS, does_one_wait
from amends.cases.state import Stage
from amends.store.case_links import read_link, recorded_of
from amends.store.case_rows import COLUMNS, CaseRow, read_row
from amends.store.cases_tables import case_events, cases
from amends.store.parts import in_parts

_REQUESTS = [event.name for event in OF_REQUESTS]
_DECIDING = [event.name for event in OF_DECIDERS]


def waiting_for_supervisor(
    connection: Connection, roles: Mapping[UUID, Collection[str]], user: UUID, limit: int
) -> tuple[CaseRow, ...]:
    """The cases in which a request waits for one of the roles, by client, and this user may take it; first due first.

    Whoever has decided in a case may not, but for the owner of its policy.
    """
    asked = [
        and_(cases.c.client == client, cases.c.waiting_for.in_(sorted(names)))
        for client, names in sorted(roles.items())
    ]
    if not asked:
        return ()
    of_case = (case_events.c.case == cases.c.id, case_events.c.client == cases.c.client)
    was_asked = exists().where(*of_case, case_events.c.kind == SupervisorAsked.name)
    has_decided = exists().where(*of_case, case_events.c.actor == user, case_events.c.kind.in_(_DECIDING))
    wanted = select(*(cases.c[name] for name in COLUMNS)).where(
        or_(*asked),
        # What waits for an approval waits for the same roles.
        or_(cases.c.stage != Stage.PROPOSED, was_asked),
        or_(cases.c.waiting_for == OWNER, ~has_decided),
    )
    rows = connection.execute(wanted.order_by(cases.c.due_at, cases.c.id).limit(limit)).mappings()
    found = tuple(map(read_row, rows))
    unsure = {row.id for row in found if row.stage is Stage.PROPOSED}
    told = _requests_in(connection, roles, unsure)
    return tuple(row for row in found if row.id not in unsure or does_one_wait(told.get(row.id, ())))


def _requests_in(
    connection: Connection, clients: Collection[UUID], of: Collection[UUID]
) -> dict[UUID, tuple[Event, ...]]:
    """What became of the requests in some cases, in their order; without what is personal."""
    found: dict[UUID, tuple[Event, ...]] = {}
    for some in in_parts(sorted(of)):
        wanted = select(case_events).where(case_events.c.case.in_(some), case_events.c.client.in_(clients))
        rows = connection.execute(wanted.where(case_events.c.kind.in_(_REQUESTS)).order_by(case_events.c.number))
        for row in rows.mappings():
            found[row["case"]] = (*found.get(row["case"], ()), recorded_of(read_link(row), {}).event)
    return found

"""The cases in which a customer has asked for a supervisor, for those in the role that was asked."""

from collections.abc import Collection, Mapping
from uuid import UUID

from sqlalchemy import Connection, and_, or_, select

from amends.cases.state import Stage
from amends.store.case_rows import COLUMNS, CaseRow, read_row
from amends.store.cases_tables import cases


def waiting_for_supervisor(
    connection: Connection, roles: Mapping[UUID, Collection[str]], limit: int
) -> tuple[CaseRow, ...]:
    """The cases that wait for somebody in one of the roles, by client, not for an approval; the first due first."""
    asked = [
        and_(cases.c.client == client, cases.c.waiting_for.in_(sorted(names)))
        for client, names in sorted(roles.items())
    ]
    if not asked:
        return ()
    wanted = select(*(cases.c[name] for name in COLUMNS)).where(or_(*asked), cases.c.stage != Stage.PROPOSED)
    rows = connection.execute(wanted.order_by(cases.c.due_at, cases.c.id).limit(limit)).mappings()
    return tuple(map(read_row, rows))

"""Earlier cases of a customer, an account, a household, a team or an agent, counted for history facts."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, func, select

from amends.ledger.selection import Tally
from amends.store.cases_tables import cases

_SUBJECTS = {
    "customer": cases.c.customer,
    "account": cases.c.account,
    "household": cases.c.household,
    "agent": cases.c.owner,
    "team": cases.c.team,
}


class StoredEarlierCases:
    """The cases of one client, as `ledger.ports.EarlierCases` asks for them."""

    def __init__(self, connection: Connection, client: UUID) -> None:
        self._connection = connection
        self._client = client

    def tallies(
        self, per: str, subject: str, since: datetime | None, until: datetime, without_case: UUID | None
    ) -> Sequence[Tally]:
        """The cases of a subject that were opened from `since` to `until`, both included, counted by team."""
        table = cases.c
        query = (
            select(table.team, func.count(), func.max(table.opened_at))
            .where(table.client == self._client, _SUBJECTS[per] == _value(per, subject), table.opened_at <= until)
            .group_by(table.team)
        )
        if since is not None:
            query = query.where(table.opened_at >= since)
        if without_case is not None:
            query = query.where(table.id != without_case)
        return tuple(
            Tally(count=count, last=last, amount=None, kind=None, approved=None, team=team)
            for team, count, last in self._connection.execute(query)
        )


def _value(per: str, subject: str) -> UUID | str:
    return subject if per == "team" else UUID(subject)

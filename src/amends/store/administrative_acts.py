"""Who did what in looking after the workspace, and when: added, never changed."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, insert, select

from amends.cases.canonical import Json
from amends.store.access_tables import administrative_acts as acts
from amends.store.latest_rows import latest_rows


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedAct:
    """Something that was done in looking after a workspace; nothing personal is in it.

    Attributes:
        client: for which client; None for the whole workspace.
        user: who did it.
        token: the token with which they came, where it was made to last.
        act: what was done, in words such as `grant role`.
        subject: the id of whom or what it was done to, where there is one.
        details: what else tells of it, such as the role that was granted.
    """

    id: UUID
    client: UUID | None
    user: UUID
    token: UUID | None
    act: str
    subject: UUID | None
    details: Mapping[str, Json]
    at: datetime


def add_act(connection: Connection, act: RecordedAct) -> None:
    """Keeps an act."""
    connection.execute(
        insert(acts).values(
            id=act.id,
            client=act.client,
            user=act.user,
            token=act.token,
            act=act.act,
            subject=act.subject,
            details=dict(act.details),
            at=act.at,
        )
    )


def list_acts(
    connection: Connection,
    clients: Collection[UUID],
    *,
    of_the_whole_workspace: bool,
    before: UUID | None = None,
    limit: int = 50,
) -> tuple[RecordedAct, ...]:
    """The acts for these clients, the latest first.

    Args:
        connection: a transaction.
        clients: the clients.
        of_the_whole_workspace: whether those for no client alone are listed as well.
        before: the id of the last one on the page before.
        limit: how many there are on a page.
    """
    of = [acts.c.client == client for client in sorted(clients)]
    if of_the_whole_workspace:
        of.append(acts.c.client.is_(None))
    after = () if before is None else (acts.c.id < before,)
    parts = (select(acts).where(whose, *after) for whose in of)
    return tuple(RecordedAct(**row) for row in latest_rows(connection, parts, (acts.c.id,), limit))

"""Who did what in looking after a workspace, as somebody sees it who may."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection

from amends.app.administration.asking import asking
from amends.app.finding import client_of
from amends.app.tasks import Task
from amends.app.workspace import Desk
from amends.cases.canonical import Json
from amends.store.administrative_acts import RecordedAct, list_acts
from amends.store.directory_users import user
from amends.store.engine import reading


@dataclass(frozen=True, slots=True, kw_only=True)
class ActView:
    """An administrative act.

    Attributes:
        user: the word that whoever did it logs in with.
        act: what they did.
        client: the name of the client; None for the whole workspace.
        subject: whom or what it was done to: the login word of a user, else its id.
        details: what else tells of it.
        token: the id of the token with which they came, where it was made to last.
    """

    id: UUID
    at: datetime
    user: str
    act: str
    client: str | None
    subject: str | None
    details: Mapping[str, Json]
    token: UUID | None


@dataclass(frozen=True, slots=True)
class ActsSeen:
    """A page of acts, the latest first; `next` is where the next page begins."""

    acts: tuple[ActView, ...]
    next: UUID | None


def see_acts(desk: Desk, client: str | None = None, *, before: UUID | None = None, limit: int = 50) -> ActsSeen:
    """Who did what for a client, or for all of those for whom the one who asks may see it.

    Args:
        desk: where somebody asks.
        client: the name of the client; None for all, and for the whole workspace.
        before: where the page before ended.
        limit: how many there are on a page.

    Raises:
        NotFoundError: none of the clients for whom they work has the name.
        NotPermittedError: the one who asks may not see it.
    """
    with reading(desk.workspace.engine) as connection:
        who = asking(connection, desk)
        if client is None:
            clients = who.clients(Task.SEE_ACTS)
        else:
            of = who.client(client)
            who.allowed(Task.SEE_ACTS, of)
            clients = frozenset({of.id})
        found = list_acts(
            connection,
            clients,
            of_the_whole_workspace=client is None and who.for_all_clients(Task.SEE_ACTS),
            before=before,
            limit=limit + 1,
        )
        shown = found[:limit]
        return ActsSeen(tuple(_view(connection, act) for act in shown), shown[-1].id if len(found) > limit else None)


def _view(connection: Connection, act: RecordedAct) -> ActView:
    return ActView(
        id=act.id,
        at=act.at,
        user=_name(connection, act.user) or str(act.user),
        act=act.act,
        client=None if act.client is None else client_of(connection, act.client).name,
        subject=None if act.subject is None else _name(connection, act.subject) or str(act.subject),
        details=act.details,
        token=act.token,
    )


def _name(connection: Connection, id: UUID) -> str | None:
    found = user(connection, id)
    return None if found is None else found.name

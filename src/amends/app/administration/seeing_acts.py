"""Who did what in looking after a workspace, as somebody sees it who may."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection

from amends.app.administration.asking import asking
from amends.app.finding import clients_with_ids
from amends.app.tasks import Task
from amends.app.workspace import Desk
from amends.cases.canonical import Json
from amends.directory.organisation import UserKind, called
from amends.store.administrative_acts import RecordedAct, list_acts
from amends.store.directory_users import users_with_ids
from amends.store.engine import reading


@dataclass(frozen=True, slots=True, kw_only=True)
class ActView:
    """An administrative act.

    Attributes:
        user: the word that whoever did it logs in with.
        kind: whether it is a person now.
        act: what they did.
        client: the name of the client; None for the whole workspace.
        subject: whom or what it was done to: the login word of a user, else its id.
        details: what else tells of it.
        token: the id of the token with which they came, where it was made to last.
    """

    id: UUID
    at: datetime
    user: str
    kind: UserKind
    act: str
    client: str | None
    subject: str | None
    details: Mapping[str, Json]
    token: UUID | None

    @property
    def called(self) -> str:
        """Who did it, as people read it."""
        return called(self.user, self.kind)


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
        return ActsSeen(tuple(_views(connection, shown)), shown[-1].id if len(found) > limit else None)


def _views(connection: Connection, acts: Sequence[RecordedAct]) -> Iterator[ActView]:
    users = users_with_ids(connection, {id for act in acts for id in (act.user, act.subject) if id is not None})
    clients = clients_with_ids(connection, {act.client for act in acts if act.client is not None})

    def name(id: UUID) -> str:
        return users[id].name if id in users else str(id)

    for act in acts:
        yield ActView(
            id=act.id,
            at=act.at,
            user=name(act.user),
            kind=users[act.user].kind if act.user in users else UserKind.PERSON,
            act=act.act,
            client=None if act.client is None else clients[act.client].name,
            subject=None if act.subject is None else name(act.subject),
            details=act.details,
            token=act.token,
        )

"""Being there: a desk says so again and again while somebody sits at it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import Connection

from amends.app.administration.asking import asking
from amends.app.tasks import Task
from amends.app.workspace import Desk
from amends.store.directory_users import user
from amends.store.engine import reading, writing
from amends.store.presence import keep_present, leave, present_since

SAYS_SO_EVERY = timedelta(seconds=20)
"""How often a desk says that somebody is there."""

GONE_AFTER = timedelta(seconds=60)
"""Who has not said so for that long is taken for gone."""


@dataclass(frozen=True, slots=True)
class Present:
    """Somebody who is there now, for a client."""

    user: UUID
    name: str
    seen_at: datetime


def here(desk: Desk) -> datetime:
    """Somebody is there now, for the clients for whom they work; gives until when that is believed.

    Raises:
        NoUserError: there is no such user.
        NotPermittedError: they may see no cases.
    """
    with writing(desk.workspace.engine) as connection:
        who = asking(connection, desk)
        keep_present(connection, who.clients(Task.SEE_CASES), who.who.user.id, who.at)
        return who.at + GONE_AFTER


def gone(desk: Desk) -> None:
    """Somebody leaves, and is alerted to nothing that is live.

    Raises:
        NoUserError: there is no such user.
        NotPermittedError: they may see no cases.
    """
    with writing(desk.workspace.engine) as connection:
        who = asking(connection, desk)
        leave(connection, who.clients(Task.SEE_CASES), who.who.user.id)


def who_is_here(desk: Desk, client: str | None = None) -> tuple[Present, ...]:
    """Who is there now for a client, by name.

    Raises:
        NotFoundError: they work for no client of that name.
        WhichClientError: no name is given, and they work for several or for none.
        NotPermittedError: they may see no cases of it.
    """
    with reading(desk.workspace.engine) as connection:
        who = asking(connection, desk)
        of = who.client(client)
        who.allowed(Task.SEE_CASES, of)
        seen = present(connection, of.id, who.at)
        known = ((user(connection, id), at) for id, at in seen.items())
        found = (Present(somebody.id, somebody.name, at) for somebody, at in known if somebody is not None)
        return tuple(sorted(found, key=lambda one: one.name))


def present(connection: Connection, client: UUID, at: datetime) -> dict[UUID, datetime]:
    """Who is there at an instant for a client, and when they said so last."""
    return present_since(connection, client, at - GONE_AFTER)

"""Who is there now, and before which case: everybody says so again and again, and who has not for a while is gone."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, bindparam, delete, select, text

from amends.store.directory_tables import users
from amends.store.live_tables import looks, presence
from amends.store.types import Id, Instant

_BEAT = text(
    'INSERT INTO presence (client, "user", seen_at) VALUES (:client, :user, :at)'
    ' ON CONFLICT (client, "user") DO UPDATE SET seen_at = excluded.seen_at'
).bindparams(bindparam("client", type_=Id()), bindparam("user", type_=Id()), bindparam("at", type_=Instant()))

_LOOK = text(
    'INSERT INTO looks (client, "case", "user", seen_at) VALUES (:client, :case, :user, :at)'
    ' ON CONFLICT (client, "case", "user") DO UPDATE SET seen_at = excluded.seen_at'
).bindparams(*(bindparam(name, type_=Id()) for name in ("client", "case", "user")), bindparam("at", type_=Instant()))


def keep_present(connection: Connection, clients: Collection[UUID], user: UUID, at: datetime) -> None:
    """Somebody is there now, for some clients."""
    for client in sorted(clients):
        connection.execute(_BEAT, {"client": client, "user": user, "at": at})


def leave(connection: Connection, clients: Collection[UUID], user: UUID) -> None:
    """Somebody is gone."""
    connection.execute(delete(presence).where(presence.c.client.in_(clients), presence.c.user == user))


def present_since(connection: Connection, client: UUID, since: datetime) -> dict[UUID, datetime]:
    """Who said since then that they are there for a client, and when they said so last."""
    wanted = select(presence.c.user, presence.c.seen_at)
    found = connection.execute(wanted.where(presence.c.client == client, presence.c.seen_at >= since))
    return {row.user: row.seen_at for row in found}


def keep_looking(connection: Connection, client: UUID, case: UUID, user: UUID, at: datetime) -> None:
    """Somebody has a case before them now."""
    connection.execute(_LOOK, {"client": client, "case": case, "user": user, "at": at})


def forget_looks(connection: Connection, clients: Collection[UUID], user: UUID, before: datetime) -> None:
    """Somebody has not said for a while that they look at some cases: they do no longer."""
    theirs = delete(looks).where(looks.c.client.in_(clients), looks.c.user == user)
    connection.execute(theirs.where(looks.c.seen_at < before))


def looking_since(connection: Connection, client: UUID, case: UUID, since: datetime) -> dict[UUID, str]:
    """Who said since then that they look at a case, by login word."""
    wanted = select(users.c.id, users.c.name).join(looks, looks.c.user == users.c.id).order_by(users.c.name)
    found = wanted.where(looks.c.client == client, looks.c.case == case, looks.c.seen_at >= since)
    return {row.id: row.name for row in connection.execute(found)}

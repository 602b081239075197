"""Alerts in the store: to whom, to what, and whether somebody sees to it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, bindparam, or_, select, text, update

from amends.cases.canonical import Json as JsonValue
from amends.store.live_tables import alerts
from amends.store.types import Id, Instant, Json

_ADD = text(
    'INSERT INTO alerts (id, client, "user", kind, key, "case", data, at)'
    " VALUES (:id, :client, :user, :kind, :key, :case, :data, :at) ON CONFLICT DO NOTHING"
).bindparams(
    *(bindparam(name, type_=Id()) for name in ("id", "client", "user", "case")),
    bindparam("data", type_=Json()),
    bindparam("at", type_=Instant()),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Alert:
    """Something that somebody is alerted to.

    Attributes:
        kind: what it is about, such as `approval`.
        key: what it is raised for: one person is alerted once to it.
        case: the case that it is about, or the promise.
        data: ids and words of policies; nothing personal.
        taken_at: when they said that they see to it.
        done_at: when it was settled, by whomever.
    """

    id: UUID
    client: UUID
    user: UUID
    kind: str
    key: str
    case: UUID
    data: Mapping[str, JsonValue]
    at: datetime
    taken_at: datetime | None = None
    done_at: datetime | None = None


def add_alert(connection: Connection, alert: Alert) -> bool:
    """Alerts somebody; False where they were alerted to the same before."""
    values = {
        "id": alert.id, "client": alert.client, "user": alert.user, "kind": alert.kind, "key": alert.key,
        "case": alert.case, "data": dict(alert.data), "at": alert.at,
    }  # fmt: skip
    return connection.execute(_ADD, values).rowcount == 1


def alerts_of(
    connection: Connection, clients: Collection[UUID], user: UUID, *, since: datetime | None, limit: int
) -> tuple[Alert, ...]:
    """What somebody was alerted to, the first first.

    Args:
        connection: any transaction.
        clients: for whom they work.
        user: whose alerts.
        since: those from then on; None: those that nobody has settled yet.
        limit: how many at most.
    """
    wanted = select(alerts).where(alerts.c.client.in_(clients), alerts.c.user == user)
    wanted = wanted.where(alerts.c.done_at.is_(None) if since is None else alerts.c.at >= since)
    rows = connection.execute(wanted.order_by(alerts.c.at, alerts.c.id).limit(limit)).mappings()
    return tuple(Alert(**row) for row in rows)


def alert_with_id(connection: Connection, clients: Collection[UUID], user: UUID, id: UUID) -> Alert | None:
    """One alert of somebody's."""
    wanted = select(alerts).where(alerts.c.client.in_(clients), alerts.c.user == user, alerts.c.id == id)
    row = connection.execute(wanted).mappings().first()
    return None if row is None else Alert(**row)


def about(connection: Connection, client: UUID, kind: str, key: str) -> tuple[Alert, ...]:
    """Everybody's alerts to one matter."""
    wanted = select(alerts).where(alerts.c.client == client, alerts.c.kind == kind, alerts.c.key == key)
    return tuple(Alert(**row) for row in connection.execute(wanted.order_by(alerts.c.at)).mappings())


def take(connection: Connection, alert: Alert, at: datetime) -> None:
    """They see to it; what was taken before stays as it is."""
    taken = update(alerts).where(alerts.c.id == alert.id, alerts.c.client == alert.client, alerts.c.taken_at.is_(None))
    connection.execute(taken.values(taken_at=at))


def settle(connection: Connection, client: UUID, kind: str, key: str, at: datetime, user: UUID | None = None) -> None:
    """A matter is settled: nobody needs to see to it any more; where a user is named, they don't."""
    of_it = update(alerts).where(alerts.c.client == client, alerts.c.kind == kind, alerts.c.key == key)
    if user is not None:
        of_it = of_it.where(alerts.c.user == user)
    connection.execute(of_it.where(alerts.c.done_at.is_(None)).values(done_at=at))


def settle_beginning(connection: Connection, client: UUID, case: UUID, beginning: str, at: datetime) -> None:
    """Every matter of a case whose key begins so is settled, whatever its kind."""
    of_it = update(alerts).where(alerts.c.client == client, alerts.c.case == case)
    begins = alerts.c.key.startswith(beginning, autoescape=True)
    connection.execute(of_it.where(begins, alerts.c.done_at.is_(None)).values(done_at=at))


def settle_about(connection: Connection, client: UUID, kind: str, about: UUID, at: datetime) -> None:
    """Every matter of a kind about one thing is settled."""
    of_it = update(alerts).where(alerts.c.client == client, alerts.c.case == about, alerts.c.kind == kind)
    connection.execute(of_it.where(alerts.c.done_at.is_(None)).values(done_at=at))


def busy_users(connection: Connection, client: UUID, kind: str, fresh_since: datetime) -> frozenset[UUID]:
    """Who sees to a matter of that kind already, or was alerted to one so lately that they may."""
    is_busy = or_(alerts.c.taken_at.is_not(None), alerts.c.at >= fresh_since)
    wanted = select(alerts.c.user).where(alerts.c.client == client, alerts.c.kind == kind, alerts.c.done_at.is_(None))
    return frozenset(connection.scalars(wanted.where(is_busy)))


def last_alerted(connection: Connection, client: UUID, kind: str, since: datetime) -> dict[UUID, datetime]:
    """When each was alerted to a matter of that kind last, since then."""
    wanted = select(alerts.c.user, alerts.c.at).where(alerts.c.client == client, alerts.c.kind == kind)
    rows = connection.execute(wanted.where(alerts.c.at >= since).order_by(alerts.c.at))
    return {row.user: row.at for row in rows}

"""Customers' links in the store, and the sessions that right answers begin; what opens them is kept as digests."""

from dataclasses import asdict, dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, RowMapping, delete, insert, select, update

from amends.store.links_tables import link_sessions, links
from amends.store.transactions import may_write

_link = links.c
_session = link_sessions.c


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """What is kept of a link to a case.

    Attributes:
        digest: the SHA-256 of what stands in the address, in hexadecimal digits.
        made_by: who made it; None where a letter brought it.
        wrong_answers: how often the second question was answered wrong.
    """

    id: UUID
    client: UUID
    case: UUID
    digest: str
    made_by: UUID | None
    made_at: datetime
    expires_at: datetime
    revoked_at: datetime | None = None
    wrong_answers: int = 0

    def holds(self, at: datetime) -> bool:
        """Whether its time has not ended, and nobody took it back."""
        return self.revoked_at is None and at < self.expires_at


@dataclass(frozen=True, slots=True)
class LinkSession:
    """For a short time nothing is asked again."""

    digest: str
    client: UUID
    link: UUID
    expires_at: datetime


def add_link(connection: Connection, link: Link) -> None:
    """Keeps a new link."""
    connection.execute(insert(links).values(**asdict(link)))


def link_with(connection: Connection, digest: str) -> Link | None:
    """The link of that digest, whether it still opens or not.

    In a writing transaction nobody else can change it from now on.
    """
    query = select(links).where(_link.digest == digest)
    if may_write(connection):
        query = query.with_for_update()
    row = connection.execute(query).mappings().first()
    return None if row is None else _read(row)


def links_of(connection: Connection, client: UUID, case: UUID) -> tuple[Link, ...]:
    """The links of a case, in the order in which they were made."""
    query = select(links).where(_link.client == client, _link.case == case).order_by(_link.id)
    return tuple(map(_read, connection.execute(query).mappings()))


def revoke_links(connection: Connection, client: UUID, case: UUID, at: datetime) -> int:
    """Ends the links of a case that still open: how many there were."""
    still_open = update(links).where(
        _link.client == client, _link.case == case, _link.revoked_at.is_(None), _link.expires_at > at
    )
    return connection.execute(still_open.values(revoked_at=at)).rowcount


def count_wrong_answer(connection: Connection, link: Link) -> None:
    """Counts one more wrong answer."""
    connection.execute(update(links).where(_link.id == link.id).values(wrong_answers=link.wrong_answers + 1))


def add_session(connection: Connection, session: LinkSession, at: datetime) -> None:
    """Keeps a new session; those of the same link that have ended are forgotten."""
    connection.execute(delete(link_sessions).where(_session.link == session.link, _session.expires_at <= at))
    connection.execute(insert(link_sessions).values(**asdict(session)))


def has_session(connection: Connection, link: UUID, digest: str, at: datetime) -> bool:
    """Whether a session of the link goes on."""
    query = select(_session.link).where(_session.digest == digest, _session.link == link, _session.expires_at > at)
    return connection.execute(query).first() is not None


def _read(row: RowMapping) -> Link:
    return Link(**row)

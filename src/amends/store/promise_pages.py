"""The addresses that open a promise for its customer, and the sessions that right answers begin; kept as digests."""

from dataclasses import asdict, dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, delete, insert, select, update

from amends.store.promise_pages_tables import promise_page_sessions, promise_pages
from amends.store.transactions import may_write

_page = promise_pages.c
_session = promise_page_sessions.c


@dataclass(frozen=True, slots=True, kw_only=True)
class PromisePage:
    """What is kept of an address.

    Attributes:
        digest: the SHA-256 of what stands in the address, in hexadecimal digits.
        wrong_answers: how often the second question was answered wrong.
    """

    id: UUID
    client: UUID
    promise: UUID
    digest: str
    made_at: datetime
    expires_at: datetime
    wrong_answers: int = 0


@dataclass(frozen=True, slots=True)
class PageSession:
    """For a short time nothing is asked again."""

    digest: str
    client: UUID
    page: UUID
    expires_at: datetime


def add_page(connection: Connection, page: PromisePage) -> None:
    """Keeps a new address."""
    connection.execute(insert(promise_pages).values(**asdict(page)))


def page_with(connection: Connection, digest: str) -> PromisePage | None:
    """The page of that digest, whether it still opens or not.

    In a writing transaction nobody else can change it from now on.
    """
    query = select(promise_pages).where(_page.digest == digest)
    row = connection.execute(query.with_for_update() if may_write(connection) else query).mappings().first()
    return None if row is None else PromisePage(**row)


def count_wrong_answer(connection: Connection, page: PromisePage) -> None:
    """Counts one more wrong answer."""
    connection.execute(update(promise_pages).where(_page.id == page.id).values(wrong_answers=page.wrong_answers + 1))


def add_session(connection: Connection, session: PageSession, at: datetime) -> None:
    """Keeps a new session; those of the same page that have ended are forgotten."""
    ended = delete(promise_page_sessions).where(_session.page == session.page, _session.expires_at <= at)
    connection.execute(ended)
    connection.execute(insert(promise_page_sessions).values(**asdict(session)))


def has_session(connection: Connection, page: UUID, digest: str, at: datetime) -> bool:
    """Whether a session of the page goes on."""
    query = select(_session.page).where(_session.digest == digest, _session.page == page, _session.expires_at > at)
    return connection.execute(query).first() is not None

"""The tables of addresses that open a promise for its customer, and their sessions; see `links_tables`."""

from sqlalchemy import Column, ForeignKey, Index, Integer, String, Table, UniqueConstraint

from amends.store.metadata import metadata
from amends.store.promises_tables import promises
from amends.store.types import Id, Instant

_SHA_256 = String(64)

promise_pages = Table(
    "promise_pages",
    metadata,
    Column("id", Id, primary_key=True),
    Column("client", Id, ForeignKey("clients.id"), nullable=False),
    Column("promise", Id, ForeignKey(promises.c.id), nullable=False),
    Column("digest", _SHA_256, nullable=False),
    Column("made_at", Instant, nullable=False),
    Column("expires_at", Instant, nullable=False),
    Column("wrong_answers", Integer, nullable=False),
    UniqueConstraint("digest"),
)
"""One row for each address that a letter brought."""
Index("ix_promise_pages_promise", promise_pages.c.client, promise_pages.c.promise, promise_pages.c.id)
Index("ix_promise_pages_expires_at", promise_pages.c.expires_at)

promise_page_sessions = Table(
    "promise_page_sessions",
    metadata,
    Column("digest", _SHA_256, primary_key=True),
    Column("client", Id, ForeignKey("clients.id"), nullable=False),
    Column("page", Id, ForeignKey(promise_pages.c.id), nullable=False),
    Column("expires_at", Instant, nullable=False),
)
"""One row for each right answer: for a short time nothing is asked again."""
Index("ix_promise_page_sessions_page", promise_page_sessions.c.page)

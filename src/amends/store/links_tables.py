"""The tables of addresses that open one case: customers' links, their sessions, and cards in other help desks.

What stands in an address is kept as its digest alone.
"""

from sqlalchemy import Column, ForeignKey, Index, Integer, String, Table, UniqueConstraint

from amends.store.metadata import metadata
from amends.store.types import Id, Instant

_SHA_256 = String(64)
_WORD = String(100)

links = Table(
    "links",
    metadata,
    Column("id", Id, primary_key=True),
    Column("client", Id, ForeignKey("clients.id"), nullable=False),
    Column("case", Id, ForeignKey("cases.id"), nullable=False),
    Column("digest", _SHA_256, nullable=False),
    Column("made_by", Id),
    Column("made_at", Instant, nullable=False),
    Column("expires_at", Instant, nullable=False),
    Column("revoked_at", Instant),
    Column("wrong_answers", Integer, nullable=False),
    UniqueConstraint("digest"),
)
"""One row for each link that was made; `made_by` is None where a letter brought it."""
Index("ix_links_case", links.c.client, links.c.case, links.c.id)

link_sessions = Table(
    "link_sessions",
    metadata,
    Column("digest", _SHA_256, primary_key=True),
    Column("client", Id, ForeignKey("clients.id"), nullable=False),
    Column("link", Id, ForeignKey("links.id"), nullable=False),
    Column("expires_at", Instant, nullable=False),
)
"""One row for each right answer: for a short time nothing is asked again."""
Index("ix_link_sessions_link", link_sessions.c.link)

cards = Table(
    "cards",
    metadata,
    Column("digest", _SHA_256, primary_key=True),
    Column("client", Id, ForeignKey("clients.id"), nullable=False),
    Column("case", Id, ForeignKey("cases.id"), nullable=False),
    Column("user", Id, ForeignKey("users.id"), nullable=False),
    Column("team", _WORD),
    Column("role", _WORD),
    Column("token", Id, ForeignKey("tokens.id")),
    Column("expires_at", Instant, nullable=False),
)
"""One row for each address of a card; `token` is the one with which it was made, and with which it ends."""
Index("ix_cards_expires_at", cards.c.client, cards.c.expires_at)

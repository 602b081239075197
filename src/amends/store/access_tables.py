"""The tables of access: tokens, passwords, wrong guesses, requests that are done once, and administrative acts.

Tokens, passwords, guesses and requests are read before it is known who asks; none of them belongs to a client.
"""

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from amends.store.append_only import never_changed, never_deleted
from amends.store.metadata import metadata
from amends.store.types import Id, Instant, Json

_WORD = String(100)
_SHA_256 = String(64)

tokens = Table(
    "tokens",
    metadata,
    Column("id", Id, primary_key=True),
    Column("user", Id, ForeignKey("users.id"), nullable=False),
    Column("name", Text, nullable=False),
    Column("is_session", Boolean, nullable=False),
    Column("made_with", Id, ForeignKey("tokens.id")),
    Column("client", Id, ForeignKey("clients.id")),
    Column("team", _WORD),
    Column("role", _WORD),
    Column("scopes", Json),
    Column("digest", _SHA_256, nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("expires_at", Instant, nullable=False),
    Column("revoked_at", Instant),
    Column("last_used_at", Instant),
    UniqueConstraint("digest"),
)
"""A token is kept as its digest alone. `client` is what it is narrowed to; `scopes` of None are all of them."""
Index("ix_tokens_user", tokens.c.user, tokens.c.id)
Index("ix_tokens_made_with", tokens.c.made_with)

passwords = Table(
    "passwords",
    metadata,
    Column("user", Id, ForeignKey("users.id"), primary_key=True),
    Column("hash", Text, nullable=False),
    Column("changed_at", Instant, nullable=False),
)

guesses = Table(
    "guesses",
    metadata,
    Column("kind", String(20), nullable=False),
    Column("key", _SHA_256, nullable=False),
    Column("failures", Integer, nullable=False),
    Column("last_at", Instant, nullable=False),
    Column("locked_until", Instant),
    PrimaryKeyConstraint("kind", "key"),
)
"""`key` is the digest of a name or an address: what was typed by mistake stands nowhere."""
Index("ix_guesses_last_at", guesses.c.last_at)

idempotency_keys = Table(
    "idempotency_keys",
    metadata,
    Column("user", Id, ForeignKey("users.id"), nullable=False),
    Column("key", String(255), nullable=False),
    Column("request", Text, nullable=False),
    Column("digest", _SHA_256, nullable=False),
    Column("attempt", Id, nullable=False),
    Column("state", String(10), nullable=False),
    Column("status", Integer),
    Column("headers", Json),
    Column("body", Text),
    Column("at", Instant, nullable=False),
    PrimaryKeyConstraint("user", "key"),
    CheckConstraint("state IN ('begun', 'acted', 'done')", name="state"),
)
"""`attempt` is the one that may act: whoever takes a request over writes its own, and the one before cannot commit."""
Index("ix_idempotency_keys_at", idempotency_keys.c.at)

administrative_acts = Table(
    "administrative_acts",
    metadata,
    Column("id", Id, primary_key=True),
    Column("client", Id, ForeignKey("clients.id")),
    Column("user", Id, ForeignKey("users.id"), nullable=False),
    Column("token", Id, ForeignKey("tokens.id")),
    Column("act", String(50), nullable=False),
    Column("subject", Id),
    Column("details", Json, nullable=False),
    Column("at", Instant, nullable=False),
)
"""`subject` is the id of whom or what it was done to; who or what that is stands where it can be erased."""
Index("ix_administrative_acts_client", administrative_acts.c.client, administrative_acts.c.id)
never_changed(administrative_acts)
never_deleted(administrative_acts)

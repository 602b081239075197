"""The tables of promises: one row for each as it stands, its events, and beside them what is personal."""

from sqlalchemy import Boolean, Column, Date, ForeignKey, Index, Integer, String, Table, Text, UniqueConstraint

from amends.store.append_only import never_changed, never_deleted
from amends.store.cases_tables import checkpoints
from amends.store.metadata import metadata
from amends.store.types import Hex, Id, Instant, Json

_DIGEST = String(64)
_NAME = String(100)

promises = Table(
    "promises",
    metadata,
    Column("id", Id, primary_key=True),
    Column("client", Id, ForeignKey("clients.id"), nullable=False),
    Column("reference", String(40), nullable=False, unique=True),
    Column("listed_as", String(200)),
    Column("number", Integer, nullable=False),
    Column("head", _DIGEST, nullable=False),
    Column("anchored", Integer, nullable=False, default=0),
    Column("customer", Id),
    Column("account", Id),
    Column("order", Id),
    Column("maker", Id),
    Column("team", _NAME),
    Column("seller", Text),
    Column("channel", Text, nullable=False),
    Column("made_at", Instant, nullable=False),
    Column("changed_at", Instant, nullable=False),
    Column("terms", Json, nullable=False),
    Column("confirmation", String(20), nullable=False),
    Column("message", Text),
    Column("order_goes_out_at", Instant),
    Column("order_went_out_at", Instant),
    Column("is_broken", Boolean, nullable=False),
    Column("owed", Integer, nullable=False),
    Column("is_seen_through", Boolean, nullable=False),
    Column("expires_on", Date),
    Column("erased_at", Instant),
    UniqueConstraint("client", "listed_as"),
)
"""One row for each promise: what its events make of it, for lists, searches and the check of bills.

`listed_as` is its number in the system that it was imported from; `number` is how many events it has, `head` the
digest of the last one, `anchored` the number at the last checkpoint; `terms` are those that hold now; `message` is the
one that asks for the confirmation that counts; `owed` is how many shortfalls were not made good; `is_seen_through` says
that every bill that would show it was seen, `expires_on` from which day on no more are waited for; `erased_at` since
when its personal values may be gone.
"""
never_deleted(promises)
never_changed(promises, ["id", "client", "reference", "made_at"])
Index("ix_promises_listed", promises.c.client, promises.c.made_at, promises.c.id)
for _name in ("account", "customer", "order", "team", "seller", "maker"):
    Index(f"ix_promises_{_name}", promises.c.client, promises.c[_name], promises.c.made_at, promises.c.id)
Index("ix_promises_message", promises.c.message)
_IS_OWED = promises.c.owed > 0
Index(
    "ix_promises_owed", promises.c.client, promises.c.made_at, promises.c.id,
    sqlite_where=_IS_OWED, postgresql_where=_IS_OWED,
)  # fmt: skip
IS_NOT_ANCHORED = promises.c.anchored < promises.c.number
"""Whether it changed since the last checkpoint."""
Index("ix_promises_not_anchored", promises.c.id, sqlite_where=IS_NOT_ANCHORED, postgresql_where=IS_NOT_ANCHORED)

promise_events = Table(
    "promise_events",
    metadata,
    Column("promise", Id, ForeignKey(promises.c.id), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("id", Id, nullable=False, unique=True),
    Column("client", Id, nullable=False),
    Column("at", Instant, nullable=False),
    Column("actor", Id),
    Column("actor_name", _NAME),
    Column("actor_role", _NAME),
    Column("actor_team", _NAME),
    Column("kind", String(60), nullable=False),
    Column("data", Json, nullable=False),
    Column("digest", _DIGEST, nullable=False),
    Column("actor_kind", String(10)),
)
"""The events of the promises, each with the digest that chains it to the one before."""
never_changed(promise_events)
never_deleted(promise_events)

promise_personal = Table(
    "promise_personal",
    metadata,
    Column("promise", Id, ForeignKey(promises.c.id), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("field", String(60), primary_key=True),
    Column("client", Id, nullable=False),
    Column("salt", Hex(64), nullable=False),
    Column("value", Json, nullable=False),
)
"""The personal values of the events, and the salts of their digests: all that erasing a person takes away."""
never_changed(promise_personal)

checkpoint_promises = Table(
    "checkpoint_promises",
    metadata,
    Column("checkpoint", Integer, ForeignKey(checkpoints.c.number), primary_key=True, autoincrement=False),
    # No foreign key: a promise that was deleted must show, not take its heads along.
    Column("promise", Id, primary_key=True),
    Column("number", Integer, nullable=False),
    Column("digest", _DIGEST, nullable=False),
)
"""Where the chain of each promise stood that had changed since the checkpoint before."""
never_changed(checkpoint_promises)
never_deleted(checkpoint_promises)

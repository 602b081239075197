"""The tables of cases: one row for each case as it stands, its events, and beside them what is personal."""

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, String, Table, text

from amends.store.append_only import never_changed, never_deleted
from amends.store.metadata import metadata
from amends.store.types import Hex, Id, Instant, Json

_DIGEST = String(64)
_NAME = String(100)

cases = Table(
    "cases",
    metadata,
    Column("id", Id, primary_key=True),
    Column("client", Id, nullable=False),
    Column("reference", String(40), nullable=False, unique=True),
    Column("number", Integer, nullable=False),
    Column("head", _DIGEST, nullable=False),
    Column("anchored", Integer, nullable=False, default=0),
    Column("stage", String(20), nullable=False),
    Column("is_closed", Boolean, nullable=False),
    Column("customer", Id, nullable=False),
    Column("account", Id),
    Column("household", Id),
    Column("owner", Id),
    Column("team", _NAME),
    Column("policy", _NAME, nullable=False),
    Column("opened_at", Instant, nullable=False),
    Column("changed_at", Instant, nullable=False),
    Column("waiting_for", _NAME),
    Column("due_at", Instant),
    Column("erased_at", Instant),
    Column("handed_to", _NAME),
    Column("handed_due", Instant),
)
"""One row for each case: what its events make of it, for lists and searches.

`number` is how many events it has, and so its version; `head` is the digest of the last one, `anchored` the number at
the last checkpoint; `erased_at` says since when its personal values may be gone; `handed_to` is the other party that
has to answer or to act first.
"""
never_deleted(cases)
never_changed(cases, ["id", "client", "reference"])

# What lists are read by: each has its own index, so that nothing is sorted that is not shown. Nearly all cases are
# closed and most lists are of the others, so the two stand apart in each.
for _names in ((), ("owner",), ("team",), ("policy",), ("policy", "team")):
    _columns = ("client", "is_closed", *_names, "changed_at")
    Index("_".join(("ix_cases_listed", *_names)), *(cases.c[name] for name in _columns))
# Earlier cases are counted by team from the index alone: an agent has thousands.
for _name in ("customer", "account", "household", "owner"):
    Index(f"ix_cases_{_name}", cases.c.client, cases.c[_name], cases.c.opened_at, cases.c.team)
Index("ix_cases_team", cases.c.client, cases.c.team, cases.c.opened_at)
_WAITS = cases.c.waiting_for.is_not(None)
Index(
    "ix_cases_waiting_for", cases.c.client, cases.c.waiting_for, cases.c.changed_at,
    sqlite_where=_WAITS, postgresql_where=_WAITS,
)  # fmt: skip
_HAS_DUE = cases.c.due_at.is_not(None)
for _names in ((), ("owner",), ("waiting_for",)):
    _due = (cases.c[name] for name in ("client", *_names, "due_at"))
    Index("_".join(("ix_cases_due", *_names)), *_due, sqlite_where=_HAS_DUE, postgresql_where=_HAS_DUE)
# PostgreSQL does not see that the index of owners is in order for no owner; this one is.
_HAS_NO_OWNER = cases.c.owner.is_(None)
Index(
    "ix_cases_unassigned", cases.c.client, cases.c.is_closed, cases.c.changed_at,
    sqlite_where=_HAS_NO_OWNER, postgresql_where=_HAS_NO_OWNER,
)  # fmt: skip
# A partial index is found for sure by a query that says the same in so many words, and not with a parameter.
IS_PROPOSED = cases.c.stage == text("'proposed'")
"""Whether a case waits for an approver."""
Index("ix_cases_proposed", cases.c.client, cases.c.changed_at, sqlite_where=IS_PROPOSED, postgresql_where=IS_PROPOSED)
_IS_HANDED_OFF = cases.c.handed_due.is_not(None)
Index(
    "ix_cases_handed_off", cases.c.client, cases.c.handed_due,
    sqlite_where=_IS_HANDED_OFF, postgresql_where=_IS_HANDED_OFF,
)  # fmt: skip
IS_NOT_ANCHORED = cases.c.anchored < cases.c.number
"""Whether something was appended to a case since the last checkpoint."""
Index("ix_cases_not_anchored", cases.c.id, sqlite_where=IS_NOT_ANCHORED, postgresql_where=IS_NOT_ANCHORED)

case_events = Table(
    "case_events",
    metadata,
    Column("case", Id, ForeignKey(cases.c.id), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("id", Id, nullable=False, unique=True),
    Column("client", Id, nullable=False),
    Column("at", Instant, nullable=False),
    Column("actor", Id),
    Column("actor_name", _NAME),
    Column("actor_role", _NAME),
    Column("actor_team", _NAME),
    Column("contact", Id),
    Column("kind", String(60), nullable=False),
    Column("data", Json, nullable=False),
    Column("digest", _DIGEST, nullable=False),
    Column("actor_kind", String(10)),
)
"""The events of the cases, each with the digest that chains it to the one before."""
never_changed(case_events)
never_deleted(case_events)
PROPOSES = case_events.c.kind == text("'solution_proposed'")
"""Whether somebody proposes a solution: what became of an agent's proposals is looked up on every approval."""
Index(
    "ix_case_events_proposed", case_events.c.client, case_events.c.actor, case_events.c.at,
    sqlite_where=PROPOSES, postgresql_where=PROPOSES,
)  # fmt: skip

case_personal = Table(
    "case_personal",
    metadata,
    Column("case", Id, ForeignKey(cases.c.id), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("field", String(60), primary_key=True),
    Column("client", Id, nullable=False),
    Column("salt", Hex(64), nullable=False),
    Column("value", Json, nullable=False),
)
"""The personal values of the events, and the salts of their digests: all that erasing a person takes away."""
never_changed(case_personal)

checkpoints = Table(
    "checkpoints",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("at", Instant, nullable=False),
    Column("cases", Integer, nullable=False),
    Column("digest", _DIGEST, nullable=False),
)
"""The checkpoints of the workspace, in a chain of their own."""
never_changed(checkpoints)
never_deleted(checkpoints)

checkpoint_heads = Table(
    "checkpoint_heads",
    metadata,
    Column("checkpoint", Integer, ForeignKey(checkpoints.c.number), primary_key=True, autoincrement=False),
    # No foreign key: a case that was deleted must show, not take its heads along.
    Column("case", Id, primary_key=True),
    Column("number", Integer, nullable=False),
    Column("digest", _DIGEST, nullable=False),
)
"""Where the chain of each case stood that had changed since the checkpoint before."""
never_changed(checkpoint_heads)
never_deleted(checkpoint_heads)

"""The table of the policy registry. The database itself keeps what was published as it is."""

from sqlalchemy import CheckConstraint, Column, Date, ForeignKey, Index, String, Table, Text, UniqueConstraint

from amends.registry.version import LASTING, PolicyState
from amends.store.lasting import stays_in
from amends.store.metadata import metadata
from amends.store.types import Id, Instant

_NAME = String(100)


def _one_of(states: frozenset[PolicyState]) -> str:
    return f"({', '.join(repr(state.value) for state in sorted(states))})"


policy_versions = Table(
    "policy_versions",
    metadata,
    Column("id", Id, primary_key=True),
    Column("client", Id, ForeignKey("clients.id"), nullable=False),
    Column("policy", _NAME, nullable=False),
    Column("version", _NAME, nullable=False),
    Column("text", Text, nullable=False),
    Column("state", String(10), nullable=False),
    Column("author", Id, nullable=False),
    Column("drafted_at", Instant, nullable=False),
    Column("hash", String(80)),
    Column("corrects", _NAME),
    Column("first_day", Date),
    Column("by", _NAME, nullable=False),
    Column("timezone", Text, nullable=False),
    Column("reviewer", Id),
    Column("reviewed_at", Instant),
    Column("publisher", Id),
    Column("published_at", Instant),
    Column("withdrawn_by", Id),
    Column("withdrawn_at", Instant),
    Column("withdrawn_because", Text),
    UniqueConstraint("client", "policy", "version"),
    CheckConstraint(f"state IN {_one_of(frozenset(PolicyState))}", name="state"),
    CheckConstraint("reviewer <> author", name="four_eyes"),
    CheckConstraint(
        f"state NOT IN {_one_of(LASTING)} OR (hash IS NOT NULL AND first_day IS NOT NULL AND reviewer IS NOT NULL "
        "AND publisher IS NOT NULL AND published_at IS NOT NULL)",
        name="published_whole",
    ),
)
"""One row for each version of a client's policy."""
Index("ix_policy_versions_state", policy_versions.c.client, policy_versions.c.state, policy_versions.c.id)

stays_in(
    policy_versions,
    states=[state.value for state in sorted(LASTING)],
    but_may_go=(PolicyState.PUBLISHED.value, PolicyState.WITHDRAWN.value),
    with_columns=("withdrawn_by", "withdrawn_at", "withdrawn_because"),
)

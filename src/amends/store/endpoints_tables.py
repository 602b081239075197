"""The table of endpoints: who outside gives remedies when they are told to."""

from sqlalchemy import Boolean, Column, Integer, String, Table

from amends.store.metadata import metadata
from amends.store.types import Id, Instant

endpoints = Table(
    "endpoints",
    metadata,
    Column("client", Id, primary_key=True),
    Column("name", String(63), primary_key=True),
    Column("url", String(2_000), nullable=False),
    Column("honours_key", Boolean, nullable=False),
    Column("is_private", Boolean, nullable=False),
    Column("timeout_seconds", Integer, nullable=False),
    Column("secret", String(100), nullable=False),
    Column("secret_before", String(100)),
    Column("changed_at", Instant, nullable=False),
)
"""One row for each endpoint of a client. The secrets sign what is sent: whoever has them can pretend to be us."""

"""The tables of erasure: what was erased and when, and the pseudonyms by which an erased customer is known again."""

from sqlalchemy import Column, Integer, String, Table

from amends.store.append_only import never_changed, never_deleted
from amends.store.metadata import metadata
from amends.store.types import Id, Instant

erasures = Table(
    "erasures",
    metadata,
    Column("id", Id, primary_key=True),
    Column("client", Id, nullable=False),
    Column("customer", Id),
    Column("at", Instant, nullable=False),
    Column("by", Id, nullable=False),
    Column("cases", Integer, nullable=False),
    Column("values", Integer, nullable=False),
    Column("records", Integer, nullable=False),
)
"""One row for each erasure: of a customer, or, where none is named, of cases that were kept long enough."""
never_changed(erasures)
never_deleted(erasures)

pseudonyms = Table(
    "pseudonyms",
    metadata,
    Column("client", Id, primary_key=True),
    Column("digest", String(64), primary_key=True),
    Column("customer", Id, primary_key=True),
)
"""Keyed digests of what an erased customer was found by. Without the key, which is not kept here, they tell nothing."""

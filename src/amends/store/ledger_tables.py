"""The tables of the ledger: entries, and the balances that follow from them."""

from sqlalchemy import Boolean, CheckConstraint, Column, Index, Integer, String, Table, Text, UniqueConstraint

from amends.ledger.entries import EntryState
from amends.store.append_only import never_changed, never_deleted
from amends.store.metadata import metadata
from amends.store.types import Amount, Id, Instant

_NAME = 100
_TEAM = 100

ledger_entries = Table(
    "ledger_entries",
    metadata,
    Column("id", Id, primary_key=True),
    Column("client", Id, nullable=False),
    Column("key", String(250), nullable=False),
    Column("case", Id),
    Column("policy", String(_NAME), nullable=False),
    Column("remedy", String(_NAME), nullable=False),
    Column("kind", String(_NAME)),
    Column("amount", Amount, nullable=False),
    Column("customer", Id),
    Column("account", Id),
    Column("household", Id),
    Column("agent", Id),
    Column("team", String(_TEAM)),
    Column("approval", Id),
    Column("round", Integer, nullable=False),
    Column("approved", Boolean),
    Column("state", String(10), nullable=False),
    Column("at", Instant, nullable=False),
    Column("changed_at", Instant, nullable=False),
    Column("reason", Text),
    Column("opening", Boolean, nullable=False),
    UniqueConstraint("client", "key"),
    CheckConstraint(f"state IN ({', '.join(repr(state.value) for state in EntryState)})", name="state"),
)
"""One row for each gift. `key` is what it was entered under: the same gift never stands here twice."""

# What was entered stays; what becomes of it changes, and who it was for may be replaced by a pseudonym.
_GIFT = ("client", '"case"', "policy", "remedy", "kind", "amount", "approval", "round")
never_changed(ledger_entries, ("id", "key", *_GIFT, "at", "approved", "opening"))
never_deleted(ledger_entries)

# An agent and a team have thousands of entries within a span, so that all that is asked of them stands in the index.
_ALL_THAT_COUNTS = ("state", "amount", "kind", "approved", "team", "case")
Index("ix_ledger_entries_case", ledger_entries.c.client, ledger_entries.c.case)
for _per, _besides in (
    ("customer", ()),
    ("account", ()),
    ("household", ()),
    ("agent", _ALL_THAT_COUNTS),
    ("team", tuple(name for name in _ALL_THAT_COUNTS if name != "team")),
):
    _columns = ("client", "policy", _per, "remedy", "at", *_besides)
    Index(f"ix_ledger_entries_{_per}", *(ledger_entries.c[name] for name in _columns))

ledger_balances = Table(
    "ledger_balances",
    metadata,
    Column("client", Id, primary_key=True),
    Column("policy", String(_NAME), primary_key=True),
    Column("per", String(10), primary_key=True),
    Column("subject", String(_TEAM), primary_key=True),
    Column("remedy", String(_NAME), primary_key=True),
    Column("count", Integer, nullable=False),
    Column("amount", Amount, nullable=False),
)
"""How many entries count for the caps and what they are worth, for each subject (an id, or a team) and remedy."""

"""The first tables: entries and balances."""

import sqlalchemy as sa
from alembic import op

from amends.store.migrations.triggers import never_changed, never_deleted

TABLES = ("ledger_entries", "ledger_balances")


def create() -> None:
    """Creates them."""
    op.create_table(
        "ledger_entries",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("client", sa.String(length=36), nullable=False),
        sa.Column("key", sa.String(length=250), nullable=False),
        sa.Column("case", sa.String(length=36), nullable=True),
        sa.Column("policy", sa.String(length=100), nullable=False),
        sa.Column("remedy", sa.String(length=100), nullable=False),
        sa.Column("kind", sa.String(length=100), nullable=True),
        sa.Column("amount", sa.String(length=64), nullable=False),
        sa.Column("customer", sa.String(length=36), nullable=True),
        sa.Column("account", sa.String(length=36), nullable=True),
        sa.Column("household", sa.String(length=36), nullable=True),
        sa.Column("agent", sa.String(length=36), nullable=True),
        sa.Column("team", sa.String(length=100), nullable=True),
        sa.Column("approval", sa.String(length=36), nullable=True),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("approved", sa.Boolean(), nullable=True),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("at", sa.String(length=27), nullable=False),
        sa.Column("changed_at", sa.String(length=27), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("opening", sa.Boolean(), nullable=False),
        sa.CheckConstraint(
            "state IN ('reserved', 'given', 'uncertain', 'released', 'reversed')", name=op.f("ck_ledger_entries_state")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ledger_entries")),
        sa.UniqueConstraint("client", "key", name=op.f("uq_ledger_entries_client_key")),
    )
    op.create_index("ix_ledger_entries_account", "ledger_entries", ["client", "policy", "account", "remedy", "at"])
    op.create_index(
        "ix_ledger_entries_agent",
        "ledger_entries",
        ["client", "policy", "agent", "remedy", "at", "state", "amount", "kind", "approved", "team", "case"],
    )
    op.create_index("ix_ledger_entries_case", "ledger_entries", ["client", "case"])
    op.create_index("ix_ledger_entries_customer", "ledger_entries", ["client", "policy", "customer", "remedy", "at"])
    op.create_index("ix_ledger_entries_household", "ledger_entries", ["client", "policy", "household", "remedy", "at"])
    op.create_index(
        "ix_ledger_entries_team",
        "ledger_entries",
        ["client", "policy", "team", "remedy", "at", "state", "amount", "kind", "approved", "case"],
    )
    op.create_table(
        "ledger_balances",
        sa.Column("client", sa.String(length=36), nullable=False),
        sa.Column("policy", sa.String(length=100), nullable=False),
        sa.Column("per", sa.String(length=10), nullable=False),
        sa.Column("subject", sa.String(length=100), nullable=False),
        sa.Column("remedy", sa.String(length=100), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("amount", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("client", "policy", "per", "subject", "remedy", name=op.f("pk_ledger_balances")),
    )
    never_changed(
        "ledger_entries",
        *("id", "key", "client", "case", "policy", "remedy", "kind", "amount", "approval", "round"),
        *("at", "approved", "opening"),
    )
    never_deleted("ledger_entries")

"""The tables of bills that were held to promises."""

import sqlalchemy as sa
from alembic import op

from amends.store.migrations.triggers import never_deleted

TABLES = ("bill_checks", "shortfalls")


def create() -> None:
    """Creates them."""
    op.create_table(
        "bill_checks",
        sa.Column("promise", sa.String(length=36), nullable=False),
        sa.Column("part", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=False),
        sa.Column("client", sa.String(length=36), nullable=False),
        sa.Column("due", sa.String(length=64), nullable=False),
        sa.Column("found", sa.String(length=64), nullable=False),
        sa.Column("is_short", sa.Boolean(), nullable=False),
        sa.Column("is_last", sa.Boolean(), nullable=False),
        sa.Column("checked_at", sa.String(length=27), nullable=False),
        sa.PrimaryKeyConstraint("promise", "part", "first_day", "last_day", name=op.f("pk_bill_checks")),
    )
    never_deleted("bill_checks")
    op.create_table(
        "shortfalls",
        sa.Column("client", sa.String(length=36), nullable=False),
        sa.Column("key", sa.String(length=300), nullable=False),
        sa.Column("kind", sa.String(length=30), nullable=False),
        sa.Column("promise", sa.String(length=36), nullable=True),
        sa.Column("part", sa.Integer(), nullable=True),
        sa.Column("account", sa.String(length=36), nullable=True),
        sa.Column("item", sa.String(length=200), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=False),
        sa.Column("due", sa.String(length=64), nullable=False),
        sa.Column("found", sa.String(length=64), nullable=False),
        sa.Column("short_by", sa.String(length=64), nullable=False),
        sa.Column("beside", sa.Text(), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("case", sa.String(length=36), nullable=True),
        sa.Column("found_at", sa.String(length=27), nullable=False),
        sa.Column("changed_at", sa.String(length=27), nullable=False),
        sa.CheckConstraint("state IN ('open', 'made_good', 'corrected')", name=op.f("ck_shortfalls_state")),
        sa.PrimaryKeyConstraint("client", "key", name=op.f("pk_shortfalls")),
    )
    op.create_index("ix_shortfalls_promise", "shortfalls", ["client", "promise"])
    op.create_index("ix_shortfalls_account", "shortfalls", ["client", "account", "item"])
    op.create_index("ix_shortfalls_case", "shortfalls", ["case"])
    never_deleted("shortfalls")

"""The tables of what is live: who is there, calls that are owed, alerts; and how customers can be reached."""

import sqlalchemy as sa
from alembic import op

TABLES = ("presence", "looks", "call_backs", "alerts")

_OF_CUSTOMERS: dict[str, sa.types.TypeEngine[str]] = {
    "timezone": sa.Text(),
    "preferred_channel": sa.String(length=100),
    "call_window": sa.Text(),
}


def create() -> None:
    """Creates them, and the columns of customers."""
    for name, its_type in _OF_CUSTOMERS.items():
        op.add_column("customers", sa.Column(name, its_type, nullable=True))
    op.create_table(
        "presence",
        sa.Column("client", sa.String(length=36), nullable=False),
        sa.Column("user", sa.String(length=36), nullable=False),
        sa.Column("seen_at", sa.String(length=27), nullable=False),
        sa.ForeignKeyConstraint(["client"], ["clients.id"], name=op.f("fk_presence_client")),
        sa.ForeignKeyConstraint(["user"], ["users.id"], name=op.f("fk_presence_user")),
        sa.PrimaryKeyConstraint("client", "user", name=op.f("pk_presence")),
    )
    op.create_table(
        "looks",
        sa.Column("client", sa.String(length=36), nullable=False),
        sa.Column("case", sa.String(length=36), nullable=False),
        sa.Column("user", sa.String(length=36), nullable=False),
        sa.Column("seen_at", sa.String(length=27), nullable=False),
        sa.ForeignKeyConstraint(["case"], ["cases.id"], name=op.f("fk_looks_case")),
        sa.ForeignKeyConstraint(["client"], ["clients.id"], name=op.f("fk_looks_client")),
        sa.ForeignKeyConstraint(["user"], ["users.id"], name=op.f("fk_looks_user")),
        sa.PrimaryKeyConstraint("client", "case", "user", name=op.f("pk_looks")),
    )
    op.create_table(
        "call_backs",
        sa.Column("case", sa.String(length=36), nullable=False),
        sa.Column("client", sa.String(length=36), nullable=False),
        sa.Column("reference", sa.String(length=40), nullable=False),
        sa.Column("customer", sa.String(length=36), nullable=False),
        sa.Column("owner", sa.String(length=36), nullable=True),
        sa.Column("team", sa.String(length=100), nullable=True),
        sa.Column("opens", sa.String(length=27), nullable=True),
        sa.Column("due", sa.String(length=27), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("is_agreed", sa.Boolean(), nullable=False),
        sa.Column("suits_customer", sa.Boolean(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["case"], ["cases.id"], name=op.f("fk_call_backs_case")),
        sa.ForeignKeyConstraint(["client"], ["clients.id"], name=op.f("fk_call_backs_client")),
        sa.PrimaryKeyConstraint("case", name=op.f("pk_call_backs")),
    )
    op.create_index("ix_call_backs_due", "call_backs", ["client", "due", "case"])
    op.create_index("ix_call_backs_owner", "call_backs", ["client", "owner", "due", "case"])
    op.create_table(
        "alerts",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("client", sa.String(length=36), nullable=False),
        sa.Column("user", sa.String(length=36), nullable=False),
        sa.Column("kind", sa.String(length=60), nullable=False),
        sa.Column("key", sa.String(length=200), nullable=False),
        sa.Column("case", sa.String(length=36), nullable=False),
        sa.Column("data", sa.Text(), nullable=False),
        sa.Column("at", sa.String(length=27), nullable=False),
        sa.Column("taken_at", sa.String(length=27), nullable=True),
        sa.Column("done_at", sa.String(length=27), nullable=True),
        sa.ForeignKeyConstraint(["client"], ["clients.id"], name=op.f("fk_alerts_client")),
        sa.ForeignKeyConstraint(["user"], ["users.id"], name=op.f("fk_alerts_user")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_alerts")),
        sa.UniqueConstraint("client", "kind", "key", "user", name=op.f("uq_alerts_client_kind_key_user")),
    )
    op.create_index("ix_alerts_user", "alerts", ["user", "at"])
    op.create_index("ix_alerts_case", "alerts", ["client", "case"])


def take_columns_away() -> None:
    """Takes the columns of customers away, with what stands in them."""
    for name in reversed(_OF_CUSTOMERS):
        op.drop_column("customers", name)

"""The tables of promises."""

import sqlalchemy as sa
from alembic import op

from amends.store.migrations.triggers import never_changed, never_deleted

TABLES = ("promises", "promise_events", "promise_personal", "checkpoint_promises")


def create() -> None:
    """Creates them."""
    op.create_table(
        "promises",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("client", sa.String(length=36), nullable=False),
        sa.Column("reference", sa.String(length=40), nullable=False),
        sa.Column("listed_as", sa.String(length=200), nullable=True),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("head", sa.String(length=64), nullable=False),
        sa.Column("anchored", sa.Integer(), nullable=False),
        sa.Column("customer", sa.String(length=36), nullable=True),
        sa.Column("account", sa.String(length=36), nullable=True),
        sa.Column("order", sa.String(length=36), nullable=True),
        sa.Column("maker", sa.String(length=36), nullable=True),
        sa.Column("team", sa.String(length=100), nullable=True),
        sa.Column("seller", sa.Text(), nullable=True),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("made_at", sa.String(length=27), nullable=False),
        sa.Column("changed_at", sa.String(length=27), nullable=False),
        sa.Column("terms", sa.Text(), nullable=False),
        sa.Column("confirmation", sa.String(length=20), nullable=False),
        sa.Column("message", sa.Text(), nullable=True),
        sa.Column("order_goes_out_at", sa.String(length=27), nullable=True),
        sa.Column("order_went_out_at", sa.String(length=27), nullable=True),
        sa.Column("is_broken", sa.Boolean(), nullable=False),
        sa.Column("owed", sa.Integer(), nullable=False),
        sa.Column("is_seen_through", sa.Boolean(), nullable=False),
        sa.Column("expires_on", sa.Date(), nullable=True),
        sa.Column("erased_at", sa.String(length=27), nullable=True),
        sa.ForeignKeyConstraint(["client"], ["clients.id"], name=op.f("fk_promises_client")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_promises")),
        sa.UniqueConstraint("client", "listed_as", name=op.f("uq_promises_client_listed_as")),
        sa.UniqueConstraint("reference", name=op.f("uq_promises_reference")),
    )
    op.create_index("ix_promises_listed", "promises", ["client", "made_at", "id"])
    for column in ("account", "customer", "order", "team", "seller", "maker"):
        op.create_index(f"ix_promises_{column}", "promises", ["client", column, "made_at", "id"])
    op.create_index("ix_promises_message", "promises", ["message"])
    op.create_index(
        "ix_promises_owed",
        "promises",
        ["client", "made_at", "id"],
        sqlite_where=sa.text("owed > 0"),
        postgresql_where=sa.text("owed > 0"),
    )
    op.create_index(
        "ix_promises_not_anchored",
        "promises",
        ["id"],
        sqlite_where=sa.text("anchored < number"),
        postgresql_where=sa.text("anchored < number"),
    )
    op.create_table(
        "promise_events",
        sa.Column("promise", sa.String(length=36), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("client", sa.String(length=36), nullable=False),
        sa.Column("at", sa.String(length=27), nullable=False),
        sa.Column("actor", sa.String(length=36), nullable=True),
        sa.Column("actor_name", sa.String(length=100), nullable=True),
        sa.Column("actor_role", sa.String(length=100), nullable=True),
        sa.Column("actor_team", sa.String(length=100), nullable=True),
        sa.Column("kind", sa.String(length=60), nullable=False),
        sa.Column("data", sa.Text(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["promise"], ["promises.id"], name=op.f("fk_promise_events_promise")),
        sa.PrimaryKeyConstraint("promise", "number", name=op.f("pk_promise_events")),
        sa.UniqueConstraint("id", name=op.f("uq_promise_events_id")),
    )
    op.create_table(
        "promise_personal",
        sa.Column("promise", sa.String(length=36), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("field", sa.String(length=60), nullable=False),
        sa.Column("client", sa.String(length=36), nullable=False),
        sa.Column("salt", sa.String(length=64), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["promise"], ["promises.id"], name=op.f("fk_promise_personal_promise")),
        sa.PrimaryKeyConstraint("promise", "number", "field", name=op.f("pk_promise_personal")),
    )
    op.create_table(
        "checkpoint_promises",
        sa.Column("checkpoint", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("promise", sa.String(length=36), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["checkpoint"], ["checkpoints.number"], name=op.f("fk_checkpoint_promises_checkpoint")),
        sa.PrimaryKeyConstraint("checkpoint", "promise", name=op.f("pk_checkpoint_promises")),
    )
    never_deleted("promises")
    never_changed("promises", "id", "client", "reference", "made_at")
    never_changed("promise_events")
    never_deleted("promise_events")
    never_changed("promise_personal")
    never_changed("checkpoint_promises")
    never_deleted("checkpoint_promises")

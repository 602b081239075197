"""The first tables: checkpoints of the workspace and the heads that they hold."""

import sqlalchemy as sa
from alembic import op

from amends.store.migrations.triggers import never_changed, never_deleted

TABLES = ("checkpoints", "checkpoint_heads")


def create() -> None:
    """Creates them."""
    op.create_table(
        "checkpoints",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", sa.String(length=27), nullable=False),
        sa.Column("cases", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_checkpoints")),
    )
    op.create_table(
        "checkpoint_heads",
        sa.Column("checkpoint", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("case", sa.String(length=36), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["checkpoint"], ["checkpoints.number"], name=op.f("fk_checkpoint_heads_checkpoint")),
        sa.PrimaryKeyConstraint("checkpoint", "case", name=op.f("pk_checkpoint_heads")),
    )
    never_changed("checkpoints")
    never_deleted("checkpoints")
    never_changed("checkpoint_heads")
    never_deleted("checkpoint_heads")

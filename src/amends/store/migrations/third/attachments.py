"""The table of what was handed in."""

import sqlalchemy as sa
from alembic import op

from amends.store.migrations.triggers import never_changed

TABLES = ("attachment_parts",)


def create() -> None:
    """Creates it."""
    op.create_table(
        "attachment_parts",
        sa.Column("attachment", sa.String(length=36), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("client", sa.String(length=36), nullable=False),
        sa.Column("case", sa.String(length=36), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["case"], ["cases.id"], name=op.f("fk_attachment_parts_case")),
        sa.ForeignKeyConstraint(["client"], ["clients.id"], name=op.f("fk_attachment_parts_client")),
        sa.PrimaryKeyConstraint("attachment", "number", name=op.f("pk_attachment_parts")),
    )
    op.create_index("ix_attachment_parts_case", "attachment_parts", ["case", "attachment", "number"])
    never_changed("attachment_parts")

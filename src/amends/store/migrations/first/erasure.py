"""The first tables: what was erased, and the pseudonyms by which an erased customer is known again."""

import sqlalchemy as sa
from alembic import op

from amends.store.migrations.triggers import never_changed, never_deleted

TABLES = ("erasures", "pseudonyms")


def create() -> None:
    """Creates them."""
    op.create_table(
        "erasures",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("client", sa.String(length=36), nullable=False),
        sa.Column("customer", sa.String(length=36), nullable=True),
        sa.Column("at", sa.String(length=27), nullable=False),
        sa.Column("by", sa.String(length=36), nullable=False),
        sa.Column("cases", sa.Integer(), nullable=False),
        sa.Column("values", sa.Integer(), nullable=False),
        sa.Column("records", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_erasures")),
    )
    op.create_table(
        "pseudonyms",
        sa.Column("client", sa.String(length=36), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("customer", sa.String(length=36), nullable=False),
        sa.PrimaryKeyConstraint("client", "digest", "customer", name=op.f("pk_pseudonyms")),
    )
    never_changed("erasures")
    never_deleted("erasures")

"""The tables of the service: endpoints."""

import sqlalchemy as sa
from alembic import op

TABLES = ("endpoints",)


def create() -> None:
    """Creates them."""
    op.create_table(
        "endpoints",
        sa.Column("client", sa.String(length=36), nullable=False),
        sa.Column("name", sa.String(length=63), nullable=False),
        sa.Column("url", sa.String(length=2000), nullable=False),
        sa.Column("honours_key", sa.Boolean(), nullable=False),
        sa.Column("is_private", sa.Boolean(), nullable=False),
        sa.Column("timeout_seconds", sa.Integer(), nullable=False),
        sa.Column("secret", sa.String(length=100), nullable=False),
        sa.Column("secret_before", sa.String(length=100), nullable=True),
        sa.Column("changed_at", sa.String(length=27), nullable=False),
        sa.PrimaryKeyConstraint("client", "name", name=op.f("pk_endpoints")),
    )

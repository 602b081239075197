"""The tables of the service: jobs."""

import sqlalchemy as sa
from alembic import op

TABLES = ("jobs",)

_IS_READY = sa.text("state = 'waiting' AND pause = 0")
_IS_WATCHED = sa.text("(state = 'leased' OR (state = 'waiting' AND pause > 0))")


def create() -> None:
    """Creates them."""
    op.create_table(
        "jobs",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("client", sa.String(length=36), nullable=False),
        sa.Column("kind", sa.String(length=60), nullable=False),
        sa.Column("key", sa.String(length=200), nullable=False),
        sa.Column("data", sa.Text(), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("fence", sa.Integer(), nullable=False),
        sa.Column("beat", sa.Integer(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("is_begun", sa.Boolean(), nullable=False),
        sa.Column("pause", sa.Integer(), nullable=False),
        sa.Column("why", sa.Text(), nullable=True),
        sa.Column("worker", sa.String(length=100), nullable=True),
        sa.Column("queued_at", sa.String(length=27), nullable=False),
        sa.Column("due_at", sa.String(length=27), nullable=True),
        sa.Column("changed_at", sa.String(length=27), nullable=False),
        sa.CheckConstraint("state IN ('waiting', 'leased', 'done', 'dead', 'cancelled')", name=op.f("ck_jobs_state")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_jobs")),
        sa.UniqueConstraint("client", "kind", "key", name=op.f("uq_jobs_client_kind_key")),
    )
    op.create_index(
        "ix_jobs_ready", "jobs", ["due_at", "queued_at"], sqlite_where=_IS_READY, postgresql_where=_IS_READY
    )
    op.create_index("ix_jobs_watched", "jobs", ["queued_at"], sqlite_where=_IS_WATCHED, postgresql_where=_IS_WATCHED)
    op.create_index("ix_jobs_listed", "jobs", ["client", "state", "changed_at"])

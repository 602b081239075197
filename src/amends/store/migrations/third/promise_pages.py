"""The tables of the pages on which customers read what they were promised."""

import sqlalchemy as sa
from alembic import op

TABLES = ("promise_pages", "promise_page_sessions")


def create() -> None:
    """Creates them."""
    op.create_table(
        "promise_pages",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("client", sa.String(length=36), nullable=False),
        sa.Column("promise", sa.String(length=36), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("made_at", sa.String(length=27), nullable=False),
        sa.Column("expires_at", sa.String(length=27), nullable=False),
        sa.Column("wrong_answers", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["client"], ["clients.id"], name=op.f("fk_promise_pages_client")),
        sa.ForeignKeyConstraint(["promise"], ["promises.id"], name=op.f("fk_promise_pages_promise")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_promise_pages")),
        sa.UniqueConstraint("digest", name=op.f("uq_promise_pages_digest")),
    )
    op.create_index("ix_promise_pages_promise", "promise_pages", ["client", "promise", "id"])
    op.create_index("ix_promise_pages_expires_at", "promise_pages", ["expires_at"])
    op.create_table(
        "promise_page_sessions",
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("client", sa.String(length=36), nullable=False),
        sa.Column("page", sa.String(length=36), nullable=False),
        sa.Column("expires_at", sa.String(length=27), nullable=False),
        sa.ForeignKeyConstraint(["client"], ["clients.id"], name=op.f("fk_promise_page_sessions_client")),
        sa.ForeignKeyConstraint(["page"], ["promise_pages.id"], name=op.f("fk_promise_page_sessions_page")),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_promise_page_sessions")),
    )
    op.create_index("ix_promise_page_sessions_page", "promise_page_sessions", ["page"])

"""The tables of addresses that open one case: customers' links, their sessions, and cards in other help desks."""

import sqlalchemy as sa
from alembic import op

TABLES = ("links", "link_sessions", "cards")


def create() -> None:
    """Creates them."""
    op.create_table(
        "links",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("client", sa.String(length=36), nullable=False),
        sa.Column("case", sa.String(length=36), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("made_by", sa.String(length=36), nullable=True),
        sa.Column("made_at", sa.String(length=27), nullable=False),
        sa.Column("expires_at", sa.String(length=27), nullable=False),
        sa.Column("revoked_at", sa.String(length=27), nullable=True),
        sa.Column("wrong_answers", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["case"], ["cases.id"], name=op.f("fk_links_case")),
        sa.ForeignKeyConstraint(["client"], ["clients.id"], name=op.f("fk_links_client")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_links")),
        sa.UniqueConstraint("digest", name=op.f("uq_links_digest")),
    )
    op.create_index("ix_links_case", "links", ["client", "case", "id"])
    op.create_table(
        "link_sessions",
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("client", sa.String(length=36), nullable=False),
        sa.Column("link", sa.String(length=36), nullable=False),
        sa.Column("expires_at", sa.String(length=27), nullable=False),
        sa.ForeignKeyConstraint(["client"], ["clients.id"], name=op.f("fk_link_sessions_client")),
        sa.ForeignKeyConstraint(["link"], ["links.id"], name=op.f("fk_link_sessions_link")),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_link_sessions")),
    )
    op.create_index("ix_link_sessions_link", "link_sessions", ["link"])
    op.create_table(
        "cards",
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("client", sa.String(length=36), nullable=False),
        sa.Column("case", sa.String(length=36), nullable=False),
        sa.Column("user", sa.String(length=36), nullable=False),
        sa.Column("team", sa.String(length=100), nullable=True),
        sa.Column("role", sa.String(length=100), nullable=True),
        sa.Column("token", sa.String(length=36), nullable=True),
        sa.Column("expires_at", sa.String(length=27), nullable=False),
        sa.ForeignKeyConstraint(["case"], ["cases.id"], name=op.f("fk_cards_case")),
        sa.ForeignKeyConstraint(["client"], ["clients.id"], name=op.f("fk_cards_client")),
        sa.ForeignKeyConstraint(["token"], ["tokens.id"], name=op.f("fk_cards_token")),
        sa.ForeignKeyConstraint(["user"], ["users.id"], name=op.f("fk_cards_user")),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_cards")),
    )
    op.create_index("ix_cards_expires_at", "cards", ["client", "expires_at"])

"""The second tables: tokens, passwords, wrong guesses, requests that are done once, administrative acts."""

import sqlalchemy as sa
from alembic import op

from amends.store.migrations.triggers import never_changed, never_deleted

TABLES = ("tokens", "passwords", "guesses", "idempotency_keys", "administrative_acts")


def create() -> None:
    """Creates them."""
    op.create_table(
        "tokens",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("user", sa.String(length=36), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("is_session", sa.Boolean(), nullable=False),
        sa.Column("made_with", sa.String(length=36), nullable=True),
        sa.Column("client", sa.String(length=36), nullable=True),
        sa.Column("team", sa.String(length=100), nullable=True),
        sa.Column("role", sa.String(length=100), nullable=True),
        sa.Column("scopes", sa.Text(), nullable=True),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("created_at", sa.String(length=27), nullable=False),
        sa.Column("expires_at", sa.String(length=27), nullable=False),
        sa.Column("revoked_at", sa.String(length=27), nullable=True),
        sa.Column("last_used_at", sa.String(length=27), nullable=True),
        sa.ForeignKeyConstraint(["client"], ["clients.id"], name=op.f("fk_tokens_client")),
        sa.ForeignKeyConstraint(["made_with"], ["tokens.id"], name=op.f("fk_tokens_made_with")),
        sa.ForeignKeyConstraint(["user"], ["users.id"], name=op.f("fk_tokens_user")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tokens")),
        sa.UniqueConstraint("digest", name=op.f("uq_tokens_digest")),
    )
    op.create_index("ix_tokens_made_with", "tokens", ["made_with"])
    op.create_index("ix_tokens_user", "tokens", ["user", "id"])
    op.create_table(
        "passwords",
        sa.Column("user", sa.String(length=36), nullable=False),
        sa.Column("hash", sa.Text(), nullable=False),
        sa.Column("changed_at", sa.String(length=27), nullable=False),
        sa.ForeignKeyConstraint(["user"], ["users.id"], name=op.f("fk_passwords_user")),
        sa.PrimaryKeyConstraint("user", name=op.f("pk_passwords")),
    )
    op.create_table(
        "guesses",
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("last_at", sa.String(length=27), nullable=False),
        sa.Column("locked_until", sa.String(length=27), nullable=True),
        sa.PrimaryKeyConstraint("kind", "key", name=op.f("pk_guesses")),
    )
    op.create_index("ix_guesses_last_at", "guesses", ["last_at"])
    op.create_table(
        "idempotency_keys",
        sa.Column("user", sa.String(length=36), nullable=False),
        sa.Column("key", sa.String(length=255), nullable=False),
        sa.Column("request", sa.Text(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("attempt", sa.String(length=36), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("status", sa.Integer(), nullable=True),
        sa.Column("headers", sa.Text(), nullable=True),
        sa.Column("body", sa.Text(), nullable=True),
        sa.Column("at", sa.String(length=27), nullable=False),
        sa.CheckConstraint("state IN ('begun', 'acted', 'done')", name=op.f("ck_idempotency_keys_state")),
        sa.ForeignKeyConstraint(["user"], ["users.id"], name=op.f("fk_idempotency_keys_user")),
        sa.PrimaryKeyConstraint("user", "key", name=op.f("pk_idempotency_keys")),
    )
    op.create_index("ix_idempotency_keys_at", "idempotency_keys", ["at"])
    op.create_table(
        "administrative_acts",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("client", sa.String(length=36), nullable=True),
        sa.Column("user", sa.String(length=36), nullable=False),
        sa.Column("token", sa.String(length=36), nullable=True),
        sa.Column("act", sa.String(length=50), nullable=False),
        sa.Column("subject", sa.String(length=36), nullable=True),
        sa.Column("details", sa.Text(), nullable=False),
        sa.Column("at", sa.String(length=27), nullable=False),
        sa.ForeignKeyConstraint(["client"], ["clients.id"], name=op.f("fk_administrative_acts_client")),
        sa.ForeignKeyConstraint(["token"], ["tokens.id"], name=op.f("fk_administrative_acts_token")),
        sa.ForeignKeyConstraint(["user"], ["users.id"], name=op.f("fk_administrative_acts_user")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_administrative_acts")),
    )
    op.create_index("ix_administrative_acts_client", "administrative_acts", ["client", "id"])
    never_changed("administrative_acts")
    never_deleted("administrative_acts")

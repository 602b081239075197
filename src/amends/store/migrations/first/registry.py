"""The first tables: the versions of policies."""

import sqlalchemy as sa
from alembic import op

from amends.store.migrations.triggers import on_sqlite, refused_when

TABLES = ("policy_versions",)

_LASTS = "OLD.state IN ('published', 'withdrawn')"
_WORDS = "what was published in policy_versions stays"
_STAY = (
    *("id", "client", "policy", "version", "text", "author", "drafted_at", "hash", "corrects", "first_day", "by"),
    *("timezone", "reviewer", "reviewed_at", "publisher", "published_at"),
)


def create() -> None:
    """Creates them."""
    op.create_table(
        "policy_versions",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("client", sa.String(length=36), nullable=False),
        sa.Column("policy", sa.String(length=100), nullable=False),
        sa.Column("version", sa.String(length=100), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("author", sa.String(length=36), nullable=False),
        sa.Column("drafted_at", sa.String(length=27), nullable=False),
        sa.Column("hash", sa.String(length=80), nullable=True),
        sa.Column("corrects", sa.String(length=100), nullable=True),
        sa.Column("first_day", sa.Date(), nullable=True),
        sa.Column("by", sa.String(length=100), nullable=False),
        sa.Column("timezone", sa.Text(), nullable=False),
        sa.Column("reviewer", sa.String(length=36), nullable=True),
        sa.Column("reviewed_at", sa.String(length=27), nullable=True),
        sa.Column("publisher", sa.String(length=36), nullable=True),
        sa.Column("published_at", sa.String(length=27), nullable=True),
        sa.Column("withdrawn_by", sa.String(length=36), nullable=True),
        sa.Column("withdrawn_at", sa.String(length=27), nullable=True),
        sa.Column("withdrawn_because", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "state IN ('checked', 'draft', 'published', 'reviewed', 'withdrawn')", name=op.f("ck_policy_versions_state")
        ),
        sa.CheckConstraint(
            "state NOT IN ('published', 'withdrawn') OR (hash IS NOT NULL AND first_day IS NOT NULL AND "
            "reviewer IS NOT NULL AND publisher IS NOT NULL AND published_at IS NOT NULL)",
            name=op.f("ck_policy_versions_published_whole"),
        ),
        sa.CheckConstraint("reviewer <> author", name=op.f("ck_policy_versions_four_eyes")),
        sa.ForeignKeyConstraint(["client"], ["clients.id"], name=op.f("fk_policy_versions_client")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_policy_versions")),
        sa.UniqueConstraint("client", "policy", "version", name=op.f("uq_policy_versions_client_policy_version")),
    )
    op.create_index("ix_policy_versions_state", "policy_versions", ["client", "state", "id"])
    on_sqlite(
        "CREATE TRIGGER tr_policy_versions_lasting_update BEFORE UPDATE ON policy_versions WHEN OLD.state IN "
        "('published', 'withdrawn') AND NOT (OLD.state = 'published' AND NEW.state = 'withdrawn' AND NEW.\"id\" IS "
        'OLD."id" AND NEW."client" IS OLD."client" AND NEW."policy" IS OLD."policy" AND NEW."version" IS '
        'OLD."version" AND NEW."text" IS OLD."text" AND NEW."author" IS OLD."author" AND NEW."drafted_at" IS '
        'OLD."drafted_at" AND NEW."hash" IS OLD."hash" AND NEW."corrects" IS OLD."corrects" AND NEW."first_day" IS'
        ' OLD."first_day" AND NEW."by" IS OLD."by" AND NEW."timezone" IS OLD."timezone" AND NEW."reviewer" IS '
        'OLD."reviewer" AND NEW."reviewed_at" IS OLD."reviewed_at" AND NEW."publisher" IS OLD."publisher" AND '
        'NEW."published_at" IS OLD."published_at") BEGIN SELECT RAISE(ABORT, \'what was published in '
        "policy_versions stays'); END"
    )
    on_sqlite(
        "CREATE TRIGGER tr_policy_versions_lasting_delete BEFORE DELETE ON policy_versions WHEN OLD.state IN "
        "('published', 'withdrawn') BEGIN SELECT RAISE(ABORT, 'what was published in policy_versions stays'); END"
    )
    same = " AND ".join(f'NEW."{name}" IS NOT DISTINCT FROM OLD."{name}"' for name in _STAY)
    withdrawn = f"OLD.state = 'published' AND NEW.state = 'withdrawn' AND {same}"
    refused_when("policy_versions", "UPDATE", f"{_LASTS} AND NOT ({withdrawn})", _WORDS)
    refused_when("policy_versions", "DELETE", _LASTS, _WORDS)

"""The first tables: cases, their events, what is personal in them, and what they are precedents of."""

import sqlalchemy as sa
from alembic import op

from amends.store.migrations.triggers import never_changed, never_deleted

TABLES = ("cases", "case_events", "case_personal", "precedents")


def create() -> None:
    """Creates them."""
    op.create_table(
        "cases",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("client", sa.String(length=36), nullable=False),
        sa.Column("reference", sa.String(length=40), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("head", sa.String(length=64), nullable=False),
        sa.Column("anchored", sa.Integer(), nullable=False),
        sa.Column("stage", sa.String(length=20), nullable=False),
        sa.Column("is_closed", sa.Boolean(), nullable=False),
        sa.Column("customer", sa.String(length=36), nullable=False),
        sa.Column("account", sa.String(length=36), nullable=True),
        sa.Column("household", sa.String(length=36), nullable=True),
        sa.Column("owner", sa.String(length=36), nullable=True),
        sa.Column("team", sa.String(length=100), nullable=True),
        sa.Column("policy", sa.String(length=100), nullable=False),
        sa.Column("opened_at", sa.String(length=27), nullable=False),
        sa.Column("changed_at", sa.String(length=27), nullable=False),
        sa.Column("waiting_for", sa.String(length=100), nullable=True),
        sa.Column("due_at", sa.String(length=27), nullable=True),
        sa.Column("erased_at", sa.String(length=27), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cases")),
        sa.UniqueConstraint("reference", name=op.f("uq_cases_reference")),
    )
    op.create_index("ix_cases_account", "cases", ["client", "account", "opened_at", "team"])
    op.create_index("ix_cases_customer", "cases", ["client", "customer", "opened_at", "team"])
    op.create_index(
        "ix_cases_due",
        "cases",
        ["client", "due_at"],
        sqlite_where=sa.text("due_at IS NOT NULL"),
        postgresql_where=sa.text("due_at IS NOT NULL"),
    )
    op.create_index(
        "ix_cases_due_owner",
        "cases",
        ["client", "owner", "due_at"],
        sqlite_where=sa.text("due_at IS NOT NULL"),
        postgresql_where=sa.text("due_at IS NOT NULL"),
    )
    op.create_index(
        "ix_cases_due_waiting_for",
        "cases",
        ["client", "waiting_for", "due_at"],
        sqlite_where=sa.text("due_at IS NOT NULL"),
        postgresql_where=sa.text("due_at IS NOT NULL"),
    )
    op.create_index("ix_cases_household", "cases", ["client", "household", "opened_at", "team"])
    op.create_index("ix_cases_listed", "cases", ["client", "is_closed", "changed_at"])
    op.create_index("ix_cases_listed_owner", "cases", ["client", "is_closed", "owner", "changed_at"])
    op.create_index("ix_cases_listed_policy", "cases", ["client", "is_closed", "policy", "changed_at"])
    op.create_index("ix_cases_listed_policy_team", "cases", ["client", "is_closed", "policy", "team", "changed_at"])
    op.create_index("ix_cases_listed_team", "cases", ["client", "is_closed", "team", "changed_at"])
    op.create_index(
        "ix_cases_not_anchored",
        "cases",
        ["id"],
        sqlite_where=sa.text("anchored < number"),
        postgresql_where=sa.text("anchored < number"),
    )
    op.create_index("ix_cases_owner", "cases", ["client", "owner", "opened_at", "team"])
    op.create_index("ix_cases_team", "cases", ["client", "team", "opened_at"])
    op.create_index(
        "ix_cases_waiting_for",
        "cases",
        ["client", "waiting_for", "changed_at"],
        sqlite_where=sa.text("waiting_for IS NOT NULL"),
        postgresql_where=sa.text("waiting_for IS NOT NULL"),
    )
    op.create_table(
        "case_events",
        sa.Column("case", sa.String(length=36), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("client", sa.String(length=36), nullable=False),
        sa.Column("at", sa.String(length=27), nullable=False),
        sa.Column("actor", sa.String(length=36), nullable=True),
        sa.Column("actor_name", sa.String(length=100), nullable=True),
        sa.Column("actor_role", sa.String(length=100), nullable=True),
        sa.Column("actor_team", sa.String(length=100), nullable=True),
        sa.Column("contact", sa.String(length=36), nullable=True),
        sa.Column("kind", sa.String(length=60), nullable=False),
        sa.Column("data", sa.Text(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["case"], ["cases.id"], name=op.f("fk_case_events_case")),
        sa.PrimaryKeyConstraint("case", "number", name=op.f("pk_case_events")),
        sa.UniqueConstraint("id", name=op.f("uq_case_events_id")),
    )
    op.create_table(
        "case_personal",
        sa.Column("case", sa.String(length=36), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("field", sa.String(length=60), nullable=False),
        sa.Column("client", sa.String(length=36), nullable=False),
        sa.Column("salt", sa.String(length=64), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["case"], ["cases.id"], name=op.f("fk_case_personal_case")),
        sa.PrimaryKeyConstraint("case", "number", "field", name=op.f("pk_case_personal")),
    )
    op.create_table(
        "precedents",
        sa.Column("case", sa.String(length=36), nullable=False),
        sa.Column("remedy", sa.String(length=100), nullable=False),
        sa.Column("client", sa.String(length=36), nullable=False),
        sa.Column("reference", sa.String(length=40), nullable=False),
        sa.Column("policy", sa.String(length=100), nullable=False),
        sa.Column("decisive", sa.String(length=64), nullable=False),
        sa.Column("ending", sa.String(length=20), nullable=False),
        sa.Column("amount", sa.String(length=64), nullable=True),
        sa.Column("basis", sa.String(length=20), nullable=True),
        sa.Column("reason", sa.String(length=100), nullable=True),
        sa.Column("role", sa.String(length=100), nullable=True),
        sa.Column("by", sa.String(length=36), nullable=True),
        sa.Column("at", sa.String(length=27), nullable=False),
        sa.Column("stage", sa.String(length=20), nullable=False),
        sa.Column("needs_met", sa.String(length=20), nullable=True),
        sa.PrimaryKeyConstraint("case", "remedy", name=op.f("pk_precedents")),
    )
    op.create_index("ix_precedents_alike", "precedents", ["client", "policy", "remedy", "decisive", "at", "ending"])
    never_deleted("cases")
    never_changed("cases", "id", "client", "reference")
    never_changed("case_events")
    never_deleted("case_events")
    never_changed("case_personal")

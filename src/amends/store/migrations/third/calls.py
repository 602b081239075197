"""The tables of call records: what was imported, calls of agents' own, who looked, and worksheets of cases."""

import sqlalchemy as sa
from alembic import op

from amends.store.migrations.triggers import never_changed, never_deleted

TABLES = ("call_imports", "call_records", "test_calls", "call_looks", "call_look_subjects", "call_worksheets")


def create() -> None:
    """Creates them."""
    op.create_table(
        "call_imports",
        sa.Column("client", sa.String(length=36), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("at", sa.String(length=27), nullable=False),
        sa.Column("by", sa.String(length=36), nullable=False),
        sa.Column("fence", sa.Integer(), nullable=False),
        sa.Column("leased_until", sa.String(length=27), nullable=True),
        sa.Column("rows", sa.Integer(), nullable=True),
        sa.Column("added", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["by"], ["users.id"], name=op.f("fk_call_imports_by")),
        sa.ForeignKeyConstraint(["client"], ["clients.id"], name=op.f("fk_call_imports_client")),
        sa.PrimaryKeyConstraint("client", "number", name=op.f("pk_call_imports")),
    )
    op.create_table(
        "call_records",
        sa.Column("client", sa.String(length=36), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("import", sa.Integer(), nullable=False),
        sa.Column("account", sa.Text(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("number_key", sa.Text(), nullable=False),
        sa.Column("at", sa.String(length=27), nullable=False),
        sa.Column("connected", sa.Boolean(), nullable=False),
        sa.Column("seconds_to_answer", sa.Integer(), nullable=True),
        sa.Column("seconds", sa.Integer(), nullable=True),
        sa.Column("charge", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(
            ["client", "import"],
            ["call_imports.client", "call_imports.number"],
            name=op.f("fk_call_records_client_import"),
        ),
        sa.PrimaryKeyConstraint("key", "client", name=op.f("pk_call_records")),
    )
    op.create_index("ix_call_records_account", "call_records", ["account", "at"])
    op.create_index("ix_call_records_number", "call_records", ["number_key", "at"])
    op.create_index("ix_call_records_import", "call_records", ["import"])
    op.create_table(
        "test_calls",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("client", sa.String(length=36), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("number_key", sa.Text(), nullable=False),
        sa.Column("at", sa.String(length=27), nullable=False),
        sa.Column("answered", sa.Boolean(), nullable=False),
        sa.Column("seconds_to_answer", sa.Integer(), nullable=True),
        sa.Column("by", sa.String(length=36), nullable=False),
        sa.Column("heard", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["by"], ["users.id"], name=op.f("fk_test_calls_by")),
        sa.ForeignKeyConstraint(["client"], ["clients.id"], name=op.f("fk_test_calls_client")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_test_calls")),
    )
    op.create_index("ix_test_calls_number", "test_calls", ["client", "number_key", "at"])
    op.create_table(
        "call_looks",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("client", sa.String(length=36), nullable=False),
        sa.Column("user", sa.String(length=36), nullable=False),
        sa.Column("role", sa.String(length=100), nullable=True),
        sa.Column("at", sa.String(length=27), nullable=False),
        sa.Column("case", sa.String(length=36), nullable=True),
        sa.Column("begins", sa.String(length=27), nullable=False),
        sa.Column("ends", sa.String(length=27), nullable=False),
        sa.Column("found", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["case"], ["cases.id"], name=op.f("fk_call_looks_case")),
        sa.ForeignKeyConstraint(["client"], ["clients.id"], name=op.f("fk_call_looks_client")),
        sa.ForeignKeyConstraint(["user"], ["users.id"], name=op.f("fk_call_looks_user")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_call_looks")),
    )
    op.create_index("ix_call_looks_client", "call_looks", ["client", "id"])
    op.create_table(
        "call_look_subjects",
        sa.Column("look", sa.String(length=36), nullable=False),
        sa.Column("client", sa.String(length=36), nullable=False),
        sa.Column("account", sa.Text(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["client"], ["clients.id"], name=op.f("fk_call_look_subjects_client")),
        sa.ForeignKeyConstraint(["look"], ["call_looks.id"], name=op.f("fk_call_look_subjects_look")),
        sa.PrimaryKeyConstraint("look", name=op.f("pk_call_look_subjects")),
    )
    op.create_index("ix_call_look_subjects_account", "call_look_subjects", ["client", "account"])
    op.create_table(
        "call_worksheets",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("client", sa.String(length=36), nullable=False),
        sa.Column("case", sa.String(length=36), nullable=False),
        sa.Column("account", sa.Text(), nullable=False),
        sa.Column("account_key", sa.Text(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("number_key", sa.Text(), nullable=False),
        sa.Column("begins", sa.String(length=27), nullable=False),
        sa.Column("ends", sa.String(length=27), nullable=False),
        sa.Column("imports", sa.Integer(), nullable=False),
        sa.Column("others_attempts", sa.Integer(), nullable=False),
        sa.Column("others_connected", sa.Integer(), nullable=False),
        sa.Column("others_callers", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("by", sa.String(length=36), nullable=False),
        sa.Column("at", sa.String(length=27), nullable=False),
        sa.ForeignKeyConstraint(["by"], ["users.id"], name=op.f("fk_call_worksheets_by")),
        sa.ForeignKeyConstraint(["case"], ["cases.id"], name=op.f("fk_call_worksheets_case")),
        sa.ForeignKeyConstraint(["client"], ["clients.id"], name=op.f("fk_call_worksheets_client")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_call_worksheets")),
    )
    op.create_index("ix_call_worksheets_case", "call_worksheets", ["client", "case", "at"])
    op.create_index("ix_call_worksheets_account", "call_worksheets", ["client", "account_key", "number_key"])
    never_deleted("call_imports")
    never_changed("call_records")
    never_changed("test_calls")
    for table in ("call_looks", "call_look_subjects", "call_worksheets"):
        never_changed(table)
    never_deleted("call_looks")

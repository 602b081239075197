"""The table that counts how often users, roles, clients and policies changed, and the triggers that count."""

import sqlalchemy as sa
from alembic import op

from amends.store.migrations.triggers import on_postgresql, on_sqlite

TABLES = ("editions",)

_COUNTED = ("users", "role_grants", "clients", "policy_versions")
_CHANGES = ("INSERT", "UPDATE", "DELETE")
_COUNTS = "amends_next_edition"


def create() -> None:
    """Creates it."""
    op.create_table(
        "editions",
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_editions")),
    )
    on_postgresql(
        f"CREATE FUNCTION {_COUNTS}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        "INSERT INTO editions AS known (name, number) VALUES ('directory', 1) "
        "ON CONFLICT (name) DO UPDATE SET number = known.number + 1; RETURN NULL; END $$"
    )
    for table in _COUNTED:
        on_postgresql(
            f"CREATE TRIGGER tr_{table}_edition AFTER {' OR '.join(_CHANGES)} ON {table} "
            f"FOR EACH STATEMENT EXECUTE FUNCTION {_COUNTS}()"
        )
        for change in _CHANGES:
            on_sqlite(
                f"CREATE TRIGGER tr_{table}_edition_{change.lower()} AFTER {change} ON {table} "
                "BEGIN INSERT INTO editions (name, number) VALUES ('directory', 1) "
                "ON CONFLICT (name) DO UPDATE SET number = number + 1; END"
            )


def take_away() -> None:
    """Takes the triggers away, before the table."""
    for table in _COUNTED:
        on_postgresql(f"DROP TRIGGER tr_{table}_edition ON {table}")
        for change in _CHANGES:
            on_sqlite(f"DROP TRIGGER tr_{table}_edition_{change.lower()}")
    on_postgresql(f"DROP FUNCTION {_COUNTS}()")

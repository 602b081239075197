"""The walls between clients in PostgreSQL: row-level security on every table whose rows belong to clients.

A transaction sees and writes only rows of the clients that it is bound to (see `store/bounds.py`): its setting
`amends.clients` names them, or is `*` for all. Who owns the tables is bound as well.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import sqlalchemy as sa
from alembic import op

from amends.store.migrations.triggers import on_postgresql

# In a query of its own it is worked out once for each statement, not for each row.
_NAMED = "(SELECT current_setting('amends.clients', true))"

IS_BOUND = (
    "(SELECT coalesce(current_setting('amends.clients', true), '') <> '' "
    "OR coalesce(current_setting('amends.user', true), '') <> '')"
)
"""Whether the transaction is bound to anything: some clients, or a user."""


@dataclass(frozen=True, slots=True)
class Wall:
    """What a table's wall is like.

    Attributes:
        column: the column that names the client.
        also_seen: which rows are seen besides those of the client; SQL.
        also_added: which rows may be added besides; SQL.
    """

    column: str = "client"
    also_seen: str = ""
    also_added: str = ""


def put_up(tables: Iterable[str], otherwise: Mapping[str, Wall | None]) -> None:
    """Puts walls up around those of the tables that have a column `client`.

    Args:
        tables: tables that were just made.
        otherwise: the tables with another wall than the usual, or with none.
    """
    if op.get_context().dialect.name != "postgresql":
        return
    inspector = sa.inspect(op.get_bind())
    for table in tables:
        has_client = any(column["name"] == "client" for column in inspector.get_columns(table))
        wall = otherwise.get(table, Wall() if has_client else None)
        if wall is not None:
            _put_up(table, wall)


def _put_up(table: str, wall: Wall) -> None:
    own = f"{_NAMED} = '*' OR {wall.column} = ANY ((SELECT string_to_array({_NAMED}, ','))::text[])"
    on_postgresql(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY")
    on_postgresql(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY")
    on_postgresql(f"CREATE POLICY amends_clients ON {table} USING ({own}) WITH CHECK ({own})")
    if wall.also_seen:
        on_postgresql(f"CREATE POLICY amends_seen ON {table} FOR SELECT USING ({wall.also_seen})")
    if wall.also_added:
        on_postgresql(f"CREATE POLICY amends_added ON {table} FOR INSERT WITH CHECK ({wall.also_added})")

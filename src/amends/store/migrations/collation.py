"""In PostgreSQL every text is ordered by code points, as in SQLite, whatever the database does by default.

Ids and instants are compared and sorted as texts, and names with one beginning are read as a stretch of an index.
"""

from typing import Any

import sqlalchemy as sa
from alembic.ddl.postgresql import PostgresqlImpl

_BY_CODE_POINTS = "C"


class OrderedByCodePoints(PostgresqlImpl):
    """Makes tables and columns for PostgreSQL, as the revisions state them; alembic finds it by its dialect."""

    __dialect__ = "postgresql"

    def create_table(self, table: sa.Table, **keywords: object) -> None:
        """Makes a table."""
        for column in table.columns:
            _order(column)
        super().create_table(table, **keywords)

    def add_column(self, table_name: str, column: sa.Column[Any], **keywords: object) -> None:
        """Adds a column."""
        _order(column)
        super().add_column(table_name, column, **keywords)  # type: ignore[arg-type]  # passed on as they came


def _order(column: sa.Column[Any]) -> None:
    stated = column.type
    if isinstance(stated, sa.String):
        # Another one: a revision may state several columns by the same type, and for both databases.
        column.type = type(stated)(length=stated.length, collation=_BY_CODE_POINTS)

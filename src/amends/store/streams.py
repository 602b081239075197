"""Reading many rows without holding them: a few at a time, and nothing is left open by who stops early."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, Row, RowMapping, Select

_AT_ONCE = 1_000


def streamed(connection: Connection, query: Select[*tuple[Any, ...]]) -> Iterator[Row[*tuple[Any, ...]]]:
    """The rows of a query, one after the other."""
    with connection.execute(query.execution_options(yield_per=_AT_ONCE)) as rows:
        yield from rows


def streamed_mappings(connection: Connection, query: Select[*tuple[Any, ...]]) -> Iterator[RowMapping]:
    """The rows of a query by column, one after the other."""
    with connection.execute(query.execution_options(yield_per=_AT_ONCE)) as rows:
        yield from rows.mappings()

"""How the database goes about what it is asked."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, event

from amends.store.transactions import is_postgresql


@contextmanager
def plans_of(connection: Connection) -> Iterator[list[str]]:
    """The plan of each query that is asked within the block; they are there when it has ended."""
    asked: list[tuple[str, Any]] = []

    def note(_: Connection, __: object, statement: str, parameters: Any, *___: object) -> None:
        asked.append((statement, parameters))

    plans: list[str] = []
    event.listen(connection, "before_cursor_execute", note)
    try:
        yield plans
    finally:
        event.remove(connection, "before_cursor_execute", note)
    for statement, parameters in asked:
        how = "EXPLAIN" if is_postgresql(connection) else "EXPLAIN QUERY PLAN"
        rows = connection.exec_driver_sql(f"{how} {statement}", parameters)
        plans.append("; ".join(str(row[-1]) for row in rows))

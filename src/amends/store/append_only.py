"""Tables whose rows are added and never changed: the database itself refuses what no code of ours does."""

from collections.abc import Iterable

from sqlalchemy import DDL, Table, event

from amends.store.sqlite import refusal


def never_changed(table: Table, columns: Iterable[str] = ()) -> None:
    """The rows of a table, or the named columns of them, stay as they were added."""
    _refuse(table, "UPDATE", tuple(columns))


def never_deleted(table: Table) -> None:
    """The rows of a table stay."""
    _refuse(table, "DELETE", ())


def _refuse(table: Table, what: str, columns: tuple[str, ...]) -> None:
    ddl = DDL(refusal(table.name, what, columns))  # type: ignore[no-untyped-call] # SQLAlchemy states no types for it
    event.listen(table, "after_create", ddl.execute_if(dialect="sqlite"))

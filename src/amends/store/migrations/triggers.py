"""Triggers of the revisions: a database refuses to change what stands."""

from alembic import op


def never_changed(table: str, *columns: str) -> None:
    """The rows of a table, or the named columns of them, stay as they were added."""
    of = f" OF {', '.join(columns)}" if columns else ""
    _refuse(table, "UPDATE", of)


def never_deleted(table: str) -> None:
    """The rows of a table stay."""
    _refuse(table, "DELETE", "")


def on_sqlite(statement: str) -> None:
    """Runs a statement that is SQLite's own."""
    if op.get_context().dialect.name == "sqlite":
        op.execute(statement)


def _refuse(table: str, what: str, of: str) -> None:
    on_sqlite(
        f"CREATE TRIGGER tr_{table}_no_{what.lower()} BEFORE {what}{of} ON {table} "
        f"BEGIN SELECT RAISE(ABORT, 'what stands in {table} stays'); END"
    )

"""Triggers of the revisions: a database refuses to change what stands."""

from alembic import op

_REFUSE = "amends_refuse"


def never_changed(table: str, *columns: str) -> None:
    """The rows of a table, or the named columns of them, stay as they were added."""
    of = f" OF {', '.join(map(_quoted, columns))}" if columns else ""
    on_sqlite(_refusal(table, "UPDATE", of))
    on_postgresql(
        f"CREATE TRIGGER tr_{table}_no_update BEFORE UPDATE{of} ON {table} "
        f"FOR EACH ROW EXECUTE FUNCTION {_REFUSE}('what stands in {table} stays')"
    )


def never_deleted(table: str) -> None:
    """The rows of a table stay."""
    on_sqlite(_refusal(table, "DELETE", ""))
    for what, each in (("DELETE", "ROW"), ("TRUNCATE", "STATEMENT")):
        on_postgresql(
            f"CREATE TRIGGER tr_{table}_no_{what.lower()} BEFORE {what} ON {table} "
            f"FOR EACH {each} EXECUTE FUNCTION {_REFUSE}('what stands in {table} stays')"
        )


def refused_when(table: str, what: str, when: str, words: str) -> None:
    """Refuses an `UPDATE` or a `DELETE` of some rows of a table in PostgreSQL; SQLite has its own statements."""
    on_postgresql(
        f"CREATE TRIGGER tr_{table}_lasting_{what.lower()} BEFORE {what} ON {table} "
        f"FOR EACH ROW WHEN ({when}) EXECUTE FUNCTION {_REFUSE}('{words}')"
    )


def make_refusal() -> None:
    """Makes what the triggers of PostgreSQL do; before the first of them."""
    on_postgresql(
        f"CREATE FUNCTION {_REFUSE}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        "RAISE EXCEPTION USING MESSAGE = TG_ARGV[0], ERRCODE = 'integrity_constraint_violation'; END $$"
    )


def drop_refusal() -> None:
    """Takes it away again; after the last of them."""
    on_postgresql(f"DROP FUNCTION {_REFUSE}()")


def on_sqlite(statement: str) -> None:
    """Runs a statement that is SQLite's own."""
    if op.get_context().dialect.name == "sqlite":
        op.execute(statement)


def on_postgresql(statement: str) -> None:
    """Runs a statement that is PostgreSQL's own."""
    if op.get_context().dialect.name == "postgresql":
        op.execute(statement)


def _refusal(table: str, what: str, of: str) -> str:
    return (
        f"CREATE TRIGGER tr_{table}_no_{what.lower()} BEFORE {what}{of} ON {table} "
        f"BEGIN SELECT RAISE(ABORT, 'what stands in {table} stays'); END"
    )


def _quoted(column: str) -> str:
    return f'"{column}"' if column == "case" else column

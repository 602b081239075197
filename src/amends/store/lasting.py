"""Tables whose rows stay as they are from some state on: the database refuses what no code of ours does."""

from collections.abc import Sequence

from sqlalchemy import DDL, Table, event


def stays_in(table: Table, *, states: Sequence[str], but_may_go: tuple[str, str], with_columns: Sequence[str]) -> None:
    """From these states on the rows of a table are never deleted, and nothing in them changes but one step.

    Args:
        table: a table with a column `state`.
        states: the states in which a row stays as it is.
        but_may_go: from which state to which a row may still go.
        with_columns: what that step fills in.
    """
    before, after = but_may_go
    lasts = f"OLD.state IN ({', '.join(map(_quoted, states))})"
    rest = [column.name for column in table.columns if column.name not in ("state", *with_columns)]
    same = " AND ".join(f'NEW."{name}" IS OLD."{name}"' for name in rest)
    step = f"OLD.state = {_quoted(before)} AND NEW.state = {_quoted(after)} AND {same}"
    _refuse(table, "UPDATE", f"{lasts} AND NOT ({step})")
    _refuse(table, "DELETE", lasts)


def _refuse(table: Table, what: str, when: str) -> None:
    statement = (
        f"CREATE TRIGGER tr_{table.name}_lasting_{what.lower()} BEFORE {what} ON {table.name} WHEN {when} "
        f"BEGIN SELECT RAISE(ABORT, 'what was published in {table.name} stays'); END"
    )
    ddl = DDL(statement)  # type: ignore[no-untyped-call] # SQLAlchemy states no types for it
    event.listen(table, "after_create", ddl.execute_if(dialect="sqlite"))


def _quoted(text: str) -> str:
    return f"'{text}'"

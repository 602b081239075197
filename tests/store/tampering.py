"""Changing a store behind its back, as someone would who has the file."""

import sqlite3
from contextlib import closing

from sqlalchemy import Engine


def tampered(engine: Engine, *statements: str) -> None:
    """Runs statements that the store itself would refuse."""
    assert engine.url.database is not None
    with closing(sqlite3.connect(engine.url.database)) as connection:
        triggers = connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for (name,) in triggers:
            connection.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            assert connection.execute(statement).rowcount, statement
        connection.commit()

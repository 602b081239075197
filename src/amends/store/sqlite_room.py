"""Room for very many rows: an SQLite file is held in more memory while they are added."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection

from amends.store.transactions import is_postgresql

_KIBIBYTES = 65_536


@contextmanager
def room_for_many(connection: Connection) -> Iterator[None]:
    """Lets very many rows be added to indexes in any order; it changes nothing on PostgreSQL."""
    if is_postgresql(connection):
        yield
        return
    before = connection.exec_driver_sql("PRAGMA cache_size").scalar_one()
    connection.exec_driver_sql(f"PRAGMA cache_size=-{_KIBIBYTES}")
    try:
        yield
    finally:
        connection.exec_driver_sql(f"PRAGMA cache_size={before}")

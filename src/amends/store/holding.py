"""Holding until the transaction ends what must not change meanwhile, where that is no row: a name, or all histories."""

from sqlalchemy import Connection, text

from amends.store.transactions import is_postgresql, may_write

_HOLD = text("SELECT pg_advisory_xact_lock(hashtextextended(:name, 0))")


def hold(connection: Connection, name: str) -> None:
    """Waits until nobody else holds the name, and holds it until the transaction ends.

    What is read after that is what everybody who held it before has left. In an SQLite file there is one writer at a
    time anyway, and who only reads holds nothing.

    Args:
        connection: a transaction.
        name: what is held, such as `roles`, or `policies` with the id of a client.

    Raises:
        StoreBusyError: somebody else held it too long.
    """
    if is_postgresql(connection) and may_write(connection):
        connection.execute(_HOLD, {"name": f"amends {name}"})


def hold_all_histories(connection: Connection) -> None:
    """Waits until nobody is changing a case or a promise, and lets nobody change one until the transaction ends.

    Others read them. It may wait for somebody who waits for it: see `transact`.

    Raises:
        StoreBusyError: somebody else went on too long.
    """
    if is_postgresql(connection) and may_write(connection):
        connection.exec_driver_sql("LOCK TABLE cases, promises IN EXCLUSIVE MODE")

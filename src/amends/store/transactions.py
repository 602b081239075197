"""What kind of transaction a connection is in, and on which kind of database."""

from sqlalchemy import Connection

READS_ONLY = "amends_reads_only"
"""The execution option of a connection whose transactions write nothing."""

MAY_BE_LOST = "amends_may_be_lost"
"""The execution option of a connection whose transactions need not survive the death of the machine."""


def may_write(connection: Connection) -> bool:
    """Whether the transaction was begun by `engine.writing`."""
    return not connection.get_execution_options().get(READS_ONLY, False)


def may_be_lost(connection: Connection) -> bool:
    """Whether what the transaction commits has to survive the death of the process alone."""
    return bool(connection.get_execution_options().get(MAY_BE_LOST, False))


def is_postgresql(connection: Connection) -> bool:
    """Whether the store is a PostgreSQL database; else it is an SQLite file."""
    return connection.dialect.name == "postgresql"

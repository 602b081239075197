"""What kind of transaction a connection is in, and on which kind of database."""

from sqlalchemy import Connection

READS_ONLY = "amends_reads_only"
"""The execution option of a connection whose transactions write nothing."""


def may_write(connection: Connection) -> bool:
    """Whether the transaction was begun by `engine.writing`."""
    return not connection.get_execution_options().get(READS_ONLY, False)


def is_postgresql(connection: Connection) -> bool:
    """Whether the store is a PostgreSQL database; else it is an SQLite file."""
    return connection.dialect.name == "postgresql"

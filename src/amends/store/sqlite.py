"""What only SQLite needs: its settings for each connection, its ways to begin, its faults in our words."""

import sqlite3
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from time import monotonic

from sqlalchemy import Connection, Engine, event
from sqlalchemy.engine import URL, ExceptionContext
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import ConnectionPoolEntry

from amends.store.errors import (
    NoStoreError,
    NotAStoreError,
    StoreBusyError,
    StoreError,
    StoreFailedError,
    UnsupportedDatabaseError,
)
from amends.store.transactions import may_be_lost, may_write

APPLICATION_ID = 0x416D6E64
"""Stands in the header of every file of ours (`Amnd`), so that another program's database is never touched."""

_FLOOR = (3, 40)
_LOOKS_AGAIN_AFTER = 10  # milliseconds
_NORMAL, _FULL = 1, 2
_SETTINGS = "amends_settings"

_FAULTS: dict[int, tuple[type[StoreError], str, str]] = {
    sqlite3.SQLITE_BUSY: (
        StoreBusyError,
        "the store was busy for longer than Amends waits",
        "nothing was written; try again, and if it stays so, look which other process holds the store",
    ),
    sqlite3.SQLITE_FULL: (
        StoreFailedError,
        "the disk is full",
        "nothing was written; make room and try again",
    ),
    sqlite3.SQLITE_READONLY: (
        StoreFailedError,
        "the store cannot be written",
        "see that the file and its directory may be written by you",
    ),
    sqlite3.SQLITE_CANTOPEN: (
        NoStoreError,
        "the store's file cannot be opened",
        "see that the file and its directory may be read and written by you",
    ),
    sqlite3.SQLITE_IOERR: (
        StoreFailedError,
        "the store's file could not be read or written",
        "nothing was written; look at the disk",
    ),
    sqlite3.SQLITE_CORRUPT: (
        StoreFailedError,
        "the store's file is damaged",
        "restore the latest backup into a new file: `amends restore`",
    ),
    sqlite3.SQLITE_NOTADB: (
        NotAStoreError,
        "the file is no Amends store",
        "name the file that `amends` made, or another name to make a new one",
    ),
}


def require_version(version: tuple[int, ...] = sqlite3.sqlite_version_info) -> None:
    """Raises `UnsupportedDatabaseError` where the library is older than 3.40."""
    if version < _FLOOR:
        found = ".".join(map(str, version))
        raise UnsupportedDatabaseError(
            f"SQLite {found} is too old; Amends needs 3.40 or later", "use a Python that was built with a later SQLite"
        )


def database_path(url: URL) -> Path:
    """The file that a URL names.

    Raises:
        NoStoreError: the URL names no file.
    """
    if url.get_backend_name() != "sqlite" or not url.database:
        raise NoStoreError(
            f"`{url.render_as_string()}` names no file; expected `sqlite:///PATH`", "for example `sqlite:///amends.db`"
        )
    return Path(url.database)


def prepare(engine: Engine, busy_milliseconds: int) -> None:
    """Gives every connection of the engine its settings, and every transaction its beginning."""

    @event.listens_for(engine, "connect")
    def configure(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
        # The driver would begin transactions late and by itself, so that what was read may change before the write.
        connection.isolation_level = None
        cursor = connection.cursor()
        for pragma in (
            f"busy_timeout={busy_milliseconds}",
            "journal_mode=WAL",
            # In WAL mode nothing less survives a loss of power.
            "synchronous=FULL",
            "fullfsync=ON",
            "foreign_keys=ON",
            # What is erased is overwritten, not only marked as free.
            "secure_delete=ON",
            "trusted_schema=OFF",
            # Else `INSERT OR REPLACE` would take rows away past the triggers that keep them.
            "recursive_triggers=ON",
        ):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        writes = may_write(connection)
        _set(connection, "query_only", int(not writes))
        # A writer that began as a reader would be refused, not made to wait, where another wrote first.
        if writes:
            _set(connection, "synchronous", _NORMAL if may_be_lost(connection) else _FULL)
            _begin_to_write(connection, busy_milliseconds)
        else:
            connection.exec_driver_sql("BEGIN DEFERRED")

    @event.listens_for(engine, "handle_error")
    def tell(context: ExceptionContext) -> None:
        fault = fault_of(context.original_exception)
        if fault is not None:
            raise fault from context.original_exception


def _set(connection: Connection, pragma: str, value: int) -> None:
    """Gives a connection another setting where it has not got it yet."""
    known = connection.info.setdefault(_SETTINGS, {})
    driver = connection.connection.driver_connection
    if known.get(pragma) != value and driver is not None:
        driver.execute(f"PRAGMA {pragma}={value}")
        known[pragma] = value


def _begin_to_write(connection: Connection, busy_milliseconds: int) -> None:
    """Begins as the one who writes, and waits for whoever does.

    SQLite looks ever less often whether it can begin, so that one who writes without pause would keep all others out.
    Here everybody looks again and again.
    """
    latest = monotonic() + busy_milliseconds / 1000
    _set(connection, "busy_timeout", min(_LOOKS_AGAIN_AFTER, busy_milliseconds))
    try:
        while True:
            try:
                connection.exec_driver_sql("BEGIN IMMEDIATE")
                return
            except StoreBusyError:
                if monotonic() >= latest:
                    raise
    finally:
        _set(connection, "busy_timeout", busy_milliseconds)


def refusal(table: str, what: str, columns: tuple[str, ...] = ()) -> str:
    """The statement that makes a table refuse every `UPDATE` (of these columns, where some are named) or `DELETE`."""
    of = f" OF {', '.join(columns)}" if columns else ""
    return (
        f"CREATE TRIGGER tr_{table}_no_{what.lower()} BEFORE {what}{of} ON {table} "
        f"BEGIN SELECT RAISE(ABORT, 'what stands in {table} stays'); END"
    )


def file_faults(connection: Connection) -> Iterator[str]:
    """What is wrong with the file itself, or with rows that refer to others."""
    for (fault,) in connection.exec_driver_sql("PRAGMA integrity_check"):
        if fault != "ok":
            yield str(fault)
    lost = Counter((table, other) for table, _, other, _ in connection.exec_driver_sql("PRAGMA foreign_key_check"))
    for (table, other), rows in sorted(lost.items()):
        yield f"{rows} {'row' if rows == 1 else 'rows'} of {table} without the row of {other} that belongs to it"


def scrub(engine: Engine) -> None:
    """Writes the file anew, so that nothing that was deleted is left anywhere in it or in the log beside it.

    Raises:
        StoreBusyError: another process held the store too long; what was deleted may still be in the file.
    """
    connection = engine.raw_connection()
    try:
        cursor = connection.cursor()
        # The connection may have been used for reading last; whoever has it next sets it as they need it.
        connection.info.pop(_SETTINGS, None)
        cursor.execute("PRAGMA query_only=0")
        cursor.execute(f"PRAGMA synchronous={_FULL}")
        cursor.execute("VACUUM")
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        outcome = cursor.fetchone()
    except sqlite3.OperationalError as error:
        raise _still_in_the_file() if isinstance(fault_of(error), StoreBusyError) else error from None
    finally:
        connection.close()
    if outcome is None or outcome[0]:
        raise _still_in_the_file()


def _still_in_the_file() -> StoreBusyError:
    return StoreBusyError(
        "another process reads or writes the store, so that what was erased is still somewhere in its file",
        "nobody sees it in Amends any more; run the same command again when the store is idle",
    )


def fault_of(error: BaseException) -> StoreError | None:
    """The fault in our words, where the driver's error tells of the file and not of a statement."""
    code = getattr(error, "sqlite_errorcode", None)
    known = _FAULTS.get(code & 0xFF) if isinstance(code, int) else None
    return known[0](known[1], known[2]) if known else None

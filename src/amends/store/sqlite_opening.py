"""Opening stores in SQLite files, and making the files of new ones."""

import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from sqlalchemy import Engine, create_engine
from sqlalchemy.engine import URL

from amends.store import sqlite
from amends.store.errors import NoStoreError, NotAStoreError, StoreExistsError
from amends.store.schema import check_revision


def open_engine(address: URL, busy_milliseconds: int, to_upgrade: bool) -> Engine:
    """The engine of the store in a file; see `engine.open_engine`."""
    sqlite.require_version()
    path = sqlite.database_path(address)
    if not path.is_file():
        raise NoStoreError(f"there is no store at `{path}`", "see that the path is right, or make a store there first")
    _check_schema(path, busy_milliseconds, to_upgrade)
    return _engine(address, busy_milliseconds)


def new_engine(address: URL, busy_milliseconds: int) -> Engine:
    """The engine of a new, empty file; see `engine.new_engine`."""
    sqlite.require_version()
    path = sqlite.database_path(address)
    try:
        path.open("xb").close()
    except FileExistsError:
        raise StoreExistsError(f"`{path}` is there already", "name a file that is not there yet") from None
    except OSError as error:
        reason = (error.strerror or "it cannot be made").lower()
        raise NoStoreError(
            f"no store can be made at `{path}`: {reason}", "name a file in a directory of yours"
        ) from None
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA application_id={sqlite.APPLICATION_ID}")
    return _engine(address, busy_milliseconds)


def remove(address: URL) -> None:
    """Takes a file away that could not be made a store."""
    path = sqlite.database_path(address)
    for suffix in ("", "-wal", "-shm"):
        with suppress(FileNotFoundError):
            path.with_name(path.name + suffix).unlink()


def _engine(address: URL, busy_milliseconds: int) -> Engine:
    engine = create_engine(address)
    sqlite.prepare(engine, busy_milliseconds)
    return engine


def _check_schema(path: Path, busy_milliseconds: int, to_upgrade: bool) -> None:
    """Looks before any setting is made, so that another program's database stays as it is."""
    try:
        with closing(_only_there(path, busy_milliseconds)) as connection:
            revision = _revision(connection, path)
    except sqlite3.DatabaseError as error:
        fault = sqlite.fault_of(error)
        if fault is None:
            raise
        raise type(fault)(f"`{path}`: {fault.message}", fault.help) from None
    check_revision(str(path), revision, to_upgrade)


def _only_there(path: Path, busy_milliseconds: int) -> sqlite3.Connection:
    """A connection that makes no file where there is none."""
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=rw", uri=True, timeout=busy_milliseconds / 1000)


def _revision(connection: sqlite3.Connection, path: Path) -> str | None:
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    if application != sqlite.APPLICATION_ID:
        raise NotAStoreError(
            f"`{path}` is no Amends store", "name the file that `amends` made, or another name to make a new one"
        )
    if connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'").fetchone() is None:
        return None
    row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    return None if row is None else str(row[0])

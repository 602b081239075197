"""Opening a store, and its two kinds of transaction."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, make_url
from sqlalchemy.engine import URL
from sqlalchemy.exc import ArgumentError

from amends.store import sqlite
from amends.store.errors import NoStoreError, NotAStoreError, SchemaError, StoreExistsError
from amends.store.schema import CURRENT, REVISIONS

BUSY_MILLISECONDS = 5_000
"""How long a transaction waits for another process before it gives up."""


def open_engine(url: str, *, busy_milliseconds: int = BUSY_MILLISECONDS, to_upgrade: bool = False) -> Engine:
    """The engine of the store at a URL (`sqlite:///PATH`); nothing is changed by opening it.

    A store of an older schema is opened only `to_upgrade` it.

    Raises:
        NoStoreError: nothing is there, or the URL names no file.
        NotAStoreError: the file is not one of ours.
        SchemaError: the store is of a newer schema, or of an older one.
        StoreBusyError: another process held the store too long.
        UnsupportedDatabaseError: SQLite is older than 3.40.
    """
    sqlite.require_version()
    address, path = _address(url), store_path(url)
    if not path.is_file():
        raise NoStoreError(f"there is no store at `{path}`", "see that the path is right, or make a store there first")
    _check_schema(path, busy_milliseconds, to_upgrade)
    return _engine(address, busy_milliseconds)


def new_engine(url: str, *, busy_milliseconds: int = BUSY_MILLISECONDS) -> Engine:
    """The engine of a new, empty file at a URL: `migrations.upgrade` makes a store of it.

    Raises:
        NoStoreError: the URL names no file, or its directory is not there.
        StoreExistsError: something is there already.
        UnsupportedDatabaseError: SQLite is older than 3.40.
    """
    sqlite.require_version()
    address, path = _address(url), store_path(url)
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


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A transaction that may write: the only one at a time, from its beginning; committed at the end of the block.

    An error in the block undoes all of it. What was committed survives the death of the process and of the machine.

    Raises:
        StoreBusyError: another process held the store too long.
    """
    with engine.begin() as connection:
        yield connection


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A transaction that sees one state of the store throughout, waits for no one and writes nothing."""
    with engine.connect().execution_options(**{sqlite.READS_ONLY: True}) as connection, connection.begin():
        yield connection


def store_path(url: str) -> Path:
    """The file that a URL (`sqlite:///PATH`) names, whether it is there or not.

    Raises:
        NoStoreError: the URL names no file.
    """
    return sqlite.database_path(_address(url))


def store_url(path: Path) -> str:
    """The URL that names a file, whatever signs are in its name."""
    return URL.create("sqlite", database=str(path)).render_as_string()


def _address(url: str) -> URL:
    try:
        return make_url(url)
    except ArgumentError:
        raise NoStoreError(
            f"`{url}` names no store; expected `sqlite:///PATH`", "for example `sqlite:///amends.db`"
        ) from None


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
    if revision is not None and revision not in REVISIONS:
        raise SchemaError(
            f"the store `{path}` was made by a newer version of Amends (schema `{revision}`)",
            "use that version, or a later one",
        )
    if revision != CURRENT and not to_upgrade:
        raise SchemaError(
            f"the store `{path}` was made by an older version of Amends (schema `{revision or 'none'}`)",
            "make a backup, then upgrade the store",
        )


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

"""Opening a store, and its two kinds of transaction.

A store is an SQLite file (`sqlite:///PATH`) or a PostgreSQL database (`postgresql://USER@HOST/DATABASE`). What is done
in a transaction means the same in both; how each brings that about is told in `sqlite.py` and `postgresql.py`.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from sqlalchemy import Connection, Engine, make_url
from sqlalchemy.engine import URL
from sqlalchemy.exc import ArgumentError, IntegrityError
from sqlalchemy.exc import TimeoutError as NoConnectionLeftError

from amends.store import postgresql_opening, sqlite, sqlite_opening
from amends.store.errors import DeadlockError, NoStoreError, StoreBusyError
from amends.store.postgresql import written_meanwhile
from amends.store.transactions import MAY_BE_LOST, READS_ONLY

BUSY_MILLISECONDS = 5_000
"""How long a transaction waits for another process before it gives up."""

_TRIES = 5

Done = TypeVar("Done")


def open_engine(url: str, *, busy_milliseconds: int = BUSY_MILLISECONDS, to_upgrade: bool = False) -> Engine:
    """The engine of the store at a URL; nothing is changed by opening it.

    A store of an older schema is opened only `to_upgrade` it.

    Raises:
        NoStoreError: nothing is there, or the URL names no store.
        NotAStoreError: what is there is not one of ours.
        SchemaError: the store is of a newer schema, or of an older one.
        StoreBusyError: another process held the store too long.
        UnsafeRoleError: the database's role sees past the walls between clients.
        UnsupportedDatabaseError: the database's software is older than Amends can use, or its driver is missing.
    """
    address = address_of(url)
    opened = sqlite_opening.open_engine if is_file(address) else postgresql_opening.open_engine
    return opened(address, busy_milliseconds, to_upgrade)


def new_engine(url: str, *, busy_milliseconds: int = BUSY_MILLISECONDS) -> Engine:
    """The engine of a new, empty store at a URL: `migrations.upgrade` makes its tables.

    A file is made; a database has to be there, and to be empty.

    Raises:
        NoStoreError: the URL names no store, or no file can be made there.
        StoreExistsError: something is there already.
        UnsafeRoleError: the database's role sees past the walls between clients.
        UnsupportedDatabaseError: the database's software is older than Amends can use, or its driver is missing.
    """
    address = address_of(url)
    made = sqlite_opening.new_engine if is_file(address) else postgresql_opening.new_engine
    return made(address, busy_milliseconds)


def forget_new(url: str) -> None:
    """Takes away what `new_engine` made, where no store came of it; a database is left as it was found anyway."""
    address = address_of(url)
    if is_file(address):
        sqlite_opening.remove(address)


@contextmanager
def writing(engine: Engine, *, may_be_lost: bool = False) -> Iterator[Connection]:
    """A transaction that may write; committed at the end of the block. What it has to rely on stays as it was read.

    In an SQLite file it is the only one from its beginning. In PostgreSQL it holds what it was told to hold: the case
    that it acts on, the balances that it adds to; others go on with the rest. An error in the block undoes all of it.
    What was committed survives the death of the process and of the machine.

    Args:
        engine: the store.
        may_be_lost: whether the death of the machine, though not that of the process, may take it away again; then
            nobody waits for the disk.

    Raises:
        StoreBusyError: another process held the store, or what was to be held of it, too long.
        ChangedMeanwhileError: somebody else wrote the same at the same moment.
    """
    try:
        with engine.connect().execution_options(**{MAY_BE_LOST: may_be_lost}) as connection, connection.begin():
            yield connection
    except NoConnectionLeftError:
        raise _no_connection_left() from None
    except IntegrityError as error:
        meanwhile = written_meanwhile(error)
        if meanwhile is None:
            raise
        raise meanwhile from error


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A transaction that sees one state of the store throughout, waits for no one and writes nothing."""
    try:
        with engine.connect().execution_options(**{READS_ONLY: True}) as connection, connection.begin():
            yield connection
    except NoConnectionLeftError:
        raise _no_connection_left() from None


def transact(engine: Engine, work: Callable[[Connection], Done]) -> Done:
    """Does a piece of work in a writing transaction; anew where the database undid it to end a mutual waiting.

    Args:
        engine: the store.
        work: what is done. It may be called several times; only what the last call has written stays.

    Raises:
        StoreBusyError: another process held the store, or what was to be held of it, too long.
    """
    for _ in range(_TRIES - 1):
        try:
            with writing(engine) as connection:
                return work(connection)
        except DeadlockError:
            continue
    with writing(engine) as connection:
        return work(connection)


def address_of(url: str) -> URL:
    """The address that a URL tells.

    Raises:
        NoStoreError: the URL names no store.
    """
    try:
        address = make_url(url)
    except ArgumentError:
        raise _names_no_store(url) from None
    if address.get_backend_name() == "postgresql":
        if not address.database:
            raise _names_no_store(address.render_as_string())
        return address.set(drivername="postgresql+psycopg")
    if address.get_backend_name() != "sqlite" or not _is_of_a_file(address):
        raise _names_no_store(address.render_as_string())
    return address


def is_file(address: URL) -> bool:
    """Whether an address is that of an SQLite file."""
    return address.get_backend_name() == "sqlite"


def store_path(url: str) -> Path:
    """The file that a URL (`sqlite:///PATH`) names, whether it is there or not.

    Raises:
        NoStoreError: the URL names no file.
    """
    return sqlite.database_path(address_of(url))


def store_url(path: Path) -> str:
    """The URL that names a file, whatever signs are in its name."""
    return URL.create("sqlite", database=str(path)).render_as_string()


def shown(url: str) -> str:
    """A URL as it may be shown: without the password."""
    address = address_of(url)
    return url if address.password is None else make_url(url).render_as_string()


def _is_of_a_file(address: URL) -> bool:
    return bool(address.database) and address.database != ":memory:" and not address.query


def _names_no_store(url: str) -> NoStoreError:
    return NoStoreError(
        f"`{url}` names no store; expected `sqlite:///PATH` or `postgresql://USER@HOST/DATABASE`",
        "for example `sqlite:///amends.db`",
    )


def _no_connection_left() -> StoreBusyError:
    return StoreBusyError(
        "every connection to the store was in use for longer than Amends waits", "nothing was written; try again"
    )

"""Stores for tests, of both kinds: a test that takes one of these fixtures runs on SQLite and on PostgreSQL.

Each test gets a store of its own, copied from one that was made once; afterwards it is gone.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Protocol

import psycopg
import pytest
from psycopg import sql
from sqlalchemy import Connection, Engine, event, make_url

from amends.store.bounds import EVERY_CLIENT, bind
from amends.store.engine import open_engine, reading, store_path, store_url, writing
from amends.store.migrations import create_store
from tests.postgresql_server import PASSWORD, ROLE, NoServerError, make_role, server, why_none

SQLITE, POSTGRESQL = "sqlite", "postgresql"

on_sqlite = pytest.mark.parametrize("databases", [SQLITE], indirect=True)
"""Marks a test of what only an SQLite file is or does."""

on_postgresql = pytest.mark.parametrize("databases", [POSTGRESQL], indirect=True)
"""Marks a test of what only a PostgreSQL database is or does."""

_IMPATIENT = 200  # milliseconds


class Databases(Protocol):
    """Where stores of one kind are made.

    Attributes:
        kind: `sqlite` or `postgresql`.
    """

    kind: str

    def empty(self) -> str:
        """The URL of a place where nothing is, and a store can be made."""

    def copy(self, url: str) -> str:
        """The URL of a copy of a store that nobody has open, with its key."""

    def made(self, name: str, make: Callable[[str], object]) -> str:
        """The URL of a store that is made once in the session, by `make`, and then only copied."""

    def forget(self, url: str) -> None:
        """Takes a store away."""


class SqliteFiles:
    """Files in a folder; each in one of its own, with what stands beside it."""

    kind = SQLITE

    def __init__(self, folder: Path) -> None:
        self._folder, self._numbers, self._made = folder, count(1), dict[str, str]()

    def empty(self) -> str:
        """The URL of a file that is not there."""
        folder = self._folder / str(next(self._numbers))
        folder.mkdir()
        return store_url(folder / "amends.db")

    def copy(self, url: str) -> str:
        """The URL of a copied file."""
        copied, source = self.empty(), store_path(url)
        for beside in source.parent.iterdir():
            shutil.copyfile(beside, store_path(copied).parent / beside.name)
        return copied

    def made(self, name: str, make: Callable[[str], object]) -> str:
        """The URL of a file that is made once."""
        if name not in self._made:
            url = self.empty()
            make(url)
            self._made[name] = url
        return self._made[name]

    def forget(self, url: str) -> None:
        """Takes the folder of a file away."""
        shutil.rmtree(store_path(url).parent)


class PostgresqlDatabases:
    """Databases of a server; what stands beside a store is a file in a folder, as `AMENDS_KEY` names it."""

    kind = POSTGRESQL

    def __init__(self, address: str, name: str) -> None:
        make_role(address)
        self._address, self._name, self._numbers, self._made = address, name, count(1), dict[str, str]()
        self._connection = psycopg.connect(address, autocommit=True)

    def empty(self) -> str:
        """The URL of an empty database."""
        return self._new("template1")

    def copy(self, url: str) -> str:
        """The URL of a copied database."""
        database = make_url(url).database
        assert database is not None
        # Copying the files takes half of the time of writing every page to the log.
        return self._new(database, "STRATEGY FILE_COPY")

    def made(self, name: str, make: Callable[[str], object]) -> str:
        """The URL of a database that is made once."""
        if name not in self._made:
            url = self.empty()
            make(url)
            self._made[name] = url
        return self._made[name]

    def forget(self, url: str) -> None:
        """Drops a database, whoever is still connected to it, and the key that was made for it here."""
        name = str(make_url(url).database)
        self._connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))
        Path(f"{name}.key").unlink(missing_ok=True)

    def close(self) -> None:
        """Drops what was made once, and ends the connection."""
        for url in self._made.values():
            self.forget(url)
        self._connection.close()

    def _new(self, template: str, how: str = "") -> str:
        name = f"{self._name}_{next(self._numbers)}"
        self._connection.execute(
            sql.SQL("CREATE DATABASE {} OWNER {} TEMPLATE {} " + how).format(
                sql.Identifier(name), sql.Identifier(ROLE), sql.Identifier(template)
            )
        )
        address = make_url(self._address).set(database=name, username=ROLE, password=PASSWORD)
        return address.render_as_string(hide_password=False)


@pytest.fixture(scope="session")
def sqlite_files(tmp_path_factory: pytest.TempPathFactory) -> SqliteFiles:
    """Where SQLite files are made."""
    return SqliteFiles(tmp_path_factory.mktemp("stores"))


@pytest.fixture(scope="session")
def postgresql_databases() -> Iterator[PostgresqlDatabases]:
    """Where PostgreSQL databases are made; where no server can be had, the test is skipped, and the report says so."""
    if (reason := why_none()) is not None:
        pytest.skip(reason)
    try:
        address = server()
    except NoServerError as error:
        pytest.fail(str(error))
    databases = PostgresqlDatabases(address, f"amends_tests_{os.getpid()}")
    yield databases
    databases.close()


@pytest.fixture(scope="session", params=[SQLITE, POSTGRESQL])
def databases(request: pytest.FixtureRequest) -> Databases:
    """Where stores of one kind are made; whatever asks for it runs on both."""
    found: Databases = request.getfixturevalue("sqlite_files" if request.param == SQLITE else "postgresql_databases")
    return found


@pytest.fixture
def empty_url(databases: Databases) -> Iterator[str]:
    """The URL of a place where nothing is."""
    url = databases.empty()
    yield url
    databases.forget(url)


@pytest.fixture
def url(databases: Databases) -> Iterator[str]:
    """The URL of a store with every table and nothing in them."""
    url = databases.copy(databases.made("store", lambda empty: create_store(empty).dispose()))
    yield url
    databases.forget(url)


@pytest.fixture
def engine(url: str) -> Iterator[Engine]:
    """A store with every table and nothing in them, whose every transaction is bound to every client."""
    with seeing_all(url) as engine:
        yield engine


@contextmanager
def seeing_all(url: str, *, busy_milliseconds: int = _IMPATIENT) -> Iterator[Engine]:
    """A store whose every transaction is bound to every client, for tests of what is behind the walls."""
    engine = open_engine(url, busy_milliseconds=busy_milliseconds)

    @event.listens_for(engine, "begin")
    def bind_to_all(connection: Connection) -> None:
        bind(connection, EVERY_CLIENT)

    try:
        yield engine
    finally:
        engine.dispose()


@contextmanager
def reading_all(engine: Engine) -> Iterator[Connection]:
    """A reading transaction that is bound to every client."""
    with reading(engine) as connection:
        bind(connection, EVERY_CLIENT)
        yield connection


@contextmanager
def writing_all(engine: Engine) -> Iterator[Connection]:
    """A writing transaction that is bound to every client."""
    with writing(engine) as connection:
        bind(connection, EVERY_CLIENT)
        yield connection

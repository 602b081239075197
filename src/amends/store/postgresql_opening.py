"""Opening stores in PostgreSQL databases, and seeing that a database can hold a new one."""

import importlib.util
from dataclasses import dataclass

from sqlalchemy import Connection, Engine, create_engine, text
from sqlalchemy.engine import URL

from amends.store import postgresql
from amends.store.errors import (
    NoStoreError,
    NotAStoreError,
    StoreError,
    StoreExistsError,
    UnsafeRoleError,
    UnsupportedDatabaseError,
)
from amends.store.schema import check_revision

_FLOOR = 140_000
_POOLED = 10
_AT_MOST_BESIDE = 10

_MARK = "The revision of an Amends store"

_LOOK = text("""
    SELECT current_user AS role,
        (SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user) AS sees_all,
        current_setting('server_version_num')::int AS version,
        current_setting('server_version') AS told_version,
        current_setting('server_encoding') AS encoding,
        obj_description(to_regclass('alembic_version'), 'pg_class') AS mark,
        to_regclass('alembic_version') IS NOT NULL AS has_revision,
        EXISTS (SELECT FROM pg_class WHERE relnamespace = to_regnamespace(quote_ident(current_schema()))
            AND relkind IN ('r', 'p', 'v', 'm', 'S')) AS has_tables
""")


@dataclass(frozen=True, slots=True)
class _Found:
    """What stands in a database: nothing, the revision of a store, or something else."""

    has_tables: bool
    is_ours: bool
    revision: str | None


def open_engine(address: URL, busy_milliseconds: int, to_upgrade: bool) -> Engine:
    """The engine of the store in a database; see `engine.open_engine`."""
    engine = _engine(address, busy_milliseconds)
    try:
        found, name = _look(engine), _name(address)
        if not found.has_tables:
            raise NoStoreError(
                f"there is no store in the database `{name}`", "see that the URL is right, or make a store there first"
            )
        if not found.is_ours:
            raise NotAStoreError(
                f"what stands in the database `{name}` is no Amends store", "name a database of its own for Amends"
            )
        check_revision(name, found.revision, to_upgrade)
    except BaseException:
        engine.dispose()
        raise
    return engine


def new_engine(address: URL, busy_milliseconds: int) -> Engine:
    """The engine of an empty database; see `engine.new_engine`."""
    engine = _engine(address, busy_milliseconds)
    try:
        _require_empty(_look(engine), address)
    except BaseException:
        engine.dispose()
        raise
    return engine


def require_still_empty(connection: Connection) -> None:
    """Sees once more, within the transaction that makes the tables, that nobody else has made them meanwhile.

    Raises:
        StoreExistsError: something stands in the database.
    """
    _require_empty(_found(connection), connection.engine.url)


def mark(connection: Connection) -> None:
    """Marks the database as one of ours, so that another program's is never taken for one."""
    connection.exec_driver_sql(f"COMMENT ON TABLE alembic_version IS '{_MARK}'")


def _engine(address: URL, busy_milliseconds: int) -> Engine:
    if importlib.util.find_spec("psycopg") is None:
        raise UnsupportedDatabaseError(
            "the driver for PostgreSQL is not installed", "install it with Amends: `pip install 'amends[postgresql]'`"
        )
    engine = create_engine(
        address,
        pool_size=_POOLED,
        max_overflow=_AT_MOST_BESIDE,
        pool_timeout=busy_milliseconds / 1000,
        # A server may be started anew, or end connections that idle.
        pool_pre_ping=True,
    )
    postgresql.prepare(engine, busy_milliseconds)
    return engine


def _look(engine: Engine) -> _Found:
    try:
        with engine.connect() as connection:
            return _found(connection)
    except StoreError as error:
        shown = engine.url.set(drivername="postgresql").render_as_string()
        raise type(error)(f"`{shown}`: {error.message}", error.help) from error


def _found(connection: Connection) -> _Found:
    row = connection.execute(_LOOK).one()
    if row.version < _FLOOR:
        raise UnsupportedDatabaseError(
            f"PostgreSQL {row.told_version} is too old; Amends needs 14 or later", "use a later server"
        )
    if row.encoding != "UTF8":
        raise UnsupportedDatabaseError(
            f"the database keeps its texts in {row.encoding}; Amends needs UTF8",
            "make a database for it: `createdb --encoding UTF8 --template template0 NAME`",
        )
    if row.sees_all:
        raise UnsafeRoleError(
            f"the role `{row.role}` sees past the walls between clients, whatever a transaction is bound to",
            "use one that is no superuser and has no BYPASSRLS: `CREATE ROLE amends LOGIN`, and let it own the "
            "database",
        )
    is_ours, revision = row.mark == _MARK, None
    if is_ours:
        revision = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return _Found(row.has_tables, is_ours, revision)


def _require_empty(found: _Found, address: URL) -> None:
    """Raises `StoreExistsError` where something stands in the database."""
    if found.has_tables:
        what = "a store" if found.is_ours else "something else"
        raise StoreExistsError(
            f"there is {what} in the database `{_name(address)}` already", "name a database that is empty"
        )


def _name(address: URL) -> str:
    return address.database or ""

"""The schema of a store: making it, bringing it from one revision to another, and saying at which it is."""

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from sqlalchemy import Connection, Engine

from amends.store.bounds import EVERY_CLIENT, bind
from amends.store.engine import forget_new, new_engine, reading, writing
from amends.store.holding import hold
from amends.store.postgresql_opening import mark, require_still_empty
from amends.store.schema import CURRENT
from amends.store.transactions import is_postgresql

BEFORE_THE_FIRST = "base"
"""The revision of a store without any table."""

_HELD = "schema"


def create_store(url: str) -> Engine:
    """A new store at a URL, with every table; see `engine.new_engine`.

    Raises:
        NoStoreError: the URL names no store, or no file can be made there.
        StoreExistsError: something is there already.
    """
    engine = new_engine(url)
    try:
        with writing(engine) as connection:
            make_tables(connection)
    except BaseException:
        engine.dispose()
        forget_new(url)
        raise
    return engine


def make_tables(connection: Connection) -> None:
    """Makes every table in a new, empty store, within the transaction.

    Raises:
        StoreExistsError: somebody else made them meanwhile.
    """
    hold(connection, _HELD)
    if is_postgresql(connection):
        require_still_empty(connection)
    _upgrade(connection, CURRENT)


def upgrade(engine: Engine, revision: str = CURRENT) -> None:
    """Brings a store to a revision, by default to that of this version of Amends; all of it or nothing."""
    with writing(engine) as connection:
        hold(connection, _HELD)
        _upgrade(connection, revision)


def downgrade(engine: Engine, revision: str) -> None:
    """Brings a store back to an earlier revision; what later ones added is lost."""
    with writing(engine) as connection:
        hold(connection, _HELD)
        bind(connection, EVERY_CLIENT)
        command.downgrade(_config(connection), revision)


def current(engine: Engine) -> str | None:
    """The revision that a store is at; None where it has no table yet."""
    with reading(engine) as connection:
        return MigrationContext.configure(connection).get_current_revision()


def is_current(engine: Engine) -> bool:
    """Whether a store is at the revision that this version of Amends works with."""
    return current(engine) == CURRENT


def _upgrade(connection: Connection, revision: str) -> None:
    bind(connection, EVERY_CLIENT)
    command.upgrade(_config(connection), revision)
    if is_postgresql(connection):
        mark(connection)


def _config(connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", "amends.store:migrations")
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config

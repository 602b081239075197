"""The schema of a store: making it, bringing it from one revision to another, and saying at which it is."""

from contextlib import suppress
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from sqlalchemy import Connection, Engine

from amends.store.engine import new_engine, reading, store_path, writing
from amends.store.schema import CURRENT

BEFORE_THE_FIRST = "base"
"""The revision of a store without any table."""


def create_store(url: str) -> Engine:
    """A new store at a URL (`sqlite:///PATH`), with every table.

    Raises:
        NoStoreError: the URL names no file, or its directory is not there.
        StoreExistsError: something is there already.
    """
    engine = new_engine(url)
    try:
        upgrade(engine)
    except BaseException:
        engine.dispose()
        _remove(store_path(url))
        raise
    return engine


def upgrade(engine: Engine, revision: str = CURRENT) -> None:
    """Brings a store to a revision, by default to that of this version of Amends; all of it or nothing."""
    with writing(engine) as connection:
        command.upgrade(_config(connection), revision)


def downgrade(engine: Engine, revision: str) -> None:
    """Brings a store back to an earlier revision; what later ones added is lost."""
    with writing(engine) as connection:
        command.downgrade(_config(connection), revision)


def current(engine: Engine) -> str | None:
    """The revision that a store is at; None where it has no table yet."""
    with reading(engine) as connection:
        return MigrationContext.configure(connection).get_current_revision()


def is_current(engine: Engine) -> bool:
    """Whether a store is at the revision that this version of Amends works with."""
    return current(engine) == CURRENT


def _config(connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", "amends.store:migrations")
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config


def _remove(path: Path) -> None:
    for suffix in ("", "-wal", "-shm"):
        with suppress(FileNotFoundError):
            path.with_name(path.name + suffix).unlink()

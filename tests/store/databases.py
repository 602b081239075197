"""New stores for tests: real files with every table."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Engine

from amends.store.engine import BUSY_MILLISECONDS, new_engine
from amends.store.metadata import metadata


@contextmanager
def new_store(path: Path, busy_milliseconds: int = BUSY_MILLISECONDS) -> Iterator[Engine]:
    """A store with the tables of every module that is imported."""
    engine = new_engine(f"sqlite:///{path}", busy_milliseconds=busy_milliseconds)
    metadata.create_all(engine)
    try:
        yield engine
    finally:
        engine.dispose()

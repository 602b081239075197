from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine

from tests.store.databases import new_store


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    """A new store in a file, with every table."""
    with new_store(tmp_path / "amends.db", busy_milliseconds=200) as engine:
        yield engine

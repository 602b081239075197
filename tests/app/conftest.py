from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.app.administration.house import House, furnish, opened


@pytest.fixture(scope="session")
def furnished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A furnished workspace, to be copied."""
    path = tmp_path_factory.mktemp("house") / "amends.db"
    furnish(path)
    return path


@pytest.fixture
def house(furnished: Path, tmp_path: Path) -> Iterator[House]:
    """A furnished workspace of one's own."""
    house = opened(furnished, tmp_path)
    yield house
    house.workspace.engine.dispose()

import shutil
from pathlib import Path

import pytest

from tests.cli.case.workplace import Workplace, furnish


@pytest.fixture(scope="session")
def furnished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A furnished workspace, to be copied."""
    folder = tmp_path_factory.mktemp("furnished")
    furnish(folder)
    return folder


@pytest.fixture
def house(furnished: Path, tmp_path: Path) -> Workplace:
    """A house of one's own."""
    folder = tmp_path / "house"
    shutil.copytree(furnished, folder)
    return Workplace(f"sqlite:///{folder / 'amends.db'}")

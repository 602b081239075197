import shutil
from pathlib import Path

import pytest

from amends.store.engine import store_url
from tests.app.administration.house import furnish
from tests.cli.workspace.shell import Shell


@pytest.fixture(scope="session")
def furnished_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a furnished workspace, to be copied."""
    folder = tmp_path_factory.mktemp("house")
    furnish(store_url(folder / "amends.db"))
    return folder


@pytest.fixture
def shell(furnished_folder: Path, tmp_path: Path) -> Shell:
    """The shell of the administrator, in a furnished workspace of their own."""
    folder = tmp_path / "house"
    shutil.copytree(furnished_folder, folder)
    return Shell(folder)

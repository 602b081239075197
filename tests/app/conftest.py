import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from amends.app.administration.pseudonym_key import KEY
from tests.app.administration.house import House, furnish, opened
from tests.app.florist import Florist, make_florist, workspace_at
from tests.stores import POSTGRESQL, Databases


@pytest.fixture(scope="session")
def furnished(databases: Databases, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Path]:
    """A furnished workspace, to be copied, and the key that belongs to it where none stands beside it."""
    key = tmp_path_factory.mktemp("key") / "key"
    with pytest.MonkeyPatch.context() as patch:
        if databases.kind == POSTGRESQL:
            patch.setenv(KEY, str(key))
        return databases.made("house", furnish), key


@pytest.fixture
def house(
    databases: Databases, furnished: tuple[str, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[House]:
    """A furnished workspace of one's own."""
    template, key = furnished
    if databases.kind == POSTGRESQL:
        monkeypatch.setenv(KEY, str(shutil.copy(key, tmp_path / "amends.key")))
    url = databases.copy(template)
    house = opened(url)
    yield house
    house.workspace.engine.dispose()
    databases.forget(url)


@pytest.fixture
def florist(databases: Databases) -> Iterator[Florist]:
    """The florist, in a store of one's own."""
    url = databases.copy(databases.made("florist", make_florist))
    with workspace_at(url) as workspace:
        yield Florist(workspace)
    databases.forget(url)

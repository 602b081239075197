"""A process that is killed loses nothing that it was acknowledged, and leaves nothing half done."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.app.florist import Florist, make_florist, workspace_at
from tests.app.killing import killing
from tests.app.walker import WALKS


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("killed")


@pytest.mark.parametrize("seed", range(20))
def test_whoever_is_killed_has_done_what_was_acknowledged_and_nothing_by_half(folder: Path, seed: int) -> None:
    found = killing(folder, seed)
    assert found.problems == [], f"killed with the seed {seed}"
    assert found.acknowledged > 0


@pytest.mark.parametrize("walk", WALKS, ids=lambda walk: walk.__name__)
def test_a_walker_that_nobody_kills_comes_to_the_end(tmp_path: Path, walk: Callable[[Florist], None]) -> None:
    make_florist(tmp_path / "amends.db")
    with workspace_at(tmp_path / "amends.db") as workspace:
        walk(Florist(workspace))

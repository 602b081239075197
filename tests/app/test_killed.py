"""A process that is killed loses nothing that it was acknowledged, and leaves nothing half done."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.app.florist import Florist, make_florist
from tests.app.killing import killing
from tests.app.walker import WALKS
from tests.stores import Databases


@pytest.mark.parametrize("seed", range(20))
def test_whoever_is_killed_has_done_what_was_acknowledged_and_nothing_by_half(
    databases: Databases, tmp_path: Path, seed: int
) -> None:
    url = databases.copy(databases.made("florist", make_florist))
    found = killing(url, tmp_path, seed)
    databases.forget(url)
    assert found.problems == [], f"killed with the seed {seed}"
    assert found.acknowledged > 0


@pytest.mark.parametrize("walk", WALKS, ids=lambda walk: walk.__name__)
def test_a_walker_that_nobody_kills_comes_to_the_end(florist: Florist, walk: Callable[[Florist], None]) -> None:
    walk(florist)

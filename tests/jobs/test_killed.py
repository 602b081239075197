"""Workers that are killed lose nothing that was promised, and give nothing twice without anybody seeing it."""

from pathlib import Path

import pytest

from tests.jobs.killing import killing_workers


@pytest.mark.parametrize("seed", range(10))
def test_whatever_is_killed_each_remedy_is_given_once_or_a_person_knows_of_it(
    shop_url: str, tmp_path: Path, seed: int
) -> None:
    found = killing_workers(shop_url, tmp_path, seed, honours_key=seed % 2 == 0)
    assert found.problems == [], f"killed with the seed {seed}"
    assert found.promised == 8
    assert found.given + found.uncertain + found.failed == found.promised

import subprocess
from pathlib import Path
from random import Random

import pytest
from sqlalchemy import text

from amends.store import migrations
from amends.store.engine import open_engine, reading, store_url
from amends.store.verify import verify
from tests.store.writer import writing_process


@pytest.mark.parametrize("seed", range(3))
def test_what_was_acknowledged_survives_the_killing_of_the_writers(tmp_path: Path, seed: int) -> None:
    path, chance = tmp_path / "amends.db", Random(seed)
    migrations.create_store(store_url(path)).dispose()
    with writing_process(path, "A") as first, writing_process(path, "B") as second:
        acknowledged = [said(chance.choice((first, second))) for _ in range(chance.randint(1, 12))]
        first.kill()
        acknowledged.append(said(second))
    engine = open_engine(store_url(path))
    assert list(verify(engine)) == []
    with reading(engine) as connection:
        closed = set(connection.execute(text("SELECT reference FROM cases WHERE is_closed")).scalars())
    assert closed.issuperset(acknowledged)
    engine.dispose()


def said(process: "subprocess.Popen[str]") -> str:
    """The next case that a writer was told is kept."""
    assert process.stdout is not None
    return process.stdout.readline().strip()

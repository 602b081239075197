import subprocess
from random import Random

import pytest
from sqlalchemy import Engine, text

from amends.store.engine import reading
from amends.store.verify import verify
from tests.store.writer import writing_process


@pytest.mark.parametrize("seed", range(3))
def test_what_was_acknowledged_survives_the_killing_of_the_writers(url: str, engine: Engine, seed: int) -> None:
    chance = Random(seed)
    with writing_process(url, "A") as first, writing_process(url, "B") as second:
        acknowledged = [said(chance.choice((first, second))) for _ in range(chance.randint(1, 12))]
        first.kill()
        acknowledged.append(said(second))
    assert list(verify(engine)) == []
    with reading(engine) as connection:
        closed = set(connection.execute(text("SELECT reference FROM cases WHERE is_closed")).scalars())
    assert closed.issuperset(acknowledged)


def said(process: "subprocess.Popen[str]") -> str:
    """The next case that a writer was told is kept."""
    assert process.stdout is not None
    return process.stdout.readline().strip()

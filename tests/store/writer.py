"""A process that writes cases without end, and tells each as soon as it was acknowledged.

`python -m tests.store.writer PATH NAME`
"""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

from uuid_utils.compat import uuid7

from amends.cases.events.ending import CaseClosed
from amends.store.engine import open_engine, store_url, writing
from tests.store.histories import Story, restated

_ROOT = Path(__file__).parents[2]


@contextmanager
def writing_process(path: Path, name: str) -> "Iterator[subprocess.Popen[str]]":
    """The process; it is killed in the midst of its writing."""
    command = [sys.executable, "-m", "tests.store.writer", str(path), name]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=_ROOT) as process:
        yield process
        process.kill()


def write_without_end(path: Path, name: str) -> None:
    """Opens a case, appends to it, closes it, and goes on with the next."""
    engine = open_engine(store_url(path))
    for number in count(1):
        story = Story(reference=f"{name}-{number}", id=uuid7(), new_id=uuid7)
        with writing(engine) as connection:
            story.keep(connection, restated("it rang " * 50))
        with writing(engine) as connection:
            story.keep(connection, CaseClosed())
        print(story.reference, flush=True)


if __name__ == "__main__":
    write_without_end(Path(sys.argv[1]), sys.argv[2])

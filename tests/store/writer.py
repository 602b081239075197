"""A process that writes cases without end, and tells each as soon as it was acknowledged.

`python -m tests.store.writer URL NAME`
"""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

from uuid_utils.compat import uuid7

from amends.cases.events.ending import CaseClosed
from amends.store.engine import open_engine
from tests.store.histories import Story, restated
from tests.stores import writing_all

_ROOT = Path(__file__).parents[2]


@contextmanager
def writing_process(url: str, name: str) -> "Iterator[subprocess.Popen[str]]":
    """The process; it is killed in the midst of its writing."""
    command = [sys.executable, "-m", "tests.store.writer", url, name]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=_ROOT) as process:
        yield process
        process.kill()


def write_without_end(url: str, name: str) -> None:
    """Opens a case, appends to it, closes it, and goes on with the next."""
    engine = open_engine(url)
    for number in count(1):
        story = Story(reference=f"{name}-{number}", id=uuid7(), new_id=uuid7)
        with writing_all(engine) as connection:
            story.keep(connection, restated("it rang " * 50))
        with writing_all(engine) as connection:
            story.keep(connection, CaseClosed())
        print(story.reference, flush=True)


if __name__ == "__main__":
    write_without_end(sys.argv[1], sys.argv[2])

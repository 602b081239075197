"""A server in a process of its own, for as long as it is measured."""

import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

_ADDRESS = re.compile(r"http://[^\s/]+:\d+")


@dataclass(frozen=True, slots=True)
class Serving:
    """Where a server answers, and its process."""

    url: str
    process: int

    def resident_bytes(self) -> int:
        """How much memory the process holds now."""
        for line in Path(f"/proc/{self.process}/status").read_text().splitlines():
            if line.startswith("VmRSS:"):
                return int(line.split()[1]) * 1024
        raise LookupError("the process is gone")


@contextmanager
def desk(database: str) -> Iterator[Serving]:
    """`amends desk` on a store, worker and all."""
    with _running(
        [sys.executable, "-m", "amends", "desk", "--port", "0", "--logs", "none", "--database", database]
    ) as it:
        yield it


@contextmanager
def empty_route() -> Iterator[Serving]:
    """A FastAPI application with one route that takes any JSON and answers `{}`."""
    with _running([sys.executable, "-m", "benchmarks.serving.empty"]) as it:
        yield it


@contextmanager
def _running(command: Sequence[str]) -> Iterator[Serving]:
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            said = ""
            while (found := _ADDRESS.search(said)) is None:
                line = process.stdout.readline()
                if not line:
                    raise RuntimeError(f"the server did not start: {said}")
                said += line
            yield Serving(found[0], process.pid)
        finally:
            process.terminate()
            process.wait(20)

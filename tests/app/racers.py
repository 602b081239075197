"""Two processes, each with an engine of its own, that do their tasks on one store at the same instant."""

import multiprocessing
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.synchronize import Barrier

from amends.app.workspace import Workspace
from amends.cases.state import CaseState
from amends.lang.errors import AmendsError
from tests.app.florist import workspace_at

Task = Callable[[Workspace], CaseState]
"""What a process is to do; it travels to the process, so it is made of functions of modules."""

_PATIENCE = 60


@dataclass(frozen=True, slots=True)
class Told:
    """What a process was told: its case as it stands then, or the kind and the words of what stood against it."""

    state: CaseState | None
    error: type[AmendsError] | None = None
    words: str = ""


class Racers:
    """The two processes."""

    def __init__(self, ends: list["Connection[Task | None, Told]"]) -> None:
        self._ends = ends

    def race(self, one: Task, other: Task) -> tuple[Told, Told]:
        """What each was told; they begin together."""
        for end, task in zip(self._ends, (one, other), strict=True):
            end.send(task)
        first, second = (self._told(end) for end in self._ends)
        return first, second

    def _told(self, end: "Connection[Task | None, Told]") -> Told:
        if not end.poll(_PATIENCE):
            raise TimeoutError("a process does not answer")
        return end.recv()


@contextmanager
def racing(url: str) -> Iterator[Racers]:
    """Both processes at work on a store."""
    context = multiprocessing.get_context("spawn")
    start = context.Barrier(2)
    pipes = [context.Pipe() for _ in range(2)]
    processes = [context.Process(target=_run, args=(url, there, start), daemon=True) for _, there in pipes]
    for process in processes:
        process.start()
    try:
        yield Racers([here for here, _ in pipes])
    finally:
        for here, there in pipes:
            there.close()
            here.send(None)
        for process in processes:
            process.join(_PATIENCE)
            process.close()
        for here, _ in pipes:
            here.close()


def _run(url: str, end: "Connection[Told, Task | None]", start: Barrier) -> None:
    with workspace_at(url) as workspace:
        while (task := end.recv()) is not None:
            start.wait(_PATIENCE)
            end.send(_told(task, workspace))


def _told(task: Task, workspace: Workspace) -> Told:
    try:
        return Told(task(workspace))
    except AmendsError as error:
        return Told(None, type(error), str(error))

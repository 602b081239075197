"""How far a long run has come: a bar on standard error, where a person sees it."""

import os
import stat
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from time import monotonic
from typing import BinaryIO, TextIO, TypeVar

Item = TypeVar("Item")
_ITEMS_BETWEEN_LOOKS = 50
_SECONDS_BETWEEN_UPDATES = 0.1


@dataclass(frozen=True, slots=True)
class Course:
    """How long a run is, None where nobody knows; and how far it has come after so many items, in the same unit."""

    length: int | None
    passed: Callable[[int], int]


def course_of_bytes(stream: BinaryIO) -> Course:
    """A run to the end of a stream."""
    about = os.fstat(stream.fileno())
    if not stat.S_ISREG(about.st_mode):
        return Course(None, lambda items: items)
    return Course(about.st_size, lambda _: stream.tell())


def course_of_items(number: int) -> Course:
    """A run of so many items."""
    return Course(number, lambda items: items)


def shown_progress(items: Iterable[Item], course: Course, output: TextIO | BinaryIO) -> Iterator[Item]:
    """The items on their way, with a bar that shows how far the run has come, the rate and the time left.

    There is no bar where standard error is no terminal, or the items themselves are printed on one.
    """
    if not sys.stderr.isatty() or output.isatty():
        yield from items
        return
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

    from amends.cli.terminal import console

    columns = (
        BarColumn(),
        TaskProgressColumn(),
        TextColumn("{task.fields[rows]:,} rows"),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=console(sys.stderr), transient=True) as progress:
        task = progress.add_task("", total=course.length, rows=0, rate="")

        def update(number: int) -> None:
            elapsed = progress.tasks[0].elapsed
            rate = f"{number / elapsed:,.0f} rows/s" if elapsed else ""
            progress.update(task, completed=course.passed(number), rows=number, rate=rate)

        number, updated = 0, monotonic()
        for item in items:
            yield item
            number += 1
            if number % _ITEMS_BETWEEN_LOOKS == 0 and monotonic() - updated >= _SECONDS_BETWEEN_UPDATES:
                update(number)
                updated = monotonic()
        update(number)

"""How far a long run has come: a bar on standard error, where a person sees it."""

import os
import stat
import sys
from collections.abc import Iterable, Iterator
from typing import BinaryIO, TextIO, TypeVar

Item = TypeVar("Item")
_ITEMS_BETWEEN_UPDATES = 50


def shown_progress(items: Iterable[Item], stream: BinaryIO, output: TextIO) -> Iterator[Item]:
    """The items on their way, with a bar that shows how much of the stream was read, the rate and the time left.

    There is no bar where standard error is no terminal, or the items themselves are printed on one.
    """
    if not sys.stderr.isatty() or output.isatty():
        yield from items
        return
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

    from amends.cli.terminal import console

    size = _size(stream)
    columns = (
        BarColumn(),
        TaskProgressColumn(),
        TextColumn("{task.fields[rows]:,} rows"),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=console(sys.stderr), transient=True) as progress:
        task = progress.add_task("", total=size, rows=0, rate="")
        for number, item in enumerate(items, start=1):
            yield item
            if number % _ITEMS_BETWEEN_UPDATES == 0:
                elapsed = progress.tasks[0].elapsed
                rate = f"{number / elapsed:,.0f} rows/s" if elapsed else ""
                read = stream.tell() if size is not None else None
                progress.update(task, completed=read, rows=number, rate=rate)


def _size(stream: BinaryIO) -> int | None:
    """How many bytes the stream has, where it is a file."""
    about = os.fstat(stream.fileno())
    return about.st_size if stat.S_ISREG(about.st_mode) else None

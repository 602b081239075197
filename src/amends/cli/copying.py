"""How far copying a store has come, where a person sees it."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def shown_copying() -> Iterator[Callable[[int, int], None] | None]:
    """What is told how many pages are copied, of how many; None where nobody looks."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TimeRemainingColumn

    from amends.cli.terminal import console

    columns = (BarColumn(), TaskProgressColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console(sys.stderr), transient=True) as progress:
        task = progress.add_task("")
        yield lambda copied, total: progress.update(task, completed=copied, total=total)

"""What was erased, on a page of plain lines."""

from collections.abc import Iterator

from amends.app.administration.erasing import Erased
from amends.cli.answers import Next
from amends.cli.case.page import Line
from amends.cli.terminal import counted
from amends.store.scrubbing import Left

_LEFT = {
    Left.IN_FILE: "Somebody else was using the store, so that it is still somewhere in its file.",
    Left.IN_SERVER: "Nobody sees it in the database any more; the server's files, its log and its copies hold it until "
    "they are written over.",
}


def erased_lines(done: Erased) -> Iterator[Line]:
    """What is gone, and what stays."""
    erasure = done.erasure
    whom = f"Erased: customer {done.customer}" if done.customer is not None else "Erased: what was kept long enough"
    yield Line(f"{whom}, of {done.client.title}.", style="bold")
    yield Line(
        f"{counted(erasure.records, 'record')}, and {counted(erasure.values, 'value')} in "
        f"{counted(erasure.cases, 'case')} and in promises",
        1,
    )
    if done.left in _LEFT:
        yield Line(_LEFT[done.left], 1, "yellow")


def again(done: Erased, typed_again: str) -> list[Next]:
    """What is next: the same once more, where the file still holds it."""
    if done.left is not Left.IN_FILE:
        return []
    return [Next(typed_again, "the same once more when the store is idle, so that its file holds nothing of it")]

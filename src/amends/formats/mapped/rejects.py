"""Rows that cannot be used: each told by its file, line and column, and none taken while one is left."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TextIO, TypeVar

from amends.formats.mapped.spreadsheet import write_row
from amends.lang.errors import AmendsError

MOST_KEPT = 1_000
_MOST_TOLD = 20

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Reject:
    """Why a row cannot be used.

    Attributes:
        line: the line of the file on which it begins, or the number of the row where a file has no lines; from 1.
        column: the name of the column that is meant, where it is one.
        message: what is wrong.
        help: what was expected, where that is known.
    """

    line: int
    column: str | None
    message: str
    help: str | None = None

    def told(self, path: str) -> str:
        """The reject in words, with its place."""
        where = f"{path}, line {self.line:,}" + (f", `{self.column}`" if self.column else "")
        told = f"{where}: {self.message}"
        return f"{told}; {self.help}" if self.help else told


class RejectedFileError(AmendsError):
    """A file of which nothing was taken. `rejects` holds the first of them, `count` says how many there are."""

    def __init__(self, path: str, rejects: Iterable[Reject], count: int, rows: int) -> None:
        self.path = path
        self.rejects = tuple(rejects)
        self.count = count
        self.rows = rows
        self.help = "nothing was taken from it; repair these rows and give the whole file again"
        lines = [reject.told(path) for reject in self.rejects[:_MOST_TOLD]]
        if count > len(lines):
            lines.append(f"… and {count - len(lines):,} more")
        super().__init__("\n".join(lines))


OnReject = Callable[[Reject], None]
"""Is told each reject on its way."""


def rejects_to(stream: TextIO, path: str) -> OnReject:
    """What writes each reject as a row of CSV, however many there are; the header is written at once."""
    write_row(stream, ("file", "line", "column", "message", "help"))
    return lambda one: write_row(stream, (path, one.line, one.column, one.message, one.help))


def whole_or_not_at_all(rows: Iterable[Row | Reject], path: str, on_reject: OnReject | None = None) -> Iterator[Row]:
    """The rows of a file, as they come; whoever takes them keeps none of them if this raises at the end.

    Args:
        rows: what the file holds.
        path: its name.
        on_reject: is told every reject; the error holds the first of them only.

    Raises:
        RejectedFileError: after the last row, where one could not be used.
    """
    rejects: list[Reject] = []
    count = taken = 0
    for row in rows:
        if isinstance(row, Reject):
            count += 1
            if on_reject is not None:
                on_reject(row)
            if len(rejects) < MOST_KEPT:
                rejects.append(row)
        else:
            taken += 1
            yield row
    if count:
        raise RejectedFileError(path, rejects, count, taken + count)

"""One cell: what it says, or why it cannot be read."""

from collections.abc import Callable, Hashable
from typing import TypeVar

from amends.formats.tables import shown

Cell = Hashable
"""What stands in a column: a text in CSV; in Parquet and JSON also a number, a truth value, a date or nothing."""

Value = TypeVar("Value")
Read = Callable[[Cell], Value]

_MOST_KEPT = 200_000


class CellError(Exception):
    """What stands there cannot be read; `help` says what was expected."""

    def __init__(self, message: str, help_text: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.help = help_text


def found(cell: Cell) -> str:
    """What stands there, for a message."""
    return f"found `{shown(' '.join(str(cell).split()))}`"


class _Remembered(dict[Cell, Value]):
    """What cells say, by the cells."""

    def __init__(self, read: Read[Value]) -> None:
        super().__init__()
        self._read = read

    def __missing__(self, cell: Cell) -> Value:
        value = self._read(cell)
        if len(self) < _MOST_KEPT:
            self[cell] = value
        return value


def remembered(read: Read[Value]) -> Read[Value]:
    """The same, quickly where cells repeat."""
    return _Remembered(read).__getitem__


def optional(read: Read[Value]) -> Read[Value | None]:
    """The same, where nothing may stand."""

    def look(cell: Cell) -> Value | None:
        return None if is_empty(cell) else read(cell)

    return look


def is_empty(cell: Cell) -> bool:
    """Whether nothing stands there."""
    return cell is None or (isinstance(cell, str) and not cell.strip())


def text(cell: Cell) -> str:
    """A text, as it is; a whole number counts as its digits.

    Raises:
        CellError: nothing stands there, or it is neither.
    """
    if isinstance(cell, str):
        stripped = cell.strip()
        if stripped:
            return stripped
    elif isinstance(cell, int) and not isinstance(cell, bool):
        return str(cell)
    elif cell is not None:
        raise CellError(found(cell), "expected a text")
    raise CellError("nothing stands here", "expected a text")


def truth_reader(yes: frozenset[str], no: frozenset[str]) -> Read[bool]:
    """What reads the words for true and false."""

    def read(cell: Cell) -> bool:
        if isinstance(cell, bool):
            return cell
        word = str(cell).strip().lower() if cell is not None else ""
        if word in yes:
            return True
        if word in no:
            return False
        message = found(cell) if word else "nothing stands here"
        raise CellError(message, f"expected one of {', '.join(f'`{one}`' for one in sorted((yes | no) - {''}))}")

    return read


def seconds(cell: Cell) -> int:
    """A length of time in whole seconds, or as `minutes:seconds` or `hours:minutes:seconds`.

    Raises:
        CellError: it is none, or below 0.
    """
    expected = "expected seconds, 0 or more, such as 95 or 1:35"
    if isinstance(cell, int) and not isinstance(cell, bool):
        number = cell
    else:
        number = _seconds_of(str(cell).strip(), cell, expected)
    if number < 0:
        raise CellError(f"{found(cell)}: no call lasts less than no time", expected)
    return number


def _seconds_of(told: str, cell: Cell, expected: str) -> int:
    parts = told.removeprefix("-").split(":")
    if len(parts) > 3 or not all(part.isascii() and part.isdigit() and len(part) <= 9 for part in parts):
        raise CellError(found(cell), expected)
    if any(int(part) > 59 for part in parts[1:]):
        raise CellError(found(cell), expected)
    total = 0
    for part in parts:
        total = total * 60 + int(part)
    return -total if told.startswith("-") else total

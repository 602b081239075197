"""CSV for spreadsheets: what others wrote is shown there, and never computed.

A file begins with the mark by which spreadsheets know UTF-8: without it they take `ü` for two other signs. What goes
on to a program, past any file, has none.
"""

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from decimal import Decimal
from typing import TextIO

from amends.formats.output import whole_file

# What a spreadsheet takes for a formula when a cell begins with it, also behind blanks, and in full width.
_BEGINS_A_FORMULA = re.compile("\\s*[-=+@\uff1d\uff0b\uff0d\uff20]|[\t\r\n]")
_KNOWN_AS_UTF8 = "\ufeff"
_NEEDS_QUOTES = re.compile(r'[",\r\n]|^\s|\s$')


def as_file(table: str) -> bytes:
    """A table as the content of a file."""
    return (_KNOWN_AS_UTF8 + table).encode()


@contextmanager
def whole_sheet(path: str) -> Iterator[TextIO]:
    """A file for a table, which takes its name only when everything was written.

    Raises:
        InputError: it cannot be written.
    """
    with whole_file(path) as stream:
        stream.write(_KNOWN_AS_UTF8)
        yield stream


def write_row(stream: TextIO, cells: Iterable[str | int | Decimal | date | None]) -> None:
    """Writes one row; None is an empty cell, and numbers stay numbers."""
    stream.write(",".join(map(_written, cells)) + "\n")


def spreadsheet_cell(text: str) -> str:
    """A text as a cell of CSV; where it could be taken for a formula it gets an apostrophe before it."""
    if _BEGINS_A_FORMULA.match(text):
        text = "'" + text
    if not _NEEDS_QUOTES.search(text):
        return text
    doubled = text.replace('"', '""')
    return f'"{doubled}"'


def _written(cell: str | int | Decimal | date | None) -> str:
    if cell is None:
        return ""
    return spreadsheet_cell(cell) if isinstance(cell, str) else str(cell)

"""CSV for spreadsheets: what others wrote is shown there, and never computed."""

import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import TextIO

# What a spreadsheet takes for a formula when a cell begins with it, also behind blanks, and in full width.
_BEGINS_A_FORMULA = re.compile("\\s*[-=+@\uff1d\uff0b\uff0d\uff20]|[\t\r\n]")
_NEEDS_QUOTES = re.compile(r'[",\r\n]|^\s|\s$')


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

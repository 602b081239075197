"""A sheet: a CSV file whose columns are known by name, such as customers or opening balances to import."""

from collections.abc import Iterator, Mapping, Sequence
from typing import BinaryIO, NamedTuple

from amends.formats.csv_records import BrokenRecord, Record, read_records
from amends.formats.errors import InputError
from amends.formats.tables import shown
from amends.lang.names import suggestion


class SheetRow(NamedTuple):
    """One row: the line of the file on which it begins, from 1, and its cells by the names of their columns."""

    line: int
    cells: Mapping[str, str]


def read_sheet(
    stream: BinaryIO, path: str, columns: Sequence[str], required: Sequence[str] = ()
) -> Iterator[SheetRow | BrokenRecord]:
    """The rows of a file in their order; `path` names the file in messages.

    The header is read at once, the rows one by one. The columns come in any order.

    Args:
        stream: the file.
        path: its name.
        columns: the columns that the file may have.
        required: those of them that it must have.

    Raises:
        InputError: there is no header, or a column is unknown, stands twice or is missing.
    """
    records = read_records(stream)
    header = next(records, None)
    if header is None:
        raise InputError(f"`{path}` is empty", f"the first line names the columns: {_listed(columns)}")
    if isinstance(header, BrokenRecord):
        raise InputError(f"the header of `{path}` cannot be read: {header.message}", header.help)
    names = [name.strip() for name in header.cells]
    _check(names, path, columns, required)
    return _rows(records, names)


def _check(names: Sequence[str], path: str, columns: Sequence[str], required: Sequence[str]) -> None:
    for place, name in enumerate(names):
        if name not in columns:
            help_text = suggestion(name, columns) or f"the columns are {_listed(columns)}"
            raise InputError(f"`{path}` has a column `{shown(name)}`, which has no place here", help_text)
        if name in names[:place]:
            raise InputError(f"`{path}` has the column `{name}` twice", "keep one of the two")
    missing = [name for name in required if name not in names]
    if missing:
        raise InputError(f"`{path}` has no column {_listed(missing)}", "name it in the first line of the file")


def _rows(records: Iterator[Record | BrokenRecord], names: Sequence[str]) -> Iterator[SheetRow | BrokenRecord]:
    for record in records:
        if isinstance(record, BrokenRecord):
            yield record
        elif len(record.cells) != len(names):
            cells = "1 cell" if len(record.cells) == 1 else f"{len(record.cells):,} cells"
            yield BrokenRecord(record.line, f"the row has {cells}, and the header {len(names):,}")
        else:
            yield SheetRow(record.line, dict(zip(names, record.cells, strict=True)))


def _listed(names: Sequence[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)

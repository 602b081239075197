"""The columns of a CSV file that a mapping names, row by row."""

from collections.abc import Callable, Iterator, Sequence
from operator import itemgetter
from typing import BinaryIO, NamedTuple

from amends.formats.csv_records import BrokenRecord, Record, read_records
from amends.formats.errors import InputError
from amends.formats.mapped.cells import Cell
from amends.formats.mapped.rejects import Reject
from amends.formats.tables import shown
from amends.lang.names import nearest, one_of

MOST_COLUMNS = 5_000
_MOST_NAMES_TOLD = 12


class TableRow(NamedTuple):
    """A row: the line on which it begins, or its number in a file without lines, and the cells of the columns named."""

    line: int
    cells: tuple[Cell, ...]


def read_csv_table(stream: BinaryIO, path: str, columns: Sequence[str]) -> Iterator[TableRow | Reject]:
    """The rows of a file in their order; the header is read at once.

    Args:
        stream: the file.
        path: its name, for messages.
        columns: the columns that are read, in the order of the cells; the file may have others.

    Raises:
        InputError: there is no header, or it has not each of the columns once.
    """
    records = read_records(stream)
    header = next(records, None)
    if header is None:
        raise InputError(f"`{path}` is empty", "the first line names the columns")
    if isinstance(header, BrokenRecord):
        raise InputError(f"the header of `{path}` cannot be read: {header.message}", header.help)
    names = [name.strip() for name in header.cells]
    return _rows(records, places_of(names, path, columns), len(names))


def places_of(names: Sequence[str], path: str, columns: Sequence[str]) -> list[int]:
    """Where each of the columns stands among the names of a file.

    Raises:
        InputError: there are too many, or one is not there, or twice.
    """
    if len(names) > MOST_COLUMNS:
        raise InputError(
            f"`{path}` has {len(names):,} columns; {MOST_COLUMNS:,} are the most",
            "look whether it is the file that you meant, and whether its lines end",
        )
    return [_place(names, path, column) for column in columns]


def _place(names: Sequence[str], path: str, column: str) -> int:
    count = names.count(column)
    if count == 1:
        return names.index(column)
    if count:
        raise InputError(f"`{path}` has the column `{shown(column)}` {count} times", "keep one of them")
    message = f"`{path}` has no column `{shown(column)}`, which the mapping names"
    if len(names) == 1 and any(sign in names[0] for sign in ";\t|"):
        raise InputError(message, "its columns are not set apart by commas: save it with a comma between two columns")
    close = nearest(column, [name for name in names if name][:1_000])
    if close is not None:
        raise InputError(message, f"did you mean `{shown(close)}`?")
    told = one_of([shown(name) for name in names[:_MOST_NAMES_TOLD]])
    more = f" and {len(names) - _MOST_NAMES_TOLD:,} more" if len(names) > _MOST_NAMES_TOLD else ""
    raise InputError(message, f"it has {told}{more}")


def _rows(records: Iterator[Record | BrokenRecord], places: Sequence[int], width: int) -> Iterator[TableRow | Reject]:
    pick = _picker(places)
    for record in records:
        if isinstance(record, BrokenRecord):
            yield Reject(record.line, None, record.message, record.help)
            continue
        cells = record.cells
        if len(cells) != width:
            yield Reject(record.line, None, _ragged(len(cells), width))
        else:
            yield TableRow(record.line, pick(cells))


def _picker(places: Sequence[int]) -> Callable[[Sequence[Cell]], tuple[Cell, ...]]:
    if len(places) == 1:
        [only] = places
        return lambda cells: (cells[only],)
    return itemgetter(*places)


def _ragged(cells: int, width: int) -> str:
    so_many = "1 cell" if cells == 1 else f"{cells:,} cells"
    return f"the row has {so_many}, and the header {width:,}"

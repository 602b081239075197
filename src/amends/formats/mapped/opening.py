"""Opening a table by the ending of its name, and counting its rows on their way."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import PurePath
from typing import BinaryIO, TypeVar

from amends.formats.errors import InputError
from amends.formats.mapped.rejects import Reject
from amends.formats.mapped.table import TableRow, read_csv_table

Row = TypeVar("Row")
Progress = Callable[[int], None]
"""Is told now and then how many rows were read."""

_TOLD_EVERY = 10_000


def read_table(stream: BinaryIO, path: str, columns: Sequence[str]) -> Iterator[TableRow | Reject]:
    """The rows of a CSV or Parquet file, with the cells of the columns in their order.

    Raises:
        InputError: it is neither, or has not each of the columns once, or cannot be read.
    """
    match PurePath(path).suffix.lower():
        case ".parquet":
            return _parquet(stream, path, columns)
        case ".csv" | ".txt" | "":
            return read_csv_table(stream, path, columns)
        case other:
            raise InputError(f"`{path}` ends in `{other}`", "tables are read from `.csv` and `.parquet`")


def _parquet(stream: BinaryIO, path: str, columns: Sequence[str]) -> Iterator[TableRow | Reject]:
    try:
        from amends.formats.mapped.parquet_table import read_parquet_table  # noqa: PLC0415 - its library is optional
    except ImportError:
        message = f"`{path}` is Parquet, which needs pyarrow, and that is not installed"
        raise InputError(message, "install it with `pip install pyarrow`, or use CSV") from None
    if not stream.seekable():
        raise InputError(f"`{path}` is a pipe; Parquet is read from a file", "give it as a file, or as CSV")
    rows, _ = read_parquet_table(stream, path, columns)
    return rows


def counted(rows: Iterable[Row], progress: Progress | None) -> Iterator[Row]:
    """The same rows; `progress` hears how many there were, every some thousands and at the end."""
    if progress is None:
        yield from rows
        return
    number = 0
    for number, row in enumerate(rows, start=1):
        yield row
        if number % _TOLD_EVERY == 0:
            progress(number)
    progress(number)

"""The columns of a Parquet file that a mapping names, row by row."""

from collections.abc import Iterator, Sequence
from typing import Any, BinaryIO

import pyarrow as pa  # type: ignore[import-untyped]  # it comes without types
import pyarrow.parquet as pq  # type: ignore[import-untyped]  # it comes without types

from amends.formats.arrow_values import values
from amends.formats.errors import InputError
from amends.formats.mapped.table import TableRow, places_of
from amends.formats.parquet_columns import bare
from amends.formats.parquet_faults import FAILURES, unreadable

_ROWS_AT_ONCE = 8_192
_BYTES_AT_ONCE = 1_000_000

# Arrow's own classes have no types for a type checker.
_ParquetFile = Any


def read_parquet_table(stream: BinaryIO, path: str, columns: Sequence[str]) -> tuple[Iterator[TableRow], int]:
    """The rows of a file in their order, numbered from 1, and how many there are.

    Args:
        stream: the file.
        path: its name, for messages.
        columns: the columns that are read, in the order of the cells; the file may have others.

    Raises:
        InputError: it is no Parquet file, or has not each of the columns once, or one holds what no cell could be;
            also while rows are read, where it is damaged.
    """
    try:
        file = pq.ParquetFile(stream, pre_buffer=False, buffer_size=_BYTES_AT_ONCE, page_checksum_verification=True)
    except FAILURES as failure:
        raise unreadable(path, failure, f"`{path}` is no Parquet file, or not a whole one") from None
    schema = file.schema_arrow
    for place in places_of(schema.names, path, columns):
        _check(schema.field(place), path)
    return _rows(file, path, columns), file.metadata.num_rows


def _check(column: Any, path: str) -> None:  # noqa: ANN401 - Arrow's own, without types
    kind = bare(column.type)
    if pa.types.is_floating(kind):
        raise InputError(
            f"`{column.name}` of `{path}` holds `{kind}`, which is not exact",
            "save the column as decimals, such as decimal128(12, 2), or as whole numbers",
        )
    if pa.types.is_nested(kind) or pa.types.is_binary(kind) or pa.types.is_large_binary(kind):
        raise InputError(f"`{column.name}` of `{path}` holds `{kind}`", "expected texts, numbers, dates or times")


def _rows(file: _ParquetFile, path: str, columns: Sequence[str]) -> Iterator[TableRow]:
    number, wanted = 0, list(dict.fromkeys(columns))
    try:
        for group in range(file.num_row_groups):
            for batch in file.iter_batches(_ROWS_AT_ONCE, row_groups=[group], columns=wanted, use_threads=False):
                held = [values(batch.column(name)) for name in columns]
                for cells in zip(*held, strict=True):
                    number += 1
                    yield TableRow(number, cells)
    except UnicodeDecodeError:
        raise InputError(f"`{path}` holds texts that are not UTF-8") from None
    except FAILURES as failure:
        raise unreadable(path, failure, f"`{path}` is damaged: not all of its rows can be read") from None

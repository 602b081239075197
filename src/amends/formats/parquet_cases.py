"""Cases from Parquet: a column for each fact, and a row for each case."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, BinaryIO

import pyarrow.parquet as pq  # type: ignore[import-untyped]  # it comes without types

from amends.formats.arrow_values import ArrowArray, ArrowType, Read, values, whole_numbers
from amends.formats.errors import InputError
from amends.formats.parquet_columns import bare, faults_of_types
from amends.formats.parquet_faults import FAILURES, unreadable
from amends.formats.rows import Row
from amends.formats.tables import OWN_COLUMNS, UnusableColumnsError, faults_of_names, row_of
from amends.lang.tree import PolicyTree
from amends.lang.types import Kind

_ROWS_AT_ONCE = 8_192
_BYTES_AT_ONCE = 1_000_000

# Arrow's own classes have no types for a type checker.
_ParquetFile = Any


@dataclass(frozen=True, slots=True)
class ParquetCases:
    """The rows of a file, in their order and numbered from 1; how many there are; and of what type their ids are."""

    rows: Iterator[Row]
    number_of_rows: int
    id_type: ArrowType | None


def read_parquet(stream: BinaryIO, path: str, tree: PolicyTree) -> ParquetCases:
    """The rows of a file; `path` names it in messages.

    The schema is read at once, the rows some thousands at a time: a file of any length needs the memory of these.

    Raises:
        InputError: it is no Parquet file, or none that can be read; also while rows are read, where it is damaged.
        UnusableColumnsError: with every column that has no place in the policy, or holds what no row could use.
    """
    file = _opened(stream, path)
    schema = list(file.schema_arrow)
    names = [column.name for column in schema]
    faults = faults_of_names(names, tree)
    faults += faults_of_types(schema, {fault.column for fault in faults}, tree)
    if faults:
        raise UnusableColumnsError(path, faults)
    id_type = bare(schema[names.index("id")].type) if "id" in names else None
    return ParquetCases(_rows(file, names, path, tree), file.metadata.num_rows, id_type)


def _opened(stream: BinaryIO, path: str) -> _ParquetFile:
    if not stream.seekable():
        raise InputError(f"`{path}` is a pipe; Parquet is read from a file", "give the cases as JSON lines or CSV")
    try:
        # Without these a whole row group, which may be the whole file, would be held while it is read.
        file = pq.ParquetFile(stream, pre_buffer=False, buffer_size=_BYTES_AT_ONCE, page_checksum_verification=True)
    except FAILURES as failure:
        raise unreadable(path, failure, f"`{path}` is no Parquet file, or not a whole one") from None
    if not file.schema_arrow.names:
        raise InputError(f"`{path}` has no columns")
    return file


def _rows(file: _ParquetFile, names: Sequence[str], path: str, tree: PolicyTree) -> Iterator[Row]:
    readers = [_reader(name, tree) for name in names]
    number = 0
    for batch in _batches(file, path):
        columns = [
            _values(read, column, f"`{name}` of `{path}`")
            for read, column, name in zip(readers, batch.columns, names, strict=True)
        ]
        for row in zip(*columns, strict=True):
            number += 1
            yield row_of(number, names, row)


def _reader(name: str, tree: PolicyTree) -> Read:
    return whole_numbers if name not in OWN_COLUMNS and tree.facts[name].type.kind is Kind.INTEGER else values


def _batches(file: _ParquetFile, path: str) -> Iterator[Any]:
    try:
        # Each row group has dictionaries of its own, and Arrow makes no batch over two where they are within lists.
        for group in range(file.num_row_groups):
            yield from file.iter_batches(batch_size=_ROWS_AT_ONCE, row_groups=[group], use_threads=False)
    except FAILURES as failure:
        raise unreadable(path, failure, f"`{path}` is damaged: not all of its rows can be read") from None


def _values(read: Read, column: ArrowArray, place: str) -> list[Any]:
    try:
        return read(column)
    except UnicodeDecodeError:
        raise InputError(f"{place} holds texts that are not UTF-8") from None

"""Call-detail records from CSV or Parquet, by a mapping, as many millions as there are."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, BinaryIO

from amends.calls.record import CallRecord
from amends.formats.mapped.amounts import amount_reader
from amends.formats.mapped.cells import Cell, CellError, Read, found, optional, remembered, seconds, text, truth_reader
from amends.formats.mapped.dates import instant_reader
from amends.formats.mapped.mapping import FileMapping
from amends.formats.mapped.opening import Progress, counted, read_table
from amends.formats.mapped.rejects import OnReject, Reject, whole_or_not_at_all
from amends.formats.mapped.table import TableRow


def read_calls(
    stream: BinaryIO,
    path: str,
    mapping: FileMapping,
    progress: Progress | None = None,
    on_reject: OnReject | None = None,
) -> Iterator[CallRecord]:
    """The records of a file in their order, one after the other, in the memory of some thousands.

    Whoever takes them keeps nothing of them if this raises, also at the end: in one transaction.

    Args:
        stream: the file.
        path: its name, for messages; its ending says what it is.
        mapping: which column holds what.
        progress: hears how many rows were read.
        on_reject: is told every line that cannot be used; the error holds the first of them.

    Raises:
        InputError: the file cannot be read, or has not the columns of the mapping.
        RejectedFileError: after the last record, with those that cannot be used.
    """
    rows = counted(read_table(stream, path, list(mapping.columns.values())), progress)
    return whole_or_not_at_all(records_or_rejects(rows, mapping), path, on_reject)


def records_or_rejects(rows: Iterable[TableRow | Reject], mapping: FileMapping) -> Iterator[CallRecord | Reject]:
    """Each row as a record, or everything that is wrong with it."""
    fields = tuple(mapping.columns)
    readers = _readers(mapping, fields)
    place = {field: number for number, field in enumerate(fields)}
    order = [place.get(field) for field in CallRecord._fields]
    for row in rows:
        if isinstance(row, Reject):
            yield row
            continue
        try:
            values = [read(cell) for read, cell in zip(readers, row.cells, strict=True)]
        except CellError:
            yield from _rejects(row, fields, readers, mapping)
        else:
            yield CallRecord._make([None if one is None else values[one] for one in order])


def _readers(mapping: FileMapping, fields: Sequence[str]) -> list[Read[Any]]:
    amount = amount_reader(
        mapping.minor_digits, mapping.decimal_sign, mapping.thousands, minor_units=mapping.minor_units
    )

    def charge(cell: Cell) -> Any:  # noqa: ANN401 - the reader of amounts says what it is
        value = amount(cell)
        if value < 0:
            raise CellError(f"{found(cell)}: a call costs nothing or more", "leave credits out of the call records")
        return value

    def currency(cell: Cell) -> None:
        if text(cell).upper() != mapping.currency:
            raise CellError(found(cell), f"the mapping reads charges in `{mapping.currency}`")

    by_field: dict[str, Read[Any]] = {
        "call": optional(text),
        "account": remembered(text),
        "number": remembered(text),
        "at": instant_reader(mapping.dates, mapping.timezone),
        "connected": remembered(truth_reader(mapping.yes, mapping.no)),
        "seconds_to_answer": remembered(optional(seconds)),
        "seconds": remembered(optional(seconds)),
        "charge": remembered(charge),
        "currency": remembered(currency),
    }
    return [by_field[field] for field in fields]


def _rejects(
    row: TableRow, fields: Sequence[str], readers: Sequence[Read[Any]], mapping: FileMapping
) -> Iterator[Reject]:
    for field, read, cell in zip(fields, readers, row.cells, strict=True):
        try:
            read(cell)
        except CellError as error:
            yield Reject(row.line, mapping.columns[field], error.message, error.help)

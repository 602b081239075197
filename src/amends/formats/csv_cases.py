"""Cases from CSV: a column for each fact, and a row for each case."""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import BinaryIO

from amends.formats.csv_records import BrokenRecord, Record, cell_places, read_records
from amends.formats.errors import MOST_FAULTS, InputError, UnreadableFactsError
from amends.formats.json_values import read_json
from amends.formats.rows import Row, RowFault, UnusableRow
from amends.formats.tables import OWN_COLUMNS, ColumnFault, faults_of_names, row_of, whole_number
from amends.formats.values import Value
from amends.lang.diagnostics import Diagnostic, Severity
from amends.lang.source import Source, span_at
from amends.lang.tree import Fact, PolicyTree
from amends.lang.types import Kind

_WORDS = {"true": True, "false": False}


class _UnreadableCellError(Exception):
    """A cell is no JSON."""

    def __init__(self, faults: Sequence[RowFault]) -> None:
        super().__init__()
        self.faults = faults


def read_csv(stream: BinaryIO, path: str, tree: PolicyTree) -> Iterator[Row | UnusableRow]:
    """The rows of a file in their order, each with the number of its line; `path` names the file in messages.

    The header is read at once, the rows one by one, so that a file of any length needs the memory of one row.

    Raises:
        InputError: the file has no header, or one that cannot be read.
        UnreadableFactsError: with every column of the header that has no place in the policy.
    """
    records = read_records(stream)
    header = next(records, None)
    if header is None:
        raise InputError(f"`{path}` is empty", "the first line names the columns: the facts of the policy, and `id`")
    if isinstance(header, BrokenRecord):
        raise InputError(f"the header of `{path}` cannot be read: {header.message}", header.help)
    faults = faults_of_names(header.cells, tree)
    if faults:
        raise _unusable_header(header, faults, path)
    return _rows(records, header.cells, tree)


def _unusable_header(header: Record, faults: Sequence[ColumnFault], path: str) -> UnreadableFactsError:
    places = cell_places(header.text)
    source = Source(path, "\n" * (header.line - 1) + header.text)
    found = []
    for fault in faults[:MOST_FAULTS]:
        start, end = places[fault.column]
        span = span_at(source.text, header.line - 1 + start, max(1, end - start))
        found.append(Diagnostic(Severity.ERROR, "column", fault.message, span, _help(header, fault)))
    return UnreadableFactsError(source, found)


def _help(header: Record, fault: ColumnFault) -> str | None:
    if len(header.cells) == 1 and re.search(r"[;\t]", header.cells[0]):
        return "a comma stands between two columns"
    return fault.help


def _rows(
    records: Iterator[Record | BrokenRecord], names: Sequence[str], tree: PolicyTree
) -> Iterator[Row | UnusableRow]:
    readers = [
        (place, reader)
        for place, name in enumerate(names)
        if name not in OWN_COLUMNS and (reader := _reader(tree.facts[name])) is not None
    ]
    id_place = names.index("id") if "id" in names else None
    for record in records:
        if isinstance(record, BrokenRecord):
            yield UnusableRow(record.line, None, (RowFault(record.message, help=record.help),))
            continue
        if len(record.cells) != len(names):
            yield UnusableRow(record.line, None, (_ragged(len(record.cells), len(names)),))
            continue
        values: list[Value] = [cell or None for cell in record.cells]
        faults: list[RowFault] = []
        for place, read in readers:
            cell = record.cells[place]
            if cell:
                try:
                    values[place] = read(cell)
                except _UnreadableCellError as error:
                    faults += error.faults
        if faults:
            row_id = record.cells[id_place] or None if id_place is not None else None
            yield UnusableRow(record.line, row_id, tuple(faults))
        else:
            yield row_of(record.line, names, values)


def _ragged(cells: int, columns: int) -> RowFault:
    so_many = "1 cell" if cells == 1 else f"{cells:,} cells"
    return RowFault(f"the row has {so_many}, and the header {columns:,}")


def _reader(fact: Fact) -> Callable[[str], Value] | None:
    """What turns a cell into a value; None where the text itself is one."""
    match fact.type.kind:
        case Kind.BOOLEAN:
            return _truth
        case Kind.INTEGER:
            return whole_number
        case Kind.LIST:
            return lambda cell: _list(fact, cell)
        case _:
            return None


def _truth(cell: str) -> Value:
    return _WORDS.get(cell, cell)


def _list(fact: Fact, cell: str) -> Value:
    try:
        return read_json(Source(fact.name, cell))
    except UnreadableFactsError as error:
        if fact.sensitive or any(field.sensitive for field in fact.fields.values()):
            faults = [RowFault(f"`{fact.name}` is no JSON that can be read", fact.name)]
        else:
            faults = [
                RowFault(f"in `{fact.name}`, at column {found.span.column}: {found.message}", fact.name, found.help)
                for found in error.diagnostics
            ]
        raise _UnreadableCellError(faults) from None

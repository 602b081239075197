"""Lines of bills from CSV or Parquet, by a mapping."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, BinaryIO

from amends.formats.mapped.amounts import amount_reader
from amends.formats.mapped.cells import Cell, CellError, Read, found, optional, remembered, text, truth_reader
from amends.formats.mapped.dates import date_reader, month
from amends.formats.mapped.mapping import FileMapping
from amends.formats.mapped.opening import Progress, counted, read_table
from amends.formats.mapped.rejects import OnReject, Reject, whole_or_not_at_all
from amends.formats.mapped.table import TableRow
from amends.promises.bills.line import BillLine
from amends.promises.bills.rules import Rules
from amends.promises.cycles import Period

_MOST_DAYS = 366


def read_bills(
    stream: BinaryIO,
    path: str,
    mapping: FileMapping,
    progress: Progress | None = None,
    on_reject: OnReject | None = None,
) -> Iterator[BillLine]:
    """The lines of a file in their order, one after the other.

    Whoever takes them keeps nothing of them if this raises, also at the end.

    Args:
        stream: the file.
        path: its name, for messages; its ending says what it is.
        mapping: which column holds what.
        progress: hears how many rows were read.
        on_reject: is told every line that cannot be used; the error holds the first of them.

    Raises:
        InputError: the file cannot be read, or has not the columns of the mapping.
        RejectedFileError: after the last line, with those that cannot be used.
    """
    rows = counted(read_table(stream, path, list(mapping.columns.values())), progress)
    return whole_or_not_at_all(_lines(rows, mapping), path, on_reject)


def rules_of(mapping: FileMapping, *, taxes_count: bool = False) -> Rules:
    """The rules by which bills that were read by a mapping are held to promises."""
    return Rules(mapping.minor_digits, taxes_count, mapping.once, late_fees=mapping.late_fees)


class BillCells:
    """Reads the cells of bill lines.

    Attributes:
        fields: the fields of a line, in the order of the cells.
        readers: what reads each.
    """

    def __init__(self, mapping: FileMapping, fields: Sequence[str]) -> None:
        self._mapping = mapping
        self.fields = tuple(fields)
        by_field = self._readers(mapping)
        self.readers: list[Read[Any]] = [by_field[field] for field in fields]
        place = {field: number for number, field in enumerate(fields)}
        self._account, self._bill, self._item, self._amount = (
            place[field] for field in ("account", "bill", "item", "amount")
        )
        self._line, self._month, self._kind, self._tax = map(place.get, ("line", "month", "kind", "tax"))
        self._first, self._last = place.get("period_from", 0), place.get("period_to", 0)
        self._periods: dict[tuple[date, date], Period] = {}

    def line(self, values: Sequence[Any]) -> BillLine:
        """The line that values make, each as its reader made it.

        Raises:
            CellError: its period ends before it begins, or is longer than a year.
        """
        amount: Decimal = values[self._amount]
        item: str = values[self._item]
        if self._kind is not None and values[self._kind]:
            amount = amount.copy_abs().copy_negate()
        return BillLine(
            values[self._account],
            values[self._bill],
            values[self._line] if self._line is not None else None,
            values[self._month] if self._month is not None else self._period(values[self._first], values[self._last]),
            item,
            amount,
            (self._tax is not None and values[self._tax]) or item in self._mapping.taxes,
        )

    def _readers(self, mapping: FileMapping) -> dict[str, Read[Any]]:
        read_day = remembered(date_reader(mapping.dates))
        amount = amount_reader(
            mapping.minor_digits, mapping.decimal_sign, mapping.thousands, minor_units=mapping.minor_units
        )
        return {
            "account": remembered(text),
            "bill": remembered(text),
            "line": remembered(optional(text)),
            "period_from": read_day,
            "period_to": read_day,
            "month": remembered(month),
            "item": remembered(self._item_of),
            "amount": remembered(amount),
            "kind": remembered(lambda cell: _word(cell) in mapping.credits),
            "tax": remembered(truth_reader(mapping.yes, mapping.no | {""})),
            "currency": remembered(self._check_currency),
        }

    def _period(self, first: date, last: date) -> Period:
        known = self._periods.get((first, last))
        if known is None:
            known = self._periods[(first, last)] = _checked(Period(first, last))
        return known

    def _item_of(self, cell: Cell) -> str:
        told = text(cell)
        return self._mapping.items.get(told, told)

    def _check_currency(self, cell: Cell) -> None:
        told = text(cell)
        if told.upper() != self._mapping.currency:
            raise CellError(found(cell), f"the mapping reads amounts in `{self._mapping.currency}`")


def _word(cell: Cell) -> str:
    return "" if cell is None else str(cell).strip().lower()


def _checked(period: Period) -> Period:
    if period.last < period.first:
        raise CellError(f"the bill ends on {period.last}, before it begins on {period.first}")
    if (period.last - period.first).days > _MOST_DAYS:
        raise CellError(f"the bill is for more than a year: {period}", "look whether day and month are swapped")
    return period


def _lines(rows: Iterable[TableRow | Reject], mapping: FileMapping) -> Iterator[BillLine | Reject]:
    cells = BillCells(mapping, tuple(mapping.columns))
    readers, line = cells.readers, cells.line
    for row in rows:
        if isinstance(row, Reject):
            yield row
            continue
        try:
            yield line([read(cell) for read, cell in zip(readers, row.cells, strict=True)])
        except CellError:
            yield from rejects(row.line, row.cells, cells, mapping)


def rejects(number: int, row: Sequence[Cell], cells: BillCells, mapping: FileMapping) -> Iterator[Reject]:
    """Everything that is wrong with a row."""
    values, is_readable = [], True
    for field, read, cell in zip(cells.fields, cells.readers, row, strict=True):
        try:
            values.append(read(cell))
        except CellError as error:
            is_readable = False
            yield Reject(number, mapping.columns[field], error.message, error.help)
    if is_readable:
        try:
            cells.line(values)
        except CellError as error:
            yield Reject(number, None, error.message, error.help)

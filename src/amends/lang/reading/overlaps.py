"""Rows of a table that fit the same case with equally many `_`, so that neither comes before the other."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import islice

from amends.lang.diagnostics import Report
from amends.lang.stretches import BANDED, Stretch, crowding, meetings, shown_cell, stretch_of
from amends.lang.tree import Band, Cell, Row, Table
from amends.lang.types import Type

_MOST_TOLD = 20
_MOST_COMPARED = 2_000_000

Numbers = list[int]
"""Rows by their place in the table, in its order."""


class _TangledError(Exception):
    """The rows overlap in so many keys that comparing them would not end soon."""


def report_overlaps(table: Table, report: Report) -> None:
    """Reports the rows that overlap, each with the first row that it overlaps with."""
    by_unnamed: dict[int, Numbers] = defaultdict(list)
    for number, row in enumerate(table.rows):
        by_unnamed[row.cells.count(None)].append(number)
    told: set[int] = set()
    try:
        for numbers in by_unnamed.values():
            for earlier, later in islice(_Comparison(table).overlaps(numbers), _MOST_TOLD):
                if later not in told:
                    told.add(later)
                    _report(table.rows[earlier], table.rows[later], report)
    except _TangledError:
        report.error("table", f"the bands of `{table.name}` overlap in too many ways to be checked", table.span,
                     "split it into several tables")  # fmt: skip


def _report(earlier: Row, later: Row, report: Report) -> None:
    asked = _shown(later)
    if earlier.cells == later.cells:
        report.error("table", f"there are two rows for {asked}; the first is on line {earlier.span.line}", later.span,
                     "keep one of the two")  # fmt: skip
    else:
        report.error("table", f"the row for {asked} overlaps with the row for {_shown(earlier)} on line "
                     f"{earlier.span.line}", later.span, _help(earlier, later))  # fmt: skip


def _help(earlier: Row, later: Row) -> str:
    if any(isinstance(cell, Band) for cell in (*earlier.cells, *later.cells)):
        return "let no case fit both; a band takes in its lower end, and its upper end only after `..=`"
    return "let no case fit both, for instance by naming all keys in one of the two"


def _shown(row: Row) -> str:
    return ", ".join(f"`{shown_cell(cell)}`" for cell in row.cells)


class _Comparison:
    """Finds overlapping rows by dividing them, key after key, into parts whose rows could fit the same case."""

    def __init__(self, table: Table) -> None:
        self._types: list[Type] = list(table.keys.values())
        self._rows = table.rows
        self._order = sorted(range(len(self._types)), key=self._crowding)
        self._compared = 0

    def overlaps(self, numbers: Numbers, depth: int = 0) -> Iterator[tuple[int, int]]:
        """Pairs of overlapping rows, the earlier one first, of those that fit together in the keys looked at before."""
        self._compared += len(numbers)
        if self._compared > _MOST_COMPARED:
            raise _TangledError
        if len(numbers) < 2:
            return
        if depth == len(self._order):
            yield from ((numbers[0], later) for later in numbers[1:])
            return
        for part in self._parts(numbers, self._order[depth]):
            yield from self.overlaps(part, depth + 1)

    def _crowding(self, key: int) -> int:
        """How little a key divides the rows: those that divide them well are looked at first."""
        if self._types[key].kind not in BANDED:
            return 0
        return crowding(self._stretches(range(len(self._rows)), key))

    def _parts(self, numbers: Numbers, key: int) -> Iterator[Numbers]:
        if self._types[key].kind in BANDED:
            return self._parts_by_stretch(numbers, key)
        return self._parts_by_value(numbers, key)

    def _parts_by_value(self, numbers: Numbers, key: int) -> Iterator[Numbers]:
        parts: dict[Cell, Numbers] = defaultdict(list)
        for number in numbers:
            parts[self._rows[number].cells[key]].append(number)
        anything = parts.pop(None, [])
        if not parts:
            yield anything
        for part in parts.values():
            yield sorted(part + anything) if anything else part

    def _parts_by_stretch(self, numbers: Numbers, key: int) -> Iterator[Numbers]:
        return meetings(self._stretches(numbers, key))

    def _stretches(self, numbers: Iterable[int], key: int) -> Iterator[tuple[int, Stretch]]:
        return ((number, stretch_of(self._rows[number].cells[key], self._types[key])) for number in numbers)

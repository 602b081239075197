"""Cases that no row of a table fits."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import islice

from amends.lang.diagnostics import Report
from amends.lang.stretches import BANDED, bounded_by, shown_stretch, stretch_of, thinnings
from amends.lang.tree import Cell, Fact, PolicyTree, Table
from amends.lang.types import Kind, Type

_MOST_TOLD = 3
_MOST_COMPARED = 500_000
_OTHER = "_"

Gap = tuple[str, ...]
"""What each key is in cases that no row fits, as a policy writes it; "" where it may be anything."""


class _TangledError(Exception):
    """The rows lie in so many ways that looking for gaps would not end soon."""


def warn_of_gaps(tree: PolicyTree, report: Report) -> None:
    """Warns of each table with cases that no row fits. A table that is too tangled to look through is passed over."""
    for table in tree.tables.values():
        try:
            gaps = list(islice(_Search(table, tree.facts).gaps(list(range(len(table.rows))), 0), _MOST_TOLD + 1))
        except _TangledError:
            continue
        if gaps:
            shown = "; ".join(_shown(table, gap) for gap in gaps[:_MOST_TOLD])
            more = "; and more" if len(gaps) > _MOST_TOLD else ""
            report.warning("table-gap", f"`{table.name}` has no row for {shown}{more}", table.span,
                           "add rows, or one with `_`; where none fits, what needs the table is undecided")  # fmt: skip


def _shown(table: Table, gap: Gap) -> str:
    named = zip(table.keys, gap, strict=True)
    words = [f"any other {key}" if value == _OTHER else f"{key} `{value}`" for key, value in named if value]
    return ", ".join(words) or "any case"


class _Search:
    """Looks for gaps key after key, each time among the rows that fit what was fixed before."""

    def __init__(self, table: Table, facts: Mapping[str, Fact]) -> None:
        self._rows = table.rows
        self._keys: list[tuple[str, Type]] = list(table.keys.items())
        self._facts = facts
        self._compared = 0

    def gaps(self, numbers: list[int], key: int) -> Iterator[Gap]:
        """The gaps from a key on among the rows that fit in the keys before it."""
        self._compared += len(numbers) + 1
        if self._compared > _MOST_COMPARED:
            raise _TangledError
        rest = len(self._keys) - key
        if not numbers:
            yield ("",) * rest
        elif not any(all(cell is None for cell in self._rows[number].cells[key:]) for number in numbers):
            for shown, part in self._parts(numbers, key):
                yield from ((shown, *gap) for gap in self.gaps(part, key + 1))

    def _parts(self, numbers: list[int], key: int) -> Iterator[tuple[str, list[int]]]:
        """The cases that the key tells apart, as a policy writes them, each with the rows that fit."""
        name, its_type = self._keys[key]
        if its_type.kind not in BANDED:
            yield from self._parts_by_value(numbers, key, its_type)
            return
        fact = self._facts.get(name)
        bounds = (fact.minimum, fact.maximum) if fact is not None and fact.type == its_type else (None, None)
        stretches = ((number, stretch_of(self._rows[number].cells[key], its_type)) for number in numbers)
        for piece, part in thinnings(stretches, bounded_by(*bounds, its_type)):
            shown = shown_stretch(piece, its_type)
            yield ("" if shown == ".." else shown), part

    def _parts_by_value(self, numbers: list[int], key: int, its_type: Type) -> Iterator[tuple[str, list[int]]]:
        by_value: dict[Cell, list[int]] = defaultdict(list)
        for number in numbers:
            by_value[self._rows[number].cells[key]].append(number)
        anything = by_value.pop(None, [])
        if its_type.kind is Kind.BOOLEAN:
            for value in (True, False):
                yield str(value).lower(), [*by_value[value], *anything]
            return
        known = its_type.options if its_type.kind is Kind.CHOICE else tuple(str(value) for value in by_value)
        for word in known:
            yield word, [*by_value[word], *anything]
        if its_type.kind is not Kind.CHOICE:
            yield _OTHER, anything

"""Which cases the rows of a table fit: rows that fit the same case, and cases that no row fits."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from itertools import islice, product

from amends.lang.diagnostics import Report
from amends.lang.rows import fits_cell
from amends.lang.tree import Band, Cell, Fact, Row, Table
from amends.lang.tree import Scalar as Value
from amends.lang.types import Kind, Type

_MOST_OVERLAPS_TOLD = 20
_MOST_COMBINATIONS = 20_000
_MOST_GAPS_TOLD = 3

Point = int | Decimal | date


def report_overlaps(table: Table, report: Report) -> None:
    """Reports pairs of rows that fit the same case with equally many `_`, so that neither comes first."""
    told = 0
    for earlier, later in _overlaps(table):
        same = earlier.cells == later.cells
        what = "asks the same as" if same else "fits some of the same cases as"
        report.error("table", f"this row {what} the row on line {earlier.span.line}", later.span,
                     "keep one of the two" if same else "let the bands meet without overlapping")  # fmt: skip
        told += 1
        if told == _MOST_OVERLAPS_TOLD:
            return


def _overlaps(table: Table) -> Iterator[tuple[Row, Row]]:
    """Pairs of overlapping rows, the earlier one first. Only rows that are alike but for their bands are compared."""
    groups: dict[object, list[tuple[int, Row]]] = defaultdict(list)
    for index, row in enumerate(table.rows):
        groups[sum(cell is None for cell in row.cells)].append((index, row))
    for rows in groups.values():
        yield from _overlaps_among(rows, 0, len(table.keys))


def _overlaps_among(rows: list[tuple[int, Row]], key: int, keys: int) -> Iterator[tuple[Row, Row]]:
    """Splits rows by one key after the other; a row with a band or `_` there goes with every part it touches."""
    if len(rows) < 2:
        return
    if key == keys:
        first = rows[0][1]
        yield from ((first, row) for _, row in rows[1:])
        return
    seen: set[tuple[int, int]] = set()
    for part in _parts(rows, key):
        for earlier, later in _overlaps_among(part, key + 1, keys):
            pair = (id(earlier), id(later))
            if pair not in seen:
                seen.add(pair)
                yield earlier, later


def _parts(rows: list[tuple[int, Row]], key: int) -> Iterator[list[tuple[int, Row]]]:
    points = _points(row.cells[key] for _, row in rows)
    if points is None:
        anything = [entry for entry in rows if entry[1].cells[key] is None]
        by_value: dict[object, list[tuple[int, Row]]] = defaultdict(list)
        for entry in rows:
            if entry[1].cells[key] is not None:
                by_value[entry[1].cells[key]].append(entry)
        yield from (sorted(part + anything, key=_place) for part in by_value.values())
        if not by_value:
            yield anything
        return
    for point in points:
        yield [entry for entry in rows if fits_cell(entry[1].cells[key], point)]


def _place(entry: tuple[int, Row]) -> int:
    return entry[0]


def _points(cells: Iterator[Cell]) -> list[Point] | None:
    """One value inside each stretch that the bands cut; None where the key has no bands."""
    ends: set[Point] = set()
    banded = False
    for cell in cells:
        if isinstance(cell, Band):
            banded = True
            ends.update(end for end in (cell.lower, cell.upper) if end is not None)
        elif isinstance(cell, (int, Decimal, date)) and not isinstance(cell, bool):
            ends.add(cell)
    return between(ends) if banded else None


def between(ends: set[Point]) -> list[Point]:
    """Each end, a value below and above all of them, and one between each two."""
    ordered: list[Point] = sorted(ends)
    found: list[Point] = []
    for index, end in enumerate(ordered):
        if index == 0:
            found.append(_step(end, -1))
        found.append(end)
        following = ordered[index + 1] if index + 1 < len(ordered) else None
        if following is None:
            found.append(_step(end, 1))
        elif isinstance(end, date) and isinstance(following, date):
            if (following - end).days > 1:
                found.append(_step(end, 1))
        elif not isinstance(end, date) and not isinstance(following, date):
            found.append((Decimal(end) + Decimal(following)) / 2)
    return found


def _step(end: Point, direction: int) -> Point:
    if not isinstance(end, date):
        return end + direction
    ordinal = min(max(end.toordinal() + direction, 1), date.max.toordinal())
    return date.fromordinal(ordinal)


def warn_of_gaps(table: Table, facts: dict[str, Fact], report: Report) -> None:
    """Warns of values for which no row fits; keys of free text are left out, since no table holds them all."""
    samples: list[list[Value]] = []
    for index, (name, its_type) in enumerate(table.keys.items()):
        values = _samples(its_type, [row.cells[index] for row in table.rows], facts.get(name))
        if values is None:
            return
        samples.append(values)
    gaps = []
    for combination in islice(product(*samples), _MOST_COMBINATIONS):
        if not any(all(map(fits_cell, row.cells, combination)) for row in table.rows):
            gaps.append(combination)
            if len(gaps) > _MOST_GAPS_TOLD:
                break
    if not gaps:
        return
    shown = "; ".join(
        ", ".join(f"{name} {_shown(value)}" for name, value in zip(table.keys, gap, strict=True))
        for gap in gaps[:_MOST_GAPS_TOLD]
    )  # fmt: skip
    more = " and others" if len(gaps) > _MOST_GAPS_TOLD else ""
    report.warning("table-gap", f"`{table.name}` has no row for {shown}{more}", table.span,
                   "add rows, or one with `_`; where no row fits, what needs the table is undecided")  # fmt: skip


def _samples(its_type: Type, cells: list[Cell], fact: Fact | None) -> list[Value] | None:
    if its_type.kind is Kind.CHOICE:
        return list(its_type.options)
    if its_type.kind is Kind.BOOLEAN:
        return [True, False]
    if all(cell is None for cell in cells):
        return [Decimal(0)]
    points = _points(iter(cells))
    if points is None:
        return None
    whole = its_type.kind is Kind.INTEGER
    return [point for point in points if _is_possible(point, fact, whole=whole)]


def _is_possible(point: Point, fact: Fact | None, *, whole: bool) -> bool:
    if whole and isinstance(point, Decimal) and point != point.to_integral_value():
        return False
    lowest = fact.minimum if fact is not None else None
    highest = fact.maximum if fact is not None else None
    above = lowest is None or lowest <= point  # type: ignore[operator]  # bounds have the key's type
    return above and (highest is None or point <= highest)  # type: ignore[operator]


def _shown(value: Value) -> str:
    return (
        f"`{value:f}`"
        if isinstance(value, Decimal)
        else f"`{str(value).lower() if isinstance(value, bool) else value}`"
    )

"""Rows of tables: which overlap, and which cases none of them fits, held against trying every case."""

import re
from collections.abc import Iterator
from itertools import combinations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amends.lang.rows import fits_cell
from amends.lang.tree import Cell, Row
from tests.lang.reading import faults, policy, said, tree_of, warnings

# Small enough to try every case: the words of a choice, and the whole numbers around the bands.
WORDS = ("a", "b", "c")
NUMBERS = range(8)


def _table(keys: str, rows: list[str]) -> str:
    """A policy with a table of those rows, each without what it gives."""
    lines = "".join(f"      - [{row}, {place}]\n" for place, row in enumerate(rows))
    table = f"tables:\n  rates:\n    keys: {{{keys}}}\n    gives: integer\n    rows:\n{lines}"
    return policy(extra=table, facts={"boxes": "{type: integer, min: 0, max: 7}", "sort": "[a, b, c]"})


def _overlaps(text: str) -> list[str]:
    return [message for message in said(faults(text)) if "overlaps" in message or "two rows" in message]


def _gaps(text: str) -> list[str]:
    return [found.message for found in warnings(text) if found.code == "table-gap"]


def _cells(kind: str) -> st.SearchStrategy[str]:
    if kind == "choice":
        return st.sampled_from([*WORDS, "_"])
    number = st.integers(0, 7)
    band = st.tuples(number, number).filter(lambda ends: ends[0] < ends[1])
    return st.one_of(
        number.map(str),
        band.map(lambda ends: f"{ends[0]}..{ends[1]}"),
        band.map(lambda ends: f"{ends[0]}..={ends[1]}"),
        number.map(lambda end: f"{end}.."),
        number.map(lambda end: f"..={end}"),
        st.just("_"),
    )


@st.composite
def _tables(draw: st.DrawFn) -> tuple[str, list[str]]:
    kinds = draw(st.lists(st.sampled_from(["choice", "integer"]), min_size=1, max_size=3))
    types = {"choice": "[a, b, c]", "integer": "integer"}
    keys = ", ".join(f"key_{place}: {types[kind]}" for place, kind in enumerate(kinds))
    row = st.tuples(*(_cells(kind) for kind in kinds)).map(", ".join)
    return keys, draw(st.lists(row, min_size=1, max_size=6))


def _cases(keys: str) -> Iterator[tuple[str | int, ...]]:
    return product(*(WORDS if "[" in key else range(-1, 9) for key in keys.replace("a, b, c", "abc").split(", ")))


def _fits(row: Row, case: tuple[str | int, ...]) -> bool:
    return all(map(fits_cell, row.cells, case))


def _rank(cells: tuple[Cell, ...]) -> int:
    return cells.count(None)


@settings(max_examples=150)
@given(_tables())
def test_rows_overlap_when_some_case_fits_both_and_neither_comes_first(table: tuple[str, list[str]]) -> None:
    keys, rows = table
    found = _overlaps(_table(keys, rows))
    singles = [tree_of(_table(keys, [row])).tables["rates"].rows[0] for row in rows]
    overlapping = {
        place
        for (_, earlier), (place, later) in combinations(enumerate(singles), 2)
        if _rank(earlier.cells) == _rank(later.cells)
        and any(_fits(earlier, case) and _fits(later, case) for case in _cases(keys))
    }
    assert len(found) == len(overlapping)


@settings(max_examples=150)
@given(_tables())
def test_a_gap_is_told_exactly_when_some_case_fits_no_row(table: tuple[str, list[str]]) -> None:
    keys, rows = table
    text = _table(keys, rows)
    if _overlaps(text):
        return
    tree = tree_of(text)
    missing = any(not any(_fits(row, case) for row in tree.tables["rates"].rows) for case in _cases(keys))
    assert bool(_gaps(text)) is missing


@pytest.mark.parametrize(("keys", "rows", "message"), [
    ("sort: [a, b, c]", ["a", "b"], "`rates` has no row for sort `c`"),
    ("sort: text", ["a", "b"], "`rates` has no row for any other sort"),
    ("damaged: boolean", ["true"], "`rates` has no row for damaged `false`"),
    ("weight: number", ["..100", "200.."], "`rates` has no row for weight `100..200`"),
    ("weight: number", ["..=100", "200.."], "`rates` has no row for weight `100..200`"),
    ("boxes: integer", ["..=2", "4.."], "`rates` has no row for boxes `3`"),
    ("boxes: integer", ["0..3"], "`rates` has no row for boxes `3..8`"),
    ("bought_on: date", ["2026-11-01.."], "`rates` has no row for bought_on `..2026-11-01`"),
    ("bought_on: date", ["..2026-11-01", "2026-11-02.."], "`rates` has no row for bought_on `2026-11-01`"),
    ("sort: [a, b, c], boxes: integer", ["a, _", "b, _", "c, ..5"], "`rates` has no row for sort `c`, boxes `5..8`"),
    ("price: money", ["0..10.50", "10.50.."], "`rates` has no row for price `..0`"),
    ("sort: [a, b, c], boxes: integer", ["a, 1", "b, 2"], "`rates` has no row for sort `a`, boxes `0`; sort `a`, boxes "
     "`2..8`; sort `b`, boxes `0..2`; and more"),
])  # fmt: skip
def test_a_gap_is_told_as_a_row_would_be_written(keys: str, rows: list[str], message: str) -> None:
    facts_bounds = {"price": "{type: money}"} if "price" in keys else {}
    text = _table(keys, rows)
    for name, its_type in facts_bounds.items():
        text = text.replace(f"  {name}: {{type: money, min: 0}}", f"  {name}: {its_type}")
    assert _gaps(text) == [message]


@pytest.mark.parametrize(("keys", "rows"), [
    ("boxes: integer", ["..=3", "4.."]),
    ("boxes: integer", ["0..4", "4..=7"]),
    ("weight: number", ["0..100", "100.."]),
    ("bought_on: date", ["..=2026-10-31", "2026-11-01.."]),
    ("sort: [a, b, c]", ["a", "_"]),
    ("sort: [a, b, c], damaged: boolean", ["_, true", "a, false", "b, false", "c, false"]),
])  # fmt: skip
def test_rows_that_meet_leave_no_gap(keys: str, rows: list[str]) -> None:
    assert _gaps(_table(keys, rows)) == []


@pytest.mark.parametrize(("keys", "rows", "message"), [
    ("sort: text", ["x", "y", "x"], "there are two rows for `x`; the first is on line …"),
    ("weight: number", ["..=100", "100.."], "the row for `100..` overlaps with the row for `..=100` on line …"),
    ("weight: number", ["5", "1..10"], "the row for `1..10` overlaps with the row for `5` on line …"),
    ("weight: number", ["5.0", "5"], "there are two rows for `5`; the first is on line …"),
    ("sort: text, city: text", ["x, _", "_, y"], "the row for `_`, `y` overlaps with the row for `x`, `_` on line …"),
])  # fmt: skip
def test_an_overlap_names_both_rows(keys: str, rows: list[str], message: str) -> None:
    assert [re.sub(r"\d+$", "…", told) for told in _overlaps(_table(keys, rows))] == [message]


@pytest.mark.parametrize(("keys", "rows"), [
    ("weight: number", ["..100", "100.."]),
    ("boxes: integer", ["..=2", "3.."]),
    ("sort: text, city: text", ["x, _", "x, y", "_, _"]),
    ("sort: text, weight: number", ["x, ..5", "y, ..9"]),
])  # fmt: skip
def test_rows_that_fit_no_case_in_common_stand_side_by_side(keys: str, rows: list[str]) -> None:
    assert _overlaps(_table(keys, rows)) == []


def test_a_band_of_a_text_is_told_unless_it_is_quoted() -> None:
    assert said(faults(_table("sort: text", ["A..M", "_"]))) == [
        "`A..M` is a band, and the key `sort` is text, which has no order"
    ]
    assert faults(_table("sort: text", ["'A..M'", "_"])) == []


def test_a_table_has_at_most_a_hundred_keys() -> None:
    keys = ", ".join(f"key_{place}: boolean" for place in range(101))
    (found,) = faults(_table(keys, [", ".join("_" * 101)]))
    assert found.message == "a table has at most 100 keys, `rates` has 101"

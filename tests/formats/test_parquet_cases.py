from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from io import BytesIO
from typing import Any

import pyarrow as pa  # type: ignore[import-untyped]  # it comes without types
import pyarrow.parquet as pq  # type: ignore[import-untyped]  # as above
import pytest
from hypothesis import given
from hypothesis import strategies as st

import amends
from amends.formats.arrow_values import values
from amends.formats.errors import InputError
from amends.formats.parquet_cases import read_parquet
from amends.formats.rows import Row
from amends.formats.tables import UnusableColumnsError
from tests.formats.parcels import PARCELS

POLICY = amends.loads(PARCELS)
TREE = POLICY.tree
_DAY = date(2026, 11, 1)
_MOMENT = datetime(2026, 11, 1, 9, 30)
_ITEM = pa.struct({"name": pa.string(), "price": pa.decimal128(12, 2)})


def _file(columns: Mapping[str, Any] | Any, **how: Any) -> BytesIO:
    table = columns if isinstance(columns, pa.Table) else pa.table(dict(columns))
    file = BytesIO()
    pq.write_table(table, file, **how)
    file.seek(0)
    return file


def _rows(columns: Mapping[str, Any] | Any, **how: Any) -> list[Row]:
    return list(read_parquet(_file(columns, **how), "cases.parquet", TREE).rows)


def _facts(column: str, array: Any) -> list[object]:
    return [row.facts[column] for row in _rows({column: array})]


def _refused(columns: Mapping[str, Any] | Any) -> list[str]:
    with pytest.raises(UnusableColumnsError) as caught:
        _rows(columns)
    return [f"{one.column}: {one.message}" + (f"; {one.help}" if one.help else "") for one in caught.value.faults]


def _error(column: str, array: Any) -> str:
    (row,) = _rows({column: array})
    with pytest.raises(amends.FactError) as caught:
        POLICY.decide(row.facts)
    return str(caught.value)


def test_a_row_has_a_fact_in_each_column_and_its_own_id_wish_role_and_team() -> None:
    rows = _rows(
        {
            "id": pa.array([7, None]),
            "insured": pa.array([True, None]),
            "want": pa.array(["refund", None]),
            "role": pa.array(["agent", None]),
            "team": pa.array([None, None]),
        }
    )
    assert rows == [Row(1, 7, {"insured": True}, "refund", "agent"), Row(2, None, {"insured": None})]


@pytest.mark.parametrize(
    ("column", "array", "expected"),
    [
        ("insured", pa.array([True, None, False]), [True, None, False]),
        ("days_late", pa.array([1, None, -7], pa.int8()), [1, None, -7]),
        ("days_late", pa.array([2**64 - 1], pa.uint64()), [2**64 - 1]),
        ("days_late", pa.array([Decimal(3), None], pa.decimal128(5, 0)), [3, None]),
        ("days_late", pa.array([Decimal("3.00")], pa.decimal128(5, 2)), [3]),
        ("days_late", pa.array(["3", "-04", None]), [3, -4, None]),
        ("weight", pa.array([Decimal("2.50"), None]), [Decimal("2.50"), None]),
        ("weight", pa.array([Decimal("2.5")], pa.decimal256(60, 20)), [Decimal("2.5")]),
        ("weight", pa.array([Decimal("0.0000000001")], pa.decimal128(38, 10)), [Decimal("0.0000000001")]),
        ("price", pa.array([3, None]), [3, None]),
        ("price", pa.array(["2.50", None]), ["2.50", None]),
        ("sent_on", pa.array([_DAY, None, date.min, date.max]), [_DAY, None, date.min, date.max]),
        ("sent_on", pa.array([_DAY, None], pa.date64()), [_DAY, None]),
        ("sent_on", pa.array(["2026-11-01"]), ["2026-11-01"]),
        ("note", pa.array(["", None, "é"]), ["", None, "é"]),
        ("note", pa.array(["a"], pa.large_string()), ["a"]),
        ("note", pa.array(["a"], pa.string_view()), ["a"]),
        ("size", pa.array(["s m", None, "l", "s m"]).dictionary_encode(), ["s m", None, "l", "s m"]),
        ("sent_on", pa.array([_DAY, None, _DAY]).dictionary_encode(), [_DAY, None, _DAY]),
        ("note", pa.nulls(2), [None, None]),
        ("items", pa.nulls(2), [None, None]),
    ],
)  # fmt: skip
def test_values_are_read_as_what_they_are_and_null_is_unknown(column: str, array: Any, expected: list[object]) -> None:
    found = _facts(column, array)
    assert found == expected
    assert [type(value) for value in found] == [type(value) for value in expected]


@pytest.mark.parametrize("unit", ["s", "ms", "us", "ns"])
def test_a_time_without_a_zone_is_left_to_the_policys_and_one_with_a_zone_is_an_instant(unit: str) -> None:
    without = pa.array([_MOMENT, None, datetime(1950, 1, 1)], pa.timestamp(unit))
    assert _facts("seen_at", without) == [_MOMENT, None, datetime(1950, 1, 1)]
    instant = datetime(2026, 11, 1, 9, 30, tzinfo=timezone(timedelta(hours=-5)))
    assert _facts("seen_at", pa.array([instant, None], pa.timestamp(unit, "America/New_York"))) == [instant, None]


def test_a_zone_that_nobody_knows_changes_no_instant() -> None:
    array = pa.array([_MOMENT], pa.timestamp("us", "Nowhere/Land"))
    assert list(map(str, values(array))) == ["2026-11-01 09:30:00+00:00"]


def test_lists_of_structs_are_lists_of_records() -> None:
    items = [[{"name": "cup", "price": Decimal("1.50")}, {"name": None, "price": None}], [], None]
    for of_list in (pa.list_(_ITEM), pa.large_list(_ITEM)):
        assert _facts("items", pa.array(items, of_list)) == items
    fixed = pa.array([[{"name": "cup", "price": None}], None], pa.list_(_ITEM, 1))
    assert values(fixed) == [[{"name": "cup", "price": None}], None]
    assert _facts("items", fixed[:1]) == [[{"name": "cup", "price": None}]]


def test_fields_may_be_kept_in_a_dictionary() -> None:
    names = pa.array(["cup", "pot", "cup"]).dictionary_encode()
    elements = pa.StructArray.from_arrays([names], names=["name"])
    assert _facts("items", pa.ListArray.from_arrays([0, 2, 3], elements)) == [
        [{"name": "cup"}, {"name": "pot"}],
        [{"name": "cup"}],
    ]


def test_words_kept_in_a_dictionary_within_lists_are_read_over_row_groups() -> None:
    names = pa.array(["cup", "pot", "cup", None, "jug"]).dictionary_encode()
    elements = pa.StructArray.from_arrays([names], names=["name"])
    rows = _rows({"items": pa.ListArray.from_arrays([0, 1, 2, 4, 5], elements)}, row_group_size=1)
    assert [row.facts["items"] for row in rows] == [
        [{"name": "cup"}],
        [{"name": "pot"}],
        [{"name": "cup"}, {"name": None}],
        [{"name": "jug"}],
    ]


def test_what_has_no_place_in_the_calendar_is_refused_for_its_row_in_words() -> None:
    beyond = pa.array([2**31 - 1], pa.int32()).view(pa.date32())
    assert (
        _error("sent_on", beyond)
        == "`sent_on` is `+2,147,483,647 days from 1970-01-01`; expected a date such as 2026-11-01"
    )
    for unit in ("s", "ms"):
        assert "seconds from 1970-01-01`; expected a date and time" in _error(
            "seen_at", pa.array([-(2**52)]).view(pa.timestamp(unit))
        )
    assert "is `2026-11-01T09:30:00.000000001`; expected a date and time such as 2026-11-01T09:30" in _error(
        "seen_at", pa.array([1_793_525_400_000_000_001]).view(pa.timestamp("ns"))
    )  # fmt: skip


def test_what_a_row_holds_against_its_fact_is_refused_for_that_row_alone() -> None:
    assert "`days_late` is `1.50`; expected a whole number" in _error("days_late", pa.array([Decimal("1.50")]))
    assert "`price` is `ten`" in _error("price", pa.array(["ten"]))
    assert "`size` is `xl`" in _error("size", pa.array(["xl"]))
    assert "`weight` is" in _error("weight", pa.array([Decimal("1" * 39)]))
    assert "`items[1]` is `None`" in _error("items", pa.array([[None]], pa.list_(_ITEM)))


@pytest.mark.parametrize(
    ("column", "array", "said"),
    [
        ("price", pa.array([1.5]), "`price` holds `double`; expected decimals, whole numbers or texts; "
         "binary floating point is not exact: save the column as decimals, such as decimal128(12, 2)"),
        ("weight", pa.array([1.5], pa.float32()), "`weight` holds `float`; expected decimals, whole numbers or texts; "
         "binary floating point is not exact: save the column as decimals, such as decimal128(12, 2)"),
        ("days_late", pa.array([1.0]), "`days_late` holds `double`; expected whole numbers; "
         "binary floating point is not exact: save the column as whole numbers (int64)"),
        ("sent_on", pa.array([_MOMENT]), "`sent_on` holds `timestamp[us]`; expected dates (date32) or texts; "
         "save the column as dates: which day a time falls on depends on the time zone"),
        ("seen_at", pa.array([_DAY]), "`seen_at` holds `date32[day]`; expected timestamps or texts; "
         "save the column as timestamps: a day alone has no time"),
        ("insured", pa.array(["true"]), "`insured` holds `string`; expected truth values (bool)"),
        ("insured", pa.array([1]), "`insured` holds `int64`; expected truth values (bool)"),
        ("note", pa.array([1]), "`note` holds `int64`; expected texts"),
        ("note", pa.array([b"a"]), "`note` holds `binary`; expected texts"),
        ("size", pa.array([1, 2]).dictionary_encode(), "`size` holds `int64`; expected texts"),
        ("price", pa.array([{"amount": 1}]), "`price` holds `struct<amount: int64>`; "
         "expected decimals, whole numbers or texts"),
        ("items", pa.array(["[]"]), "`items` holds `string`; expected lists of structs"),
        ("items", pa.array([["cup"]]), "`items` holds `list<element: string>`; expected lists of structs"),
        ("items", pa.array([[{"price": 1.5}]]), "`items[].price` holds `double`; "
         "expected decimals, whole numbers or texts; "
         "binary floating point is not exact: save the column as decimals, such as decimal128(12, 2)"),
        ("items", pa.array([[{"nmae": "cup"}]]), "`nmae` is not a field of `items`; did you mean `name`?"),
        ("items", pa.array([[{"dear": True}]]), "`items[].dear` is worked out by the policy and cannot be given"),
        ("id", pa.array([1.0]), "`id` holds `double`; expected texts or whole numbers"),
        ("want", pa.array([1]), "`want` holds `int64`; expected texts"),
        ("role", pa.array([True]), "`role` holds `bool`; expected texts"),
        ("wieght", pa.array([1]), "`wieght` is not a fact of the policy; did you mean `weight`?"),
        ("late", pa.array([True]), "`late` is worked out by the policy and cannot be given; leave the column out"),
    ],
)  # fmt: skip
def test_a_column_that_no_row_could_use_is_told_once_for_the_file(column: str, array: Any, said: str) -> None:
    assert _refused({column: array}) == [f"0: {said}"]


def test_all_columns_are_told_at_once_in_their_order() -> None:
    table = pa.table(
        [pa.array([1.5]), pa.array([1]), pa.array([True]), pa.array([True])], names=["price", "x", "late", "x"]
    )
    assert [one.partition(";")[0] for one in _refused(table)] == [
        "0: `price` holds `double`",
        "1: `x` is not a fact of the policy",
        "2: `late` is worked out by the policy and cannot be given",
        "3: the column `x` stands twice",
    ]  # fmt: skip


def test_texts_that_are_not_utf_8_are_told_with_their_column() -> None:
    broken = pa.Array.from_buffers(pa.string(), 1, [None, pa.py_buffer(b"\0\0\0\0\2\0\0\0"), pa.py_buffer(b"\xff\xfe")])
    with pytest.raises(InputError, match=r"`note` of `cases\.parquet` holds texts that are not UTF-8"):
        _rows({"note": broken})


class _Counted(BytesIO):
    """A file that counts how much was read of it."""

    bytes_read = 0

    def read(self, size: int | None = -1, /) -> bytes:
        data = super().read(size)
        self.bytes_read += len(data)
        return data


def test_a_row_group_is_read_as_it_is_needed_and_never_as_a_whole() -> None:
    notes = pa.array([f"{number:08}" * 16 for number in range(100_000)])
    data = _file({"note": notes}, compression="none", use_dictionary=False, row_group_size=100_000).getvalue()
    file = _Counted(data)
    cases = read_parquet(file, "cases.parquet", TREE)
    assert cases.number_of_rows == 100_000
    next(cases.rows)
    assert file.bytes_read < len(data) / 3
    assert sum(1 for _ in cases.rows) == 99_999


def test_rows_are_numbered_on_over_row_groups() -> None:
    rows = _rows({"weight": pa.array(range(20_000))}, row_group_size=3_000)
    assert [row.number for row in rows] == list(range(1, 20_001))
    assert [row.facts["weight"] for row in rows] == list(range(20_000))


_SCALARS = st.sampled_from(
    [
        (pa.bool_(), st.booleans()),
        (pa.int64(), st.integers(-(2**63), 2**63 - 1)),
        (pa.string(), st.text(st.characters(exclude_categories=["Cs"]), max_size=5)),
        (pa.date32(), st.dates()),
        (pa.timestamp("us"), st.datetimes()),
        (pa.timestamp("us", "UTC"), st.datetimes(timezones=st.just(UTC))),
        (pa.decimal128(20, 4), st.decimals(-(10**15), 10**15, places=4)),
        (pa.decimal128(38, 0), st.integers(-(10**38) + 1, 10**38 - 1).map(Decimal)),
    ]
)


@st.composite
def _arrays(draw: st.DrawFn) -> tuple[Any, list[object]]:
    """An array of Arrow, and the values that it was made of."""
    kind, of_kind = draw(_SCALARS)
    shape = draw(st.sampled_from(["scalar", "struct", "list"]))
    one = st.none() | of_kind
    if shape == "struct":
        kind, one = pa.struct({"a": kind, "b": kind}), st.none() | st.fixed_dictionaries({"a": one, "b": one})
    elif shape == "list":
        of_struct = st.none() | st.fixed_dictionaries({"a": one})
        kind, one = pa.list_(pa.struct({"a": kind})), st.none() | st.lists(of_struct, max_size=3)
    given_values = draw(st.lists(one, max_size=6))
    return pa.array(given_values, kind), given_values


@given(_arrays(), st.integers(0, 3))
def test_plain_values_come_out_of_arrow_as_they_went_in(drawn: tuple[Any, list[object]], start: int) -> None:
    array, expected = drawn
    assert values(array) == expected
    assert values(array.slice(start)) == expected[start:]
    assert values(pa.concat_arrays([array, array])) == expected * 2

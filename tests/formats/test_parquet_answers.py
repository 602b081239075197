from collections.abc import Iterable, Mapping
from decimal import Decimal
from io import BytesIO
from typing import Any

import pyarrow as pa  # type: ignore[import-untyped]  # it comes without types
import pyarrow.parquet as pq  # type: ignore[import-untyped]  # as above

import amends
from amends.formats.answers import Defaults
from amends.formats.parquet_answers import held, write_parquet
from amends.formats.rows import Row, RowFault, RowId, UnusableRow
from amends.formats.table_answers import table_answers
from amends.formats.values import Value
from tests.formats.parcels import PARCELS

POLICY = amends.loads(PARCELS)
_LATE: dict[str, Value] = {
    "insured": True,
    "days_late": 5,
    "price": "12.5",
    "sent_on": "2026-11-01",
    "seen_at": "2026-11-01T10:00",
}
_MANY = 140_000


def _file(rows: Iterable[Row | UnusableRow], policy: amends.Policy = POLICY, id_type: Any = None) -> pq.ParquetFile:
    file = BytesIO()
    answers = table_answers(policy, rows, Defaults())
    write_parquet(file, policy.tree, held(answers, policy.tree), id_type)
    return pq.ParquetFile(file)


def _written(*rows: Row | UnusableRow, policy: amends.Policy = POLICY) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = _file(rows, policy).read().to_pylist()
    return found


def _row(facts: Mapping[str, Value], row_id: RowId = None) -> Row:
    return Row(1, row_id, facts)


def test_money_is_exact_with_its_cents_and_clauses_are_a_list() -> None:
    (row,) = _written(_row({**_LATE, "weight": "2.50", "size": "l"}, "a-1"))
    assert row["id"] == "a-1"
    assert (row["refund__status"], row["refund__value"], row["refund__because"]) == ("owed", Decimal("12.50"), ["P1"])
    assert (row["points__value"], row["miles__value"], row["apology__value"]) == ("5", "2.5", None)
    assert (row["apology__status"], row["apology__because"]) == ("undecided", ["P5", "P6"])
    assert row["error"] is None


def test_every_column_has_the_type_that_its_remedy_needs() -> None:
    schema = _file([]).schema_arrow
    statuses, clauses = pa.dictionary(pa.int8(), pa.string()), pa.list_(pa.string())
    assert schema.names[0] == "id"
    assert schema.names[-1] == "error"
    assert {schema.field(f"{name}__status").type for name in POLICY.tree.remedies} == {statuses}
    assert {name: schema.field(f"{name}__value").type for name in POLICY.tree.remedies} == {
        "refund": pa.decimal128(38, 2),
        "points": pa.string(),
        "miles": pa.string(),
        "apology": pa.string(),
        "fee": pa.decimal128(38, 2),
    }
    assert schema.field("fee__because").type.value_type == clauses.value_type


def test_money_has_the_cents_of_its_currency() -> None:
    policy = amends.loads(PARCELS.replace("currency: EUR", "currency: JPY").replace("5.00", "5"))
    (row,) = _written(_row({**_LATE, "price": "12.5"}), policy=policy)
    assert row["refund__value"] == Decimal(13)
    assert str(row["refund__value"]) == "13"


def test_a_file_says_which_policy_decided() -> None:
    about = _file([]).schema_arrow.metadata
    assert about[b"amends.policy"] == b"parcels"
    assert about[b"amends.version"] == b"1"
    assert about[b"amends.hash"] == POLICY.hash.encode()


def test_a_row_that_could_not_be_decided_has_its_error_and_nothing_else() -> None:
    (row,) = _written(UnusableRow(3, "a-1", (RowFault("the row has 2 cells", help="look again"), RowFault("and more"))))
    assert row.pop("id") == "a-1"
    assert row.pop("error") == "the row has 2 cells; look again. and more"
    assert set(row.values()) == {None}


def test_a_case_before_the_version_has_neither_statuses_nor_an_error() -> None:
    policy = amends.loads(PARCELS.replace("facts:\n", "in_force: {from: 2026-01-01, by: sent_on}\nfacts:\n", 1))
    (row,) = _written(_row({"sent_on": "2025-12-31"}), policy=policy)
    assert set(row.values()) == {None}


def test_an_amount_that_the_file_cannot_hold_is_an_error_of_its_row() -> None:
    largest = "9" * 36 + ".99"
    first, second = _written(_row({**_LATE, "price": largest}), _row({**_LATE, "price": "1" + "0" * 36}))
    assert first["refund__value"] == Decimal(largest)
    assert second["error"] == (
        "row 1: the value of `refund` has more than 38 digits with its cents; write JSON lines or CSV"
    )
    assert second["refund__status"] is None


def test_ids_are_texts_unless_all_of_them_are_whole_numbers() -> None:
    rows = [_row({}, 7), _row({}, "a"), _row({}, None)]
    assert _file(rows).read()["id"].to_pylist() == ["7", "a", None]
    numbers = _file([_row({}, 7), _row({}, None)], id_type=pa.int32()).read()["id"]
    assert (numbers.type, numbers.to_pylist()) == (pa.int32(), [7, None])
    assert _file(rows, id_type=pa.large_string()).schema_arrow.field("id").type == pa.string()


def test_many_rows_keep_their_order_in_row_groups_of_a_size_that_is_quick_to_read() -> None:
    file = _file(Row(number, number, {"days_late": number}) for number in range(_MANY))
    assert file.num_row_groups == 2
    table = file.read(["id", "points__value"])
    assert table["id"].to_pylist() == [str(number) for number in range(_MANY)]
    assert table["points__value"].to_pylist()[1:] == [str(number) for number in range(1, _MANY)]

import csv
import json
from collections.abc import Mapping
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

import amends
from amends.formats.answers import Defaults
from amends.formats.csv_answers import write_csv
from amends.formats.rows import Row, RowFault, RowId, UnusableRow
from amends.formats.table_answers import TableAnswer, table_answers
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


def _written(*rows: Row | UnusableRow) -> str:
    text = StringIO()
    write_csv(text, POLICY.tree, table_answers(POLICY, rows, Defaults()))
    return text.getvalue()


def _cells(*rows: Row | UnusableRow) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(_written(*rows), newline="")))


def _of(facts: Mapping[str, Value], row_id: RowId = None) -> dict[str, str]:
    (cells,) = _cells(Row(1, row_id, facts))
    return cells


def test_a_table_has_the_id_three_columns_for_each_remedy_and_the_error() -> None:
    assert _written() == (
        "id,refund__status,refund__value,refund__because,points__status,points__value,points__because,"
        "miles__status,miles__value,miles__because,apology__status,apology__value,apology__because,"
        "fee__status,fee__value,fee__because,error\n"
    )


def test_a_row_tells_status_value_and_clauses_and_keeps_its_id() -> None:
    assert _written(Row(1, "a-1", {**_LATE, "payments": [], "size": "l", "items": []})).splitlines()[1] == (
        'a-1,owed,12.50,"[""P1""]",owed,5,"[""P3""]",discretionary,,"[""P4""]",undecided,,"[""P5""]",not_covered,,[],'
    )


def test_money_has_its_cents_and_numbers_have_the_digits_that_they_need() -> None:
    cells = _of(
        {"size": "s", "weight": "2.50", "days_late": 30, "insured": True, "price": "0", "payments": [{"card": 1}]}
    )
    assert (cells["miles__value"], cells["points__value"], cells["fee__value"]) == ("2.5", "30", "5.00")
    assert _of({**_LATE, "price": "0"})["refund__value"] == "0.00"
    assert _of({**_LATE, "price": "1234567.005"})["refund__value"] == "1234567.01"


def test_nothing_is_never_less_than_nothing() -> None:
    policy = amends.loads(PARCELS.replace("refund: {value: price}", "refund: {value: price * -1}"))
    text = StringIO()
    write_csv(text, policy.tree, table_answers(policy, [Row(1, None, {**_LATE, "price": "0"})], Defaults()))
    assert text.getvalue().splitlines()[1].startswith(",owed,0.00,")


def test_clauses_are_json_that_can_be_read_back() -> None:
    assert json.loads(_of({})["refund__because"]) == ["P1", "P2"]


def test_a_row_that_could_not_be_decided_has_its_error_and_nothing_else() -> None:
    cells = _of({"insured": "yes", "sizee": "s"}, "a-1")
    assert cells["error"] == (
        "`insured` is `yes`; expected true or false. `sizee` is not a fact of the policy; did you mean `size`?"
    )
    assert {value for name, value in cells.items() if name not in ("id", "error")} == {""}
    assert cells["id"] == "a-1"


def test_an_error_tells_the_row_where_no_id_does() -> None:
    fault = RowFault("the row has 2 cells, and the header 3")
    assert [one["error"] for one in _cells(UnusableRow(7, None, (fault,)), UnusableRow(8, 0, (fault,)))] == [
        "row 7: the row has 2 cells, and the header 3",
        "the row has 2 cells, and the header 3",
    ]


def test_a_case_before_the_version_has_neither_statuses_nor_an_error() -> None:
    policy = amends.loads(PARCELS.replace("facts:\n", "in_force: {from: 2026-01-01, by: sent_on}\nfacts:\n", 1))
    text = StringIO()
    write_csv(text, policy.tree, table_answers(policy, [Row(1, "old", {"sent_on": "2025-12-31"})], Defaults()))
    assert text.getvalue().splitlines()[1] == "old" + "," * 16


@pytest.mark.parametrize(
    "text", ["=1+1", "+1+1", "-1-1", "@SUM(A1)", " =1", "\uff1d1", "\t=1", "\r=1", "\n=1", "=", '="a",b', "-", "+x"]
)
def test_a_text_that_a_spreadsheet_would_compute_gets_an_apostrophe(text: str) -> None:
    assert _of({}, text)["id"] == "'" + text


@pytest.mark.parametrize("text", ["a-1", "1=1", "'=1", "x@y", "", "-5", "+49", "-0.50", "12", "a,b", 'a"b', "a\nb"])
def test_any_other_id_stays_as_it_is(text: str) -> None:
    assert _of({}, text)["id"] == text


def test_an_id_that_is_a_number_stays_one() -> None:
    assert _of({}, -5)["id"] == "-5"
    assert _of({}, None)["id"] == ""


def test_what_an_error_quotes_cannot_break_out_of_its_cell() -> None:
    cells = _of({"size": '",\n=HYPERLINK("x")'})
    assert cells["error"].startswith('row 1: `size` is `",\n=HYPERLINK("x")`; expected')


@given(st.text(st.characters(exclude_categories=["Cs"])), st.text(st.characters(exclude_categories=["Cs"])))
def test_whatever_ids_and_errors_say_a_row_has_as_many_cells_as_the_header_and_begins_no_formula(
    row_id: str, message: str
) -> None:
    text = StringIO()
    write_csv(text, POLICY.tree, [TableAnswer(1, row_id, None, (RowFault(message),))])
    header, *rows = csv.reader(StringIO(text.getvalue(), newline=""))
    assert [len(row) for row in rows] == [len(header)]
    for cell in (rows[0][0], rows[0][-1]):
        assert not cell.startswith(("=", "+", "-", "@", "\t", "\r")) or cell[1:].replace(".", "", 1).isdecimal()
    assert rows[0][0] in (row_id, "'" + row_id)

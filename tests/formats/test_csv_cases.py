from decimal import Decimal
from io import BytesIO

import pytest

import amends
from amends.formats.csv_cases import read_csv
from amends.formats.errors import InputError, UnreadableFactsError
from amends.formats.rows import Row, RowFault, UnusableRow
from amends.lang.errors import AmendsError
from tests.formats.parcels import PARCELS

TREE = amends.loads(PARCELS).tree


def _rows(text: bytes | str) -> list[Row | UnusableRow]:
    data = text.encode() if isinstance(text, str) else text
    return list(read_csv(BytesIO(data), "cases.csv", TREE))


def _row(header: str, line: str) -> Row:
    (row,) = _rows(f"{header}\n{line}\n")
    assert isinstance(row, Row), row
    return row


def _faults(header: str, line: str) -> list[str]:
    (row,) = _rows(f"{header}\n{line}\n")
    assert isinstance(row, UnusableRow), row
    return [f"{fault.message}; {fault.help}" if fault.help else fault.message for fault in row.faults]


def _refused(text: bytes | str) -> AmendsError:
    with pytest.raises((InputError, UnreadableFactsError)) as caught:
        _rows(text)
    return caught.value


def test_a_row_has_a_fact_in_each_column_and_its_own_id_wish_role_and_team() -> None:
    row = _row("id,insured,want,weight,role,team", "a-1,true,refund=3.00,2.50,agent,care")
    assert row == Row(2, "a-1", {"insured": True, "weight": "2.50"}, "refund=3.00", "agent", "care")


def test_columns_stand_in_any_order_and_none_has_to_be_there() -> None:
    assert _row("weight,id", "1,7").id == "7"
    assert _row("weight", "1") == Row(2, None, {"weight": "1"})


def test_an_empty_cell_is_unknown() -> None:
    row = _row("id,insured,days_late,price,note,items,want,role,team", ",,,,,,,,")
    assert row == Row(2, None, dict.fromkeys(["insured", "days_late", "price", "note", "items"]))
    assert _row("note", '""').facts == {"note": None}


def test_truth_values_and_whole_numbers_are_read_and_everything_else_stays_the_text_that_it_is() -> None:
    row = _row("insured,days_late,price,sent_on,seen_at,size,note", "false,-07,1.50,2026-11-01,2026-11-01 09:30,s m,12")
    assert row.facts == {
        "insured": False,
        "days_late": -7,
        "price": "1.50",
        "sent_on": "2026-11-01",
        "seen_at": "2026-11-01 09:30",
        "size": "s m",
        "note": "12",
    }


@pytest.mark.parametrize(
    ("column", "cell"),
    [
        ("insured", "TRUE"), ("insured", "yes"), ("insured", " true"), ("insured", "1"),
        ("days_late", "1.5"), ("days_late", "+1"), ("days_late", "1e3"), ("days_late", "٣"), ("days_late", "1" * 39),
        ("days_late", "1" * 5_000),
        ("price", "$1"), ("price", "1.000,50"), ("price", "1e3"), ("price", " 1"),
        ("sent_on", "01.11.2026"), ("seen_at", "2026-11-01"), ("size", "S"), ("size", "s m "),
        ("items", "3"), ("items", "{}"), ("items", "[1]"), ("items", '"[{""name"": 1}]"'),
    ],
)  # fmt: skip
def test_a_cell_that_states_no_value_of_its_fact_is_refused_when_the_case_is_decided(column: str, cell: str) -> None:
    row = _row(column, cell if cell.startswith('"') or "," not in cell else f'"{cell}"')
    with pytest.raises(amends.FactError) as caught:
        amends.loads(PARCELS).decide(row.facts)
    assert caught.value.fact.partition("[")[0] == column


def test_whole_numbers_written_with_a_point_are_whole_numbers_still() -> None:
    row = _row("days_late", "3.0")
    assert row.facts == {"days_late": "3.0"}
    amends.loads(PARCELS).decide(row.facts)


def test_a_list_is_json_with_exact_numbers() -> None:
    row = _row("items", '"[{""name"": ""cup, blue"", ""price"": 1.10}, {}]"')
    assert row.facts == {"items": [{"name": "cup, blue", "price": Decimal("1.10")}, {}]}


def test_a_list_that_is_no_json_is_told_with_its_fact_and_its_column() -> None:
    assert _faults("id,items", '1,"[{""name"": }]"') == ["in `items`, at column 11: expected a value, found `}`"]
    assert _rows('id,items\n1,"[1, NaN]"\n') == [
        UnusableRow(
            2,
            "1",
            (
                RowFault(
                    "in `items`, at column 5: expected a value, found `NaN`",
                    "items",
                    "JSON has no such number; leave out what is not known",
                ),
            ),
        )
    ]


def test_of_a_list_with_sensitive_fields_only_the_name_is_told() -> None:
    assert _faults("payments", '"[{""card"": 4111-1111}]"') == ["`payments` is no JSON that can be read"]


def test_a_row_with_too_many_or_too_few_cells_is_told() -> None:
    assert _faults("id,insured,weight", "1,true") == ["the row has 2 cells, and the header 3"]
    assert _faults("id,insured", "1") == ["the row has 1 cell, and the header 2"]
    assert _faults("id", "1,000") == ["the row has 2 cells, and the header 1"]


def test_a_row_that_cannot_be_read_is_told_and_the_rest_goes_on() -> None:
    rows = _rows(b'id,note\n1,\xff\n2,6" of cable\n3,fine\n')
    assert rows == [
        UnusableRow(2, None, (RowFault("byte 0xff is not UTF-8", help="save the file as UTF-8"),)),
        UnusableRow(
            3,
            None,
            (
                RowFault(
                    "a quotation mark stands in the midst of cell 2",
                    help="a cell with quotation marks stands in quotation marks, and each one in it is doubled: "
                    '"6"" of cable"',
                ),
            ),
        ),
        Row(4, "3", {"note": "fine"}),
    ]


def test_every_column_without_a_place_in_the_policy_is_told_where_it_stands() -> None:
    assert str(_refused("id,wieght,insured,,insured,late\n")) == (
        "cases.csv:1:4: error: `wieght` is not a fact of the policy\n"
        "  1 | id,wieght,insured,,insured,late\n"
        "    |    ^^^^^^\n"
        "  help: did you mean `weight`?\n"
        "\n"
        "cases.csv:1:19: error: column 4 has no name\n"
        "  1 | id,wieght,insured,,insured,late\n"
        "    |                   ^\n"
        "  help: give it the name of a fact, or leave it out\n"
        "\n"
        "cases.csv:1:20: error: the column `insured` stands twice\n"
        "  1 | id,wieght,insured,,insured,late\n"
        "    |                    ^^^^^^^\n"
        "  help: keep one of the two\n"
        "\n"
        "cases.csv:1:28: error: `late` is worked out by the policy and cannot be given\n"
        "  1 | id,wieght,insured,,insured,late\n"
        "    |                            ^^^^\n"
        "  help: leave the column out"
    )


def test_the_line_of_a_header_is_the_one_on_which_it_stands() -> None:
    assert str(_refused('\n\r\n"id","wieght"\n')).startswith("cases.csv:3:6: error: `wieght` is not a fact")


def test_a_fact_with_the_name_of_a_rows_own_column_cannot_come_in_a_table() -> None:
    policy = amends.loads(PARCELS.replace("  note: text\n", "  note: text\n  id: text\n  want: text\n"))
    with pytest.raises(
        UnreadableFactsError, match="`id` is a fact of the policy, and in a table the row's own"
    ) as told:
        read_csv(BytesIO(b"id,want\n"), "cases.csv", policy.tree)
    assert len(told.value.diagnostics) == 2
    assert list(read_csv(BytesIO(b"weight\n1\n"), "cases.csv", policy.tree)) == [Row(2, None, {"weight": "1"})]


@pytest.mark.parametrize("separator", [";", "\t"])
def test_another_separator_than_a_comma_is_told(separator: str) -> None:
    assert "help: a comma stands between two columns" in str(_refused(f"id{separator}weight\n"))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (b"", "`cases.csv` is empty"),
        (b"\n\r\n", "`cases.csv` is empty"),
        ("id,price".encode("utf-16"), "the header of `cases.csv` cannot be read: byte 0xff is not UTF-8"),
        (b"i\0d\n", "the header of `cases.csv` cannot be read: the row holds a NUL character"),
        (b'"id"x\n', "the header of `cases.csv` cannot be read: cell 1 goes on after its closing quotation mark"),
        (b"id\rweight\r", "the header of `cases.csv` cannot be read: a carriage return stands in the midst of cell 1"),
        (b"x" * 16_000_001, "the header of `cases.csv` cannot be read: the row has more than 16,000,000 bytes"),
    ],
    ids=["nothing", "empty lines", "UTF-16", "NUL", "quotation mark", "carriage returns", "giant"],
)  # fmt: skip
def test_a_file_without_a_header_that_can_be_read_is_refused(text: bytes, message: str) -> None:
    assert str(_refused(text)) == message


def test_no_more_faults_of_a_header_are_told_than_anybody_reads() -> None:
    error = _refused(",".join(f"x{number}" for number in range(1_000)))
    assert isinstance(error, UnreadableFactsError)
    assert len(error.diagnostics) == 50

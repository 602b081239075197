"""What leaves for a spreadsheet is shown there and never computed."""

import csv
from datetime import date
from decimal import Decimal
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import given as for_all
from hypothesis import strategies as st

from amends.formats.bill_files.findings_csv import COLUMNS, write_findings
from amends.formats.mapped.spreadsheet import as_file, spreadsheet_cell, whole_sheet, write_row
from amends.promises.bills.check import check
from amends.promises.promise import PromisedItem
from amends.promises.terms import monthly_credit
from tests.promises.wrenfield import MONTHS, bill

BEGINS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def read_back(text: str) -> list[list[str]]:
    return list(csv.reader(StringIO(text, newline="")))


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", " =1", "\t=1", "\uff1d1", '=cmd|" /C calc"!A0'])
def test_a_text_that_begins_as_a_formula_gets_an_apostrophe(text: str) -> None:
    [[cell]] = read_back(spreadsheet_cell(text) + "\n")

    assert cell == "'" + text


@for_all(st.lists(st.text(st.characters(exclude_categories=["Cs"]), min_size=1), min_size=2, max_size=5))
def test_whatever_is_written_is_read_back_and_is_no_formula(cells: list[str]) -> None:
    stream = StringIO()
    write_row(stream, cells)

    [read] = read_back(stream.getvalue())

    assert [cell.removeprefix("'") if cell != own else cell for cell, own in zip(read, cells, strict=True)] == cells
    assert not any(cell.startswith(BEGINS_A_FORMULA) for cell in read)


def test_a_file_for_a_spreadsheet_begins_with_the_mark_by_which_its_umlauts_are_known(tmp_path: Path) -> None:
    path = tmp_path / "sheet.csv"
    with whole_sheet(str(path)) as stream:
        write_row(stream, ["Müßig", "ñ"])

    assert path.read_bytes() == as_file("Müßig,ñ\n") == b"\xef\xbb\xbfM\xc3\xbc\xc3\x9fig,\xc3\xb1\n"


def test_numbers_stay_numbers() -> None:
    stream = StringIO()
    write_row(stream, [Decimal("-1.50"), 3, None, date(2026, 12, 1)])

    assert stream.getvalue() == "-1.50,3,,2026-12-01\n"


def test_findings_name_the_promise_the_bill_the_line_and_the_difference() -> None:
    account = "=cmd"
    promised = [PromisedItem("p1", 1, account, monthly_credit("@item", Decimal("10.00"), 12, MONTHS[0].first))]
    lines = [line._replace(item="@item") if line.amount < 0 else line
             for line in bill(MONTHS[0], account, plan="59.00", credit="-9.00")]  # fmt: skip
    stream = StringIO()

    write_findings(stream, check(promised, lines).findings, 2)

    header, row = read_back(stream.getvalue())
    told = dict(zip(header, row, strict=True))
    assert header == list(COLUMNS)
    assert (told["account"], told["item"]) == ("'=cmd", "'@item")
    assert (told["promise"], told["lines"], told["due"], told["found"], told["difference"]) == (
        "p1", "'=cmd/2026-12#2", "10.00", "9.00", "1.00",
    )  # fmt: skip

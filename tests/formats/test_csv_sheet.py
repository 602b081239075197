from io import BytesIO

import pytest

from amends.formats.csv_records import BrokenRecord
from amends.formats.csv_sheet import SheetRow, read_sheet
from amends.formats.errors import InputError

COLUMNS = ("customer", "name", "since")


def read(text: str) -> list[SheetRow | BrokenRecord]:
    return list(read_sheet(BytesIO(text.encode()), "customers.csv", COLUMNS, ("customer",)))


def test_rows_come_by_the_names_of_their_columns_in_whatever_order_these_stand() -> None:
    assert read('name, customer\n"Blum, Carla",C-11\n\n,C-12\n') == [
        SheetRow(2, {"name": "Blum, Carla", "customer": "C-11"}),
        SheetRow(4, {"name": "", "customer": "C-12"}),
    ]


def test_a_row_that_does_not_fit_the_header_is_told_and_the_next_is_read() -> None:
    assert read('customer,name\nC-11\nC-12,Casimir\nC-13,a"b\n') == [
        BrokenRecord(2, "the row has 1 cell, and the header 2"),
        SheetRow(3, {"customer": "C-12", "name": "Casimir"}),
        BrokenRecord(
            4,
            "a quotation mark stands in the midst of cell 2",
            'a cell with quotation marks stands in quotation marks, and each one in it is doubled: "6"" of cable"',
        ),
    ]


@pytest.mark.parametrize(
    ("text", "message", "help_text"),
    [
        ("", "`customers.csv` is empty", "the first line names the columns: `customer`, `name`, `since`"),
        ("customer,nmae\n", "`customers.csv` has a column `nmae`, which has no place here", "did you mean `name`?"),
        ("customer,name,name\n", "`customers.csv` has the column `name` twice", "keep one of the two"),
        ("name\n", "`customers.csv` has no column `customer`", "name it in the first line of the file"),
        ("\0\n", "the header of `customers.csv` cannot be read: the row holds a NUL character",
         "save the file as text in UTF-8"),
    ],
)  # fmt: skip
def test_a_header_that_cannot_be_used_is_told_at_once(text: str, message: str, help_text: str) -> None:
    with pytest.raises(InputError) as caught:
        read(text)
    assert (caught.value.message, caught.value.help) == (message, help_text)

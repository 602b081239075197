"""Bills from tables: as they are meant to be, and as they come."""

from datetime import date
from decimal import Decimal
from io import BytesIO, StringIO
from pathlib import Path

import pyarrow as pa  # type: ignore[import-untyped]  # it comes without types
import pyarrow.parquet as pq  # type: ignore[import-untyped]  # it comes without types
import pytest

from amends.formats.bill_files.reading import read_bills
from amends.formats.errors import InputError
from amends.formats.mapped.rejects import RejectedFileError, rejects_to
from amends.promises.bills.line import BillLine
from amends.promises.cycles import Period
from tests.formats.mapped.tables import DISCOUNT, HEADER, MAPPING, PLAN, bills, mapping, table

DECEMBER = Period(date(2026, 12, 1), date(2026, 12, 31))
LINES = [
    BillLine("4471-2", "INV-1", "1", DECEMBER, "plan", Decimal("59.00")),
    BillLine("4471-2", "INV-1", "2", DECEMBER, "web discount", Decimal("-10.00")),
]


def rejected(data: bytes, text: str = MAPPING) -> list[str]:
    with pytest.raises(RejectedFileError) as refused:
        bills(data, mapping(text))
    return [one.told("bills.csv") for one in refused.value.rejects]


def test_the_columns_of_the_mapping_are_read_whatever_else_stands_beside_them() -> None:
    wide = table(f"x,{PLAN},y", f"x,{DISCOUNT},y", header=f"First,{HEADER},Last")

    assert bills(table(PLAN, DISCOUNT)) == bills(wide) == LINES


def test_a_byte_order_mark_and_lines_that_end_as_on_another_system_change_nothing() -> None:
    assert bills(b"\xef\xbb\xbf" + table(PLAN, DISCOUNT).replace(b"\n", b"\r\n")) == LINES


def test_the_same_lines_from_parquet(tmp_path: Path) -> None:
    path = tmp_path / "bills.parquet"
    columns = {
        "Account No": ["4471-2", "4471-2"],
        "Invoice": ["INV-1", "INV-1"],
        "Line": pa.array([1, 2], pa.int32()),
        "From": pa.array([date(2026, 12, 1)] * 2, pa.date32()),
        "To": pa.array([date(2026, 12, 31)] * 2, pa.date32()),
        "Item": pa.array(["plan", "DISC-12"]).dictionary_encode(),
        "Amount": pa.array([Decimal("59.00"), Decimal("-10.00")], pa.decimal128(12, 2)),
        "Unused": [[1], [2]],
    }
    pq.write_table(pa.table(columns), path)

    with path.open("rb") as stream:
        assert list(read_bills(stream, str(path), mapping())) == LINES


def test_an_amount_that_is_not_exact_is_refused_with_the_whole_parquet_file(tmp_path: Path) -> None:
    path = tmp_path / "bills.parquet"
    names = ("Account No", "Invoice", "Line", "From", "To", "Item")
    pq.write_table(pa.table({**{name: ["x"] for name in names}, "Amount": [0.1]}), path)

    with path.open("rb") as stream, pytest.raises(InputError, match="`double`, which is not exact"):
        list(read_bills(stream, str(path), mapping()))


def test_months_kinds_and_amounts_in_cents_as_a_mapping_tells_them() -> None:
    told = """\
mapping: bills
currency: USD
minor_units: true
credits: [CR, credit]
columns: {account: A, bill: B, month: M, item: I, amount: C, kind: K, tax: T, currency: X}
"""
    rows = table("1,b,2026-12,off,1000,CR,no,USD", "1,b,2026-12,vat,390,DR,yes,usd", header="A,B,M,I,C,K,T,X")

    assert bills(rows, mapping(told)) == [
        BillLine("1", "b", None, DECEMBER, "off", Decimal("-10.00")),
        BillLine("1", "b", None, DECEMBER, "vat", Decimal("3.90"), True),
    ]


def test_amounts_as_they_are_written_elsewhere() -> None:
    told = MAPPING + 'decimal_sign: ","\nthousands: "."\n'

    [line] = bills(table(PLAN.replace("59.00", '"1.059,00"')), mapping(told))

    assert line.amount == Decimal("1059.00")


@pytest.mark.parametrize(
    ("row", "told"),
    [
        (
            PLAN.replace("59.00", "59.005"),
            "`Amount`: found `59.005`: the currency has at most 2 decimal places; expected an amount such as 12.00",
        ),
        (PLAN.replace("59.00", "=1+1"), "`Amount`: found `=1+1`; expected an amount such as 12.00"),
        (PLAN.replace("59.00", "1e3"), "`Amount`: found `1e3`; expected an amount such as 12.00"),
        (PLAN.replace("59.00", ""), "`Amount`: nothing stands here; expected an amount such as 12.00"),
        (
            PLAN.replace("2026-12-01", "01/12/2026"),
            "`From`: found `01/12/2026`; expected a date written as `YYYY-MM-DD`",
        ),
        (
            PLAN.replace("2026-12-01", "2026-02-30"),
            "`From`: found `2026-02-30`; expected a date written as `YYYY-MM-DD`",
        ),
        (PLAN.replace("2026-12-01", "2027-01-01"), ": the bill ends on 2026-12-31, before it begins on 2027-01-01"),
        (PLAN.replace("4471-2", " "), "`Account No`: nothing stands here; expected a text"),
        (PLAN + ",more", ": the row has 8 cells, and the header 7"),
        (PLAN.rpartition(",")[0], ": the row has 6 cells, and the header 7"),
        ('"4471-2,INV-1', ": cell 1 begins with a quotation mark and has none at its end"),
    ],
)
def test_a_row_that_cannot_be_used_is_told_by_its_file_line_and_column(row: str, told: str) -> None:
    found = rejected(table(DISCOUNT, row))

    assert len(found) == 1
    assert found[0].startswith("bills.csv, line 3")
    assert told in found[0]


def test_everything_that_is_wrong_is_told_and_nothing_is_taken() -> None:
    bad = "4471-2,INV-1,1,1.12.2026,12/31/2026,plan,free"

    assert [one.split(": ")[0] for one in rejected(table(PLAN, bad, DISCOUNT, bad))] == [
        "bills.csv, line 3, `From`",
        "bills.csv, line 3, `To`",
        "bills.csv, line 3, `Amount`",
        "bills.csv, line 5, `From`",
        "bills.csv, line 5, `To`",
        "bills.csv, line 5, `Amount`",
    ]


def test_three_styles_of_dates_are_read_where_the_mapping_names_them_all() -> None:
    told = MAPPING + "dates: [YYYY-MM-DD, DD.MM.YYYY, M/D/YYYY]\n"
    rows = [PLAN, PLAN.replace("2026-12-01", "01.12.2026"), PLAN.replace("2026-12-01", "12/1/2026")]

    assert {line.period for line in bills(table(*rows), mapping(told))} == {DECEMBER}


def test_a_date_that_could_be_two_days_is_not_guessed() -> None:
    told = MAPPING + "dates: [DD/MM/YYYY, MM/DD/YYYY]\n"
    [found] = rejected(table(PLAN.replace("2026-12-01", "05/06/2026").replace("2026-12-31", "30/06/2026")), told)

    assert "found `05/06/2026`, which could be 2026-05-06 or 2026-06-05" in found


def test_a_file_in_another_encoding_is_told_by_its_bytes() -> None:
    latin = table(PLAN.replace("plan", "café")).decode().encode("latin-1")

    assert rejected(latin) == ["bills.csv, line 2: byte 0xe9 is not UTF-8; save the file as UTF-8"]
    with pytest.raises(InputError, match=r"the header of `bills\.csv` cannot be read: byte 0xff is not UTF-8"):
        bills(table(PLAN).decode().encode("utf-16"))


def test_five_hundred_columns_are_read_and_a_million_are_refused() -> None:
    many = ",".join(f"c{number}" for number in range(493))
    blanks = "," * 493

    assert bills(table(PLAN + blanks, header=f"{HEADER},{many}")) == LINES[:1]
    with pytest.raises(InputError, match=r"`bills\.csv` has 1,000,001 columns; 5,000 are the most"):
        bills(b"," * 1_000_000 + b"\n")


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "`bills.csv` is empty"),
        (table(PLAN, header=HEADER.replace("Amount", "Amuont")), "has no column `Amount`"),
        (table(PLAN, header=HEADER.replace("Line", "Item")), "has the column `Item` 2 times|has no column `Line`"),
        (table(PLAN, header=HEADER.replace(",", ";")), "has no column `Account No`"),
    ],
)
def test_a_header_that_does_not_fit_the_mapping_is_told(data: bytes, told: str) -> None:
    with pytest.raises(InputError, match=told) as refused:
        bills(data)
    assert refused.value.help or "empty" in told


def test_how_many_rows_were_read_is_told_on_the_way() -> None:
    heard: list[int] = []

    list(read_bills(BytesIO(table(*[PLAN] * 25_000)), "bills.csv", mapping(), heard.append))

    assert heard == [10_000, 20_000, 25_000]


def test_every_row_that_cannot_be_used_can_be_written_down() -> None:
    rows = [PLAN.replace("59.00", "=1+1")] * 1_500
    stream = StringIO()
    with pytest.raises(RejectedFileError):
        list(read_bills(BytesIO(table(*rows)), "=bills.csv", mapping(), on_reject=rejects_to(stream, "=bills.csv")))

    lines = stream.getvalue().splitlines()
    assert len(lines) == 1_501
    assert lines[1] == "'=bills.csv,2,Amount,found `=1+1`,expected an amount such as 12.00"


def test_of_a_million_bad_rows_the_first_are_told_and_all_are_counted() -> None:
    with pytest.raises(RejectedFileError) as refused:
        bills(table(*["junk"] * 5_000))

    assert (refused.value.count, len(refused.value.rejects), refused.value.rows) == (5_000, 1_000, 5_000)
    assert str(refused.value).endswith("… and 4,980 more")

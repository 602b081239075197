"""Call-detail records from tables: as they are meant to be, and as they come."""

from datetime import UTC, datetime
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pyarrow as pa  # type: ignore[import-untyped]  # it comes without types
import pyarrow.parquet as pq  # type: ignore[import-untyped]  # it comes without types
import pytest

from amends.calls.record import CallRecord
from amends.formats.call_files.reading import read_calls
from amends.formats.mapped.mapping import FileMapping
from amends.formats.mapped.mapping_text import read_mapping
from amends.formats.mapped.purposes import CALLS
from amends.formats.mapped.rejects import RejectedFileError

MAPPING = """\
mapping: calls
currency: USD
timezone: America/New_York
yes: [ANSWERED]
no: [NO ANSWER, BUSY]
columns:
  call: Id
  account: Account
  number: Dialled
  at: Start
  connected: Result
  seconds_to_answer: Ring
  seconds: Talk
  charge: Charge
"""
HEADER = "Id,Account,Dialled,Start,Result,Ring,Talk,Charge"
ANSWERED = "c1,330-1,1-800-555-0186,2026-03-01 12:00:00,answered,4,1:00,0.25"
BUSY = "c2,330-1,1-800-555-0186,2026-03-02T12:00:00Z,BUSY,,,0.00"
RECORDS = [
    CallRecord("c1", "330-1", "1-800-555-0186", datetime(2026, 3, 1, 17, tzinfo=UTC), True, 4, 60, Decimal("0.25")),
    CallRecord("c2", "330-1", "1-800-555-0186", datetime(2026, 3, 2, 12, tzinfo=UTC), False, None, None, Decimal(0)),
]


def mapping(text: str = MAPPING) -> FileMapping:
    return read_mapping(text.encode(), "calls.mapping.yaml", CALLS)


def read(*rows: str) -> list[CallRecord]:
    data = "".join(f"{row}\n" for row in (HEADER, *rows)).encode()
    return list(read_calls(BytesIO(data), "calls.csv", mapping()))


def rejected(row: str) -> str:
    with pytest.raises(RejectedFileError) as refused:
        read(ANSWERED, row, BUSY)
    [only] = refused.value.rejects
    return only.told("calls.csv")


def test_records_are_read_in_the_words_of_the_switch() -> None:
    assert read(ANSWERED, BUSY) == RECORDS


def test_the_same_records_from_parquet(tmp_path: Path) -> None:
    path = tmp_path / "calls.parquet"
    columns = {
        "Id": ["c1", "c2"],
        "Account": ["330-1"] * 2,
        "Dialled": ["1-800-555-0186"] * 2,
        "Start": pa.array([one.at for one in RECORDS], pa.timestamp("us", "UTC")),
        "Result": [True, False],
        "Ring": pa.array([4, None], pa.int16()),
        "Talk": pa.array([60, None], pa.int64()),
        "Charge": pa.array([Decimal("0.25"), Decimal("0.00")], pa.decimal128(8, 2)),
    }
    pq.write_table(pa.table(columns), path)

    with path.open("rb") as stream:
        assert list(read_calls(stream, str(path), mapping())) == RECORDS


@pytest.mark.parametrize(
    ("row", "told"),
    [
        (ANSWERED.replace(",4,", ",-4,"), "calls.csv, line 3, `Ring`: found `-4`: no call lasts less than no time"),
        (ANSWERED.replace("1:00", "-60"), "`Talk`: found `-60`: no call lasts less than no time"),
        (ANSWERED.replace("1:00", "1:60"), "`Talk`: found `1:60`; expected seconds, 0 or more, such as 95 or 1:35"),
        (ANSWERED.replace("0.25", "-0.25"), "`Charge`: found `-0.25`: a call costs nothing or more"),
        (ANSWERED.replace("0.25", "=0.25"), "`Charge`: found `=0.25`; expected an amount such as 12.00"),
        (
            ANSWERED.replace("answered", "maybe"),
            "`Result`: found `maybe`; expected one of `answered`, `busy`, `no answer`",
        ),
        (
            ANSWERED.replace("2026-03-01 12:00:00", "3/1/26 12:00"),
            "`Start`: found `3/1/26`; expected a date written as",
        ),
        (ANSWERED.replace("12:00:00", "25:00:00"), "`Start`: found `2026-03-01 25:00:00`; expected a time such as"),
        (ANSWERED.replace("12:00:00", ""), "`Start`: found `2026-03-01`; expected a time such as"),
        (ANSWERED.replace("330-1", ""), "`Account`: nothing stands here"),
    ],
)
def test_a_record_that_cannot_be_used_keeps_the_whole_file_out(row: str, told: str) -> None:
    assert told in rejected(row)


def test_rows_before_the_bad_one_are_handed_over_so_that_they_can_be_rolled_back() -> None:
    data = "".join(f"{row}\n" for row in (HEADER, ANSWERED, "junk", BUSY)).encode()
    taken = []
    with pytest.raises(RejectedFileError):
        for record in read_calls(BytesIO(data), "calls.csv", mapping()):
            taken.append(record)
    assert taken == RECORDS

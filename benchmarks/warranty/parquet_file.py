"""The cases of the phone warranty as a Parquet file, and its row groups as dictionaries."""

import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow  # type: ignore[import-untyped, import-not-found, unused-ignore]  # in .venv-bench only
from pyarrow import parquet  # type: ignore[import-untyped, import-not-found, unused-ignore]  # in .venv-bench only

from benchmarks.warranty.cases import MONEY, SEED, columns

ROW_GROUP = 50_000
_AMOUNT = pyarrow.decimal128(9, 2)
_SCHEMA = pyarrow.schema(
    {
        "id": pyarrow.int64(),
        "stolen": pyarrow.bool_(),
        "account_status": pyarrow.string(),
        "days_owned": pyarrow.int64(),
        "damaged": pyarrow.bool_(),
        "claims_last_year": pyarrow.int64(),
        "monthly_bill": _AMOUNT,
        "phone_price": _AMOUNT,
    }
)
FACTS = [name for name in _SCHEMA.names if name != "id"]


def write(path: Path, rows: int) -> None:
    """Made cases, the same in every run."""
    chance = random.Random(SEED)
    with parquet.ParquetWriter(path, _SCHEMA) as writer:
        for start in range(0, rows, ROW_GROUP):
            count = min(ROW_GROUP, rows - start)
            table = {"id": range(start + 1, start + count + 1), **columns(count, chance)}
            writer.write_table(pyarrow.table(table, schema=_SCHEMA), row_group_size=ROW_GROUP)


class RowGroup:
    """A part of the file; it is read anew each time that it is asked for its cases."""

    def __init__(self, file: parquet.ParquetFile, number: int) -> None:
        self._file = file
        self._number = number
        self.rows: int = file.metadata.row_group(number).num_rows

    def exact(self) -> list[dict[str, Any]]:
        """The cases with exact amounts."""
        found: list[dict[str, Any]] = self._read().to_pylist()
        return found

    def floating(self) -> list[dict[str, Any]]:
        """The cases with binary floating point for amounts; Arrow converts them, a column at a time."""
        table = self._read()
        for name in MONEY:
            place = table.column_names.index(name)
            table = table.set_column(place, name, table[name].cast(pyarrow.float64()))
        found: list[dict[str, Any]] = table.to_pylist()
        return found

    def _read(self) -> pyarrow.Table:
        return self._file.read_row_group(self._number, columns=FACTS)


def row_groups(path: Path) -> Iterator[RowGroup]:
    file = parquet.ParquetFile(path)
    for number in range(file.num_row_groups):
        yield RowGroup(file, number)

"""Files to import."""

from collections.abc import Iterator, Sequence
from io import BytesIO

from amends.formats.csv_records import BrokenRecord
from amends.formats.csv_sheet import SheetRow, read_sheet


def rows(text: str, columns: Sequence[str]) -> Iterator[SheetRow | BrokenRecord]:
    """The rows of a CSV file."""
    return read_sheet(BytesIO(text.encode()), "file.csv", columns)

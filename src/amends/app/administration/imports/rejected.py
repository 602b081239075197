"""What is wrong with the rows of a file that is imported."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass

from amends.formats.csv_records import BrokenRecord
from amends.lang.errors import AmendsError

_MOST_TOLD = 50


@dataclass(frozen=True, slots=True)
class RejectedRow:
    """What is wrong with a row: the line of the file on which it begins, the column where one is meant, and more."""

    line: int
    column: str | None
    message: str
    help: str | None = None

    def __str__(self) -> str:
        where = f"line {self.line:,}, `{self.column}`" if self.column else f"line {self.line:,}"
        told = f"{where}: {self.message}"
        return f"{told}; {self.help}" if self.help else told


class RejectedRowsError(AmendsError):
    """A file cannot be imported; nothing of it was.

    Attributes:
        rows: every fault, in the order of the rows.
        details: the same for machines.
    """

    def __init__(self, rows: Iterable[RejectedRow]) -> None:
        self.rows = tuple(sorted(rows, key=lambda row: row.line))
        told = list(map(str, self.rows[:_MOST_TOLD]))
        more = len(self.rows) - len(told)
        if more:
            told.append(f"… and {more:,} more")
        self.message = "\n".join(told)
        self.help = "nothing was imported; repair these rows and import the whole file again"
        self.details = {"rows": [asdict(row) for row in self.rows]}
        super().__init__(f"{self.message}\n{self.help}")


def broken(record: BrokenRecord) -> RejectedRow:
    """A row that is no row at all."""
    return RejectedRow(record.line, None, record.message, record.help)

"""The file of many cases, read by its kind. What only Parquet needs is imported for Parquet only."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO

from amends.cli.failures import TellError, error_text
from amends.cli.progress import Course, course_of_bytes, course_of_items
from amends.formats.errors import MOST_FAULTS, InputError
from amends.formats.kinds import CasesKind
from amends.formats.rows import Row, UnusableRow
from amends.lang.tree import PolicyTree

if TYPE_CHECKING:
    from amends.formats.tables import UnusableColumnsError


@dataclass(frozen=True, slots=True)
class Cases:
    """The rows of a file, and how far it is to their end; `id_type` is what Parquet says of their ids."""

    rows: Iterator[Row | UnusableRow]
    course: Course
    id_type: object | None = None


def check_parquet(path: str) -> None:
    """Refuses a Parquet file where what reads and writes it is missing.

    Raises:
        InputError: it is.
    """
    try:
        import pyarrow.parquet  # type: ignore[import-untyped]  # noqa: F401 - only to see that it is there
    except ImportError:
        message = f"`{path}` is Parquet, which needs pyarrow, and that is not installed"
        raise InputError(message, "install it with `pip install pyarrow`, or use CSV or JSON lines") from None


def read_cases(kind: CasesKind, stream: BinaryIO, path: str, tree: PolicyTree) -> Cases:
    """The rows of a file; `path` names it in messages.

    Raises:
        InputError: the file is not of its kind; for Parquet also while rows are read.
        UnreadableFactsError: the header of a CSV file names what has no place in the policy.
        TellError: columns of a Parquet file have no place in the policy.
    """
    if kind is CasesKind.JSON_LINES:
        from amends.formats.json_lines import read_rows

        return Cases(read_rows(stream), course_of_bytes(stream))
    if kind is CasesKind.CSV:
        from amends.formats.csv_cases import read_csv

        return Cases(read_csv(stream, path, tree), course_of_bytes(stream))
    return _read_parquet(stream, path, tree)


def _read_parquet(stream: BinaryIO, path: str, tree: PolicyTree) -> Cases:
    from amends.formats.parquet_cases import read_parquet
    from amends.formats.tables import UnusableColumnsError

    try:
        read = read_parquet(stream, path, tree)
    except UnusableColumnsError as error:
        raise TellError(_in_words(error)) from None
    return Cases(read.rows, course_of_items(read.number_of_rows), read.id_type)


def _in_words(error: "UnusableColumnsError") -> str:
    texts = [
        error_text(f"`{error.path}`, column {fault.column + 1}: {fault.message}", fault.help)
        for fault in error.faults[:MOST_FAULTS]
    ]
    if len(error.faults) > MOST_FAULTS:
        texts.append(error_text(f"and {len(error.faults) - MOST_FAULTS:,} more; repair these and try again"))
    return "\n\n".join(texts)

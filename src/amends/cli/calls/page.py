"""A worksheet of calls on a page of plain lines, and in files."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from amends.cli.answers import table
from amends.cli.case.page import Line

if TYPE_CHECKING:
    from amends.app.calls.looking import CallsFound


@Parameter(name="*")
@dataclass(frozen=True)
class FileOptions:
    """The files into which a worksheet is written."""

    csv: Annotated[
        str | None, Parameter(name="--csv", metavar="FILE", help="Write the worksheet there, for a spreadsheet.")
    ] = None
    plot: Annotated[
        str | None, Parameter(name="--plot", metavar="FILE", help="Draw the attempts over time there, as SVG.")
    ] = None


NO_FILES = FileOptions()

_HEADINGS = ("begun", "connected", "rang", "talked", "charge", "", "why")


def sheet_lines(found: "CallsFound") -> Iterator[Line]:
    """What was looked at, the answer, the sums, and each call."""
    sheet = found.sheet
    yield Line(f"Calls of account {sheet.account} to {sheet.number}", style="bold")
    yield Line(f"from {sheet.begins:%Y-%m-%d %H:%M} until {sheet.ends:%Y-%m-%d %H:%M} ({found.client.timezone})", 1)
    yield Line()
    yield from map(Line, sheet.sentences)
    yield Line()
    width = max(len(label) for label, _ in sheet.sums)
    for label, value in sheet.sums:
        yield Line(f"{label.ljust(width)}  {value}", 1, is_command=True)
    if sheet.rows:
        yield Line()
        rows = [
            (
                f"{row.at:%Y-%m-%d %H:%M:%S}",
                "yes" if row.connected else "no",
                _seconds(row.seconds_to_answer),
                _seconds(row.seconds),
                f"{row.charge:f}",
                row.verdict.value,
                row.why,
            )
            for row in sheet.rows
        ]
        yield from table(_HEADINGS, rows)
    yield Line()
    yield Line(f"Digest of the records: {sheet.digest}", is_command=True)


def write_files(found: "CallsFound", files: FileOptions) -> list[Line]:
    """Writes the worksheet into the files that are named, and says so."""
    from zoneinfo import ZoneInfo

    from amends.calls.plot import plot as drawn
    from amends.formats.call_files.worksheet_csv import write_worksheet
    from amends.formats.output import whole_file

    lines = []
    if files.csv is not None:
        with whole_file(files.csv) as stream:
            write_worksheet(stream, found.sheet)
        lines.append(Line(f"The worksheet stands in {files.csv}."))
    if files.plot is not None:
        with whole_file(files.plot) as stream:
            stream.write(drawn(found.evidence, ZoneInfo(found.client.timezone)))
        lines.append(Line(f"The attempts over time are drawn in {files.plot}."))
    return lines


def _seconds(number: int | None) -> str:
    return "" if number is None else f"{number} s"

"""A worksheet of calls on a page of plain lines, and in files."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from amends.cli.answers import table
from amends.cli.case.page import Line
from amends.explain.wording import capitalised

if TYPE_CHECKING:
    from amends.app.calls.looking import CallsFound
    from amends.calls.catalogue.shape import SheetLabels


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


def sheet_lines(found: "CallsFound") -> Iterator[Line]:
    """What was looked at, the answer, the sums, and each call."""
    sheet = found.sheet
    yield Line(sheet.title, style="bold")
    yield Line(f"{sheet.span} ({found.client.timezone})", 1)
    yield Line()
    yield from map(Line, sheet.sentences)
    yield Line()
    width = max(len(one.label) for one in sheet.sums)
    for one in sheet.sums:
        yield Line(f"{one.label.ljust(width)}  {one.told}", 1, is_command=True)
    if sheet.rows:
        yield Line()
        rows = [
            (
                f"{row.at:%Y-%m-%d %H:%M:%S}",
                row.was_connected,
                _seconds(row.seconds_to_answer),
                _seconds(row.seconds),
                f"{row.charge:f}",
                row.comes_to,
                row.why,
            )
            for row in sheet.rows
        ]
        yield from table(_headings(sheet.labels), rows)
    yield Line()
    yield Line(f"{capitalised(sheet.labels.digest)}: {sheet.digest}", is_command=True)


def write_files(found: "CallsFound", files: FileOptions) -> list[Line]:
    """Writes the worksheet into the files that are named, and says so."""
    from amends.calls.plot import plot_file
    from amends.formats.call_files.worksheet_csv import write_worksheet
    from amends.formats.mapped.spreadsheet import whole_sheet
    from amends.formats.output import whole_file

    lines = []
    if files.csv is not None:
        with whole_sheet(files.csv) as stream:
            write_worksheet(stream, found.sheet)
        lines.append(Line(f"The worksheet stands in {files.csv}."))
    if files.plot is not None:
        with whole_file(files.plot) as stream:
            stream.write(plot_file(found.evidence, found.words))
        lines.append(Line(f"The attempts over time are drawn in {files.plot}."))
    return lines


def _headings(labels: "SheetLabels") -> tuple[str, ...]:
    return (
        labels.begun, labels.connected, labels.rang, labels.talked, labels.charge, labels.verdict, labels.why,
    )  # fmt: skip


def _seconds(number: int | None) -> str:
    return "" if number is None else str(number)

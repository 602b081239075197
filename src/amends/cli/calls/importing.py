"""`amends calls import`: call records, a file as a whole or not at all."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from typing import TYPE_CHECKING, Annotated, BinaryIO

from cyclopts import Parameter

from amends.cli.answers import ClientOption, answer
from amends.cli.case.common import LOOK, LookOptions, desk_of
from amends.cli.case.page import Line
from amends.cli.terminal import counted, write_findings
from amends.formats.files import STANDARD_INPUT, open_bytes, read_bytes

if TYPE_CHECKING:
    from datetime import timedelta

    from amends.app.calls.errors import ImportGoingOnError

_UNNAMED = "calls.csv"


def import_file(
    file: Annotated[str, Parameter(name="FILE", help="CSV or Parquet; `-` is CSV from standard input.")],
    /,
    *,
    mapping: Annotated[str, Parameter(name="--mapping", metavar="FILE", help="Which column holds what, as YAML.")],
    rejects: Annotated[
        str | None,
        Parameter(name="--rejects", metavar="FILE", help="Write each row that cannot be used there, as CSV."),
    ] = None,
    client: ClientOption = None,
    options: LookOptions = LOOK,
) -> int:
    """Takes over call records, CSV or Parquet, millions of them."""
    from amends.app.calls.importing import CallFile, import_call_records, read_call_mapping
    from amends.app.plain.calls import imported_calls_to_plain
    from amends.formats.mapped.rejects import RejectedFileError, rejects_to
    from amends.formats.mapped.spreadsheet import whole_sheet

    desk, name = desk_of(options), _UNNAMED if file == STANDARD_INPUT else file
    how = read_call_mapping(read_bytes(mapping), mapping)
    imported, refused = None, None
    with (
        open_bytes(file) as stream,
        nullcontext() if rejects is None else whole_sheet(rejects) as to,
        _progress(stream) as progress,
    ):
        on_reject = None if to is None else rejects_to(to, name)
        try:
            imported = import_call_records(desk, client, CallFile(stream, name, how), progress, on_reject, _Waiting())
        except RejectedFileError as error:
            # Those that cannot be used are written all the same.
            refused = error
    if imported is None:
        assert refused is not None, "it was imported, or it was refused"
        raise refused
    done = imported.done
    lines = [Line(f"{counted(done.rows, 'call record')} read for {imported.client.title}. New: {done.added:,}.")]
    if done.added < done.rows:
        lines.append(Line(f"There already, as they are: {done.rows - done.added:,}", 1))
    return answer(options, imported_calls_to_plain(imported), lines)


class _Waiting:
    """Waits for an import that looks broken off, and says so once."""

    def __init__(self) -> None:
        self._is_said = False

    def __call__(self, error: "ImportGoingOnError", some_time: "timedelta") -> None:
        if not self._is_said:
            self._is_said = True
            write_findings(f"{error.message}; this one begins at {error.until:%H:%M:%S} UTC if that was broken off")
        time.sleep(some_time.total_seconds())


@contextmanager
def _progress(stream: BinaryIO) -> "Iterator[Callable[[int], None] | None]":
    """What shows how many rows were read, where a person sees it."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

    from amends.cli.progress import course_of_bytes
    from amends.cli.terminal import console

    course = course_of_bytes(stream)
    columns = (BarColumn(), TaskProgressColumn(), TextColumn("{task.fields[rows]:,} rows"), TimeRemainingColumn())
    with Progress(*columns, console=console(sys.stderr), transient=True) as shown:
        task = shown.add_task("", total=course.length, rows=0)
        yield lambda rows: shown.update(task, completed=course.passed(rows), rows=rows)

"""`amends promises import`: promises that another system lists, a file as a whole or not at all."""

from contextlib import nullcontext
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from amends.cli.answers import ClientOption, Next, answer, typed
from amends.cli.case.common import LOOK, LookOptions, desk_of
from amends.cli.case.page import Line
from amends.cli.terminal import counted
from amends.formats.files import STANDARD_INPUT, open_bytes, read_bytes

if TYPE_CHECKING:
    from amends.app.promises.files import PromiseFile
    from amends.app.promises.importing import ImportedPromises
    from amends.app.workspace import Desk
    from amends.formats.mapped.rejects import RejectedFileError


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
    """Takes over promises that another system lists."""
    import sys

    from amends.app.plain.promises import imported_promises_to_plain
    from amends.app.promises.files import PromiseFile
    from amends.app.promises.importing import ImportedPromises
    from amends.cli.progress import Course, shown_progress
    from amends.formats.mapped.rejects import rejects_to
    from amends.formats.mapped.spreadsheet import whole_sheet

    desk, name = desk_of(options), "promises.csv" if file == STANDARD_INPUT else file
    how = read_bytes(mapping)
    with open_bytes(file) as stream, nullcontext() if rejects is None else whole_sheet(rejects) as to:
        told = PromiseFile(
            stream=stream,
            name=name,
            mapping=how,
            mapping_name=mapping,
            on_reject=None if to is None else rejects_to(to, name),
            watch=lambda rows: shown_progress(rows, Course(None, lambda items: items), sys.stdout),
        )
        done = _imported(desk, client, told)
    if not isinstance(done, ImportedPromises):
        raise done
    lines = [
        Line(f"{counted(done.rows, 'row')} read for {done.client.title}. New: {counted(done.new, 'promise')}."),
        *([Line(f"There already, as they are: {done.known:,}", 1)] if done.known else []),
        *([Line(f"Told otherwise by the file: {', '.join(done.differing)}", 1, "yellow")] if done.differing else []),
    ]
    return answer(
        options,
        imported_promises_to_plain(done),
        lines,
        [Next(typed("promises", "list"), "look at them")],
    )


def _imported(desk: "Desk", client: str | None, file: "PromiseFile") -> "ImportedPromises | RejectedFileError":
    """What was imported; or why not, where rows cannot be used: those are written all the same."""
    from amends.app.promises.importing import import_promises
    from amends.formats.mapped.rejects import RejectedFileError

    try:
        return import_promises(desk, client, file)
    except RejectedFileError as error:
        return error

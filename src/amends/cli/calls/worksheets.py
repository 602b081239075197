"""`amends calls worksheets`: what is shared with a case."""

from typing import Annotated

from cyclopts import Parameter

from amends.cli.answers import Next, answer, table, typed
from amends.cli.calls.page import NO_FILES, FileOptions, sheet_lines, write_files
from amends.cli.case.common import ACT, ActOptions, CaseArgument, desk_of, reference_meant
from amends.cli.case.page import Line

_HEADINGS = ("no.", "number", "from (UTC)", "until (UTC)", "shared by", "digest")


def show(
    case: CaseArgument,
    /,
    *,
    number: Annotated[int | None, Parameter(name="--number", metavar="N", help="Show this one of them.")] = None,
    files: FileOptions = NO_FILES,
    options: ActOptions = ACT,
) -> int:
    """Lists the worksheets that are shared with a case, or shows one of them."""
    from amends.app.calls.worksheets import list_worksheets, read_worksheet
    from amends.app.plain.calls import calls_found_to_plain, worksheet_listed_to_plain

    desk, reference = desk_of(options), reference_meant(case)
    if number is None:
        listed = list_worksheets(desk, reference)
        rows = [
            (
                str(one.place),
                one.number,
                f"{one.begins:%Y-%m-%d %H:%M}",
                f"{one.ends:%Y-%m-%d %H:%M}",
                one.by,
                one.digest[:12],
            )
            for one in listed
        ]
        lines = table(_HEADINGS, rows) if rows else [Line("No worksheet is shared with this case.")]
        following = [Next(typed("calls", "worksheets", reference, "--number", "1"), "read it")] if rows else []
        document = {"worksheets": list(map(worksheet_listed_to_plain, listed))}
        return answer(options, document, lines, following)
    found = read_worksheet(desk, reference, number)
    written = write_files(found, files)
    return answer(options, calls_found_to_plain(found), [*sheet_lines(found), *written])

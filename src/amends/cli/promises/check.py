"""`amends promises check`: bills held to what was promised, before they are sent or after."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from typing import TYPE_CHECKING, Annotated, TextIO

from cyclopts import Parameter

from amends.cli.answers import ClientOption, Next, answer, typed
from amends.cli.case.common import LOOK, LookOptions, desk_of
from amends.cli.case.page import Line
from amends.cli.status import ExitStatus
from amends.cli.terminal import counted
from amends.cli.usage import UsageError
from amends.formats.files import STANDARD_INPUT, open_bytes, read_bytes
from amends.formats.mapped.spreadsheet import whole_sheet
from amends.lang.errors import AmendsError

if TYPE_CHECKING:
    from amends.app.bills.files import BillFile
    from amends.app.bills.report import BillReport, Followed
    from amends.app.workspace import Desk
    from amends.formats.mapped.rejects import RejectedFileError
    from amends.promises.bills.finding import Finding
    from amends.promises.bills.line import BillLine

_MOST_TOLD = 40
_MOST_WITHOUT_BILL = 5


def check(
    bills: Annotated[str, Parameter(name="BILLS", help="The bills; `-` is standard input, as CSV.")],
    /,
    *,
    mapping: Annotated[
        str | None, Parameter(name="--mapping", metavar="FILE", help="Which column holds what, as YAML.")
    ] = None,
    before: Annotated[
        bool, Parameter(name="--before", negative=(), help="They are still to be sent; what holds unless told.")
    ] = False,
    after: Annotated[
        bool, Parameter(name="--after", negative=(), help="They were sent: record what they show.")
    ] = False,
    csv: Annotated[
        str | None,
        Parameter(name="--csv", metavar="FILE", help="Write every finding there as CSV; `-` is standard output."),
    ] = None,
    rejects: Annotated[
        str | None,
        Parameter(name="--rejects", metavar="FILE", help="Write every line there that cannot be used, as CSV."),
    ] = None,
    client: ClientOption = None,
    options: LookOptions = LOOK,
) -> int:
    """Holds bills to what was promised: what would break before they are sent, or what broke after."""
    if before and after:
        raise UsageError("bills are checked `--before` or `--after` they are sent", "name one of the two")
    desk = desk_of(options)
    with _opened(bills, mapping, rejects) as file:
        report = _checked(desk, client, file, is_after=after)
    if isinstance(report, AmendsError):
        raise report
    if csv is not None:
        _write_csv(csv, report)
    if csv != STANDARD_INPUT:
        _answer(options, report, typed("promises", "check", bills, *(("--mapping", mapping) if mapping else ())))
    return ExitStatus.CHECK_FAILED if report.breaks else ExitStatus.DONE


@contextmanager
def _opened(bills: str, mapping: str | None, rejects: str | None) -> "Iterator[BillFile]":
    """The file of bills; what cannot be used of it goes to a file of its own."""
    from amends.app.bills.files import BillFile
    from amends.formats.mapped.rejects import rejects_to

    mapped = read_bytes(mapping) if mapping is not None else None
    with open_bytes(bills) as stream, nullcontext() if rejects is None else whole_sheet(rejects) as to:
        yield BillFile(
            stream=stream,
            name="bills.csv" if bills == STANDARD_INPUT else bills,
            mapping=mapped,
            mapping_name=mapping or "the mapping",
            on_reject=None if to is None else rejects_to(to, bills),
            watch=_shown,
        )


def _checked(desk: "Desk", client: str | None, file: "BillFile", *, is_after: bool) -> "BillReport | RejectedFileError":
    """What was found; or why not, where lines cannot be used: those are written all the same."""
    from amends.app.bills.checking import check_after, check_before
    from amends.formats.mapped.rejects import RejectedFileError

    try:
        return (check_after if is_after else check_before)(desk, client, file)
    except RejectedFileError as error:
        return error


def _shown(lines: "Iterator[BillLine]") -> "Iterator[BillLine]":
    from amends.cli.progress import Course, shown_progress

    return shown_progress(lines, Course(None, lambda items: items), sys.stdout)


def _write_csv(path: str, report: "BillReport") -> None:
    from amends.formats.bill_files.findings_csv import write_findings

    def write(stream: TextIO) -> None:
        names = {str(id): reference for id, reference in report.promises.items()}
        write_findings(stream, report.checked.findings, report.minor_digits, names, report.cases)

    if path == STANDARD_INPUT:
        write(sys.stdout)
        return
    with whole_sheet(path) as stream:
        write(stream)


def _answer(options: LookOptions, report: "BillReport", command: str) -> None:
    from amends.app.plain.bills import report_to_plain

    answer(options, report_to_plain(report), report_lines(report), _following(report, command))


def report_lines(report: "BillReport") -> Iterator[Line]:
    """What a check of bills found, and what was recorded of it."""
    from amends.promises.bills.words import headline

    findings = report.checked.findings
    shortfalls = [finding for finding in findings if finding.is_shortfall]
    yield Line(headline(len(shortfalls), report.bills, report.stage), style="bold")
    told = [*shortfalls, *(finding for finding in findings if not finding.is_shortfall)]
    for finding in told[:_MOST_TOLD]:
        yield from _finding(finding, report)
    if len(told) > _MOST_TOLD:
        yield Line(f"… and {len(told) - _MOST_TOLD:,} more; `--csv FILE` writes all of them", 1)
    if report.checked.without_bill:
        yield Line()
        yield Line(
            f"{counted(len(report.checked.without_bill), 'promise')} of accounts of which there is no bill here:"
        )
        for one in report.checked.without_bill[:_MOST_WITHOUT_BILL]:
            yield Line(f"{one.account}: `{one.terms.item}`", 1)
    if report.followed is not None:
        yield Line()
        yield from _followed(report.followed)


def _finding(finding: "Finding", report: "BillReport") -> Iterator[Line]:
    from amends.explain.sums import sum_told
    from amends.promises.bills.words import sentence

    promise = report.reference(finding.promise)
    # A bill that was checked before is told by its days alone.
    bills = f"bill {', '.join(finding.bills)}" if finding.bills else ""
    yield Line()
    yield Line(", ".join(filter(None, (finding.account, bills, f"promise {promise}" if promise else ""))), 1)
    yield Line(sentence(finding, lambda amount: sum_told(amount, report.client.currency)), 2)
    case = report.cases.get(finding.key)
    if case is not None:
        yield Line(f"Case {case}" + ("" if report.followed is not None else " is open since an earlier bill"), 2)


def _followed(followed: "Followed") -> Iterator[Line]:
    yield Line(f"Recorded at the promises: {counted(followed.bills, 'bill')}.")
    if followed.opened:
        yield Line(f"Opened: {', '.join(followed.opened)}", 1)
    joined = [case for case in dict.fromkeys(followed.joined) if case not in followed.opened]
    if joined:
        yield Line(f"Joined: {', '.join(joined)}", 1)
    if followed.corrected:
        yield Line(f"Put right since: {counted(followed.corrected, 'shortfall')}", 1)
    for case, is_right in followed.watched.items():
        yield Line(f"{case}: the next bill {'is right' if is_right else 'falls short again'}", 1)
    for fault in followed.not_stated:
        yield Line(f"not stated, {fault}", 1)


def _following(report: "BillReport", command: str) -> list[Next]:
    if report.followed is None:
        if report.breaks:
            return [Next(command, "check them once more when they are mended, and before they are sent")]
        return [Next(f"{command} --after", "record them once they are sent")]
    return [Next(typed("case", "show", case), "what is owed, and what is next") for case in report.followed.opened[:1]]

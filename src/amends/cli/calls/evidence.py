"""`amends calls evidence`: what the records say of an account's calls to a number."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from amends.cli.answers import ClientOption, Next, answer, typed
from amends.cli.calls.page import NO_FILES, FileOptions, sheet_lines, write_files
from amends.cli.case.common import ACT, ActOptions, desk_of, reference_meant
from amends.cli.case.page import Line
from amends.formats.errors import InputError

if TYPE_CHECKING:
    from amends.app.calls.looking import CallsFound


@Parameter(name="*")
@dataclass(frozen=True)
class AskedOptions:
    """Which calls are asked for."""

    number: Annotated[str, Parameter(name="--number", help="The number that was called, however it is written.")]
    begins: Annotated[str, Parameter(name="--from", metavar="DAY", help="The first day, or moment, of the span.")]
    ends: Annotated[str, Parameter(name="--to", metavar="DAY", help="The last day of the span, or when it ends.")]
    account: Annotated[
        str | None, Parameter(name="--account", metavar="NUMBER", help="Whose calls; else those of the case's account.")
    ] = None


def show(
    *,
    asked: AskedOptions,
    case: Annotated[
        str | None,
        Parameter(name="--case", metavar="CASE", help="For which case, whose caller was verified for call records."),
    ] = None,
    share: Annotated[
        bool,
        Parameter(
            name="--share",
            negative=(),
            help="State what they show as facts of the case, and share the worksheet with its customer.",
        ),
    ] = False,
    files: FileOptions = NO_FILES,
    client: ClientOption = None,
    options: ActOptions = ACT,
) -> int:
    """Shows what the records say of an account's calls to a number."""
    from amends.app.calls.asked import CallsAsked
    from amends.app.calls.looking import look_for_case, look_without_case
    from amends.app.plain.calls import calls_found_to_plain

    calls = CallsAsked(
        number=asked.number, begins=_moment(asked.begins), ends=_moment(asked.ends), account=asked.account
    )
    desk = desk_of(options)
    if case is not None:
        found = look_for_case(desk, reference_meant(case), calls, share=share)
    elif share:
        raise InputError("it is not said with which case the worksheet is to be shared", "name it: `--case 7K3M-9Q44`")
    else:
        found = look_without_case(desk, client, calls)
    lines = [*sheet_lines(found), *_elsewhere(found), *_shared(found), *write_files(found, files)]
    return answer(options, calls_found_to_plain(found), lines, _following(found))


def _elsewhere(found: "CallsFound") -> list[Line]:
    if not found.elsewhere:
        return []
    named = ", ".join(found.elsewhere)
    return [Line(), Line(f"A worksheet of these calls belongs to {named}, too: see there what was given for them.")]


def _shared(found: "CallsFound") -> list[Line]:
    if found.shared is None:
        return []
    named = ", ".join(f"`{name}`" for name in found.facts) or "none that the policy knows"
    return [Line(), Line(f"Shared with {found.reference}. Facts stated: {named}.")]


def _following(found: "CallsFound") -> list[Next]:
    if found.reference is None:
        return []
    if found.shared is not None:
        return [Next(typed("case", "decide", found.reference), "what is owed by what the records show")]
    shown = found.evidence
    return [Next(typed("calls", "test-call", shown.number, "answered"), "say whether it answers when you call it")]


def _moment(text: str) -> date | datetime:
    try:
        return date.fromisoformat(text) if len(text.strip()) <= len("2026-03-01") else datetime.fromisoformat(text)
    except ValueError:
        raise InputError(f"`{text}` is no day and no time", "write it like 2026-03-01 or 2026-03-01T08:00") from None

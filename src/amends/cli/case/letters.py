"""`amends case letters`, `letter`, `send-letter`, `post-letter`: what the customer has in writing."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated
from zoneinfo import ZoneInfo

from cyclopts import Parameter

from amends.cli.answers import table
from amends.cli.case.acting import acted_on
from amends.cli.case.common import ACT, ActOptions, CaseArgument, desk_of, reference_meant
from amends.cli.case.page import Line, print_page
from amends.cli.status import ExitStatus
from amends.formats.errors import InputError

if TYPE_CHECKING:
    from amends.app.letters.reading import LetterLine, Letters, PrintedLetter

NumberArgument = Annotated[
    int | None,
    Parameter(name="NUMBER", help="Which letter, as `amends case letters` shows; else the last one that failed."),
]


def letters(case: CaseArgument, /, *, options: ActOptions = ACT) -> int:
    """Shows what the customer was sent in writing, and what became of each letter."""
    from amends.app.letters.reading import letters_of
    from amends.app.plain.letters import letters_to_plain
    from amends.cli.case.telling import print_json

    found = letters_of(desk_of(options), reference_meant(case))
    if options.as_json:
        print_json(letters_to_plain(found))
    else:
        print_page(_lines(found))
    return ExitStatus.DONE


def letter(
    case: CaseArgument,
    number: NumberArgument = None,
    /,
    *,
    html: Annotated[
        Path | None, Parameter(name="--html", metavar="FILE", help="Writes it as a page too, to be printed nicely.")
    ] = None,
    options: ActOptions = ACT,
) -> int:
    """Prints a letter, such as for the post: to whom it goes, and what it says."""
    from amends.adapters.mail.rendering import as_html
    from amends.app.letters.reading import printed_letter
    from amends.app.plain.letters import letter_to_plain
    from amends.cli.case.telling import print_json
    from amends.cli.terminal import write

    printed = printed_letter(desk_of(options), reference_meant(case), number)
    if html is not None:
        _write_page(html, as_html(printed.written.letter))
    if options.as_json:
        print_json(letter_to_plain(printed))
    else:
        write(_on_paper(printed))
    return ExitStatus.DONE


def send_letter(case: CaseArgument, number: NumberArgument = None, /, *, options: ActOptions = ACT) -> int:
    """Has a letter sent again, such as when another mail address is known: `amends customer change`."""
    from amends.app.letters.sending import sent_again

    return acted_on(options, case, lambda on: [sent_again(on, number)])


def post_letter(case: CaseArgument, number: NumberArgument = None, /, *, options: ActOptions = ACT) -> int:
    """Says that you have printed a letter and posted it."""
    from amends.app.letters.sending import posted

    return acted_on(options, case, lambda on: [posted(on, number)])


def _lines(found: "Letters") -> Iterator[Line]:
    if not found.lines:
        yield Line("The customer was not written to in this case.")
        return
    rows = [
        (
            str(one.number),
            one.kind.words,
            _standing(one),
            f"{one.at.astimezone(ZoneInfo(found.timezone)):%Y-%m-%d %H:%M}",
        )
        for one in found.lines
    ]
    yield from table(("letter", "what for", "how it stands", "since"), rows)
    yield Line(f"Times are those of {found.timezone}.", style="dim")


def _standing(one: "LetterLine") -> str:
    from amends.cases.events.letters import status_in_words

    language = f" ({one.language})" if one.language is not None else ""
    status = f", {status_in_words(one.status)}" if one.status is not None else ""
    match one.state:
        case "waiting":
            return "waits to be sent"
        case "asked":
            return "is sent again"
        case "failed":
            was = "not sent" if one.fault is not None and one.fault.is_wish else "did not arrive"
            return f"{was}: {one.fault.words if one.fault is not None else ''}{status}"
        case "posted":
            return f"posted{language}"
        case _:
            return f"sent{language}"


def _on_paper(printed: "PrintedLetter") -> str:
    from amends.adapters.mail.rendering import as_text

    letter = printed.written.letter
    address = "\n".join(printed.address) or "(no postal address is known)"
    return f"{address}\n\n{letter.subject}\n\n{as_text(letter)}".rstrip("\n")


def _write_page(path: Path, page: str) -> None:
    try:
        path.write_text(page, encoding="utf-8")
    except OSError as error:
        reason = (error.strerror or "it failed").lower()
        raise InputError(f"`{path}` cannot be written: {reason}", "name a file in a directory of yours") from None

"""`amends case attach`, `attachments`, `attachment`: what shows something."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from amends.cases.attachments import Attachment
from amends.cases.events.attachments import size_words
from amends.cases.events.event import ERASED
from amends.cli.answers import table
from amends.cli.case.acting import acted_on, looked_at
from amends.cli.case.common import ACT, ActOptions, CaseArgument, desk_of, reference_meant
from amends.cli.case.page import Line, moment_for, print_page
from amends.cli.status import ExitStatus
from amends.cli.terminal import counted, write
from amends.directory.attachments import MEGABYTE, MOST_MEGABYTES
from amends.formats.errors import InputError

if TYPE_CHECKING:
    from amends.app.attachments.attaching import HandedIn
    from amends.app.cases.reading import CaseView


def attach(
    case: CaseArgument,
    /,
    *files: Annotated[Path, Parameter(name="FILE", help="A picture, a PDF, a mail (.eml) or a plain text.")],
    options: ActOptions = ACT,
) -> int:
    """Hands in what shows something: pictures (JPEG, PNG, WebP, GIF, HEIC), PDF, mails (.eml), plain text.

    What a file is, is read from its content, not from its name. The same handed in again adds nothing.
    """
    from amends.app.attachments.attaching import requests_of

    if not files:
        raise InputError("no file is named", "name one or more, such as `box.jpg order.pdf`")
    handed_in = [_read(path) for path in files]
    return acted_on(options, case, lambda on: requests_of(on, handed_in))


def attachments(case: CaseArgument, /, *, options: ActOptions = ACT) -> int:
    """Shows what was handed in: by whom and when, and the digest by which it is known."""
    from amends.app.plain.case_parts import attachments_to_plain
    from amends.cli.case.telling import print_json

    seen = looked_at(options, case)
    if options.as_json:
        print_json({"reference": seen.state.reference, "attachments": attachments_to_plain(seen)})
    else:
        print_page(_lines(seen))
    return ExitStatus.DONE


def attachment(
    case: CaseArgument,
    number: Annotated[int, Parameter(name="NUMBER", help="Which one, as `amends case attachments` shows.")],
    /,
    *,
    to: Annotated[
        Path | None,
        Parameter(name="--to", metavar="FILE", help="Where it is saved; else under its own name, here."),
    ] = None,
    options: ActOptions = ACT,
) -> int:
    """Saves something that was handed in, as it was; nothing that is there is written over."""
    from amends.app.attachments.reading import attachment_of

    given = attachment_of(desk_of(options), reference_meant(case), number)
    path = Path(given.name) if to is None else to
    try:
        with path.open("xb") as file:
            file.write(given.content)
    except FileExistsError:
        raise InputError(f"`{path}` is there already", "name another file with `--to`") from None
    except OSError as error:
        raise InputError(
            f"`{path}` cannot be written: {_reason(error)}", "name a file in a directory of yours"
        ) from None
    write(f"Saved attachment {number} as {path}: {given.attachment.kind.words}, {size_words(len(given.content))}.")
    return ExitStatus.DONE


def attachment_lines(view: "CaseView") -> Iterator[Line]:
    """What was handed in, in short, each with the number that names it."""
    if view.state.attachments:
        yield Line("Handed in", style="bold")
    for one in view.state.attachments:
        yield Line(f"{one.number}. {_name(one)}: {one.kind.words}, {size_words(one.size)}, by {_who(one)}", 1)


def _lines(view: "CaseView") -> Iterator[Line]:
    found = view.state.attachments
    if not found:
        yield Line("Nothing was handed in so far.")
        return
    rows = [
        (str(one.number), _name(one), one.kind.words, size_words(one.size), _who(one), moment_for(view, one.at))
        for one in found
    ]
    yield from table(("number", "name", "what it is", "size", "from", "at"), rows)
    yield Line()
    for one in found:
        yield Line(f"{one.number}: SHA-256 {one.digest or ERASED}", style="dim")
    yield Line(f"{counted(len(found), 'attachment')}; save one with `amends case attachment {view.state.reference} 1`.")


def _name(one: Attachment) -> str:
    return one.file_name or ERASED


def _who(one: Attachment) -> str:
    return one.by.called if one.by is not None else "nobody"


def _read(path: Path) -> "HandedIn":
    """A file as it is handed in; of one that is too large nothing is read."""
    from amends.app.attachments.attaching import recognised
    from amends.formats.handed_in.errors import NotTakenError

    try:
        size = path.stat().st_size
        if size > MOST_MEGABYTES * MEGABYTE:
            raise InputError(
                f"`{path}` has {size_words(size)}, and nobody takes more than {MOST_MEGABYTES} MB",
                "hand in a smaller picture, or the pages that matter",
            )
        content = path.read_bytes()
    except OSError as error:
        raise InputError(f"`{path}` cannot be read: {_reason(error)}", "see that the path is right") from None
    try:
        return recognised(content, path.name)
    except NotTakenError as error:
        raise NotTakenError(f"`{path}` is not taken: {error.message}", error.help) from None


def _reason(error: OSError) -> str:
    return (error.strerror or "it failed").lower()

"""`amends mail`: trying the settings of mail, and reading what came back."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from amends.cli.answers import Next, answer, group
from amends.cli.case.common import DEFAULT_DATABASE, DatabaseOption, LookOptions
from amends.cli.case.page import Line
from amends.cli.mail_settings import BouncesOption, MailOption, required_settings
from amends.cli.status import ExitStatus
from amends.formats.errors import InputError
from amends.formats.files import STANDARD_INPUT
from amends.settings import BOUNCES, MAIL

if TYPE_CHECKING:
    from amends.adapters.mail.outcomes import SendingOutcome
    from amends.jobs.bounces import ReadBack

command = group(
    "mail",
    f"""\
{MAIL} says where letters to customers go out, for `amends worker`:
  smtp://user:password@mail.example.org:587?from=care@example.org
  smtps://…                      encrypted from the start, port 465
  …&reply-to=care@example.org&bounces=bounces@example.org
  log:PATH or maildir:PATH       for trying out: nothing is sent
{BOUNCES} names the maildir that `bounces` comes into.

Examples:
  amends mail test --to me@example.org
  amends mail read bounce.eml""",
)


@command.command(
    sort_key=0,
    usage="Usage: amends mail test --to ADDRESS [OPTIONS]",
    help_epilogue="Example:\n  amends mail test --to me@example.org",
)
def test(
    *,
    to: Annotated[str, Parameter(name="--to", metavar="ADDRESS", help="Where the mail goes to.")],
    mail: MailOption = None,
    as_json: Annotated[bool, Parameter(name="--json", negative=(), help="Print one JSON document.")] = False,
) -> int:
    """Sends a mail, so that you see whether the settings work."""
    from datetime import UTC, datetime

    import uuid_utils.compat

    from amends.adapters.mail.addresses import AddressError
    from amends.adapters.mail.carrying import carry
    from amends.adapters.mail.message import trial_mail
    from amends.adapters.mail.sending import Sending

    settings = required_settings(mail)
    words = f"If you read this, mail goes out as it should.\n\nThe mail goes {settings.words}.\n"
    try:
        trial = trial_mail(settings, to, words, Sending(uuid_utils.compat.uuid7(), 1), datetime.now(UTC))
    except AddressError:
        raise InputError(f"`{to}` is no mail address", "it looks like `me@example.org`") from None
    outcome = carry(settings.carrier, trial)
    options = LookOptions(as_json=as_json)
    document = {"sent": settings.words, "outcome": type(outcome).__name__.lower(), "why": _why(outcome)}
    answer(options, document, [Line(f"The mail goes {settings.words}."), Line(_told(outcome))])
    return ExitStatus.DONE if document["outcome"] == "taken" else ExitStatus.CHECK_FAILED


@command.command(
    sort_key=1,
    usage="Usage: amends mail read [FILE] [OPTIONS]",
    help_epilogue="""\
Examples:
  amends mail read bounce.eml
  amends mail read - < bounce.eml          (such as from an alias of the mail server)
  amends mail read --bounces /var/mail/bounces""",
)
def read(
    file: Annotated[
        str | None, Parameter(name="FILE", help="A mail that came back, or `-` for standard input.")
    ] = None,
    /,
    *,
    bounces: BouncesOption = None,
    database: DatabaseOption = DEFAULT_DATABASE,
    as_json: Annotated[bool, Parameter(name="--json", negative=(), help="Print one JSON document.")] = False,
) -> int:
    """Reads what came back: which letter was not delivered, so that somebody sees to it."""
    from amends.app.workspace import open_workspace
    from amends.jobs.bounces import read_back, read_folder

    workspace = open_workspace(database)
    if file is not None:
        found = [read_back(workspace, _content(file))]
    elif bounces is not None:
        found = [*read_folder(workspace, bounces)]
    else:
        raise InputError(
            "nothing is named that came back", f"name a file, `-`, or a maildir with `--bounces` or {BOUNCES}"
        )
    document = {"read": [_plain(one) for one in found]}
    return answer(
        LookOptions(as_json=as_json),
        document,
        [Line(_read(one)) for one in found] or [Line("Nothing has come back.")],
        [Next(_look_at(one), "see what became of it") for one in found if one.is_news],
    )


def _look_at(one: "ReadBack") -> str:
    return f"amends promises show {one.reference}" if one.is_of_promise else f"amends case letters {one.reference}"


def _content(file: str) -> bytes:
    if file == STANDARD_INPUT:
        return sys.stdin.buffer.read()
    try:
        return Path(file).read_bytes()
    except OSError as error:
        reason = (error.strerror or "it failed").lower()
        raise InputError(f"`{file}` cannot be read: {reason}", "see that the path is right") from None


def _told(outcome: "SendingOutcome") -> str:
    match type(outcome).__name__:
        case "Taken":
            return "It was taken in. Whether it arrives you see in the mailbox."
        case "Refused":
            return f"It was refused for good ({_why(outcome) or 'no code was told'})."
        case "Deferred":
            return f"It was not taken in: {_why(outcome)}. A letter would be tried again."
        case _:
            return f"Nobody knows whether it was taken in: {_why(outcome)}. A letter would be sent again."


def _why(outcome: "SendingOutcome") -> str | None:
    return getattr(outcome, "why", None) or getattr(outcome, "status", None)


def _read(one: "ReadBack") -> str:
    bounce, whose = one.bounce, "promise" if one.is_of_promise else "case"
    if bounce is None:
        about = f" of the {whose} {one.reference}" if one.reference is not None else ""
        if one.arrival is None:
            return "This is no report of what became of a mail."
        where = "delivered" if one.arrival.is_in_mailbox else "passed on to a mail server that makes no reports"
        return f"A letter{about} was {where}."
    what = bounce.diagnostic or bounce.status or "no reason is told"
    if not bounce.has_failed:
        return f"A mail is late, and is still being tried: {what}"
    if one.reference is None:
        return f"A mail was not delivered, and it is none of a case here: {what}"
    news = "" if one.is_news else " (that is in the record already)"
    return f"A letter of the {whose} {one.reference} was not delivered{news}: {what}"


def _plain(one: "ReadBack") -> dict[str, object]:
    bounce = one.bounce
    return {
        "reference": one.reference,
        "is_news": one.is_news,
        "is_report": bounce is not None or one.arrival is not None,
        "is_delivered": one.arrival is not None and one.arrival.is_in_mailbox,
        "has_failed": bounce.has_failed if bounce is not None else None,
        "is_permanent": bounce.is_permanent if bounce is not None else None,
        "status": bounce.status if bounce is not None else None,
        "diagnostic": bounce.diagnostic if bounce is not None else None,
    }

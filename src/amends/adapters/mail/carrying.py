"""Having a mail carried: by a server, or for trying out into a file or a maildir."""

import mailbox
from collections.abc import Callable
from pathlib import Path

from amends.adapters.mail.message import Outgoing
from amends.adapters.mail.outcomes import Deferred, SendingOutcome, Taken
from amends.adapters.mail.settings import Carrier, Server, TryOutFolder, TryOutLog
from amends.adapters.mail.smtp import send_over


def carry(carrier: Carrier, mail: Outgoing) -> SendingOutcome:
    """Has a mail carried, and says what came of it."""
    match carrier:
        case Server():
            return send_over(carrier, mail)
        case TryOutLog(path):
            return _tried(path, mail, _write)
        case TryOutFolder(path):
            return _tried(path, mail, _put)


def _tried(path: Path, mail: Outgoing, keep: Callable[[Path, Outgoing], None]) -> SendingOutcome:
    try:
        keep(path, mail)
    except OSError as error:
        return Deferred(f"`{path}` cannot be written to: {(error.strerror or 'it failed').lower()}")
    return Taken()


def _write(path: Path, mail: Outgoing) -> None:
    """One mail after the other, each as people read it."""
    message = mail.message
    body = message.get_body(("plain",))
    words = body.get_content() if body is not None else ""
    heads = "".join(f"{name}: {message[name]}\n" for name in ("Date", "From", "To", "Subject", "Message-ID"))
    with path.open("a", encoding="utf-8") as log:
        log.write(f"{heads}\n{words}\n{'-' * 72}\n")


def _put(path: Path, mail: Outgoing) -> None:
    mailbox.Maildir(path, create=True).add(mail.message.as_bytes())

"""A letter as a message: its two forms, and the headers by which it is known again."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP, SMTPUTF8
from email.utils import format_datetime

from amends.adapters.mail.addresses import address_of
from amends.adapters.mail.rendering import as_html, as_text
from amends.adapters.mail.sending import Sending
from amends.adapters.mail.settings import MailSettings
from amends.letters.letter import Letter

_LONGEST_NAME = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Envelope:
    """From where to where a mail goes.

    Attributes:
        sender: where it comes back to if it is not delivered.
        reported_as: the word by which reports of what became of it name it; None where nobody reads any.
    """

    sender: str
    recipient: str
    reported_as: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Outgoing:
    """A mail that is ready to go out."""

    envelope: Envelope
    message: EmailMessage


@dataclass(frozen=True, slots=True, kw_only=True)
class Addressed:
    """To whom a letter goes, and from whom.

    Attributes:
        name: the customer's name, where it is known.
        address: their mail address.
        sender: the client's own address; None for that of the settings.
        reply_to: where the client wants answers; None for what the settings say.
    """

    name: str | None
    address: str
    sender: str | None = None
    reply_to: str | None = None


def mail_of(
    letter: Letter, to: Addressed, settings: MailSettings, sending: Sending, thread: str, at: datetime
) -> Outgoing:
    """The mail of a letter. The same letter and sending make the same mail, but for its date.

    Args:
        letter: what it says.
        to: to whom it goes, and from whom.
        settings: how mail goes out.
        sending: by what it is known again.
        thread: what hangs together in a mail program, such as every letter of a case.
        at: when it is sent.

    Raises:
        AddressError: an address is none.
    """
    sender = address_of(to.sender) if to.sender is not None else settings.sender
    recipient = address_of(to.address)
    reply_to = address_of(to.reply_to) if to.reply_to is not None else settings.reply_to
    message = _message(
        {
            "From": _named(letter.signed, sender),
            "To": _named(to.name or "", recipient),
            "Reply-To": _named(letter.signed, reply_to) if reply_to is not None else None,
            "Subject": one_line(letter.subject),
            "References": f"<{thread}@{_domain(sender)}>",
        },
        message_id=f"<{sending}@{_domain(sender)}>",
        at=at,
    )
    message.set_content(as_text(letter), subtype="plain", charset="utf-8")
    message.add_alternative(as_html(letter), subtype="html", charset="utf-8")
    message.set_boundary(f"=_{sending}")
    message["Content-Language"] = letter.language
    return Outgoing(envelope=_envelope(settings, sender, recipient, sending), message=message)


def trial_mail(settings: MailSettings, recipient: str, words: str, sending: Sending, at: datetime) -> Outgoing:
    """A mail by which the settings are tried.

    Raises:
        AddressError: the recipient is none.
    """
    to = address_of(recipient)
    message = _message(
        {"From": _named("Amends", settings.sender), "To": _named("", to), "Subject": "Amends: mail works"},
        message_id=f"<{sending}@{_domain(settings.sender)}>",
        at=at,
    )
    message.set_content(words, charset="utf-8")
    return Outgoing(envelope=_envelope(settings, settings.sender, to, sending), message=message)


def one_line(text: str) -> str:
    """A text for a header: one line, without anything that could begin another one."""
    visible = "".join(" " if unicodedata.category(one).startswith(("C", "Z")) else one for one in text)
    # What looks like an encoded word would be decoded on the way, whatever is in it: line breaks too.
    return " ".join(visible.replace("=?", "= ?").split())


def _message(headers: Mapping[str, str | Address | None], *, message_id: str, at: datetime) -> EmailMessage:
    addresses = [value.addr_spec for value in headers.values() if isinstance(value, Address)]
    is_ascii = all(map(str.isascii, addresses))
    message = EmailMessage(policy=SMTP if is_ascii else SMTPUTF8)
    for name, value in headers.items():
        if value is not None:
            message[name] = value
    message["Message-ID"] = message_id
    message["Date"] = format_datetime(at)
    message["Auto-Submitted"] = "auto-generated"
    message["X-Auto-Response-Suppress"] = "All"
    return message


def _named(name: str, address: str) -> Address:
    local, _, domain = address.rpartition("@")
    return Address(one_line(name)[:_LONGEST_NAME].strip(), local, domain)


def _envelope(settings: MailSettings, sender: str, recipient: str, sending: Sending) -> Envelope:
    """An address of its own for each sending, so that reports can be told by it; else they go where people read."""
    if settings.bounces is None:
        return Envelope(sender=sender, recipient=recipient)
    local, _, domain = settings.bounces.rpartition("@")
    return Envelope(sender=f"{local}+{sending}@{domain}", recipient=recipient, reported_as=str(sending))


def _domain(address: str) -> str:
    return address.rpartition("@")[2]

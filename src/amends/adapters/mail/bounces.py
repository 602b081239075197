"""Reading what comes back: reports of what was not delivered (RFC 3464), and notes of other shapes about the same."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from email import message_from_bytes
from email.message import Message
from email.policy import compat32

from amends.adapters.mail.sending import Sending, sending_in

_REPORT = "message/delivery-status"
_ARRIVED = frozenset({"delivered", "relayed", "expanded"})
_LARGEST = 4_000_000
_MOST_PARTS = 200
_BETWEEN_BLOCKS = re.compile(r"(?:\r?\n){2,}")
_CODE = re.compile(r"(?<![\d.])([245]\.\d{1,3}\.\d{1,3})(?![\d.])")
_OLD_CODE = re.compile(r"(?<![\d.])([45]\d\d)(?=[ \-])")
_ADDRESS = re.compile(r"[^\s<>@]+@[^\s<>@]+")
_FAILED = re.compile(
    r"undeliver|not be delivered|delivery (?:status notification \()?(?:has )?fail|failure notice|returned mail"
    r"|mail delivery (?:failed|system)|delivery failure|permanent (?:fatal )?error|returned to sender",
    re.IGNORECASE,
)
_DELAYED = re.compile(r"delay|warning|not yet been delivered|still being retried|will be retried", re.IGNORECASE)
_GONE = re.compile(
    r"user unknown|unknown user|no such (?:user|mailbox|address|recipient)|does not exist|mailbox unavailable"
    r"|recipient rejected|address rejected|account (?:is )?disabled",
    re.IGNORECASE,
)
_FULL = re.compile(r"(?:mailbox|quota) (?:is )?(?:full|exceeded)|over quota", re.IGNORECASE)
_ADDRESSED = ("to", "delivered-to", "x-original-to", "envelope-to", "x-envelope-to", "resent-to")
_NAMES_THE_ORIGINAL = ("in-reply-to", "references", "message-id", "return-path")
_LONGEST_DIAGNOSTIC = 300


@dataclass(frozen=True, slots=True)
class Bounce:
    """A mail that was not delivered, or not yet.

    Attributes:
        sending: which letter it was; None where that cannot be told.
        has_failed: whether nobody tries any more; else it is only late.
        is_permanent: whether trying again would not help; a full mailbox may be empty tomorrow.
        status: the code of RFC 3463, or three digits; None where none is told.
        diagnostic: what the mail server said, without addresses.
    """

    sending: Sending | None
    has_failed: bool
    is_permanent: bool
    status: str | None
    diagnostic: str | None


@dataclass(frozen=True, slots=True)
class Arrival:
    """A mail that came as far as reports go.

    Attributes:
        sending: which letter it was.
        is_in_mailbox: whether it lies in the mailbox; else it was passed on to where no reports are made.
    """

    sending: Sending
    is_in_mailbox: bool


def bounce_in(mail: bytes) -> Bounce | None:
    """What a mail says of one that was not delivered; None where it is something else, such as an answer.

    Whatever the bytes are, nothing is raised: what cannot be read is no report.
    """
    message = message_from_bytes(mail[:_LARGEST], policy=compat32)
    parts = [part for _, part in zip(range(_MOST_PARTS), message.walk(), strict=False)]
    report = next((part for part in parts if part.get_content_type() == _REPORT), None)
    if report is not None:
        return _from_report(report, message, parts)
    return _from_words(message, parts)


def arrival_in(mail: bytes) -> Arrival | None:
    """What a mail says of one that arrived, with everybody to whom it went; None where it says no such thing."""
    message = message_from_bytes(mail[:_LARGEST], policy=compat32)
    parts = [part for _, part in zip(range(_MOST_PARTS), message.walk(), strict=False)]
    report = next((part for part in parts if part.get_content_type() == _REPORT), None)
    actions = set() if report is None else {fields.get("action", "").lower() for fields in _recipients(report)}
    if not actions or not actions <= _ARRIVED:
        return None
    sending = _sending(message, parts)
    return None if sending is None else Arrival(sending, actions == {"delivered"})


def _from_report(report: Message, message: Message, parts: Iterable[Message]) -> Bounce | None:
    """What a report in the form of RFC 3464 says of what was not delivered."""
    recipients = _recipients(report)
    actions = [fields.get("action", "").lower() for fields in recipients]
    if not recipients or _ARRIVED.issuperset(actions):
        return None
    worst = next((fields for fields in recipients if fields.get("action", "").lower() == "failed"), recipients[0])
    diagnostic = worst.get("diagnostic-code")
    status = _status(worst.get("status", "")) or _status(diagnostic or "")
    has_failed = worst.get("action", "failed").lower() == "failed"
    return Bounce(
        _sending(message, parts), has_failed, has_failed and not _is_passing(status), status, _told(diagnostic)
    )


def _recipients(report: Message) -> list[dict[str, str]]:
    """The fields of a report about each recipient; they stand in blocks, the first of which is about the mail."""
    blocks = map(_fields, _BETWEEN_BLOCKS.split(_status_text(report)))
    return [fields for fields in blocks if "action" in fields or "status" in fields]


def _from_words(message: Message, parts: Iterable[Message]) -> Bounce | None:
    """A note without such a report: told by its headers, its sender and its words."""
    words = "\n".join(_words(parts))
    subject = _head(message, "subject")
    failed = _head(message, "x-failed-recipients")
    is_automatic = _is_from_a_machine(message)
    if not failed and not (is_automatic and (_FAILED.search(subject) or _FAILED.search(words))):
        return None
    has_failed = bool(failed) or not _DELAYED.search(subject)
    status = _status(words) or _status_of(words)
    line = next((line for line in words.splitlines() if _CODE.search(line) or _GONE.search(line)), None)
    return Bounce(_sending(message, parts), has_failed, has_failed and not _is_passing(status), status, _told(line))


def _is_from_a_machine(message: Message) -> bool:
    """Whether it comes from a mail system: by the name that such systems have, or with an empty way back.

    Who answers by itself, such as somebody who is away, leaves no way back either, but says that it is an answer.
    """
    sender = _head(message, "from").lower()
    if "mailer-daemon" in sender or "postmaster" in sender:
        return True
    is_answer = "auto-replied" in _head(message, "auto-submitted").lower()
    return _head(message, "return-path").strip() == "<>" and not is_answer


def _sending(message: Message, parts: Iterable[Message]) -> Sending | None:
    """Which sending it is about.

    It is told by the address that it came back to, else by how its envelope was called, else by the headers of the mail
    within it.
    """
    for name in _ADDRESSED:
        found = sending_in(_head(message, name))
        if found is not None:
            return found
    within = [part for part in parts if part is not message]
    for part in within:
        found = sending_in(_envelope_named(part)) if part.get_content_type() == _REPORT else None
        if found is not None:
            return found
    for part in within:
        for name in _NAMES_THE_ORIGINAL:
            found = sending_in(_head(part, name))
            if found is not None:
                return found
    return next((found for text in _words(parts) if (found := _sending_in_headers(text)) is not None), None)


def _envelope_named(report: Message) -> str:
    """How the envelope was called when the mail was sent, as a report says it; empty where it does not."""
    blocks = map(_fields, _BETWEEN_BLOCKS.split(_status_text(report)))
    return next((fields["original-envelope-id"] for fields in blocks if "original-envelope-id" in fields), "")


def _sending_in_headers(text: str) -> Sending | None:
    """The sending of a mail whose headers stand in a text, as they do where it is quoted."""
    quoted = re.search(r"(?im)^[ >\t]*message-id:\s*(?:\r?\n\s+)?(\S+)", text)
    return sending_in(quoted[1]) if quoted is not None else None


def _status_text(report: Message) -> str:
    """The text of a report; the library has split it into blocks of headers."""
    payload = report.get_payload()
    if isinstance(payload, list):
        return "\n\n".join(
            "\n".join(f"{name}: {value}" for name, value in block.items())
            for block in payload
            if isinstance(block, Message)
        )
    return _decoded(report)


def _fields(block: str) -> dict[str, str]:
    unfolded = re.sub(r"\r?\n[ \t]+", " ", block)
    pairs = (line.partition(":") for line in unfolded.splitlines())
    return {name.strip().lower(): value.strip() for name, colon, value in pairs if colon}


def _words(parts: Iterable[Message]) -> Iterator[str]:
    for part in parts:
        if not part.is_multipart() and part.get_content_type() in ("text/plain", "text/html", "text/rfc822-headers"):
            yield _decoded(part)


def _decoded(part: Message) -> str:
    payload = part.get_payload(decode=True)
    return payload.decode("utf-8", "replace") if isinstance(payload, bytes) else str(part.get_payload())


def _head(message: Message, name: str) -> str:
    return " ".join(str(value) for value in message.get_all(name, []))


def _status(text: str) -> str | None:
    found = _CODE.search(text) or _OLD_CODE.search(text)
    return None if found is None else found[1]


def _status_of(words: str) -> str | None:
    """The code that words stand for where none is told."""
    if _GONE.search(words):
        return "5.1.1"
    return "5.2.2" if _FULL.search(words) else None


def _is_passing(status: str | None) -> bool:
    """Whether it may be otherwise another time: the codes that begin with 4, and a full mailbox."""
    return status is not None and (status.startswith("4") or status == "5.2.2")


def _told(diagnostic: str | None) -> str | None:
    """What was said, in one line and without any address."""
    if diagnostic is None:
        return None
    return _ADDRESS.sub("…", " ".join(diagnostic.split()))[:_LONGEST_DIAGNOSTIC]

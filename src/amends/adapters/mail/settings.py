"""Where mail goes out, as one address says it: `smtp://user:password@host:587?from=care@example.org`."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from amends.adapters.mail.addresses import AddressError, address_of
from amends.lang.errors import AmendsError

_LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
_KNOWN = frozenset({"from", "reply-to", "bounces", "tls", "timeout"})
_TIMEOUT_SECONDS = 30.0
_LONGEST_TIMEOUT_SECONDS = 600.0
_PORTS = {"smtp": 587, "smtps": 465}
_HOW = "write it like `smtp://user:password@mail.example.org:587?from=care@example.org`"


class MailSettingsError(AmendsError):
    """The settings of mail cannot be used."""

    def __init__(self, message: str, help: str = _HOW) -> None:
        super().__init__(f"{message}; {help}")
        self.message = message
        self.help = help


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """A mail server, and how it is spoken to.

    Attributes:
        is_tls_from_the_start: whether the connection is encrypted before a word is said (`smtps://`).
        is_encrypted: whether nothing goes out unless the connection is encrypted.
        timeout: how many seconds each step may take.
    """

    host: str
    port: int
    user: str | None = None
    password: str | None = field(default=None, repr=False)
    is_tls_from_the_start: bool = False
    is_encrypted: bool = True
    timeout: float = _TIMEOUT_SECONDS


@dataclass(frozen=True, slots=True)
class TryOutLog:
    """A file that every mail is written to instead of being sent."""

    path: Path


@dataclass(frozen=True, slots=True)
class TryOutFolder:
    """A maildir that every mail is put into instead of being sent."""

    path: Path


Carrier = Server | TryOutLog | TryOutFolder
"""What carries a mail."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MailSettings:
    """How mail goes out.

    Attributes:
        sender: the address that mails are from; a client may have its own.
        reply_to: where answers go; to the sender where None.
        bounces: where reports go of what was not delivered; each mail gets an address of its own from it
            (`bounces+…@example.org`). To the sender where None.
    """

    carrier: Carrier
    sender: str
    reply_to: str | None = None
    bounces: str | None = None

    @property
    def words(self) -> str:
        """Where mail goes, in words, without any password."""
        match self.carrier:
            case Server(host=host, port=port, is_encrypted=encrypted):
                return f"to {host}, port {port}, {'encrypted' if encrypted else 'not encrypted'}"
            case TryOutLog(path):
                return f"nowhere: it is written to `{path}`"
            case TryOutFolder(path):
                return f"nowhere: it is put into the maildir `{path}`"


def mail_settings(text: str) -> MailSettings:
    """The settings that an address says.

    `smtp://` is encrypted by STARTTLS and `smtps://` from the start; `?tls=off` sends in the clear, never with a
    password. `log:PATH` and `maildir:PATH` are for trying out: nothing is sent.

    Raises:
        MailSettingsError: it cannot be understood.
    """
    parts = _split(text)
    options = _options(parts)
    carrier = _carrier(parts, options)
    sender = options.get("from") or (None if isinstance(carrier, Server) else "care@example.org")
    if sender is None:
        raise MailSettingsError(
            "the mail settings don't say whom mail is from", f"add `?from=care@example.org`: {_HOW}"
        )
    return MailSettings(
        carrier=carrier,
        sender=_address("from", sender),
        reply_to=_optional_address("reply-to", options),
        bounces=_optional_address("bounces", options),
    )


def _split(text: str) -> SplitResult:
    try:
        parts = urlsplit(text)
        _ = parts.port
    except ValueError:
        raise MailSettingsError("the mail settings cannot be read as an address") from None
    return parts


def _options(parts: SplitResult) -> Mapping[str, str]:
    given = dict(parse_qsl(parts.query.replace("+", "%2B"), keep_blank_values=True))
    unknown = sorted(set(given) - _KNOWN)
    if unknown:
        raise MailSettingsError(f"`{unknown[0]}` is no setting of mail", f"expected {', '.join(sorted(_KNOWN))}")
    return given


def _carrier(parts: SplitResult, options: Mapping[str, str]) -> Carrier:
    path = Path(unquote(parts.netloc + parts.path))
    match parts.scheme:
        case "log" | "maildir" if not path.name:
            raise MailSettingsError(f"`{parts.scheme}:` names no place", f"write it like `{parts.scheme}:/tmp/mail`")
        case "log":
            return TryOutLog(path)
        case "maildir":
            return TryOutFolder(path)
        case "smtp" | "smtps":
            return _server(parts, options)
        case _:
            raise MailSettingsError(f"`{parts.scheme}` is no way for mail", "expected smtp, smtps, log or maildir")


def _server(parts: SplitResult, options: Mapping[str, str]) -> Server:
    if not parts.hostname:
        raise MailSettingsError("the mail settings name no server")
    user = unquote(parts.username) if parts.username else None
    password = unquote(parts.password) if parts.password else None
    is_encrypted = _tls(options)
    if password is not None and not is_encrypted and parts.hostname not in _LOOPBACK:
        raise MailSettingsError("a password would go out in the clear", "take `tls=off` away")
    return Server(
        host=parts.hostname,
        port=parts.port or _PORTS[parts.scheme],
        user=user,
        password=password,
        is_tls_from_the_start=parts.scheme == "smtps",
        is_encrypted=is_encrypted or parts.scheme == "smtps",
        timeout=_timeout(options),
    )


def _tls(options: Mapping[str, str]) -> bool:
    said = options.get("tls", "on")
    if said not in ("on", "off"):
        raise MailSettingsError(f"`tls={said}` cannot be understood", "expected on or off")
    return said == "on"


def _timeout(options: Mapping[str, str]) -> float:
    said = options.get("timeout", str(_TIMEOUT_SECONDS))
    try:
        seconds = float(said)
    except ValueError:
        seconds = 0.0
    if not 0 < seconds <= _LONGEST_TIMEOUT_SECONDS:
        raise MailSettingsError(f"`timeout={said}` is no number of seconds", "expected more than 0, and 600 at most")
    return seconds


def _optional_address(name: str, options: Mapping[str, str]) -> str | None:
    return _address(name, options[name]) if name in options else None


def _address(name: str, text: str) -> str:
    try:
        return address_of(text)
    except AddressError:
        raise MailSettingsError(f"`{name}={text}` is no mail address", "it looks like `care@example.org`") from None

"""A mail server of our own, on the loopback: it takes in, puts off, refuses, or hangs up, as a test wants it."""

import asyncio
import ssl
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from amends.adapters.mail.settings import Server

HOST = "127.0.0.1"


@dataclass(frozen=True, slots=True)
class Arrived:
    """A mail that arrived, from where to where it went, and what reports were asked of it."""

    sender: str
    recipients: tuple[str, ...]
    content: bytes
    asked: tuple[str, ...] = ()

    @property
    def message(self) -> EmailMessage:
        """The mail as a mail program reads it."""
        message = message_from_bytes(self.content, policy=default)
        assert isinstance(message, EmailMessage)
        return message

    def words(self, subtype: str) -> str:
        """One of its two forms."""
        part = self.message.get_body((subtype,))
        assert part is not None
        words: str = part.get_content()
        return words.replace("\r\n", "\n")


@dataclass(slots=True)
class PostOffice:
    """What the server answers at each step, and what it has taken in; an answer of None lets the step pass.

    Attributes:
        hangs_up: whether the connection ends when the mail was said, before the last answer.
        loses: whether what was said then is lost, too.
        puts_off: how many mails it puts off before it takes one in.
    """

    on_sender: str | None = None
    on_recipient: str | None = None
    on_mail: str | None = None
    hangs_up: bool = False
    loses: bool = False
    puts_off: int = 0
    arrived: list[Arrived] = field(default_factory=list)
    port: int = 0

    async def handle_MAIL(  # noqa: N802, PLR0913, PLR0917, RUF100  # the library's own name and arguments
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        """The sender."""
        if self.on_sender is not None:
            return self.on_sender
        envelope.mail_from = address
        envelope.mail_options.extend(options)
        return "250 2.1.0 Ok"

    async def handle_RCPT(  # noqa: N802, RUF100
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        """The recipient."""
        if self.puts_off:
            self.puts_off -= 1
            return "450 4.2.0 greylisted"
        if self.on_recipient is not None:
            return self.on_recipient
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 Ok"

    async def handle_DATA(self, server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802, RUF100
        """The mail itself."""
        if self.on_mail is not None:
            return self.on_mail
        if not self.loses:
            assert isinstance(envelope.content, bytes)
            asked = server.asked if isinstance(server, _Reporting) else ()
            recipients = tuple(envelope.rcpt_tos)
            self.arrived.append(Arrived(envelope.mail_from or "", recipients, envelope.content, asked))
        if self.hangs_up:
            assert isinstance(server.transport, asyncio.Transport)
            server.transport.abort()
        return "250 2.0.0 Ok"

    @property
    def server(self) -> Server:
        """How it is spoken to."""
        return Server(host=HOST, port=self.port, is_encrypted=False, timeout=5.0)


class _Reporting(SMTP):
    """A server that offers reports of what becomes of a mail (RFC 3461), and keeps what is asked."""

    asked: tuple[str, ...] = ()

    def _getparams(self, params: Sequence[str]) -> dict[str, str | bool] | None:
        reports = [one for one in params if one.partition("=")[0] in ("RET", "ENVID", "NOTIFY")]
        self.asked += tuple(reports)
        return super()._getparams([one for one in params if one not in reports])


class _Counter(Controller):
    """Listens on a port that is free, and knows which it is."""

    def factory(self) -> SMTP:
        """A server of its own for each connection."""
        kind = _Reporting if isinstance(self.handler, _ReportingOffice) else SMTP
        return kind(self.handler, **self.SMTP_kwargs)

    def _trigger_server(self) -> None:
        assert isinstance(self.server, asyncio.Server)
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()  # type: ignore[no-untyped-call]  # the library has no types here


class _ReportingOffice(PostOffice):
    """One whose server offers reports."""

    async def handle_EHLO(  # noqa: N802, PLR0913, PLR0917, RUF100  # the library's own name and arguments
        self, _server: SMTP, session: Session, _envelope: Envelope, hostname: str, answers: list[str]
    ) -> list[str]:
        """The greeting."""
        session.host_name = hostname
        return [*answers[:-1], "250-DSN", answers[-1]]


@contextmanager
def post_office(
    tls: ssl.SSLContext | None = None,
    password: str | None = None,
    *,
    takes_any_address: bool = True,
    reports: bool = False,
) -> Iterator[PostOffice]:
    """A server that runs as long as the block does; with `tls` it offers encryption, with a password it wants one.

    With `reports` it offers to make reports of what becomes of a mail; without, it refuses a mail that asks for them.
    """
    office = _ReportingOffice() if reports else PostOffice()

    def knows(_server: SMTP, _session: Session, _envelope: Envelope, _how: str, said: object) -> AuthResult:
        is_right = isinstance(said, LoginPassword) and said.password == (password or "").encode()
        return AuthResult(success=is_right, handled=is_right)

    controller = _Counter(
        office,
        hostname=HOST,
        port=0,
        tls_context=tls,
        enable_SMTPUTF8=takes_any_address,
        auth_required=password is not None,
        auth_require_tls=password is not None and tls is not None,
        authenticator=knows if password is not None else None,
    )
    controller.start()
    try:
        office.port = controller.port
        yield office
    finally:
        controller.stop()

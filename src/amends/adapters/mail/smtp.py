"""Speaking to a mail server, step by step, so that it is known how far one came."""

import re
import smtplib
import ssl
from contextlib import suppress

from amends.adapters.mail.message import Outgoing
from amends.adapters.mail.outcomes import Deferred, Refused, SendingOutcome, Taken, Unclear
from amends.adapters.mail.settings import Server

_STATUS = re.compile(rb"^([245]\.\d{1,3}\.\d{1,3})\b")
_FOR_GOOD = 500
_DONE = 250
_GO_ON = 354
_LINE = re.compile(rb"\r\n|\r|\n")
_REPORTS = "NOTIFY=SUCCESS,FAILURE,DELAY"
"""Of what a server that offers reports (RFC 3461) is asked to make one."""


class _AnswerError(Exception):
    """The server answered otherwise than one had to hope."""

    def __init__(self, step: str, code: int, said: bytes) -> None:
        super().__init__(step, code, said)
        self.step, self.code, self.said = step, code, said


def send_over(server: Server, mail: Outgoing) -> SendingOutcome:
    """Sends a mail over a server; nothing that it answers is raised."""
    try:
        connection = _connected(server)
    except ssl.SSLError as error:
        return Deferred(f"no encrypted connection to {server.host}: {error.reason or 'it was refused'}")
    except smtplib.SMTPAuthenticationError as error:
        return Deferred(f"{server.host} does not let `{server.user}` in (code {error.smtp_code})")
    except smtplib.SMTPNotSupportedError:
        return Deferred(f"{server.host} does not offer what the settings ask for: encryption, or to log in")
    except smtplib.SMTPResponseException as error:
        return Deferred(f"{server.host} answered with {error.smtp_code}")
    except (OSError, smtplib.SMTPException) as error:
        return Deferred(f"{server.host} cannot be reached ({type(error).__name__})")
    try:
        return _sent(connection, mail, server.host)
    finally:
        _leave(connection)


def _connected(server: Server) -> smtplib.SMTP:
    context = ssl.create_default_context()
    if server.is_tls_from_the_start:
        connection: smtplib.SMTP = smtplib.SMTP_SSL(server.host, server.port, timeout=server.timeout, context=context)
    else:
        connection = smtplib.SMTP(server.host, server.port, timeout=server.timeout)
    try:
        if server.is_encrypted and not server.is_tls_from_the_start:
            connection.starttls(context=context)
        connection.ehlo_or_helo_if_needed()
        if server.user is not None and server.password is not None:
            connection.login(server.user, server.password)
    except BaseException:
        connection.close()
        raise
    return connection


def _sent(connection: smtplib.SMTP, mail: Outgoing, host: str) -> SendingOutcome:
    is_said = False
    try:
        _offer(connection, mail)
        is_said = True
        connection.send(_on_the_wire(mail))
        return _last_answer(connection)
    except _AnswerError as error:
        return _refusal(error, host)
    except (OSError, smtplib.SMTPException) as error:
        # All is sent, or on its way; whether the server has it nobody can know from here.
        why = f"the connection to {host} ended ({type(error).__name__})"
        return Unclear(why) if is_said else Deferred(why)


def _offer(connection: smtplib.SMTP, mail: Outgoing) -> None:
    """Says from where to where it goes, up to the point where the server wants the mail itself."""
    options = ["BODY=8BITMIME"] if connection.has_extn("8bitmime") else []
    if not mail.envelope.recipient.isascii():
        if not connection.has_extn("smtputf8"):
            raise _AnswerError("recipient", 553, b"5.6.7 the address needs SMTPUTF8")
        options.append("SMTPUTF8")
    wishes: list[str] = []
    if mail.envelope.reported_as is not None and connection.has_extn("dsn"):
        options += ["RET=HDRS", f"ENVID={mail.envelope.reported_as}"]
        wishes.append(_REPORTS)
    _expect("sender", connection.mail(mail.envelope.sender, options), _DONE)
    _expect("recipient", connection.rcpt(mail.envelope.recipient, wishes), _DONE)
    _expect("mail", connection.docmd("DATA"), _GO_ON)


def _expect(step: str, answer: tuple[int, bytes], wanted: int) -> None:
    code, said = answer
    if code // 10 != wanted // 10:
        raise _AnswerError(step, code, said)


def _last_answer(connection: smtplib.SMTP) -> SendingOutcome:
    code, said = connection.getreply()
    if code == _DONE:
        return Taken()
    raise _AnswerError("mail", code, said)


def _refusal(error: _AnswerError, host: str) -> SendingOutcome:
    status = _STATUS.match(error.said)
    told = status[1].decode() if status is not None else str(error.code)
    if error.code >= _FOR_GOOD:
        return Refused(told)
    return Deferred(f"{host} does not take the {error.step} now ({told})")


def _on_the_wire(mail: Outgoing) -> bytes:
    """The mail as it is sent: lines that end as they must, and a dot doubled where it begins one."""
    lines = _LINE.split(mail.message.as_bytes().rstrip(b"\r\n"))
    return b"\r\n".join(b"." + line if line.startswith(b".") else line for line in lines) + b"\r\n.\r\n"


def _leave(connection: smtplib.SMTP) -> None:
    with suppress(OSError, smtplib.SMTPException):
        connection.quit()
    connection.close()

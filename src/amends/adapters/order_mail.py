"""Orders by mail, to whoever gives by hand: a warehouse, a bookkeeper. Nobody can say that a mail came only once."""

import json
from collections.abc import Iterator
from datetime import datetime
from email.message import EmailMessage
from email.utils import format_datetime

from amends.adapters.mail.addresses import AddressError, address_of
from amends.adapters.mail.carrying import carry
from amends.adapters.mail.message import Envelope, Outgoing, one_line
from amends.adapters.mail.outcomes import Deferred, Refused, Taken, Unclear
from amends.adapters.mail.settings import MailSettings
from amends.adapters.orders import Answer, Answered, Order


def send_mail(settings: MailSettings, to: str, order: Order, now: datetime) -> Answered:
    """Mails an order; what the server has taken in is on its way to who gives it."""
    try:
        outgoing = order_mail(settings, to, order, now)
    except AddressError:
        return Answered(Answer.REFUSED, "the address that it is to be mailed to is none")
    match carry(settings.carrier, outgoing):
        case Taken():
            return Answered(Answer.GIVEN, "mailed to who gives it")
        case Refused(status):
            return Answered(Answer.REFUSED, f"the mail server refuses it{f' ({status})' if status else ''}")
        case Deferred(why):
            return Answered(Answer.NOT_NOW, why)
        case Unclear(why):
            return Answered(Answer.UNKNOWN, why)


def order_mail(settings: MailSettings, to: str, order: Order, now: datetime) -> Outgoing:
    """The mail of an order: the same number each time, so that who reads it sees where one comes twice.

    Raises:
        AddressError: the address is none.
    """
    recipient = address_of(to)
    message = EmailMessage()
    message["From"] = settings.sender
    message["To"] = recipient
    message["Subject"] = one_line(f"To give: {order.body.get('remedy')} (case {order.body.get('case')})")
    message["Message-ID"] = f"<order.{order.key.hex}@{settings.sender.rpartition('@')[2]}>"
    message["Date"] = format_datetime(now)
    message["Auto-Submitted"] = "auto-generated"
    message.set_content("\n".join(_lines(order)) + "\n", charset="utf-8")
    return Outgoing(envelope=Envelope(sender=settings.sender, recipient=recipient), message=message)


def _lines(order: Order) -> Iterator[str]:
    yield "Please give this once. A mail with the same number is the same order."
    yield ""
    yield f"number: {order.key}"
    for name, value in order.body.items():
        if value is not None and name != "entry":
            yield f"{name}: {value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)}"

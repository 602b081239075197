"""Sending a letter: written from the record as it stands, carried out of the house, and recorded in its case."""

from datetime import datetime
from functools import partial

from amends.adapters.mail.addresses import AddressError
from amends.adapters.mail.carrying import carry
from amends.adapters.mail.message import Addressed, Outgoing, mail_of
from amends.adapters.mail.outcomes import Deferred, Refused, SendingOutcome, Taken, Unclear
from amends.adapters.mail.sending import Sending
from amends.adapters.mail.settings import MailSettings
from amends.app.letters.asked import LetterAsked
from amends.app.letters.delivering import ToDeliver, record_failed, record_sent, to_deliver
from amends.cases.events.letters import LetterFault
from amends.cases.gate.rules.letters import LetterIsRecordedError
from amends.jobs.task import Again, Done, Outcome, Reported, Task


def send_letter(task: Task) -> Outcome:
    """Sends a letter. A mail that may have gone out already is sent again: it is the same mail, to the letter."""
    one = to_deliver(task.workspace, task.leased.client, task.case, LetterAsked.of(task.leased.data))
    if one is None:
        return Done()
    mail, customer = task.settings.mail, one.written.customer
    if mail is None:
        return _failed(task, one, LetterFault.NO_MAIL)
    if customer.email is None:
        return _failed(task, one, LetterFault.NO_ADDRESS)
    try:
        outgoing = _outgoing(one, customer.name, customer.email, mail, task.workspace.clock())
    except AddressError:
        return _failed(task, one, LetterFault.BAD_ADDRESS)
    return _reported(task, one, carry(mail.carrier, outgoing))


def _outgoing(one: ToDeliver, name: str | None, address: str, mail: MailSettings, at: datetime) -> Outgoing:
    to = Addressed(name=name, address=address, sender=one.terms.sender, reply_to=one.terms.reply_to)
    sending = Sending(one.asked.letter, one.asked.sending)
    return mail_of(one.written.letter, to, mail, sending, one.case, at)


def _reported(task: Task, one: ToDeliver, outcome: SendingOutcome) -> Outcome:
    match outcome:
        case Taken():
            return _recorded(partial(record_sent, task.workspace, one, task.finish))
        case Refused(status):
            return _failed(task, one, LetterFault.REFUSED, status)
        case Deferred(why) | Unclear(why):
            return _failed(task, one, LetterFault.NOT_TAKEN) if task.is_last else Again(why)


def _failed(task: Task, one: ToDeliver, fault: LetterFault, status: str | None = None) -> Outcome:
    return _recorded(partial(record_failed, task.workspace, one, fault, status, task.finish))


def _recorded(record: "partial[None]") -> Outcome:
    try:
        record()
    except LetterIsRecordedError:
        return Done()
    return Reported()

"""Sending a letter: written from the record as it stands, carried out of the house, and recorded in its case."""

from functools import partial

from amends.adapters.mail.addresses import AddressError, address_of
from amends.adapters.mail.carrying import carry
from amends.adapters.mail.message import Addressed, Outgoing, mail_of
from amends.adapters.mail.outcomes import Deferred, Refused, SendingOutcome, Taken, Unclear
from amends.adapters.mail.sending import Sending
from amends.adapters.mail.settings import MailSettings
from amends.app.letters.asked import LetterAsked
from amends.app.letters.delivering import ToDeliver, record_failed, record_sent, to_deliver, with_own_link
from amends.cases.events.letters import LetterFault
from amends.cases.gate.rules.letters import LetterIsRecordedError
from amends.jobs.task import Again, Done, Outcome, Reported, Task


def send_letter(task: Task) -> Outcome:
    """Sends a letter. A mail that may have gone out already is sent again: the same mail, with a link of its own."""
    one = to_deliver(task.workspace, task.leased.client, task.case, LetterAsked.of(task.leased.data))
    if one is None:
        return Done()
    if one.wish is not None:
        return _failed(task, one, one.wish)
    mail, customer = task.settings.mail, one.written.customer
    if mail is None:
        return _failed(task, one, LetterFault.NO_MAIL)
    if customer.email is None:
        return _failed(task, one, LetterFault.NO_ADDRESS)
    try:
        outgoing = _outgoing(task, one, customer.name, address_of(customer.email), mail)
    except AddressError:
        return _failed(task, one, LetterFault.BAD_ADDRESS)
    return _reported(task, one, carry(mail.carrier, outgoing))


def _outgoing(task: Task, one: ToDeliver, name: str | None, address: str, mail: MailSettings) -> Outgoing:
    to = Addressed(name=name, address=address, sender=one.terms.sender, reply_to=one.terms.reply_to)
    sending = Sending(one.asked.letter, one.asked.sending)
    letter = with_own_link(task.workspace, one, task.settings.address)
    return mail_of(letter, to, mail, sending, f"case.{one.case.hex}", task.workspace.clock())


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

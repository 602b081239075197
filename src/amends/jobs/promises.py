"""Sending customers what they were promised, and watching whether they confirm it."""

from functools import partial
from uuid import UUID

from amends.adapters.mail.addresses import AddressError
from amends.adapters.mail.carrying import carry
from amends.adapters.mail.message import Addressed, Outgoing, mail_of
from amends.adapters.mail.outcomes import Deferred, Refused, Taken, Unclear
from amends.adapters.mail.settings import MailSettings
from amends.app.promises.alarming import watch
from amends.app.promises.delivering import Asked, ToConfirm, ask, record_delivery, record_not_sent, to_confirm
from amends.cases.events.letters import LetterFault, status_in_words
from amends.jobs.task import Again, Done, Outcome, Reported, Task
from amends.letters.letter import Letter
from amends.promises.events import Delivery


def confirm_promise(task: Task) -> Outcome:
    """Sends a customer what they were promised. A mail that may have gone out already is sent again, as the same."""
    one = to_confirm(task.workspace, task.leased.client, _asked(task))
    if one is None:
        return Done()
    mail = task.settings.mail
    fault = LetterFault.NO_MAIL if mail is None else one.fault
    if mail is None or fault is not None:
        return _not_sent(task, one, fault or LetterFault.NO_MAIL)
    try:
        found = ask(task.workspace, one, task.settings.address, partial(_mail, task, one, mail))
    except AddressError:
        return _not_sent(task, one, LetterFault.BAD_ADDRESS)
    return Done() if found is None else _carried(task, one, mail, *found)


def watch_promise(task: Task) -> Outcome:
    """Tells whoever made a promise what keeps it from being confirmed."""
    is_due = task.leased.data["is_due"] is True
    watch(task.workspace, task.leased.client, _promise(task), is_due=is_due, besides=task.finish)
    return Reported()


def _carried(task: Task, one: ToConfirm, mail: MailSettings, message: str, outgoing: Outgoing) -> Outcome:
    record = partial(record_delivery, task.workspace, one, message)
    match carry(mail.carrier, outgoing):
        case Taken():
            record(Delivery.ACCEPTED, None, task.finish)
        case Refused(status):
            record(Delivery.BOUNCED, status_in_words(status) if status is not None else None, task.finish)
        case Deferred(_) if task.is_last:
            record(Delivery.BOUNCED, LetterFault.NOT_TAKEN.words, task.finish)
        case Deferred(why):
            record(Delivery.DEFERRED, why)
            return Again(why)
        case Unclear(why):
            # As long as nobody knows, it stands as asked for.
            return Done() if task.is_last else Again(why)
    return Reported()


def _mail(task: Task, one: ToConfirm, mail: MailSettings, letter: Letter) -> Outgoing:
    customer = one.customer
    if customer is None or customer.email is None:
        raise AddressError
    to = Addressed(name=customer.name, address=customer.email, sender=one.terms.sender, reply_to=one.terms.reply_to)
    thread = f"promise.{one.asked.promise.hex}"
    return mail_of(letter, to, mail, one.asked.sending, thread, task.workspace.clock())


def _not_sent(task: Task, one: ToConfirm, fault: LetterFault) -> Outcome:
    record_not_sent(task.workspace, one, fault.words, task.finish)
    return Reported()


def _asked(task: Task) -> Asked:
    data = task.leased.data
    return Asked(_promise(task), int(str(data["number"])), int(str(data["statement"])))


def _promise(task: Task) -> UUID:
    return UUID(str(task.leased.data["promise"]))

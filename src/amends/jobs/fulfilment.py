"""Giving a remedy by itself: it goes out by the way that the client has settled, and what comes back is recorded.

What must never happen is that something is given twice, or that nobody sees that it may have been. So an attempt is
marked as begun before it goes out. Whoever finds one that was begun, and does not know how it ended, sends the order
again only where the receiver acts once on one key; else it is uncertain, and a person finds out.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from uuid import UUID

from sqlalchemy import Connection

from amends.adapters import log, webhooks
from amends.adapters.mail.settings import MailSettings
from amends.adapters.order_mail import send_mail
from amends.adapters.orders import Answer, Answered, Order
from amends.adapters.webhooks import Receiver
from amends.app.by_itself import Besides
from amends.app.fulfilment.carrying_out import ToGive, begin_to_give, record_what_came
from amends.cases.gate.acts.fulfilling import Came
from amends.cases.gate.attempt import GateError
from amends.directory.fulfilment import Channel
from amends.jobs.insisting import insist
from amends.jobs.task import Again, Done, Outcome, Reported, Task
from amends.store.jobs import LeaseLostError

_BROKEN_OFF = "an attempt was broken off, and nobody knows whether it arrived"


@dataclass(frozen=True, slots=True)
class _Outlet:
    """By what an order goes out, and whether it acts once on one key."""

    send: Callable[[Order], Answered]
    honours_key: bool


def fulfil(task: Task) -> Outcome:
    """Gives a remedy, unless somebody has settled it; records what came of it together with the end of the job."""
    entry = UUID(str(task.leased.data["entry"]))
    try:
        to_give = begin_to_give(task.workspace, task.leased.client, task.case, entry, task.mark_begun)
    except GateError as error:
        return _failed(task, entry, error.message)
    if to_give is None:
        return Done()
    outlet = _outlet(task, to_give)
    if isinstance(outlet, str):
        return _failed(task, entry, outlet)
    may_have_arrived = task.leased.is_begun
    if may_have_arrived and not outlet.honours_key:
        return _came(task, entry, Came.UNCERTAIN, _BROKEN_OFF)
    if task.leased.attempts > task.settings.attempts:
        return _exhausted(task, entry, _BROKEN_OFF)
    return _after(task, entry, outlet, outlet.send(Order(entry, to_give.at, to_give.body)))


def _after(task: Task, entry: UUID, outlet: _Outlet, answered: Answered) -> Outcome:
    """What an answer leads to; that something is not given this time says nothing about the time before."""
    may_have_arrived = task.leased.is_begun
    match answered.answer:
        case Answer.GIVEN:
            return _given(task, entry, answered.why)
        case Answer.REFUSED if not may_have_arrived:
            return _failed(task, entry, answered.why)
        case Answer.REFUSED:
            return _came(task, entry, Came.UNCERTAIN, f"{answered.why}, after an attempt that may have arrived")
        case Answer.UNKNOWN if not outlet.honours_key:
            return _came(task, entry, Came.UNCERTAIN, answered.why)
        case _ if task.is_last:
            is_open = may_have_arrived or answered.answer is Answer.UNKNOWN
            return _exhausted(task, entry, answered.why) if is_open else _failed(task, entry, answered.why)
        case _:
            surely_not = answered.answer is Answer.NOT_NOW and not may_have_arrived
            return Again(answered.why, did_not_happen=surely_not, not_before=answered.not_before)


def _given(task: Task, entry: UUID, why: str) -> Outcome:
    """It was given. That is so even where another worker has the job by now."""
    try:
        return _came(task, entry, Came.GIVEN, why)
    except LeaseLostError:
        _record(task, entry, Came.GIVEN, why, None)
        return Reported()


def _exhausted(task: Task, entry: UUID, why: str) -> Outcome:
    """Enough was tried; at least one attempt may have arrived, or the first one never began."""
    if task.leased.is_begun or why != _BROKEN_OFF:
        return _came(task, entry, Came.UNCERTAIN, f"after {task.leased.attempts} attempts: {why}")
    return _failed(task, entry, "no attempt came to its end")


def _came(task: Task, entry: UUID, came: Came, why: str) -> Outcome:
    _record(task, entry, came, why, task.finish)
    return Reported()


def _failed(task: Task, entry: UUID, why: str) -> Outcome:
    """It was surely not given: it stands in the case, and among what was given up."""

    def bury(connection: Connection) -> None:
        task.bury(connection, why)

    _record(task, entry, Came.FAILED, why, bury)
    return Reported()


def _record(task: Task, entry: UUID, came: Came, why: str, besides: Besides | None) -> None:
    client, case = task.leased.client, task.case
    insist(lambda: record_what_came(task.workspace, client, case, entry, came, why, besides))


def _outlet(task: Task, to_give: ToGive) -> _Outlet | str:
    """By what it goes out; words where there is nothing."""
    way, endpoint = to_give.way, to_give.endpoint
    if way is None:
        return "by now it is settled that a person gives it"
    match way.channel:
        case Channel.WEBHOOK if endpoint is not None:
            receiver = Receiver(endpoint.url, endpoint.secrets, endpoint.timeout, endpoint.is_private)
            send = partial(_by_webhook, task, receiver)
            return _Outlet(send, endpoint.honours_key)
        case Channel.WEBHOOK:
            return f"there is no endpoint `{way.to}`"
        case Channel.LOG:
            return _Outlet(partial(log.write, task.settings.log), honours_key=True)
        case Channel.MAIL if task.settings.mail is not None and way.to is not None:
            return _Outlet(partial(_by_mail, task, task.settings.mail, way.to), honours_key=False)
        case _:
            return f"nothing goes out by `{way.channel}` here: no mail is set up"


def _by_webhook(task: Task, receiver: Receiver, order: Order) -> Answered:
    return webhooks.send(receiver, order, task.workspace.clock())


def _by_mail(task: Task, settings: MailSettings, to: str, order: Order) -> Answered:
    return send_mail(settings, to, order, task.workspace.clock())

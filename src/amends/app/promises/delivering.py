"""Sending customers what they were promised: what a worker needs for it, and what it reports of it."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Connection

from amends.adapters.mail.message import Outgoing
from amends.adapters.mail.sending import Sending, sending_in
from amends.app.by_itself import Besides
from amends.app.letters.written import postal_address
from amends.app.promise_page.linking import new_page
from amends.app.promise_page.opening import customer_of
from amends.app.promises.on_promise import OnPromise, happen_all, on_promise_by_itself
from amends.app.workspace import Workspace
from amends.cases.events.letters import LetterFault, LetterKind
from amends.directory.customers import Customer
from amends.directory.mail import MailTerms
from amends.letters.letter import Letter
from amends.letters.promised import Promised
from amends.letters.wishes import wish_against_mail
from amends.promises.events import ConfirmationAsked, ConfirmationNotSent, Delivery, DeliveryReported, PromiseEvent
from amends.promises.life import is_answered
from amends.promises.state import Confirmation
from amends.store.bounds import EVERY_CLIENT, bind
from amends.store.directory import every_client
from amends.store.engine import reading, transact
from amends.store.promises import NoPromiseError, find

_MAY_GO_OUT = frozenset({Confirmation.ASKED, Confirmation.DEFERRED})


@dataclass(frozen=True, slots=True)
class Asked:
    """A letter that asks a customer to confirm a promise.

    Attributes:
        number: how many events the promise had when it was asked for: what tells it from every other one.
        statement: of the how manieth statement of the promise it tells.
    """

    promise: UUID
    number: int
    statement: int

    @property
    def sending(self) -> Sending:
        """By what its mail is known again."""
        return Sending(self.promise, self.number)


@dataclass(frozen=True, slots=True)
class ToConfirm:
    """A letter that is to go out now, and to whom; `fault` is why it does not go by mail."""

    client: UUID
    asked: Asked
    customer: Customer | None
    terms: MailTerms
    fault: LetterFault | None


def to_confirm(workspace: Workspace, client: UUID, asked: Asked) -> ToConfirm | None:
    """The letter to send; None where nobody has to be asked any more, or another letter asks.

    Raises:
        StoreError: there is no such promise, or the store cannot be used.
    """
    with reading(workspace.engine) as connection:
        on = on_promise_by_itself(connection, workspace, client, asked.promise)
        if not _is_wanted(on, asked):
            return None
        customer = customer_of(on)
        return ToConfirm(client, asked, customer, on.client.settings.mail, _fault(connection, customer))


def ask(
    workspace: Workspace, one: ToConfirm, address: str, made: Callable[[Letter], Outgoing]
) -> tuple[str, Outgoing] | None:
    """Records that a letter is about to go out, and gives its message id and its mail; None where it is not wanted.

    It is recorded before it goes out: whatever is told of it then, is told of a message that is known.

    Args:
        workspace: where.
        one: the letter.
        address: where customers reach their page; empty where that is not settled: then it brings no link.
        made: makes the mail.

    Raises:
        AddressError: a mail cannot go to the customer's address.
        StoreError: the store cannot be used.
    """

    def work(connection: Connection) -> tuple[str, Outgoing] | None:
        on = on_promise_by_itself(connection, workspace, one.client, one.asked.promise)
        customer = customer_of(on)
        if customer is None or not _is_wanted(on, one.asked):
            return None
        page = new_page(on, customer, address)
        mail = made(Promised(on.client, customer, on.reference, on.state).letter(page))
        message = str(mail.message["Message-ID"])
        if on.state.message != message:
            happen_all(on, [ConfirmationAsked(message)])
        return message, mail

    return transact(workspace.engine, work)


def record_not_sent(workspace: Workspace, one: ToConfirm, why: str, besides: Besides) -> None:
    """Records that it could not be sent, and why; whoever made the promise is told."""
    _record(workspace, one, ConfirmationNotSent(why), besides)


def record_delivery(
    workspace: Workspace,
    one: ToConfirm,
    message: str,
    delivery: Delivery,
    told: str | None,
    besides: Besides | None = None,
) -> None:
    """Records what the mail server has said at once."""
    _record(workspace, one, DeliveryReported(message, delivery, told), besides)


@dataclass(frozen=True, slots=True)
class Reported:
    """What came of a report: the promise's reference, and whether it was news."""

    reference: str
    is_news: bool


def record_report(workspace: Workspace, sending: Sending, delivery: Delivery, told: str | None) -> Reported | None:
    """Records what came back later about a mail; None where it asked for no promise of this workspace.

    Raises:
        StoreError: the store cannot be used.
    """

    def work(connection: Connection) -> Reported | None:
        bind(connection, EVERY_CLIENT)
        try:
            row = find(connection, every_client(connection), sending.letter)
        except NoPromiseError:
            return None
        on = on_promise_by_itself(connection, workspace, row.client, row.id)
        if on.state.message is None or sending_in(on.state.message) != sending:
            return Reported(on.reference, is_news=False)
        after = happen_all(on, [DeliveryReported(on.state.message, delivery, told)])
        return Reported(on.reference, is_news=after.number > on.number)

    return transact(workspace.engine, work)


def _record(workspace: Workspace, one: ToConfirm, event: PromiseEvent, besides: Besides | None) -> None:
    def work(connection: Connection) -> None:
        happen_all(on_promise_by_itself(connection, workspace, one.client, one.asked.promise), [event])
        if besides is not None:
            besides(connection)

    transact(workspace.engine, work)


def _is_wanted(on: OnPromise, asked: Asked) -> bool:
    """Whether it still has to go out: the customer has not answered, and no later letter asks the same."""
    state = on.state
    if is_answered(state) or len(state.stated) != asked.statement:
        return False
    sent = sending_in(state.message) if state.message is not None else None
    if sent == asked.sending:
        return state.confirmation in _MAY_GO_OUT
    return sent is None or sent.number < asked.number


def _fault(connection: Connection, customer: Customer | None) -> LetterFault | None:
    if customer is None or customer.email is None:
        return LetterFault.NO_ADDRESS
    address = postal_address(connection, customer)
    return wish_against_mail(LetterKind.CONFIRMATION, customer, has_postal_address=address is not None)

"""Opening the page of a promise: by its address, and by a second thing that they know; at most five wrong answers."""

from dataclasses import dataclass

from sqlalchemy import Connection

from amends.app.access.token_text import digest_of, is_token_text, new_token_text
from amends.app.customer_page.errors import LinkClosedError, NotAnsweredError
from amends.app.customer_page.opening import MOST_WRONG_ANSWERS, SESSION_LASTS, Opened
from amends.app.customer_page.question import SecondQuestion, question_to
from amends.app.promises.on_promise import OnPromise, happen, on_promise_by_itself
from amends.app.workspace import Workspace
from amends.cases.recorded import CUSTOMER
from amends.directory.customers import Customer
from amends.letters.promised import Promised
from amends.promises import events
from amends.store import directory
from amends.store.bounds import EVERY_CLIENT, bind
from amends.store.engine import reading, transact
from amends.store.promise_pages import PageSession, PromisePage, add_session, count_wrong_answer, has_session, page_with


@dataclass(frozen=True, slots=True)
class BehindPage:
    """What an address leads to, before anybody has shown who they are."""

    page: PromisePage
    on: OnPromise
    told: Promised
    question: SecondQuestion

    @property
    def answers_left(self) -> int:
        """How many wrong answers are still borne."""
        return MOST_WRONG_ANSWERS - self.page.wrong_answers


def behind(connection: Connection, workspace: Workspace, text: str) -> BehindPage:
    """What an address leads to; the transaction is bound to its client from now on.

    Raises:
        LinkClosedError: it opens nothing.
    """
    bind(connection, EVERY_CLIENT)
    page = page_with(connection, digest_of(text)) if is_token_text(text) else None
    if page is None or workspace.clock() >= page.expires_at or page.wrong_answers >= MOST_WRONG_ANSWERS:
        raise _closed()
    on = on_promise_by_itself(connection, workspace, page.client, page.promise, CUSTOMER)
    customer = customer_of(on)
    question = question_to(connection, customer, on.state.offer.account) if customer is not None else None
    if customer is None or question is None:
        raise _closed()
    return BehindPage(page, on, Promised(on.client, customer, on.reference, on.state), question)


def opened(connection: Connection, workspace: Workspace, text: str, session: str | None) -> BehindPage:
    """The same for somebody who has shown who they are a short while ago.

    Raises:
        LinkClosedError: the address opens nothing.
        NotAnsweredError: they have not, or too long ago.
    """
    found = behind(connection, workspace, text)
    at = workspace.clock()
    if session is None or not has_session(connection, found.page.id, digest_of(session), at):
        raise NotAnsweredError("who is there was not asked yet, or too long ago", "answer the question again")
    return found


def look_behind(workspace: Workspace, text: str) -> BehindPage:
    """What an address leads to, for the page that asks the second question.

    Raises:
        LinkClosedError: it opens nothing.
    """
    with reading(workspace.engine) as connection:
        return behind(connection, workspace, text)


def answer(workspace: Workspace, text: str, typed: str) -> Opened | BehindPage:
    """Takes an answer to the second question: a session where it is right, else what is left to try.

    Only a right answer counts as opened: whoever follows addresses by machine, such as a mail filter, opens nothing.

    Raises:
        LinkClosedError: the address opens nothing, or this was one wrong answer too many.
    """

    def work(connection: Connection) -> Opened | BehindPage | None:
        found, at = behind(connection, workspace, text), workspace.clock()
        if found.question.is_answered_by(typed):
            session = new_token_text(workspace.below)
            expires_at = min(at + SESSION_LASTS, found.page.expires_at)
            add_session(connection, PageSession(digest_of(session), found.page.client, found.page.id, expires_at), at)
            if found.on.state.message is not None:
                happen(found.on, events.Opened())
            return Opened(session, expires_at)
        if found.question.is_too_short(typed):
            return found
        count_wrong_answer(connection, found.page)
        return behind(connection, workspace, text) if found.answers_left > 1 else None

    # What was counted is kept, so that the last wrong answer is told after the transaction.
    answered = transact(workspace.engine, work)
    if answered is None:
        raise _closed()
    return answered


def customer_of(on: OnPromise) -> Customer | None:
    """To whom something was promised; None where nobody who is known."""
    meant = on.state.offer.customer
    return None if meant is None else directory.get(on.connection, Customer, meant, [on.client.id])


def _closed() -> LinkClosedError:
    return LinkClosedError("this link opens nothing any more", "ask us for a new one")

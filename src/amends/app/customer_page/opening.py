"""Opening the customer's page: by the link, and by a second thing that they know; at most five wrong answers."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection

from amends.app.access.token_text import digest_of, is_token_text, new_token_text
from amends.app.customer_page.errors import LinkClosedError, NotAnsweredError
from amends.app.customer_page.question import SecondQuestion, question_of
from amends.app.finding import client_of, one
from amends.app.workspace import Workspace
from amends.cases.fold import fold
from amends.cases.recorded import Recorded
from amends.cases.state import CaseState
from amends.directory.customers import Customer
from amends.directory.organisation import Client
from amends.letters.tongue import tongue_for
from amends.store import cases as stored_cases
from amends.store.bounds import EVERY_CLIENT, bind
from amends.store.engine import reading, transact
from amends.store.links import Link, LinkSession, add_session, count_wrong_answer, has_session, link_with

MOST_WRONG_ANSWERS = 5
SESSION_LASTS = timedelta(minutes=30)


@dataclass(frozen=True, slots=True)
class Behind:
    """What a link leads to, before anybody has shown who they are; `language` is the one to ask them in."""

    link: Link
    language: str
    client: Client
    history: tuple[Recorded, ...]
    state: CaseState
    question: SecondQuestion

    @property
    def answers_left(self) -> int:
        """How many wrong answers are still borne."""
        return MOST_WRONG_ANSWERS - self.link.wrong_answers


@dataclass(frozen=True, slots=True)
class Opened:
    """A session: what to show from now on, which is told this once, and until when it holds."""

    session: str
    expires_at: datetime


def behind(connection: Connection, text: str, at: datetime) -> Behind:
    """What a link leads to; the transaction is bound to its client from now on.

    Raises:
        LinkClosedError: it opens nothing.
    """
    bind(connection, EVERY_CLIENT)
    link = link_with(connection, digest_of(text)) if is_token_text(text) else None
    if link is None or not link.holds(at) or link.wrong_answers >= MOST_WRONG_ANSWERS:
        raise _closed()
    bind(connection, [link.client])
    history = tuple(stored_cases.load(connection, [link.client], link.case))
    state = fold(history)
    question = question_of(connection, state)
    if question is None:
        raise _closed()
    client = client_of(connection, link.client)
    asked = one(connection, Customer, state.customer, client.id).language
    return Behind(link, tongue_for(asked, client.languages, ()).language, client, history, state, question)


def opened(connection: Connection, text: str, session: str | None, at: datetime) -> Behind:
    """The same for somebody who has shown who they are a short while ago.

    Raises:
        LinkClosedError: the link opens nothing.
        NotAnsweredError: they have not, or too long ago.
    """
    found = behind(connection, text, at)
    if session is None or not has_session(connection, found.link.id, digest_of(session), at):
        raise NotAnsweredError("who is there was not asked yet, or too long ago", "answer the question again")
    return found


def look_behind(workspace: Workspace, text: str) -> Behind:
    """What a link leads to, for the page that asks the second question.

    Raises:
        LinkClosedError: it opens nothing.
    """
    with reading(workspace.engine) as connection:
        return behind(connection, text, workspace.clock())


def answer(workspace: Workspace, text: str, typed: str) -> Opened | Behind:
    """Takes an answer to the second question: a session where it is right, else what is left to try.

    What has too few letters and digits to be right costs no try.

    Raises:
        LinkClosedError: the link opens nothing, or this was one wrong answer too many.
    """

    def work(connection: Connection) -> Opened | Behind | None:
        at = workspace.clock()
        found = behind(connection, text, at)
        if found.question.is_answered_by(typed):
            session = new_token_text(workspace.below)
            expires_at = min(at + SESSION_LASTS, found.link.expires_at)
            add_session(connection, LinkSession(digest_of(session), found.client.id, found.link.id, expires_at), at)
            return Opened(session, expires_at)
        if found.question.is_too_short(typed):
            return found
        count_wrong_answer(connection, found.link)
        return behind(connection, text, at) if found.answers_left > 1 else None

    # What was counted is kept, so that the last wrong answer is told after the transaction.
    answered = transact(workspace.engine, work)
    if answered is None:
        raise _closed()
    return answered


def _closed() -> LinkClosedError:
    return LinkClosedError("this link opens nothing any more", "ask us for a new one")

"""A customer's link: made for one case, told once, and taken back."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import Connection

from amends.app.access.token_text import digest_of, new_token_text
from amends.app.administration.asking import Asking, asking
from amends.app.customer_page.errors import NothingToAskError
from amends.app.customer_page.question import AskedFor, question_of
from amends.app.finding import client_of
from amends.app.tasks import Task
from amends.app.workspace import Desk, Workspace
from amends.cases.fold import fold
from amends.cases.state import CaseState
from amends.directory.organisation import Client
from amends.store import cases as stored_cases
from amends.store.engine import transact
from amends.store.links import Link, add_link, revoke_links

PATH = "/c/"
"""Where the customer's page stands below the address of the desk."""


@dataclass(frozen=True, slots=True)
class NewLink:
    """A link as it is told, this once.

    Attributes:
        path: what stands behind the address of the desk.
        asked_for: what the customer is asked for when they open it.
    """

    reference: str
    path: str
    expires_at: datetime
    asked_for: AskedFor

    def at(self, address: str) -> str:
        """The whole link, where the desk is reached at an address."""
        return address.rstrip("/") + self.path


def make_link(desk: Desk, case: UUID | str) -> NewLink:
    """Makes a link to the customer's page of a case; of the link itself only its digest is kept.

    Raises:
        NotPermittedError: the one who asks may not.
        NoCaseError: none of the clients for whom they may has such a case.
        NothingToAskError: nothing is known by which the customer could show who they are.
    """

    def work(connection: Connection) -> NewLink:
        who = asking(connection, desk)
        state, client = _case(who, case)
        return _made(connection, desk.workspace, client, state, who.who.user.id)

    return transact(desk.workspace.engine, work)


def take_links_back(desk: Desk, case: UUID | str) -> int:
    """Ends every link to a case that still opens its page: how many there were.

    Raises:
        NotPermittedError: the one who asks may not.
        NoCaseError: none of the clients for whom they may has such a case.
    """

    def work(connection: Connection) -> int:
        who = asking(connection, desk)
        state, _ = _case(who, case)
        return revoke_links(connection, state.client, state.id, who.at)

    return transact(desk.workspace.engine, work)


def link_for_letter(
    connection: Connection, workspace: Workspace, client: Client, case: CaseState, address: str
) -> str | None:
    """A link that a letter brings, whole; None where nothing is known by which the customer could show who they are.

    Args:
        connection: a writing transaction, bound to the client.
        workspace: where.
        client: whose case it is.
        case: the case as it stands.
        address: where customers reach the desk.
    """
    try:
        return _made(connection, workspace, client, case, None).at(address)
    except NothingToAskError:
        return None


def _case(who: Asking, case: UUID | str) -> tuple[CaseState, Client]:
    clients = who.clients(Task.GIVE_LINKS)
    state = fold(stored_cases.load(who.connection, clients, case))
    return state, client_of(who.connection, state.client)


def _made(connection: Connection, workspace: Workspace, client: Client, case: CaseState, by: UUID | None) -> NewLink:
    question = question_of(connection, case)
    if question is None:
        raise NothingToAskError(
            "nothing is known by which the customer could show who they are",
            "add their account, their phone or an order: `amends customer add-account`",
        )
    text, at = new_token_text(workspace.below), workspace.clock()
    link = Link(
        id=workspace.new_id(),
        client=client.id,
        case=case.id,
        digest=digest_of(text),
        made_by=by,
        made_at=at,
        expires_at=at + timedelta(days=client.settings.link_days),
    )
    add_link(connection, link)
    return NewLink(case.reference, PATH + text, link.expires_at, question.asked_for)

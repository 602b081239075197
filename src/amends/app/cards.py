"""The card: one case in a frame of another help desk, by an address that opens it to one agent for a short time."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import Connection

from amends.app.access.token_text import digest_of, is_token_text, new_token_text
from amends.app.administration.asking import asking
from amends.app.finding import client_of
from amends.app.tasks import Task
from amends.app.workspace import Desk, Limits, Scope, Workspace
from amends.directory.actor import actor_of
from amends.lang.errors import AmendsError
from amends.store import cases as stored_cases
from amends.store import directory_users
from amends.store.bounds import EVERY_CLIENT, bind
from amends.store.cards import Card, add_card, card_with
from amends.store.engine import reading, transact
from amends.store.tokens import token

LASTS = timedelta(hours=1)
"""How long an address of a card opens it: whoever shows the card makes another with each view of their page."""


class CardClosedError(AmendsError):
    """The address opens no card, or no longer; `parents` may be told so in their frame."""

    def __init__(self, parents: tuple[str, ...] = ()) -> None:
        self.message = "this card is closed"
        self.help = "open the page anew that shows it"
        self.parents = parents
        super().__init__(f"{self.message}; {self.help}")


@dataclass(frozen=True, slots=True)
class NewCard:
    """An address of a card, as it is told this once; `parents` are the origins that may show it."""

    reference: str
    path: str
    expires_at: datetime
    parents: tuple[str, ...]

    def at(self, address: str) -> str:
        """The whole address, where the desk is reached at one."""
        return address.rstrip("/") + self.path


@dataclass(frozen=True, slots=True)
class OpenCard:
    """A card that is open: where its agent works in it, on which case, and who may show it."""

    desk: Desk
    reference: str
    parents: tuple[str, ...]


def make_card(desk: Desk, case: UUID | str) -> NewCard:
    """Makes an address for the card of a case, for the one who asks.

    Raises:
        NotPermittedError: they may not.
        NoCaseError: none of the clients for whom they may has such a case.
        DirectoryError: they have no role there, or several that could be meant.
    """

    def work(connection: Connection) -> NewCard:
        who = asking(connection, desk)
        row = stored_cases.find(connection, who.clients(Task.SHOW_CARDS), case)
        client = client_of(connection, row.client)
        actor = actor_of(who.who.user, who.who.grants, client, desk.team, role=desk.role)
        text, ends = new_token_text(desk.workspace.below), who.at + LASTS
        limits = desk.limits or Limits()
        expires_at = ends if limits.until is None else min(ends, limits.until)
        card = Card(
            digest=digest_of(text),
            client=client.id,
            case=row.id,
            user=actor.user,
            team=actor.team,
            role=actor.role,
            token=limits.token,
            expires_at=expires_at,
        )
        add_card(connection, card, who.at)
        path = f"/card/{row.reference}?key={text}"
        return NewCard(row.reference, path, expires_at, client.settings.card_parents)

    return transact(desk.workspace.engine, work)


def open_card(workspace: Workspace, reference: str, text: str) -> OpenCard:
    """The card at an address: what is done in it, its agent does, on this case alone.

    Raises:
        CardClosedError: it opens nothing, or no longer.
    """
    at = workspace.clock()
    with reading(workspace.engine) as connection:
        bind(connection, EVERY_CLIENT)
        card = card_with(connection, digest_of(text)) if is_token_text(text) else None
        if card is None:
            raise CardClosedError
        bind(connection, [card.client])
        parents = client_of(connection, card.client).settings.card_parents
        row = stored_cases.find(connection, [card.client], card.case)
        user = directory_users.user(connection, card.user)
        if user is None or not user.active or row.reference != reference or not _holds(connection, card, at):
            raise CardClosedError(parents)
        limits = Limits(
            clients=frozenset({card.client}),
            scopes=frozenset({Scope.READ, Scope.ACT}),
            until=card.expires_at,
            token=card.token,
        )
        return OpenCard(Desk(workspace, user.name, card.team, card.role, limits), reference, parents)


def _holds(connection: Connection, card: Card, at: datetime) -> bool:
    """Whether its time has not ended, nor that of the token with which it was made."""
    made_with = token(connection, card.token) if card.token is not None else None
    return at < card.expires_at and (made_with is None or made_with.holds(at))

"""Who somebody is here: their roles, the clients for whom they work, and what they came for."""

from dataclasses import dataclass

from amends.app.administration.asking import asking
from amends.app.administration.user_view import UserView, view_of
from amends.app.workspace import Desk
from amends.store import directory
from amends.store.engine import reading


@dataclass(frozen=True, slots=True)
class Myself:
    """Somebody as they see themselves; `clients` are the names of those for whom they work here."""

    view: UserView
    clients: tuple[str, ...]


def myself(desk: Desk) -> Myself:
    """Whoever asks.

    Raises:
        NoUserError: there is no such user.
        InactiveUserError: they may no longer act.
    """
    with reading(desk.workspace.engine) as connection:
        who = asking(connection, desk)
        clients = directory.clients(connection, who.who.clients)
        return Myself(view_of(who, who.who.user), tuple(client.name for client in clients))

"""Who works at a desk: their user, and for which clients in which roles."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Connection

from amends.app.access.once import mark_acted
from amends.app.workspace import Desk, Limits
from amends.cases.recorded import By
from amends.directory.actor import actor_of, nothing_reaches
from amends.directory.errors import DirectoryError
from amends.directory.organisation import Client, RoleGrant, User, clients_of
from amends.store import directory
from amends.store.bounds import EVERY_CLIENT, Clients, bind
from amends.store.directory_users import grants_of, user_named
from amends.store.editions import Edition, edition
from amends.store.transactions import may_write

AMENDS = By(UUID(int=0), "amends")
"""Who acts where nobody does: what happens by itself stands in the record without a name."""


class NoUserError(DirectoryError):
    """Nobody of that name works here."""


@dataclass(frozen=True, slots=True)
class Person:
    """A user with their roles, and the clients that they may ask about.

    Attributes:
        bounds: what a transaction of theirs is bound to.
    """

    user: User
    grants: tuple[RoleGrant, ...]
    clients: frozenset[UUID]
    bounds: Clients

    def by(self, client: Client, desk: Desk) -> By:
        """Who acts for a client, as it goes into the record.

        Raises:
            DirectoryError: they have no role there, or several that could be meant.
        """
        actor = actor_of(self.user, self.grants, client, desk.team, role=desk.role)
        return By(actor.user, actor.name, actor.role, actor.team, actor.kind)


def person(connection: Connection, desk: Desk, known: Edition | None = None) -> Person:
    """Who works at the desk; a request that is to be done once counts as done where the transaction writes.

    Args:
        connection: the transaction.
        desk: where they work.
        known: the edition that the transaction sees, where it was asked for already.

    Raises:
        NoUserError: there is no such user.
        NoRoleError: a team or a role is named that is none of theirs.
        StillGoingOnError: another try of the same request has taken over.
    """
    key = (Person, desk.user, desk.team, desk.role, desk.limits)
    who = (known or edition(connection)).get(key, lambda: _read(connection, desk))
    bind(connection, who.bounds, who.user.id)
    if desk.attempt is not None and may_write(connection):
        mark_acted(connection, desk.attempt)
    return who


def _read(connection: Connection, desk: Desk) -> Person:
    user = user_named(connection, desk.user)
    if user is None:
        raise NoUserError(f"there is no user `{desk.user}`", "an administrator can add them: `amends user add`")
    bind(connection, (), user.id)
    grants = grants_of(connection, user.id)
    reaching = list(filter(desk.reaches, grants))
    if grants and not reaching:
        raise nothing_reaches(user, grants, desk.team, desk.role)
    bounds = _bounds(reaching, desk.limits)
    bind(connection, bounds, user.id)
    clients = clients_of(reaching, directory.every_client(connection))
    return Person(user, grants, clients if desk.limits is None else desk.limits.narrowed(clients), bounds)


def _bounds(grants: Iterable[RoleGrant], limits: Limits | None) -> Clients:
    """What the transaction of somebody with these roles is bound to."""
    granted = {grant.client for grant in grants}
    named = frozenset(client for client in granted if client is not None)
    if None not in granted:
        return named if limits is None else limits.narrowed(named)
    return EVERY_CLIENT if limits is None or limits.clients is None else limits.clients

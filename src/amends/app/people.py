"""Who works at a desk: their user, and for which clients in which roles."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Connection

from amends.app.workspace import Desk
from amends.cases.recorded import By
from amends.directory.actor import actor_of
from amends.directory.errors import DirectoryError
from amends.directory.organisation import Client, RoleGrant, User, clients_of
from amends.store import directory
from amends.store.directory_users import grants_of, user_named


class NoUserError(DirectoryError):
    """Nobody of that name works here."""


@dataclass(frozen=True, slots=True)
class Person:
    """A user with their roles, and the clients that they may ask about."""

    user: User
    grants: tuple[RoleGrant, ...]
    clients: frozenset[UUID]

    def by(self, client: Client, desk: Desk) -> By:
        """Who acts for a client, as it goes into the record.

        Raises:
            DirectoryError: they have no role there, or several that could be meant.
        """
        actor = actor_of(self.user, self.grants, client, desk.team, role=desk.role)
        return By(actor.user, actor.name, actor.role, actor.team)


def person(connection: Connection, desk: Desk) -> Person:
    """Who works at the desk.

    Raises:
        NoUserError: there is no such user.
    """
    user = user_named(connection, desk.user)
    if user is None:
        raise NoUserError(f"there is no user `{desk.user}`", "an administrator can add them: `amends user add`")
    grants = grants_of(connection, user.id)
    return Person(user, grants, clients_of(grants, directory.every_client(connection)))

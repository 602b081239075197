"""A user as somebody sees them who looks after users: with their roles for the clients of the one who looks."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from amends.app.administration.asking import Asking
from amends.app.administration.unknown_names import warnings_of_roles
from amends.app.people import NoUserError
from amends.directory.organisation import RoleGrant, User
from amends.store import directory, directory_users


@dataclass(frozen=True, slots=True)
class RoleHeld:
    """A role that a user has; `client` is the name of the client, None for the whole workspace."""

    role: str
    client: str | None
    team: str | None


@dataclass(frozen=True, slots=True)
class UserView:
    """A user, and their roles in the order in which they were granted.

    Attributes:
        warnings: where they are looked at alone: roles that no policy of the client has yet.
    """

    user: User
    roles: tuple[RoleHeld, ...]
    warnings: tuple[str, ...] = ()


def view_of(who: Asking, user: User) -> UserView:
    """The user, without the roles that they have for clients of others."""
    (view,) = views_of(who, [user])
    return replace(view, warnings=tuple(_warnings(who, view)))


def views_of(who: Asking, users: Collection[User]) -> tuple[UserView, ...]:
    """Several users, in their order: as many queries as for one."""
    names = {client.id: client.name for client in directory.clients(who.connection, who.who.clients)}
    grants = directory_users.grants_of_each(who.connection, [user.id for user in users])

    def held(grant: RoleGrant) -> RoleHeld:
        return RoleHeld(grant.role, None if grant.client is None else names[grant.client], grant.team)

    def seen(grant: RoleGrant) -> bool:
        return grant.client is None or grant.client in names

    return tuple(UserView(user, tuple(map(held, filter(seen, grants[user.id])))) for user in users)


def _warnings(who: Asking, view: UserView) -> Iterator[str]:
    for client in directory.clients(who.connection, who.who.clients):
        roles = [held.role for held in view.roles if held.client == client.name]
        yield from warnings_of_roles(who.connection, client, roles)


def user_named(connection: Connection, name: str) -> User:
    """The user who logs in with that word.

    Raises:
        NoUserError: there is none.
    """
    found = directory_users.user_named(connection, name)
    if found is None:
        raise NoUserError(f"there is no user `{name}`", "see who there is: `amends user list`")
    return found

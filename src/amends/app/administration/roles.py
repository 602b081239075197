"""Roles of users: granting one, taking one away, and that a workspace is never left without an administrator."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Connection

from amends.app.administration.acts import Act
from amends.app.administration.asking import Asking, asking
from amends.app.administration.user_view import UserView, user_named, view_of
from amends.app.finding import NotFoundError
from amends.app.tasks import Task
from amends.app.workspace import Desk
from amends.directory.checks import check
from amends.directory.errors import DirectoryError
from amends.directory.organisation import ADMINISTRATOR, WORKSPACE_ROLES, Client, RoleGrant, Team
from amends.lang.names import suggestion
from amends.store import directory, directory_users
from amends.store.directory_pages import all_of
from amends.store.engine import writing


class LastAdministratorError(DirectoryError):
    """Nobody would be left who could look after the workspace."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedRole:
    """A role by its words.

    Attributes:
        role: a word of the client's policies, or one of the workspace's own roles.
        client: the name of the client. None: for one of the workspace's own roles every client, else the only one for
            whom the one who asks works.
        team: the name of a team of the client; None for all of its teams.
    """

    role: str
    client: str | None = None
    team: str | None = None


def grant_role(desk: Desk, user: str, named: NamedRole) -> UserView:
    """Gives a user a role; one that they have already stays as it is.

    Raises:
        NoUserError: there is no such user.
        NotFoundError: there is no such client or team.
        NotPermittedError: the one who asks may not.
        InvalidRecordError: the role cannot be granted so.
    """
    with writing(desk.workspace.engine) as connection:
        who = asking(connection, desk)
        found = user_named(connection, user)
        enter_role(who, found.id, named)
        return view_of(who, found)


def enter_role(who: Asking, user: UUID, named: NamedRole) -> None:
    """Gives a user a role, where the one who asks may."""
    client = _client(who, named)
    who.allowed(Task.ADD_USERS, client)
    grant = RoleGrant(
        id=who.new_id(), user=user, client=client.id if client is not None else None, team=named.team, role=named.role
    )
    check(grant)
    if client is not None and named.team is not None:
        _require_team(who.connection, client, named.team)
    directory_users.grant(who.connection, grant)
    who.did(Act.GRANT_ROLE, client, user, role=named.role, team=named.team)


def revoke_role(desk: Desk, user: str, named: NamedRole) -> UserView:
    """Takes a role away, which has to be named as it was granted.

    Raises:
        NoUserError: there is no such user.
        NotFoundError: there is no such client, or the user has no such role.
        NotPermittedError: the one who asks may not.
        LastAdministratorError: nobody else could look after the workspace.
    """
    with writing(desk.workspace.engine) as connection:
        who = asking(connection, desk)
        found = user_named(connection, user)
        client = _client(who, named)
        who.allowed(Task.ADD_USERS, client)
        wanted = (client.id if client is not None else None, named.team, named.role)
        for grant in directory_users.grants_of(connection, found.id):
            if (grant.client, grant.team, grant.role) == wanted:
                directory_users.revoke(connection, grant.id, None if client is None else [client.id])
                require_an_administrator(connection)
                who.did(Act.REVOKE_ROLE, client, found.id, role=named.role, team=named.team)
                return view_of(who, found)
        raise NotFoundError(
            f"`{user}` does not have the role {_in_words(named, client)}", f"see their roles: `amends user show {user}`"
        )


def require_an_administrator(connection: Connection) -> None:
    """Makes sure that somebody active is left who looks after the whole workspace.

    Raises:
        LastAdministratorError: nobody is.
    """
    # Of two who each take a role away, the one who waited here sees what the other has left.
    directory_users.hold_roles(connection)
    if not directory_users.users_in_role(connection, None, ADMINISTRATOR):
        raise LastAdministratorError(
            "nobody would be left who looks after the workspace",
            "make somebody else its administrator first: `amends user grant NAME administrator`",
        )


def _client(who: Asking, named: NamedRole) -> Client | None:
    of_workspace = named.client is None and named.role in WORKSPACE_ROLES
    return None if of_workspace else who.client(named.client)


def _require_team(connection: Connection, client: Client, team: str) -> None:
    if directory.named(connection, Team, team, client.id) is None:
        known = [one.name for one in all_of(connection, Team, client.id)]
        raise NotFoundError(
            f"`{client.name}` has no team `{team}`", suggestion(team, known) or "add it: `amends client add-team`"
        )


def _in_words(named: NamedRole, client: Client | None) -> str:
    of_team = f" of the team `{named.team}`" if named.team is not None else ""
    where = f"for `{client.name}`" if client is not None else "for the whole workspace"
    return f"`{named.role}`{of_team} {where}"

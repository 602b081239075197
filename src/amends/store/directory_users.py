"""Users and their roles in the store."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import Connection, delete, insert, or_, select

from amends.directory.organisation import RoleGrant, User
from amends.store.directory_rows import record_of, row_of
from amends.store.directory_tables import role_grants, users
from amends.store.holding import hold


def user(connection: Connection, id: UUID) -> User | None:
    """The user with that id, whoever they work for: histories name users by it."""
    found = connection.execute(select(users).where(users.c.id == id)).mappings().first()
    return None if found is None else record_of(User, found)


def users_with_ids(connection: Connection, ids: Collection[UUID]) -> dict[UUID, User]:
    """The users with these ids, by them, whoever they work for."""
    found = connection.execute(select(users).where(users.c.id.in_(ids))).mappings() if ids else ()
    return {one.id: one for one in (record_of(User, row) for row in found)}


def user_named(connection: Connection, name: str) -> User | None:
    """The user who logs in with that word."""
    found = connection.execute(select(users).where(users.c.name == name)).mappings().first()
    return None if found is None else record_of(User, found)


def users_of(
    connection: Connection,
    clients: Collection[UUID] | None,
    *,
    without: Collection[str] = (),
    after: str | None = None,
    limit: int = 50,
) -> tuple[User, ...]:
    """The users with a role for one of these clients, or for the whole workspace, by login name.

    Args:
        connection: the transaction.
        clients: the clients; None for all users, those without a role too.
        without: roles that do not count, where clients are named.
        after: the login name that the page before ended with.
        limit: how many there are on a page.
    """
    wanted = select(users).order_by(users.c.name).limit(limit)
    if clients is not None:
        of_these = or_(role_grants.c.client.in_(clients), role_grants.c.client.is_(None))
        granted = select(role_grants.c.user).where(of_these, role_grants.c.role.not_in(without))
        wanted = wanted.where(users.c.id.in_(granted))
    if after is not None:
        wanted = wanted.where(users.c.name > after)
    return tuple(record_of(User, row) for row in connection.execute(wanted).mappings())


def users_in_role(connection: Connection, client: UUID | None, role: str, team: str | None = None) -> tuple[User, ...]:
    """The active users who have a role for a client (None: for the whole workspace), by login name: who can be asked.

    With a `team`, those who have it in that team or for all teams.
    """
    granted = select(role_grants.c.user).where(role_grants.c.client == client, role_grants.c.role == role)
    if team is not None:
        granted = granted.where(or_(role_grants.c.team == team, role_grants.c.team.is_(None)))
    wanted = select(users).where(users.c.id.in_(granted), users.c.active).order_by(users.c.name)
    return tuple(record_of(User, row) for row in connection.execute(wanted).mappings())


def grants_of(connection: Connection, user: UUID) -> tuple[RoleGrant, ...]:
    """Every role that a user has, in the order in which they were granted."""
    return grants_of_each(connection, [user])[user]


def grants_of_each(connection: Connection, users: Collection[UUID]) -> dict[UUID, tuple[RoleGrant, ...]]:
    """Every role that each of these users has, by the user, in the order in which they were granted."""
    wanted = select(role_grants).where(role_grants.c.user.in_(users)).order_by(role_grants.c.id)
    found: dict[UUID, list[RoleGrant]] = {user: [] for user in users}
    for row in connection.execute(wanted).mappings() if users else ():
        grant = record_of(RoleGrant, row)
        found[grant.user].append(grant)
    return {user: tuple(grants) for user, grants in found.items()}


def hold_roles(connection: Connection) -> None:
    """Lets nobody else change users and their roles until the transaction ends."""
    hold(connection, "users and roles")


def grant(connection: Connection, role: RoleGrant) -> None:
    """Gives a user a role; one that they have already stays as it is."""
    hold_roles(connection)
    had = {(one.client, one.team, one.role) for one in grants_of(connection, role.user)}
    if (role.client, role.team, role.role) not in had:
        connection.execute(insert(role_grants).values(row_of(role)))


def revoke(connection: Connection, grant: UUID, clients: Collection[UUID] | None) -> bool:
    """Takes a role for one of these clients away (None: any role); False where there is none with that id."""
    taken = delete(role_grants).where(role_grants.c.id == grant)
    if clients is not None:
        taken = taken.where(role_grants.c.client.in_(clients))
    return connection.execute(taken).rowcount == 1

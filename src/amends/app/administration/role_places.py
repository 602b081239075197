"""Where users can have roles: the clients with their teams, and the roles that their policies know."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Connection

from amends.app.administration.asking import asking
from amends.app.governing import latest_policy
from amends.app.tasks import Task
from amends.app.workspace import Desk
from amends.directory.organisation import Client, Team
from amends.store import directory, registry
from amends.store.directory_pages import all_of
from amends.store.engine import reading


@dataclass(frozen=True, slots=True)
class RolePlace:
    """A client, its teams, and the roles of the policies that it has published, each once."""

    client: Client
    teams: tuple[Team, ...]
    roles: tuple[str, ...]


def role_places(desk: Desk) -> tuple[RolePlace, ...]:
    """The clients whose users the one who asks may see, by name.

    Raises:
        NotPermittedError: they may see none.
    """
    with reading(desk.workspace.engine) as connection:
        who = asking(connection, desk)
        clients = directory.clients(connection, who.clients(Task.SEE_USERS))
        return tuple(
            RolePlace(
                client, tuple(all_of(connection, Team, client.id)), tuple(dict.fromkeys(_roles(connection, client.id)))
            )
            for client in clients
        )


def _roles(connection: Connection, client: UUID) -> Iterator[str]:
    for name in registry.policies_of(connection, client):
        policy = latest_policy(connection, client, name)
        if policy is not None:
            yield from policy.tree.roles

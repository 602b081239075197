"""A version of a policy as somebody sees it, with the names of those who had a hand in it; and what came of a step."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Connection

from amends.directory.organisation import Client, Team
from amends.lang.diagnostics import Diagnostic
from amends.registry.reading import policy_of
from amends.registry.version import PolicyState, PolicyVersion
from amends.store.directory_pages import all_of
from amends.store.directory_users import users_in_role, users_with_ids

_GOES_ON = (PolicyState.CHECKED, PolicyState.REVIEWED, PolicyState.PUBLISHED)


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionView:
    """A version of a client's policy; `author` is the word that whoever wrote it logs in with, and so on."""

    client: Client
    version: PolicyVersion
    author: str
    reviewer: str | None
    publisher: str | None
    withdrawn_by: str | None


@dataclass(frozen=True, slots=True)
class StepTaken:
    """A version after a step of its life.

    Attributes:
        warnings: what is no fault of the document and worth a look.
        roles_missing: the roles of the policy that nobody has for the client.
        teams_missing: the teams of the policy that the client does not have.
    """

    view: VersionView
    warnings: tuple[Diagnostic, ...] = ()
    roles_missing: tuple[str, ...] = ()
    teams_missing: tuple[str, ...] = ()


def view_of(connection: Connection, client: Client, version: PolicyVersion) -> VersionView:
    """A version as somebody sees it who may."""
    (view,) = views_of(connection, {client.id: client}, [version])
    return view


def views_of(
    connection: Connection, clients: Mapping[UUID, Client], versions: Sequence[PolicyVersion]
) -> Iterator[VersionView]:
    """Several versions, in their order: as many queries as for one.

    Args:
        connection: the transaction.
        clients: whose they are, by their ids.
        versions: the versions.
    """
    known = users_with_ids(connection, {id for one in versions for id in _hands(one) if id is not None})

    def name(id: UUID | None) -> str | None:
        return known[id].name if id in known else None

    for version in versions:
        yield VersionView(
            client=clients[version.client],
            version=version,
            author=name(version.author) or str(version.author),
            reviewer=name(version.reviewer),
            publisher=name(version.publisher),
            withdrawn_by=name(version.withdrawn_by),
        )


def _hands(version: PolicyVersion) -> tuple[UUID | None, ...]:
    return version.author, version.reviewer, version.publisher, version.withdrawn_by


def step_taken(connection: Connection, client: Client, version: PolicyVersion) -> StepTaken:
    """A version after a step, with what is still to be looked at where it goes on."""
    view = view_of(connection, client, version)
    if version.state not in _GOES_ON:
        return StepTaken(view)
    policy = policy_of(version)
    teams = {team.name for team in all_of(connection, Team, client.id)}
    return StepTaken(
        view,
        policy.warnings,
        tuple(role for role in policy.tree.roles if not users_in_role(connection, client.id, role)),
        tuple(team for team in policy.tree.teams if team not in teams),
    )

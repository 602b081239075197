"""Who acts: a user in the role and the team that they have for one client."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from amends.directory.errors import DirectoryError
from amends.directory.organisation import WORKSPACE_ROLES, Client, RoleGrant, User, UserKind


@dataclass(frozen=True, slots=True)
class Actor:
    """The one who acts, in the role and the team that count for what they do.

    Attributes:
        user: the id of the user.
        name: the word that they log in with.
        role: a role of the policies or of the workspace; None for who has none.
        team: the name of the team, None where the role is for all teams and none was named.
        kind: whether it is a person.
    """

    user: UUID
    name: str
    role: str | None
    team: str | None
    kind: UserKind = UserKind.PERSON


class InactiveUserError(DirectoryError):
    """The user may no longer act."""


class NoRoleError(DirectoryError):
    """The user has no role for the client, or not the one that is asked for."""


class SeveralRolesError(DirectoryError):
    """The user has several roles that could be meant."""


def actor_of(
    user: User,
    grants: Iterable[RoleGrant],
    client: Client | None,
    team: str | None = None,
    *,
    role: str | None = None,
) -> Actor:
    """The user as the one who acts for a client (None: for the workspace as a whole).

    Of the grants that fit, a role of the policies counts before one of the workspace's own, and then the closest: one
    of a team, then one of the client, then one of the whole workspace. A role for all teams acts in the team that is
    named.

    Args:
        user: who acts.
        grants: the roles of the user; those of others are passed over.
        client: for whom they act.
        team: the name of the team in which they act, where they say so.
        role: the role in which they act, where that is asked for.

    Raises:
        InactiveUserError: the user may no longer act.
        NoRoleError: no grant fits.
        SeveralRolesError: several fit equally well.
    """
    if not user.active:
        raise InactiveUserError(f"`{user.name}` is no longer active", "an administrator can make the user active again")
    fitting = [grant for grant in grants if grant.user == user.id and _fits(grant, client, team, role)]
    if not fitting:
        raise _no_role(user, client, team, role)
    closest = min(map(_distance, fitting))
    meant = {(grant.role, grant.team) for grant in fitting if _distance(grant) == closest}
    if len(meant) > 1:
        raise _several_roles(user, client, meant)
    ((found_role, found_team),) = meant
    acting_team = found_team or (team if found_role not in WORKSPACE_ROLES else None)
    return Actor(user.id, user.name, found_role, acting_team, user.kind)


def nothing_reaches(user: User, grants: Iterable[RoleGrant], team: str | None, role: str | None) -> NoRoleError:
    """Why nothing is open to somebody who names a team or a role that is none of theirs."""
    named = [f"the role `{role}`"] * (role is not None) + [f"a role in the team `{team}`"] * (team is not None)
    theirs = sorted({f"`{grant.role}`" + (f" in `{grant.team}`" if grant.team else "") for grant in grants})
    return NoRoleError(f"`{user.name}` does not have {' and '.join(named)}", f"theirs: {', '.join(theirs)}")


def _fits(grant: RoleGrant, client: Client | None, team: str | None, role: str | None) -> bool:
    for_client = grant.client is None or (client is not None and grant.client == client.id)
    return for_client and (team is None or grant.team in (team, None)) and role in (grant.role, None)


def _distance(grant: RoleGrant) -> tuple[bool, int]:
    """How far a grant stands from the desk; the smallest counts."""
    reach = 0 if grant.team is not None else 1 if grant.client is not None else 2
    return grant.role in WORKSPACE_ROLES, reach


def _no_role(user: User, client: Client | None, team: str | None, role: str | None) -> NoRoleError:
    where = f"for `{client.name}`" if client is not None else "for the workspace as a whole"
    wanted = f"the role `{role}`" if role is not None else "a role"
    inside = f" in the team `{team}`" if team is not None else ""
    return NoRoleError(
        f"`{user.name}` does not have {wanted} {where}{inside}", "an administrator can grant it: `amends user grant`"
    )


def _several_roles(user: User, client: Client | None, meant: set[tuple[str, str | None]]) -> SeveralRolesError:
    where = f" for `{client.name}`" if client is not None else ""
    shown = sorted(f"`{role}`" + (f" of `{team}`" if team is not None else "") for role, team in meant)
    teams = {team for _, team in meant}
    return SeveralRolesError(
        f"`{user.name}` has several roles{where}: {', '.join(shown)}",
        "name the team" if len(teams) == len(meant) else "name the role",
    )

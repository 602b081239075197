"""Users and their roles on the wire."""

from pydantic import Field

from amends.app.administration.roles import NamedRole
from amends.directory.organisation import UserKind
from amends.http.models.access import RoleShown
from amends.http.models.values import Id, Name, Shown, Taken
from amends.http.pages import Paged

_KIND = "An AI agent has no password, approves no solution, and is told as one wherever it acted."


class RoleSent(Taken):
    """A role by its words."""

    role: Name = Field(description="A word of the client's policies, or `administrator`, `policy_owner`, `auditor`.")
    client: Name | None = Field(
        default=None,
        description="For which client; else, for one of the workspace's own roles, for every client.",
    )
    team: Name | None = Field(default=None, description="In which team; else in all.")

    def named(self) -> NamedRole:
        """The role that was sent."""
        return NamedRole(role=self.role, client=self.client, team=self.team)


class AddingUser(Taken):
    """A person, or an AI agent, who works here, with their first role."""

    name: Name = Field(description="The word that they log in with.", examples=["ana"])
    full_name: Name | None = Field(default=None, examples=["Ana Reyes"])
    email: Name | None = None
    kind: UserKind = Field(default=UserKind.PERSON, description=_KIND)
    role: RoleSent


class ChangingUser(Taken):
    """What changes of a user; what is left out stays. Who is not active acts no more, and stays in histories."""

    full_name: Name | None = None
    email: Name | None = None
    active: bool | None = None
    kind: UserKind | None = Field(default=None, description=_KIND)


class UserShown(Shown):
    """A user with their roles."""

    id: Id
    name: str
    full_name: str | None
    email: str | None
    active: bool
    kind: UserKind
    roles: list[RoleShown]
    warnings: list[str] = Field(
        description="Roles that no policy of the client has yet, with what is known and what may be meant; told of a "
        "single user, not in a list."
    )


class UsersShown(Paged):
    """A page of users."""

    users: list[UserShown]

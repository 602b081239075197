"""The house: the clients that it serves, its sites, teams and users, and who has which role."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import ClassVar
from uuid import UUID

from amends.calendars.calendar import BusinessCalendar
from amends.directory.settings import ClientSettings

ADMINISTRATOR = "administrator"
POLICY_OWNER = "policy_owner"
AUDITOR = "auditor"
WORKSPACE_ROLES = frozenset({ADMINISTRATOR, POLICY_OWNER, AUDITOR})
"""The roles that stand beside those of the policies; they decide no case."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Client:
    """The brand on whose behalf cases are handled; `name` is a short word that no other client has."""

    personal: ClassVar[frozenset[str]] = frozenset()

    id: UUID
    name: str
    title: str
    timezone: str
    currency: str
    languages: tuple[str, ...]
    settings: ClientSettings = field(default_factory=ClientSettings)

    @property
    def calendar(self) -> BusinessCalendar:
        """When the client works, by the clock of its own time zone."""
        return self.settings.calendar.by_clock_of(self.timezone)


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """A place where a client's cases are handled; `name` is a word that no other site of the client has."""

    personal: ClassVar[frozenset[str]] = frozenset()

    id: UUID
    client: UUID
    name: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Team:
    """A team of a site; `name` is the word that the client's policies know it by, such as `care`."""

    personal: ClassVar[frozenset[str]] = frozenset()

    id: UUID
    client: UUID
    site: UUID
    name: str
    title: str


class UserKind(StrEnum):
    """What a user is; an AI agent comes with a token alone, and approves nothing."""

    PERSON = "person"
    AI_AGENT = "ai_agent"


AI_AGENT_WORDS = "AI agent"
"""What people read of a user who is one."""


def called(name: str, kind: UserKind) -> str:
    """Who it is, as people read it: an AI agent is told as one."""
    return f"{name} ({AI_AGENT_WORDS})" if kind is UserKind.AI_AGENT else name


@dataclass(frozen=True, slots=True, kw_only=True)
class User:
    """A person, or an AI agent, who works in this workspace; `name` is the word that they log in with."""

    personal: ClassVar[frozenset[str]] = frozenset({"full_name", "email"})

    id: UUID
    name: str
    full_name: str | None
    email: str | None
    active: bool = True
    kind: UserKind = UserKind.PERSON

    @property
    def is_ai_agent(self) -> bool:
        """Whether it is no person."""
        return self.kind is UserKind.AI_AGENT


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleGrant:
    """A role that a user has.

    Attributes:
        client: for which client; None for every client of the workspace, which only the workspace's own roles can be.
        team: the name of a team of the client; None for all of its teams.
        role: a word of the client's policies, or one of the workspace's own roles.
    """

    personal: ClassVar[frozenset[str]] = frozenset()

    id: UUID
    user: UUID
    client: UUID | None
    team: str | None
    role: str


def clients_of(grants: Iterable[RoleGrant], every: Iterable[UUID]) -> frozenset[UUID]:
    """The clients that someone with these grants may ask about, out of `every` client of the workspace."""
    granted = {grant.client for grant in grants}
    return frozenset(every) if None in granted else frozenset(every) & granted

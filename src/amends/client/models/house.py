"""Who comes in, and the house: logins, tokens, users, clients."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from amends.client.models.values import Answer, Instant


class Login(Answer):
    """A login: the token to show from now on, and until when it opens."""

    token: str
    expires: Instant


class Role(Answer):
    """A role; `client` is None for the whole workspace, `team` None for all teams."""

    role: str
    client: str | None
    team: str | None


@dataclass(frozen=True, slots=True)
class RoleNamed:
    """A role to give or to take: a word of a client's policies, or `administrator`, `policy_owner`, `auditor`.

    Without a client it is, for one of the workspace's own roles, for every client; without a team for all teams.
    """

    role: str
    client: str | None = None
    team: str | None = None


class Me(Answer):
    """Who one is here.

    Attributes:
        clients: those for whom one works here.
        scopes: what the token is for; None for everything.
        until: until when it opens, where it was made to last.
    """

    user: str
    full_name: str | None
    email: str | None
    roles: tuple[Role, ...]
    clients: tuple[str, ...]
    scopes: tuple[str, ...] | None
    until: Instant | None


class Token(Answer):
    """A token, without its text."""

    id: UUID
    name: str
    user: str
    client: str | None
    team: str | None
    role: str | None
    scopes: tuple[str, ...] | None
    is_session: bool
    created: Instant
    expires: Instant
    revoked: Instant | None
    last_used: Instant | None


class MadeToken(Token):
    """A new token; `token` is its text, which is told this once."""

    token: str


class EndedTokens(Answer):
    """How many tokens and logins were ended."""

    ended: int


class User(Answer):
    """A user with their roles."""

    id: UUID
    name: str
    full_name: str | None
    email: str | None
    active: bool
    kind: str
    roles: tuple[Role, ...]
    warnings: tuple[str, ...]


class Site(Answer):
    """A place where a client's cases are handled."""

    id: UUID
    name: str
    title: str


class Team(Site):
    """A team; `site` is the name of its place."""

    site: str


class Client(Answer):
    """A brand on whose behalf cases are handled, with what it has settled."""

    id: UUID
    name: str
    title: str
    timezone: str
    currency: str
    languages: tuple[str, ...]
    settings: Mapping[str, object]


class ClientChanged(Client):
    """A client after a change; `warnings` tell of names in its settings that nothing has yet."""

    warnings: tuple[str, ...]


class ClientWithPlaces(Client):
    """A client with its sites and teams; `warnings` tell of names in its settings that nothing has yet."""

    sites: tuple[Site, ...]
    teams: tuple[Team, ...]
    warnings: tuple[str, ...]

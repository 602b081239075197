"""Logging in, tokens and passwords on the wire."""

from typing import Annotated

from pydantic import Field

from amends.app.workspace import Scope
from amends.http.models.values import Id, Name, Seconds, Shown, ShownInstant, Taken
from amends.http.pages import Paged

_Password = Annotated[
    str,
    Field(
        min_length=1,
        max_length=1000,
        pattern=r"^[^\x00]*$",
        json_schema_extra={"format": "password"},
        examples=["four words or more"],
    ),
]


class LoggingIn(Taken):
    """A name and a password."""

    name: Name = Field(description="The word that you log in with.", examples=["ana"])
    password: _Password


class SessionShown(Shown):
    """A login."""

    token: str = Field(description="What to send as `Authorization: Bearer` from now on. It is told this once.")
    expires: ShownInstant


class RoleShown(Shown):
    """A role."""

    role: str
    client: str | None = Field(description="For which client; null for the whole workspace.")
    team: str | None = Field(description="In which team; null for all.")


class MeShown(Shown):
    """Who you are here."""

    user: str
    full_name: str | None
    email: str | None
    roles: list[RoleShown]
    clients: list[str] = Field(description="The clients for whom you work here.")
    scopes: list[Scope] | None = Field(description="What this token is for; null for everything.")
    until: ShownInstant | None = Field(description="Until when this token opens, where it was made to last.")


class SettingPassword(Taken):
    """A new password."""

    password: _Password
    current: _Password | None = Field(default=None, description="The one before, where you change your own.")


class MakingToken(Taken):
    """A token that lasts, for a program or for yourself."""

    name: Name = Field(description="What you call it.", examples=["billing import"])
    client: Name | None = Field(default=None, description="For which client alone; else for all that you work for.")
    team: Name | None = Field(default=None, description="In which team it acts.")
    role: Name | None = Field(default=None, description="In which role it acts.")
    scopes: Annotated[list[Scope], Field(max_length=20)] | None = Field(
        default=[Scope.READ], description="What it is for; null for all that you may."
    )
    lasts_seconds: Seconds | None = Field(default=None, description="How long it opens; else 90 days.")


class TokenShown(Shown):
    """A token, without its text."""

    id: Id
    name: str
    user: str
    client: str | None
    team: str | None
    role: str | None
    scopes: list[Scope] | None
    is_session: bool
    created: ShownInstant
    expires: ShownInstant
    revoked: ShownInstant | None
    last_used: ShownInstant | None


class MadeTokenShown(TokenShown):
    """A new token."""

    token: str = Field(description="What to send as `Authorization: Bearer`. It is told this once.")


class TokensShown(Paged):
    """A page of tokens."""

    tokens: list[TokenShown]


class EndedShown(Shown):
    """How many tokens and logins were ended."""

    ended: int

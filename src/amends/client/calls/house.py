"""Calls about who comes in: logins, tokens and passwords."""

from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

from amends.client.call import Call, Pages, in_path
from amends.client.calls.making import listing, nothing, reading, told, writing
from amends.client.models.house import EndedTokens, Login, MadeToken, Me, Token
from amends.client.values import said


def log_in(name: str, password: str) -> Call[Login]:
    """Lets somebody in by name and password, for a shift; what is asked after that shows the token."""
    return Call(method="POST", path="/login", read=told(Login), body={"name": name, "password": password})


def log_out() -> Call[None]:
    """Ends the login, or the other token, with which this is asked."""
    return Call(method="POST", path="/logout", read=nothing)


def me() -> Call[Me]:
    """Who one is here, in which roles, for which clients, and what the token is for."""
    return reading("/me", Me)


def set_password(password: str, *, current: str) -> Call[None]:
    """Changes one's own password; one is logged out wherever one is logged in."""
    body = {"password": password, "current": current}
    return Call(method="PUT", path="/me/password", read=nothing, body=body)


def tokens(*, user: str | None = None) -> Pages[Token]:
    """Lists the tokens and logins that still open: one's own, or those of a user whom one looks after."""
    return listing("/tokens", "tokens", Token, {"user": user})


def make_token(
    name: str,
    scopes: Sequence[str] | None = ("read",),
    *,
    client: str | None = None,
    team: str | None = None,
    role: str | None = None,
    lasts: timedelta | None = None,
) -> Call[MadeToken]:
    """Makes a token that lasts, with which one is known as oneself.

    Args:
        name: what one calls it.
        scopes: what it is for: `read`, `act`, `administer`, `publish`, `audit`; None for everything.
        client: for which client alone; else for all that one works for.
        team: in which team one acts with it.
        role: in which role one acts with it.
        lasts: how long it opens; else 90 days.
    """
    place = {"name": name, "client": client, "team": team, "role": role, "lasts_seconds": lasts}
    body = {**said(place), "scopes": None if scopes is None else list(scopes)}
    return Call(method="POST", path="/tokens", read=told(MadeToken), body=body)


def end_token(token: UUID) -> Call[Token]:
    """Ends a token, with all that were made with it."""
    return writing(f"/tokens/{in_path(token)}", Token, method="DELETE")


def log_out_everywhere(*, user: str | None = None, key: str | None = None) -> Call[EndedTokens]:
    """Ends every login and token of one's own, or of a user whom one looks after."""
    return writing("/logout-everywhere", EndedTokens, query={"user": user}, key=key)

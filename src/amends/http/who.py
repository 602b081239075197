"""Who asks: known by their token, in the team and the role that they name or that the token is for."""

from dataclasses import replace

from fastapi import Request
from fastapi.security import HTTPAuthorizationCredentials

from amends.app.access.recognising import who
from amends.app.workspace import Desk
from amends.http.errors.handlers import HttpError
from amends.http.service import Service


class NotLoggedInError(HttpError):
    """Nobody is logged in."""

    status = 401


class OtherRoleError(HttpError):
    """The token is for another team or role."""

    status = 403


def desk_with(
    service: Service, shown: HTTPAuthorizationCredentials | None, address: str, team: str | None, role: str | None
) -> Desk:
    """The desk of whoever shows a token.

    Raises:
        NotLoggedInError: none is shown.
        OtherRoleError: it is for another team or role than the one that is named.
        AccessError: nobody is known by it, or guesses are not taken now.
    """
    if shown is None or not shown.credentials:
        raise NotLoggedInError(
            "this is for those who are logged in", "send `Authorization: Bearer TOKEN`; `POST /api/v1/login` gives one"
        )
    desk = who(service.workspace, shown.credentials, address)
    return replace(desk, team=_one(desk.team, team, "team"), role=_one(desk.role, role, "role"))


def address_of(request: Request) -> str:
    """Where somebody is, as the network tells it."""
    return request.client.host if request.client is not None else "unknown"


def _one(of_token: str | None, named: str | None, what: str) -> str | None:
    if of_token is not None and named is not None and of_token != named:
        raise OtherRoleError(f"this token is for the {what} `{of_token}`, not `{named}`", f"leave the {what} away")
    return of_token or named

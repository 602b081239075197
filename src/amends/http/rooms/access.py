"""Coming in and going: login, logout, who one is, one's tokens and passwords."""

from datetime import timedelta
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Query, Request
from fastapi.security import HTTPAuthorizationCredentials
from starlette.responses import Response

from amends.app.access.myself import myself
from amends.app.access.passwords import set_password
from amends.app.access.sessions import log_in, log_out, log_out_everywhere
from amends.app.access.tokens import NewToken, list_tokens, new_token, revoke
from amends.app.plain.access import token_to_plain
from amends.app.plain.values import instant
from amends.app.workspace import Desk
from amends.http.answers import json_response
from amends.http.asked import BEARER, Anybody, Reads, Write, Writes, WritesSecrets
from amends.http.models.access import (
    EndedShown,
    LoggingIn,
    MadeTokenShown,
    MakingToken,
    MeShown,
    SessionShown,
    SettingPassword,
    TokenShown,
    TokensShown,
)
from amends.http.models.values import Name
from amends.http.needs import Door
from amends.http.pages import PageAsked
from amends.http.service import Service
from amends.http.who import address_of

ROOM = APIRouter(tags=["access"])

_OwnAccess = Annotated[Write, Depends(WritesSecrets("make and end tokens of their own, and change their password"))]
_User = Annotated[Name | None, Query(description="Whose; else your own.")]


@ROOM.post("/login", response_model=SessionShown)
def login(request: Request, service: Annotated[Service, Depends(Anybody(Door.ANYBODY))], body: LoggingIn) -> Response:
    """Lets somebody in by name and password, for a shift. Wrong guesses make the next one wait."""
    session = log_in(service.workspace, body.name, body.password, address_of(request))
    return json_response({"token": session.token, "expires": instant(session.expires_at)})


@ROOM.post("/logout", status_code=204)
def logout(
    desk: Annotated[Desk, Depends(Reads(Door.WHO_IS_LOGGED_IN))],
    shown: Annotated[HTTPAuthorizationCredentials, Depends(BEARER)],
    service: Annotated[Service, Depends(Anybody(Door.ANYBODY))],
) -> Response:
    """Ends the login, or the other token, with which this is asked."""
    log_out(desk.workspace, shown.credentials)
    service.desks.clear()
    return Response(status_code=204)


@ROOM.get("/me", response_model=MeShown)
def me(desk: Annotated[Desk, Depends(Reads(Door.WHO_IS_LOGGED_IN))]) -> Response:
    """Says who you are here, in which roles, for which clients, and what your token is for."""
    found = myself(desk)
    limits = desk.limits
    return json_response(
        {
            "user": found.view.user.name,
            "full_name": found.view.user.full_name,
            "email": found.view.user.email,
            "roles": [{"role": one.role, "client": one.client, "team": one.team} for one in found.view.roles],
            "clients": list(found.clients),
            "scopes": sorted(limits.scopes) if limits is not None and limits.scopes is not None else None,
            "until": instant(limits.until) if limits is not None else None,
        }
    )


@ROOM.put("/me/password", status_code=204)
def set_own_password(write: _OwnAccess, body: SettingPassword) -> Response:
    """Changes your password; you are logged out wherever you are logged in."""

    def changed(desk: Desk) -> Response:
        set_password(desk, desk.user, body.password, current=body.current)
        return Response(status_code=204)

    return write.answered(changed)


@ROOM.get("/tokens", response_model=TokensShown)
def list_the_tokens(
    desk: Annotated[Desk, Depends(Reads(Door.WHO_IS_LOGGED_IN))], page: PageAsked, user: _User = None
) -> Response:
    """Lists the tokens and logins that still open: yours, or those of a user whom you look after."""
    shown, last = page.of(list_tokens(desk, user), lambda one: str(one.token.id))
    return json_response({"tokens": list(map(token_to_plain, shown)), **page.next(last)})


@ROOM.post("/tokens", response_model=MadeTokenShown, status_code=201)
def make_token(write: _OwnAccess, body: MakingToken) -> Response:
    """Makes a token that lasts, with which you are known as yourself; it opens nothing that you may not."""
    new = NewToken(
        name=body.name,
        client=body.client,
        team=body.team,
        role=body.role,
        scopes=None if body.scopes is None else frozenset(body.scopes),
        lasts=None if body.lasts_seconds is None else timedelta(seconds=body.lasts_seconds),
    )

    def made(desk: Desk) -> object:
        token = new_token(desk, new)
        return {**token_to_plain(token.view), "token": token.text}

    return write.shown(made, 201)


@ROOM.delete("/tokens/{token}", response_model=TokenShown)
def end_token(write: Annotated[Write, Depends(Writes(Door.WHO_IS_LOGGED_IN))], token: UUID) -> Response:
    """Ends a token of yours, or of a user whom you look after, with all that were made with it."""
    write.service.desks.clear()
    return write.shown(lambda desk: token_to_plain(revoke(desk, token)))


@ROOM.post("/logout-everywhere", response_model=EndedShown)
def end_all(write: Annotated[Write, Depends(Writes(Door.WHO_IS_LOGGED_IN))], user: _User = None) -> Response:
    """Ends every login and token: yours, or those of a user whom you look after."""
    write.service.desks.clear()
    return write.shown(lambda desk: {"ended": log_out_everywhere(desk, user)})

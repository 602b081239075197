"""Tokens that last: making one, listing them, ending one. None opens more than its maker may."""

from dataclasses import dataclass, field
from datetime import timedelta
from uuid import UUID

from sqlalchemy import Connection

from amends.app.access.errors import BeyondTheirOwnError, NoTokenError
from amends.app.access.token_text import digest_of, new_token_text
from amends.app.administration.acts import Act
from amends.app.administration.asking import Asking, asking
from amends.app.administration.user_view import user_named
from amends.app.administration.users import require_looks_after
from amends.app.finding import client_of, clients_with_ids
from amends.app.permissions import NotPermittedError
from amends.app.tasks import Task
from amends.app.workspace import Desk, Limits, Scope
from amends.directory.organisation import Client
from amends.lang.names import one_of
from amends.store import directory_users
from amends.store import tokens as stored
from amends.store.engine import reading, writing
from amends.store.tokens import Token

LONGEST = timedelta(days=366)
"""How long a token can last."""

_USUAL = timedelta(days=90)
_NARROWS_NOTHING = Limits()


@dataclass(frozen=True, slots=True, kw_only=True)
class NewToken:
    """What a token is made with.

    Attributes:
        name: what its user calls it.
        client: the name of the client that it is for; None for all that they work for.
        team: the team in which they act with it; None for whichever is theirs.
        role: the role in which they act with it; None for whichever is theirs.
        scopes: what it is for; None for all that they may.
        lasts: how long it opens; None for 90 days, or as long as the token with which it is made.
    """

    name: str
    client: str | None = None
    team: str | None = None
    role: str | None = None
    scopes: frozenset[Scope] | None = field(default_factory=lambda: frozenset({Scope.READ}))
    lasts: timedelta | None = None


@dataclass(frozen=True, slots=True)
class TokenView:
    """A token as its user sees it; `client` is the name of the one that it is for."""

    token: Token
    user: str
    client: str | None


@dataclass(frozen=True, slots=True)
class MadeToken:
    """A new token; its text is told this once."""

    text: str
    view: TokenView


def new_token(desk: Desk, new: NewToken) -> MadeToken:
    """Makes a token with which the one who asks is known as themselves.

    Raises:
        NotFoundError: none of the clients for whom they work has the name.
        NotPermittedError: they may not make tokens where they are.
        BeyondTheirOwnError: it would open more than they may.
    """
    workspace = desk.workspace
    text = new_token_text(workspace.below)
    with writing(workspace.engine) as connection:
        who = asking(connection, desk)
        who.clients(Task.OWN_ACCESS)
        client = _client(who, new)
        team, role = _place(who, new, client)
        limits = desk.limits or _NARROWS_NOTHING
        token = Token(
            id=workspace.new_id(),
            user=who.who.user.id,
            name=new.name,
            is_session=False,
            made_with=limits.token,
            client=None if client is None else client.id,
            team=team,
            role=role,
            scopes=_scopes(new, limits),
            digest=digest_of(text),
            created_at=who.at,
            expires_at=who.at + _lasts(who, new, limits),
        )
        stored.add_token(connection, token)
        who.did(Act.MAKE_TOKEN, client, token.id, scopes=None if token.scopes is None else list(token.scopes))
        return MadeToken(text, TokenView(token, who.who.user.name, None if client is None else client.name))


def list_tokens(desk: Desk, user: str | None = None) -> tuple[TokenView, ...]:
    """The tokens and logins of a user that still open, or of the one who asks, in the order in which they were made.

    Raises:
        NoUserError: there is no such user.
        NotPermittedError: the one who asks does not look after that user, or their token is not for it.
    """
    with reading(desk.workspace.engine) as connection:
        who = asking(connection, desk)
        meant = user_named(connection, user or desk.user)
        if meant.id == who.who.user.id:
            who.clients(Task.OWN_ACCESS)
        else:
            require_looks_after(who, meant, Task.GIVE_ACCESS)
        found = [one for one in stored.tokens_of(connection, meant.id) if one.holds(who.at) and _is_shown(desk, one)]
        clients = clients_with_ids(connection, {one.client for one in found if one.client is not None})
        return tuple(
            TokenView(one, meant.name, None if one.client is None else clients[one.client].name) for one in found
        )


def revoke(desk: Desk, token: UUID) -> TokenView:
    """Ends a token, with all that were made with it.

    Raises:
        NoTokenError: there is none with that id, or it is of somebody whom the one who asks does not look after.
    """
    with writing(desk.workspace.engine) as connection:
        who = asking(connection, desk)
        found = stored.token(connection, token)
        owner = None if found is None else _owner(who, found)
        if found is None or owner is None:
            raise NoTokenError(f"there is no token `{token}`", "see yours: `amends token list`")
        stored.revoke_token(connection, found.id, who.at)
        who.did(Act.REVOKE_TOKEN, found.client, found.id)
        return TokenView(found, owner, _client_name(connection, found))


def _client(who: Asking, new: NewToken) -> Client | None:
    if new.client is not None or new.team is not None:
        return who.client(new.client)
    limits = who.desk.limits
    return None if limits is None or limits.clients is None else who.client(None)


def _place(who: Asking, new: NewToken, client: Client | None) -> tuple[str | None, str | None]:
    """The team and the role in which one acts with the token: where its maker may, and no other than where they are."""
    team, role = new.team or who.desk.team, new.role or who.desk.role
    fits = any(
        grant.team in (None, team) or team is None
        for grant in who.who.grants
        if role in (None, grant.role) and (client is None or grant.client in (None, client.id))
    )
    if not fits or who.desk.team not in (None, team) or who.desk.role not in (None, role):
        as_role = f" as `{role}`" if role is not None else ""
        in_team = f" in the team `{team}`" if team is not None else ""
        where = f" for `{client.name}`" if client is not None else ""
        raise BeyondTheirOwnError(
            f"`{who.who.user.name}` does not act{as_role}{in_team}{where} here",
            "see your roles: `amends user show`",
        )
    return team, role


def _scopes(new: NewToken, limits: Limits) -> tuple[str, ...] | None:
    if limits.scopes is not None and (new.scopes is None or not new.scopes <= limits.scopes):
        raise BeyondTheirOwnError(
            "the token would be for more than the one with which it is made",
            f"that one is for {one_of(sorted(limits.scopes))}",
        )
    if new.scopes is None:
        return None
    if not new.scopes:
        raise BeyondTheirOwnError("the token would be for nothing", f"expected {one_of(list(Scope))}")
    return tuple(scope.value for scope in Scope if scope in new.scopes)


def _lasts(who: Asking, new: NewToken, limits: Limits) -> timedelta:
    left = LONGEST if limits.until is None else limits.until - who.at
    lasts = min(_USUAL, left) if new.lasts is None else new.lasts
    if not timedelta(0) < lasts <= min(LONGEST, left):
        longest = "as long as the token with which it is made" if left < LONGEST else f"{LONGEST.days} days"
        raise BeyondTheirOwnError(f"a token cannot open for {lasts.days} days", f"at most {longest}")
    return lasts


def _owner(who: Asking, token: Token) -> str | None:
    """The name of a token's user, where the one who asks may end it."""
    if token.user == who.who.user.id:
        who.clients(Task.OWN_ACCESS)
        return who.who.user.name
    user = directory_users.user(who.connection, token.user)
    if user is None:
        return None
    try:
        require_looks_after(who, user, Task.GIVE_ACCESS)
    except NotPermittedError:
        return None
    return user.name


def _is_shown(desk: Desk, token: Token) -> bool:
    clients = None if desk.limits is None else desk.limits.clients
    return clients is None or token.client in clients


def _client_name(connection: Connection, token: Token) -> str | None:
    return None if token.client is None else client_of(connection, token.client).name

"""Logging in with a password, for a shift; logging out, here or everywhere."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from amends.app.access.errors import NotRecognisedError
from amends.app.access.guessing import count_guess, password_guess, was_right
from amends.app.access.passwords import hash_of, is_outdated, proves
from amends.app.access.token_text import digest_of, new_token_text
from amends.app.administration.acts import Act
from amends.app.administration.asking import asking
from amends.app.administration.user_view import user_named
from amends.app.administration.users import require_looks_after
from amends.app.tasks import Task
from amends.app.workspace import Desk, Workspace
from amends.directory.organisation import User
from amends.store import directory_users
from amends.store.engine import reading, writing
from amends.store.passwords import keep_password, password_hash
from amends.store.tokens import Token, add_token, forget_sessions, revoke_token, revoke_tokens_of, token_with

LASTS = timedelta(hours=12)
"""How long a login lasts: a long shift."""

_KEPT = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Session:
    """A login: the token to show from now on, which is told this once, and until when it opens."""

    token: str
    expires_at: datetime


def log_in(workspace: Workspace, name: str, password: str, address: str) -> Session:
    """Lets somebody in who proves by their password who they are.

    Args:
        workspace: where.
        name: the word that they log in with.
        password: their password.
        address: where they are, as the network tells it.

    Raises:
        NotRecognisedError: name and password do not belong together; whether there is such a user is not told.
        TooManyGuessesError: there were too many wrong ones for the name or from the address.
    """
    of_name, from_address = password_guess(name, address)
    at = workspace.clock()
    with writing(workspace.engine) as connection:
        count_guess(connection, (of_name, from_address), at)
    with reading(workspace.engine) as connection:
        user = directory_users.user_named(connection, name)
        kept = None if user is None else password_hash(connection, user.id)
    is_right = proves(kept, password)
    if user is None or kept is None or not is_right or not user.active or user.is_ai_agent:
        raise _not_recognised()
    stronger = hash_of(workspace, password) if is_outdated(kept) else None
    text = new_token_text(workspace.below)
    session = _session(workspace.new_id(), user, text, at)
    with writing(workspace.engine) as connection:
        current = directory_users.user(connection, user.id)
        if password_hash(connection, user.id) != kept or current is None or current.is_ai_agent:
            raise _not_recognised()
        if stronger is not None:
            keep_password(connection, user.id, stronger, at)
        was_right(connection, of_name, from_address, at)
        forget_sessions(connection, user.id, at - _KEPT)
        add_token(connection, session)
    return Session(text, session.expires_at)


def log_out(workspace: Workspace, text: str) -> None:
    """Ends the login, or the other token, that is shown; what is none ends nothing."""
    with writing(workspace.engine) as connection:
        found = token_with(connection, digest_of(text))
        if found is not None:
            revoke_token(connection, found.id, workspace.clock())


def log_out_everywhere(desk: Desk, name: str | None = None) -> int:
    """Ends every login and every token of a user: how many were open.

    Args:
        desk: where somebody asks: the user themselves, or somebody who looks after them.
        name: the word that the user logs in with; None for the one who asks.

    Raises:
        NoUserError: there is no such user.
        NotPermittedError: the one who asks may not.
    """
    with writing(desk.workspace.engine) as connection:
        who = asking(connection, desk)
        user = user_named(connection, name or desk.user)
        if user.id == who.who.user.id:
            who.clients(Task.OWN_ACCESS)
        else:
            require_looks_after(who, user, Task.GIVE_ACCESS)
        ended = revoke_tokens_of(connection, user.id, who.at, sessions_only=False)
        who.did(Act.LOG_OUT_EVERYWHERE, None, user.id)
        return ended


def _session(id: UUID, user: User, text: str, at: datetime) -> Token:
    return Token(
        id=id,
        user=user.id,
        name="login",
        is_session=True,
        made_with=None,
        client=None,
        team=None,
        role=None,
        scopes=None,
        digest=digest_of(text),
        created_at=at,
        expires_at=at + LASTS,
    )


def _not_recognised() -> NotRecognisedError:
    return NotRecognisedError(
        "name and password do not belong together", "look at both again; an administrator can set a new password"
    )

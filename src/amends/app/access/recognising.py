"""Knowing somebody by the token that they show."""

from contextlib import suppress
from datetime import datetime, timedelta
from hmac import compare_digest

from amends.app.access.errors import NotRecognisedError
from amends.app.access.guessing import count_guess, token_guess
from amends.app.access.token_text import digest_of, is_token_text
from amends.app.workspace import Desk, Limits, Scope, Workspace
from amends.store.engine import reading, writing
from amends.store.errors import StoreBusyError
from amends.store.tokens import Token, note_use, token_shown

_NOTED_EVERY = timedelta(minutes=5)


def who(workspace: Workspace, text: str, address: str) -> Desk:
    """The desk of the one who shows a token, narrowed to what it is for.

    Args:
        workspace: where.
        text: the token.
        address: where they are, as the network tells it.

    Raises:
        NotRecognisedError: nobody is known by it.
        TooManyGuessesError: nobody is, and there were too many wrong ones from the address.
    """
    at = workspace.clock()
    digest = digest_of(text)
    with reading(workspace.engine) as connection:
        shown = token_shown(connection, digest) if is_token_text(text) else None
    if shown is None or not compare_digest(shown.token.digest, digest):
        with writing(workspace.engine) as connection:
            count_guess(connection, token_guess(address), at)
        raise NotRecognisedError("nobody is known by this token", "log in, or make a token: `amends token new`")
    found = shown.token
    if not found.holds(at) or not shown.is_active:
        raise NotRecognisedError("this token opens nothing any more", "log in again, or make another token")
    _note(workspace, found, at)
    return Desk(workspace, shown.user, found.team, found.role, _limits(found))


def _limits(token: Token) -> Limits:
    return Limits(
        clients=None if token.client is None else frozenset({token.client}),
        scopes=None if token.scopes is None else frozenset(map(Scope, token.scopes)),
        until=None if token.is_session else token.expires_at,
        token=None if token.is_session else token.id,
    )


def _note(workspace: Workspace, token: Token, at: datetime) -> None:
    """Keeps that a token was used, now and then: not every look is to be a write."""
    if token.last_used_at is not None and at - token.last_used_at < _NOTED_EVERY:
        return
    with suppress(StoreBusyError), writing(workspace.engine) as connection:
        note_use(connection, token.id, at)

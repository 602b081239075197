"""Passwords: which are good enough, what is kept of one (Argon2), and setting one."""

import unicodedata
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error, InvalidHashError

from amends.app.access.errors import NoPasswordForThemError, NotRecognisedError, WeakPasswordError
from amends.app.access.guessing import count_guess, password_guess_of
from amends.app.administration.acts import Act
from amends.app.administration.asking import asking
from amends.app.administration.user_view import user_named
from amends.app.administration.users import require_looks_after
from amends.app.tasks import Task
from amends.app.workspace import Desk, Workspace
from amends.store.engine import writing
from amends.store.guesses import forget_guesses
from amends.store.passwords import keep_password, password_hash
from amends.store.tokens import revoke_tokens_of

SHORTEST = 12
_LONGEST = 1_000
_FEWEST_DIFFERENT = 5
_SALT_BYTES = 16


def set_password(desk: Desk, name: str, password: str, *, current: str | None = None) -> None:
    """Sets the password of a user, who is logged out wherever they are logged in.

    Args:
        desk: where somebody asks: the user themselves, or somebody who looks after them.
        name: the word that the user logs in with.
        password: the new one.
        current: the one before. Whoever changes their own from afar has to say it, so that a screen left open is
            no way in for good.

    Raises:
        NoUserError: there is no such user.
        NotPermittedError: the one who asks may not.
        NotRecognisedError: the current password is not right.
        TooManyGuessesError: there were too many wrong ones.
        NoPasswordForThemError: the user is an AI agent.
        WeakPasswordError: the new one is guessed too soon.
    """
    workspace = desk.workspace
    require_good(password, name)
    is_own = name == desk.user
    if is_own and desk.limits is not None:
        _require_current(desk, current)
    hashed = hash_of(workspace, password)
    with writing(workspace.engine) as connection:
        who = asking(connection, desk)
        user = user_named(connection, name)
        if user.is_ai_agent:
            raise NoPasswordForThemError(
                f"`{name}` is an AI agent, and nobody signs in as one", "it comes with a token: `amends token new`"
            )
        if is_own:
            who.clients(Task.OWN_ACCESS)
        else:
            require_looks_after(who, user, Task.GIVE_ACCESS)
        keep_password(connection, user.id, hashed, who.at)
        revoke_tokens_of(connection, user.id, who.at, sessions_only=True)
        who.did(Act.SET_PASSWORD, None, user.id)


def require_good(password: str, name: str) -> None:
    """Lets a password pass that is not guessed soon.

    Raises:
        WeakPasswordError: it is.
    """
    said = _normal(password)
    if len(said) < SHORTEST:
        raise WeakPasswordError(
            f"the password has {len(said)} characters; expected {SHORTEST} or more", "four words or more are a good one"
        )
    if len(said) > _LONGEST:
        raise WeakPasswordError(f"the password has more than {_LONGEST} characters", "take a shorter one")
    if len(set(said)) < _FEWEST_DIFFERENT or name.casefold() in said.casefold():
        raise WeakPasswordError(
            "the password is guessed too soon: it repeats a few characters, or holds the name of its user",
            "four words or more are a good one",
        )


def hash_of(workspace: Workspace, password: str) -> str:
    """What is kept of a password."""
    salt = workspace.below(2 ** (8 * _SALT_BYTES)).to_bytes(_SALT_BYTES, "big")
    return _hasher().hash(_normal(password), salt=salt)


def proves(kept: str | None, password: str) -> bool:
    """Whether a password is the one of which that was kept; it takes as long where nothing was."""
    try:
        _hasher().verify(kept or _of_nobody(), _normal(password))
    except (Argon2Error, InvalidHashError):
        return False
    return kept is not None


def is_outdated(kept: str) -> bool:
    """Whether a password was kept in a weaker way than they are today."""
    return _hasher().check_needs_rehash(kept)


def _require_current(desk: Desk, current: str | None) -> None:
    """Whoever found a screen left open guesses no more often here than at the door."""
    workspace, guessed = desk.workspace, password_guess_of(desk.user)
    with writing(workspace.engine) as connection:
        kept = password_hash(connection, user_named(connection, desk.user).id)
        if kept is None:
            return
        count_guess(connection, (guessed,), workspace.clock())
    if not proves(kept, current or ""):
        raise NotRecognisedError("the current password is not right", "say the one that you log in with now")
    with writing(workspace.engine) as connection:
        forget_guesses(connection, guessed.kind, guessed.key)


def _normal(password: str) -> str:
    """A password in one form, whatever keyboard it was typed on."""
    return unicodedata.normalize("NFKC", password)


@cache
def _hasher() -> PasswordHasher:
    return PasswordHasher()


@cache
def _of_nobody() -> str:
    return _hasher().hash("nobody", salt=bytes(_SALT_BYTES))

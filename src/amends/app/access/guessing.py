"""Guesses at passwords and tokens: counted in the store for every process together, and locked ever longer.

A guess is counted before it is looked at, so that many at once are counted as well; who turns out to be right has their
count taken back.
"""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from ipaddress import IPv6Address, ip_address

from sqlalchemy import Connection

from amends.app.access.errors import TooManyGuessesError
from amends.store.guesses import Guesses, forget_guesses, forget_old_guesses, guesses_at, keep_guesses, lock_guesses

_FORGOTTEN_AFTER = timedelta(days=1)
_SHORTEST_LOCK = timedelta(seconds=1)
_LONGEST_LOCK = timedelta(minutes=15)
_DOUBLED_AT_MOST = 20
_NETWORK_BITS = 64


@dataclass(frozen=True, slots=True)
class Guessed:
    """By what guesses are counted.

    Attributes:
        kind: what it is: a name, an address.
        key: its digest.
        free: how many wrong guesses in a row lock nothing.
    """

    kind: str
    key: str
    free: int


def password_guess(name: str, address: str) -> tuple[Guessed, Guessed]:
    """A guess at somebody's password. Behind one address there may be a whole office, so that it has more of them."""
    return password_guess_of(name), Guessed("password from", _digest(_network(address)), 30)


def password_guess_of(name: str) -> Guessed:
    """A guess at the password of somebody, wherever it comes from."""
    return Guessed("password of", _digest(name.strip().casefold()), 5)


def token_guess(address: str) -> tuple[Guessed]:
    """A guess at any token."""
    return (Guessed("token from", _digest(_network(address)), 30),)


def check_unlocked(connection: Connection, guessed: Sequence[Guessed], at: datetime) -> None:
    """Lets a guess pass where no lock is.

    Raises:
        TooManyGuessesError: there is one.
    """
    for one in guessed:
        _check(guesses_at(connection, one.kind, one.key), at)


def count_guess(connection: Connection, guessed: Sequence[Guessed], at: datetime) -> None:
    """Counts a guess as wrong.

    Raises:
        TooManyGuessesError: no guess is taken now; nothing is counted.
    """
    forget_old_guesses(connection, at - _FORGOTTEN_AFTER)
    for before in _locked_rows(connection, guessed, at):
        _check(before, at)
        counted = replace(before, failures=before.failures + 1, last_at=at)
        free = next(one.free for one in guessed if one.kind == before.kind)
        keep_guesses(connection, replace(counted, locked_until=_lock(counted.failures - free, at)))


def was_right(connection: Connection, name: Guessed, address: Guessed, at: datetime) -> None:
    """Takes back what was counted of a guess that was right: the name begins anew, the address has one less."""
    forget_guesses(connection, name.kind, name.key)
    before = lock_guesses(connection, address.kind, address.key, at)
    keep_guesses(connection, replace(before, failures=max(before.failures - 1, 0), locked_until=None))


def _locked_rows(connection: Connection, guessed: Sequence[Guessed], at: datetime) -> Iterator[Guesses]:
    # In one order everywhere, so that no two wait for each other.
    for one in sorted(guessed, key=lambda one: (one.kind, one.key)):
        yield lock_guesses(connection, one.kind, one.key, at)


def _check(counted: Guesses | None, at: datetime) -> None:
    if counted is None or counted.locked_until is None or counted.locked_until <= at:
        return
    seconds = -(-(counted.locked_until - at) // timedelta(seconds=1))
    raise TooManyGuessesError(
        "there were too many wrong guesses",
        f"try again in {seconds} {'second' if seconds == 1 else 'seconds'} "
        f"(at {counted.locked_until:%Y-%m-%d %H:%M:%S} UTC)",
        counted.locked_until,
    )


def _lock(beyond: int, at: datetime) -> datetime | None:
    """Until when the next guess has to wait: a second after the first one too many, then twice as long each time."""
    if beyond < 0:
        return None
    doubled: int = 2 ** min(beyond, _DOUBLED_AT_MOST)
    return at + min(_SHORTEST_LOCK * doubled, _LONGEST_LOCK)


def _network(address: str) -> str:
    """What somebody can change at will is no other address: the lower half of one of IPv6."""
    try:
        parsed = ip_address(address)
    except ValueError:
        return address
    if isinstance(parsed, IPv6Address):
        mapped = parsed.ipv4_mapped
        return str(mapped) if mapped is not None else f"{int(parsed) >> _NETWORK_BITS:x}"
    return str(parsed)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()

"""Wrong guesses in the store, counted for all processes together."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Select, bindparam, delete, select, text, update

from amends.store.access_tables import guesses
from amends.store.types import Instant

_ADD_IF_MISSING = text(
    "INSERT INTO guesses (kind, key, failures, last_at) VALUES (:kind, :key, 0, :at) ON CONFLICT DO NOTHING"
).bindparams(bindparam("at", type_=Instant()))


@dataclass(frozen=True, slots=True)
class Guesses:
    """How often somebody guessed wrong.

    Attributes:
        kind: what is counted: names, addresses.
        key: the digest of the name or the address.
        failures: how often in a row.
        last_at: when they did last.
        locked_until: until when no further guess is taken; None where one is.
    """

    kind: str
    key: str
    failures: int
    last_at: datetime
    locked_until: datetime | None


def guesses_at(connection: Connection, kind: str, key: str) -> Guesses | None:
    """What is counted under a key; None where nothing is."""
    row = connection.execute(_row(kind, key)).mappings().first()
    return None if row is None else Guesses(**row)


def lock_guesses(connection: Connection, kind: str, key: str, at: datetime) -> Guesses:
    """What is counted under a key, held until the transaction ends: nothing was, where nothing is there yet."""
    connection.execute(_ADD_IF_MISSING, {"kind": kind, "key": key, "at": at})
    return Guesses(**connection.execute(_row(kind, key).with_for_update()).mappings().one())


def keep_guesses(connection: Connection, counted: Guesses) -> None:
    """Keeps what is counted, where it was locked before."""
    connection.execute(
        update(guesses)
        .where(guesses.c.kind == counted.kind, guesses.c.key == counted.key)
        .values(failures=counted.failures, last_at=counted.last_at, locked_until=counted.locked_until)
    )


def forget_guesses(connection: Connection, kind: str, key: str) -> None:
    """Counts anew under a key."""
    connection.execute(delete(guesses).where(guesses.c.kind == kind, guesses.c.key == key))


def forget_old_guesses(connection: Connection, before: datetime) -> None:
    """Forgets what nobody added to since."""
    connection.execute(delete(guesses).where(guesses.c.last_at < before))


def _row(kind: str, key: str) -> Select[tuple[object, ...]]:
    return select(guesses).where(guesses.c.kind == kind, guesses.c.key == key)

"""Requests that are done once, however often they are sent: which were begun, which were done, and their answers."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import Connection, bindparam, delete, select, text, update

from amends.store.access_tables import idempotency_keys as keys
from amends.store.types import Id, Instant

_ADD_IF_MISSING = text(
    'INSERT INTO idempotency_keys ("user", key, request, digest, attempt, state, at)'
    " VALUES (:user, :key, :request, :digest, :attempt, 'begun', :at) ON CONFLICT DO NOTHING"
).bindparams(bindparam("user", type_=Id()), bindparam("attempt", type_=Id()), bindparam("at", type_=Instant()))


class RequestState(StrEnum):
    """How far a request is: begun, done in the store, or done and answered."""

    BEGUN = "begun"
    ACTED = "acted"
    DONE = "done"


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptRequest:
    """A request under its key.

    Attributes:
        user: whose it is; others may use the same key for theirs.
        request: what was asked: method and path.
        digest: the SHA-256 of all that was sent, in hexadecimal digits.
        attempt: the try that may act.
        status: that of the answer, where there is one.
        headers: of the answer.
        body: of the answer; None where it was forgotten, or where there is no answer yet.
        at: when the attempt began.
    """

    user: UUID
    key: str
    request: str
    digest: str
    attempt: UUID
    at: datetime
    state: RequestState = RequestState.BEGUN
    status: int | None = None
    headers: Mapping[str, str] | None = None
    body: str | None = None


def request_under(connection: Connection, user: UUID, key: str) -> KeptRequest | None:
    """What a user asked under a key."""
    row = connection.execute(select(keys).where(keys.c.user == user, keys.c.key == key)).mappings().first()
    return None if row is None else KeptRequest(**{**row, "state": RequestState(row["state"])})


def begin_request(connection: Connection, begun: KeptRequest) -> bool:
    """Keeps that a request was begun; False where one is kept already under its key."""
    plain = {"user": begun.user, "key": begun.key, "request": begun.request, "digest": begun.digest}
    added = connection.execute(_ADD_IF_MISSING, {**plain, "attempt": begun.attempt, "at": begun.at})
    return added.rowcount == 1


def take_over_request(connection: Connection, left: KeptRequest, attempt: UUID, at: datetime) -> bool:
    """Lets another attempt go on with a request that was begun and left; False where somebody else was first."""
    taken = (
        update(keys)
        .where(keys.c.user == left.user, keys.c.key == left.key, keys.c.attempt == left.attempt)
        .where(keys.c.state == RequestState.BEGUN)
        .values(attempt=attempt, at=at)
    )
    return connection.execute(taken).rowcount == 1


def mark_acted(connection: Connection, user: UUID, key: str, attempt: UUID) -> bool:
    """Keeps, in the transaction that does it, that a request is done; False where another attempt has taken over."""
    marked = (
        update(keys)
        .where(keys.c.user == user, keys.c.key == key, keys.c.attempt == attempt)
        .where(keys.c.state != RequestState.DONE)
        .values(state=RequestState.ACTED)
    )
    return connection.execute(marked).rowcount == 1


def keep_answer(
    connection: Connection, user: UUID, key: str, attempt: UUID, *, status: int, headers: Mapping[str, str], body: str
) -> None:
    """Keeps how a request was answered."""
    answered = update(keys).where(keys.c.user == user, keys.c.key == key, keys.c.attempt == attempt)
    connection.execute(answered.values(state=RequestState.DONE, status=status, headers=dict(headers), body=body))


def release_request(connection: Connection, user: UUID, key: str, attempt: UUID) -> None:
    """Forgets a request that was begun and came to nothing, so that it can be tried again."""
    connection.execute(
        delete(keys)
        .where(keys.c.user == user, keys.c.key == key, keys.c.attempt == attempt)
        .where(keys.c.state == RequestState.BEGUN)
    )


def forget_requests(connection: Connection, before: datetime) -> None:
    """Forgets requests that were begun long ago."""
    connection.execute(delete(keys).where(keys.c.at < before))


def forget_bodies(connection: Connection) -> None:
    """Forgets what every answer said, which may be about a person who is erased; that it was done stays."""
    connection.execute(update(keys).where(keys.c.body.is_not(None)).values(body=None))

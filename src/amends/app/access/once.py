"""Requests that are done once, however often they are sent.

The mark that a request is done is committed together with what it does. Whatever dies in between: either both are there
or neither, so that who sends it again never does it twice.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import Connection

from amends.app.access.errors import AnswerLostError, KeyUsedOtherwiseError, NotRecognisedError, StillGoingOnError
from amends.app.workspace import Attempt, Desk, Workspace
from amends.store import idempotency
from amends.store.directory_users import user_named
from amends.store.engine import writing
from amends.store.idempotency import KeptRequest, RequestState

KEPT = timedelta(hours=24)
"""How long a request is known by its key."""

_LEFT_AFTER = timedelta(seconds=3)
"""How long one waits for a try that shows no end. Too short a time does no harm: who was overtaken commits nothing."""


@dataclass(frozen=True, slots=True)
class Answer:
    """How a request was answered."""

    status: int
    headers: Mapping[str, str]
    body: str


def begin(desk: Desk, key: str, request: str, digest: str) -> Attempt | Answer:
    """Begins a request, or gives the answer of the one that was done under its key.

    Args:
        desk: who asks.
        key: what they call the request.
        request: what they ask: method and path.
        digest: the SHA-256 of all that was sent, in hexadecimal digits.

    Raises:
        KeyUsedOtherwiseError: they asked something else under the key.
        StillGoingOnError: it is being done.
        AnswerLostError: it was done, and its answer is no longer there.
    """
    workspace = desk.workspace
    at = workspace.clock()
    # Should the machine die, nothing of the request was done, or all of it is there with its mark.
    with writing(workspace.engine, may_be_lost=True) as connection:
        user = user_named(connection, desk.user)
        if user is None:
            raise NotRecognisedError("nobody of that name works here", "log in again")
        idempotency.forget_requests(connection, at - KEPT)
        new = KeptRequest(user=user.id, key=key, request=request, digest=digest, attempt=workspace.new_id(), at=at)
        attempt = Attempt(new.user, new.key, new.attempt)
        if idempotency.begin_request(connection, new):
            return attempt
        kept = idempotency.request_under(connection, user.id, key)
        if kept is None:
            raise _still_going_on()
        if (kept.request, kept.digest) != (request, digest):
            raise KeyUsedOtherwiseError(
                f"the key `{key}` was used for another request: {kept.request}", "make a new key for a new request"
            )
        if kept.state is RequestState.DONE:
            return _answer(kept)
        if at - kept.at < _LEFT_AFTER:
            raise _still_going_on()
        if kept.state is RequestState.ACTED:
            raise _answer_lost(key)
        if not idempotency.take_over_request(connection, kept, new.attempt, at):
            raise _still_going_on()
        return attempt


def mark_acted(connection: Connection, attempt: Attempt) -> None:
    """Marks a request as done, in the transaction that does it.

    Raises:
        StillGoingOnError: another try of it has taken over.
    """
    if not idempotency.mark_acted(connection, attempt.user, attempt.key, attempt.id):
        raise _still_going_on()


def keep(workspace: Workspace, attempt: Attempt, answer: Answer) -> None:
    """Keeps how a request was answered that was done before."""
    with writing(workspace.engine) as connection:
        keep_with(connection, attempt, answer)


def keep_with(connection: Connection, attempt: Attempt, answer: Answer) -> None:
    """Keeps how a request is answered, in the transaction that does it: it is done and answered, or neither."""
    idempotency.keep_answer(
        connection,
        attempt.user,
        attempt.key,
        attempt.id,
        status=answer.status,
        headers=answer.headers,
        body=answer.body,
    )


def release(workspace: Workspace, attempt: Attempt) -> None:
    """Forgets a request that came to nothing, so that it can be tried again; one that was done stays."""
    with writing(workspace.engine) as connection:
        idempotency.release_request(connection, attempt.user, attempt.key, attempt.id)


def _answer(kept: KeptRequest) -> Answer:
    if kept.status is None or kept.headers is None or kept.body is None:
        raise _answer_lost(kept.key)
    return Answer(kept.status, kept.headers, kept.body)


def _answer_lost(key: str) -> AnswerLostError:
    return AnswerLostError(
        f"the request `{key}` was done, and its answer is no longer there", "look at what it was about"
    )


def _still_going_on() -> StillGoingOnError:
    return StillGoingOnError("the same request is being done at this moment", "send it again in a few seconds")

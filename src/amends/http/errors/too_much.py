"""What is answered where more is asked for at once than is taken: that it was not done, and when to come again."""

from collections.abc import Callable
from typing import Final

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from amends.http.door import SECURITY_HEADERS, Answered
from amends.http.errors.problem import problem_response
from amends.http.request_ids import HEADER, request_id_of

_SOON: Final = "1"

_STATUS: Final = 503


def too_much(log: Callable[[Answered], object]) -> ASGIApp:
    """Answers every request so, and has it logged."""

    async def answer(scope: Scope, receive: Receive, send: Send) -> None:
        request_id = request_id_of(Headers(scope=scope).get(HEADER))
        response = problem_response(
            kind="too_much_at_once",
            title="More is asked for at once than is taken.",
            status=_STATUS,
            detail="more requests wait than are taken at once; nothing of this one was done",
            help_text="send it again after `Retry-After` seconds, a write with the same `Idempotency-Key`",
            request_id=request_id,
            headers={**dict(SECURITY_HEADERS), "cache-control": "no-store", "retry-after": _SOON, HEADER: request_id},
        )
        await response(scope, receive, send)
        peer = scope["client"][0] if scope.get("client") else None
        log(Answered(request_id, scope["method"], scope["path"], _STATUS, 0.0, peer))

    return answer

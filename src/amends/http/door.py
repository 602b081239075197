"""The door: what holds for every request before anything looks at it, and for every answer after.

Each request has an id, no more than so many bytes, and a kind of content that is read here; each answer says that it
is not to be kept, framed or guessed at; and each is logged once.
"""

import re
import time
from collections.abc import Callable, MutableMapping
from dataclasses import dataclass
from typing import Final

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from amends.http.errors.own_fault import own_fault
from amends.http.errors.problem import problem_response
from amends.http.request_ids import request_id_of

SECURITY_HEADERS: Final = (
    ("x-content-type-options", "nosniff"),
    ("content-security-policy", "default-src 'none'; frame-ancestors 'none'"),
    ("referrer-policy", "no-referrer"),
    ("cross-origin-resource-policy", "same-origin"),
)
"""What every answer says to a browser that it may come to."""

_JSON: Final = "application/json"
_CSV: Final = "text/csv"
_FILES: Final = "/api/v1/imports/"
"""What is sent there is a file; everywhere else it is JSON, but for what is handed in."""

_HANDED_IN: Final = re.compile(r"/api/v1/cases/[^/]+/attachments")
"""What is sent there is looked at, whatever it is called."""

_BILLS: Final = "/api/v1/promises/checks"
_KINDS_OF_BILLS: Final = (_CSV, _JSON, "application/x-ndjson", "application/vnd.apache.parquet")
"""Bills come in the shape in which the billing system has them."""

_CALLS: Final = "/api/v1/imports/calls"
_TABLES: Final = (_CSV, "application/vnd.apache.parquet")
"""Call records come by the million."""

_CARRIES: Final = frozenset({"POST", "PUT", "PATCH"})


@dataclass(frozen=True, slots=True)
class Answered:
    """A request that was answered, as it is logged."""

    request_id: str
    method: str
    path: str
    status: int
    milliseconds: float
    peer: str | None


class Door:
    """Stands before the application.

    Args:
        app: what is behind it.
        longest_body: the most bytes that a request may carry.
        log: is told of each request that was answered.
    """

    def __init__(self, app: ASGIApp, longest_body: int, log: Callable[[Answered], object]) -> None:
        self._app = app
        self._longest_body = longest_body
        self._log = log

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Lets a request in and its answer out."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        begun = time.perf_counter()
        headers = Headers(scope=scope)
        state: MutableMapping[str, object] = scope.setdefault("state", {})
        request_id = state["request_id"] = request_id_of(headers.get("x-request-id"))
        status = 0

        async def answer(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                _add_headers(MutableHeaders(scope=message), request_id, scope["scheme"])
            await send(message)

        try:
            await self._let_in(scope, receive, answer, headers, request_id)
        except Exception as error:
            if status:
                raise
            await own_fault(request_id, f"{scope['method']} {scope['path']}", error)(scope, receive, answer)
        finally:
            peer = scope["client"][0] if scope.get("client") else None
            spent = (time.perf_counter() - begun) * 1000
            self._log(Answered(request_id, scope["method"], scope["path"], status, spent, peer))

    async def _let_in(self, scope: Scope, receive: Receive, answer: Send, headers: Headers, request_id: str) -> None:
        if scope["method"] not in _CARRIES:
            await self._app(scope, receive, answer)
            return
        body = await self._body(receive, headers)
        if body is None:
            await problem_response(
                kind="too_large",
                title="The request carries more than is taken.",
                status=413,
                detail=f"more than {self._longest_body:,} bytes are not taken at once",
                help_text="send less, or a file in parts",
                request_id=request_id,
                headers={"connection": "close"},
            )(scope, receive, answer)
            return
        kind = headers.get("content-type", "").split(";")[0].strip().lower()
        expected = _kinds_read_at(scope["path"])
        if body and kind not in expected and not _HANDED_IN.fullmatch(scope["path"]):
            await problem_response(
                kind="unsupported_media_type",
                title="The content is of a kind that is not read here.",
                status=415,
                detail=f"`{kind}` is not read here" if kind else "the request does not say what it carries",
                help_text=f"send it with {' or '.join(f'`Content-Type: {one}`' for one in expected)}",
                request_id=request_id,
            )(scope, receive, answer)
            return
        await self._app(scope, _replayed(body, receive), answer)

    async def _body(self, receive: Receive, headers: Headers) -> bytes | None:
        """All that the request carries; None where it is too much."""
        told = headers.get("content-length", "")
        if told.isdecimal() and int(told) > self._longest_body:
            return None
        parts: list[bytes] = []
        size = 0
        while True:
            message = await receive()
            if message["type"] != "http.request":
                return b"".join(parts)
            part = message.get("body", b"")
            size += len(part)
            if size > self._longest_body:
                return None
            parts.append(part)
            if not message.get("more_body", False):
                return b"".join(parts)


def _kinds_read_at(path: str) -> tuple[str, ...]:
    if path == _BILLS:
        return _KINDS_OF_BILLS
    if path == _CALLS:
        return _TABLES
    return (_CSV,) if path.startswith(_FILES) else (_JSON,)


def _replayed(body: bytes, receive: Receive) -> Receive:
    """Gives the body again, and then what comes after it."""
    is_given = False

    async def replay() -> Message:
        nonlocal is_given
        if is_given:
            return await receive()
        is_given = True
        return {"type": "http.request", "body": body, "more_body": False}

    return replay


def _add_headers(headers: MutableHeaders, request_id: str, scheme: str) -> None:
    headers["x-request-id"] = request_id
    for name, value in SECURITY_HEADERS:
        headers.setdefault(name, value)
    headers.setdefault("cache-control", "no-store")
    if scheme == "https":
        headers["strict-transport-security"] = "max-age=31536000"

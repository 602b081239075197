"""Who asks, and for what: what every route begins with. Whoever takes a desk from here has said what it needs."""

import hashlib
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Annotated, Final

from fastapi import Depends, Header, Request
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer
from sqlalchemy import Connection
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from amends.app.access import once
from amends.app.workspace import Desk
from amends.http.answers import json_response
from amends.http.needs import Need
from amends.http.service import Service, service_of
from amends.http.who import address_of, desk_with
from amends.lang.errors import AmendsError
from amends.store.errors import StoreError

BEARER: Final = HTTPBearer(
    auto_error=False,
    scheme_name="token",
    description="A token, or what `POST /api/v1/login` gives for a name and a password.",
)
_KEPT_HEADERS: Final = ("etag", "location", "content-type")

Shown = Annotated[HTTPAuthorizationCredentials | None, Depends(BEARER)]
Team = Annotated[
    str | None,
    Header(alias="Amends-Team", max_length=100, description="In which team you act, where you are in several."),
]
Role = Annotated[
    str | None,
    Header(alias="Amends-Role", max_length=100, description="In which role you act, where you have several."),
]
Key = Annotated[
    str | None,
    Header(
        alias="Idempotency-Key",
        min_length=1,
        max_length=255,
        pattern=r"^[\x21-\x7e]+$",
        description="A name of your own for this request, such as a UUID. Sent again under it within a day, it is not "
        "done again: the answer of the first time comes back, with `Idempotent-Replayed: true`.",
        examples=["7d1f2c0e-9c1b-4b57-8f1e-6f2b1f9d4a10"],
    ),
]


@dataclass(frozen=True, slots=True)
class Write:
    """A request that changes something: at whose desk, and what they call it where it is to be done once."""

    service: Service
    desk: Desk
    key: str | None
    request: str
    digest: str

    def shown(self, do: Callable[[Desk], object], status: int = 200) -> Response:
        """Does it, and shows the document that comes of it."""
        return self.answered(lambda desk: json_response(do(desk), status))

    def answered(self, do: Callable[[Desk], Response]) -> Response:
        """Does it once, however often it is sent under its key.

        Raises:
            AmendsError: what kept it from being done; under the same key it can be tried again.
        """

        def then_kept(desk: Desk) -> Response:
            response = do(desk)
            if desk.attempt is not None:
                # It is done, and who sends it again is told so, if not what came of it.
                with suppress(StoreError):
                    once.keep(self.service.workspace, desk.attempt, _answer(response))
            return response

        return self.done_and_kept(then_kept)

    def done_and_kept(self, do: Callable[[Desk], Response]) -> Response:
        """The same where what is done keeps its answer with it: `kept` does, within the transaction.

        Raises:
            AmendsError: what kept it from being done; under the same key it can be tried again.
        """
        if self.key is None:
            return do(self.desk)
        begun = once.begin(self.desk, self.key, self.request, self.digest)
        if isinstance(begun, once.Answer):
            return Response(begun.body, begun.status, {**begun.headers, "idempotent-replayed": "true"})
        try:
            return do(replace(self.desk, attempt=begun))
        except AmendsError:
            once.release(self.service.workspace, begun)
            raise


def kept(connection: Connection, desk: Desk, response: Response) -> Response:
    """An answer, kept in the transaction that does what it tells of, where it is to be done once."""
    if desk.attempt is not None:
        once.keep_with(connection, desk.attempt, _answer(response))
    return response


def _answer(response: Response) -> once.Answer:
    headers = {name: response.headers[name] for name in _KEPT_HEADERS if name in response.headers}
    return once.Answer(response.status_code, headers, bytes(response.body).decode())


class Reads:
    """Gives the desk of whoever asks; `permission` is what they need there."""

    def __init__(self, permission: str) -> None:
        self.need = Need(permission)

    def __call__(self, request: Request, shown: Shown, team: Team = None, role: Role = None) -> Desk:
        """The desk of whoever asks."""
        desk = desk_with(service_of(request), shown, address_of(request), team, role)
        self.need.check_scope(desk.limits)
        return desk


class ReadsQuickly:
    """The same where the answer has to be quick and changes nothing: who was known a moment ago is known."""

    def __init__(self, permission: str) -> None:
        self.need = Need(permission)

    async def __call__(self, request: Request) -> Desk:
        """The desk of whoever asks."""
        # The headers are read here: to have the framework do it takes a third of the time of an answer.
        service, headers = service_of(request), request.headers
        shown = await BEARER(request)
        team, role = headers.get("amends-team"), headers.get("amends-role")
        key = ("" if shown is None else shown.credentials, team, role)
        desk = service.desks.get(key)
        if desk is None:
            desk = await run_in_threadpool(desk_with, service, shown, address_of(request), team, role)
            self.need.check_scope(desk.limits)
            service.desks.put(key, desk)
        return desk


class Writes:
    """Gives what somebody asks to be changed; `permission` is what they need for it."""

    def __init__(self, permission: str) -> None:
        self.need = Need(permission)

    async def __call__(
        self, request: Request, shown: Shown, team: Team = None, role: Role = None, key: Key = None
    ) -> Write:
        """What is asked, at the desk of whoever asks."""
        service = service_of(request)
        desk = await run_in_threadpool(desk_with, service, shown, address_of(request), team, role)
        self.need.check_scope(desk.limits)
        body = await request.body()
        query = f"?{request.url.query}" if request.url.query else ""
        return Write(
            service=service,
            desk=desk,
            key=key,
            request=f"{request.method} {request.url.path}{query}",
            digest=hashlib.sha256(b"\n".join((request.headers.get("if-match", "").encode(), body))).hexdigest(),
        )


class WritesSecrets:
    """The same where what is sent or answered is secret: nothing of it is kept, and so it is done each time."""

    def __init__(self, permission: str) -> None:
        self._writes = Writes(permission)
        self.need = self._writes.need

    async def __call__(self, request: Request, shown: Shown, team: Team = None, role: Role = None) -> Write:
        """What is asked, at the desk of whoever asks."""
        return await self._writes(request, shown, team, role)


class Anybody:
    """Opens a route to strangers."""

    def __init__(self, permission: str) -> None:
        self.need = Need(permission)

    def __call__(self, request: Request) -> Service:
        """What the server holds."""
        return service_of(request)

"""A page asked for in this process: through the site as a server runs it, without a network and without a browser."""

import asyncio
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Self

from starlette.applications import Starlette
from starlette.types import Message, Scope

from amends.app.access.sessions import log_in
from amends.app.workspace import Workspace
from amends.desk.site import build
from amends.desk.visit import SESSION
from tests.desk.letting_in import PASSWORD

_ADDRESS = "127.0.0.1"


@dataclass(frozen=True, slots=True)
class Answered:
    """What a page answers."""

    status: int
    headers: Mapping[str, str]
    text: str


@dataclass(frozen=True, slots=True)
class Visitor:
    """Somebody who asks for pages; what they show is the cookies of their browser."""

    site: Starlette
    runner: asyncio.Runner
    cookies: str = ""

    @classmethod
    @contextmanager
    def coming(cls, workspace: Workspace, user: str | None = None, cookies: str = "") -> Iterator[Self]:
        """A visitor of a workspace's desk; one who has signed in, where a user is named."""
        if user is not None:
            cookies = f"{SESSION}={log_in(workspace, user, PASSWORD, _ADDRESS).token}"
        with asyncio.Runner() as runner:
            yield cls(build(workspace), runner, cookies)

    def gets(self, address: str, **headers: str) -> Answered:
        """Opens an address."""
        return self._asks("GET", address, b"", headers)

    def sends(self, address: str, form: str = "", **headers: str) -> Answered:
        """Sends a form, written as a browser writes it."""
        return self._asks("POST", address, form.encode(), {"sec_fetch_site": "same-origin", **headers})

    def _asks(self, method: str, address: str, body: bytes, headers: Mapping[str, str]) -> Answered:
        return self.runner.run(self._asked(method, address, body, headers))

    async def _asked(self, method: str, address: str, body: bytes, headers: Mapping[str, str]) -> Answered:
        said = {"host": "desk.example", "cookie": self.cookies, **headers}
        path, _, query = address.partition("?")
        scope: Scope = {
            "type": "http",
            "asgi": {"version": "3.0"},
            "http_version": "1.1",
            "method": method,
            "scheme": "http",
            "path": path,
            "raw_path": path.encode(),
            "query_string": query.encode(),
            "headers": [(name.replace("_", "-").encode(), value.encode()) for name, value in said.items()],
            "client": (_ADDRESS, 50_000),
            "server": ("desk.example", 80),
        }
        answered: list[Message] = []

        async def receive() -> Message:
            return {"type": "http.request", "body": body, "more_body": False}

        async def send(message: Message) -> None:
            answered.append(message)

        await self.site(scope, receive, send)
        begun, *parts = answered
        text = b"".join(part["body"] for part in parts).decode()
        return Answered(begun["status"], {name.decode(): value.decode() for name, value in begun["headers"]}, text)

"""A real server on the loopback address, for as long as a test needs it."""

import asyncio
import logging
import socket
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager

import uvicorn
from starlette.types import ASGIApp

from amends.app.workspace import Workspace
from amends.http.app import build
from amends.settings import Settings


@contextmanager
def serving(workspace: Workspace, settings: Settings) -> Iterator[str]:
    """Serves a workspace, and gives the address."""
    with serving_app(build(workspace, settings)) as address:
        yield address


@contextmanager
def serving_app(app: ASGIApp) -> Iterator[str]:
    """Serves an application, and gives the address."""
    with closing(socket.create_server(("127.0.0.1", 0))) as listening:
        listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        config = uvicorn.Config(app, log_config=None, log_level=logging.ERROR, access_log=False, lifespan="on")
        server = _Server(config)
        thread = threading.Thread(target=lambda: asyncio.run(server.serve(sockets=[listening])))
        thread.start()
        assert server.is_up.wait(10), "the server did not come up"
        try:
            yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join(20)
            assert not thread.is_alive(), "the server did not end"


class _Server(uvicorn.Server):
    """Says when it is up."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.is_up = threading.Event()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.is_up.set()

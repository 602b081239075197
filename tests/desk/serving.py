"""A desk that is served on loopback, as `amends desk` does, for as long as a test needs it."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn
from playwright.sync_api import Browser

from amends.desk.site import build
from tests.app.florist import Florist
from tests.desk.people import Served


@contextmanager
def serving(florist: Florist, browser: Browser) -> Iterator[Served]:
    """The desk of a workspace, and whoever comes to it."""
    server = uvicorn.Server(uvicorn.Config(build(florist.workspace), port=0, log_level="warning"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        thread.join(0.01)
    port = server.servers[0].sockets[0].getsockname()[1]
    people = Served(f"http://127.0.0.1:{port}", florist, browser)
    try:
        yield people
    finally:
        people.leave()
        server.should_exit = True
        thread.join(10)

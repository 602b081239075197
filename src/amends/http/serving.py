"""Serving: from an address to an orderly end, with a worker beside it where that is wished."""

import gc
import logging
import os
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import timedelta
from pathlib import Path
from types import FrameType

import uvicorn
from starlette.types import ASGIApp

from amends.adapters.mail.settings import mail_settings
from amends.app.workspace import Workspace
from amends.formats.errors import InputError
from amends.http.app import build
from amends.http.beside import Beside
from amends.http.bounded import Bounded
from amends.http.errors.too_much import too_much
from amends.http.logs import logging_as
from amends.http.service import kept_service
from amends.jobs.bounces import watched
from amends.jobs.performers import PERFORMERS
from amends.jobs.settings import WorkerSettings
from amends.jobs.tidying import tidied
from amends.jobs.worker import Worker
from amends.settings import Settings

_SECONDS_TO_FINISH = 10
_BACKLOG = 2048


Pages = Callable[[Workspace, Callable[[], bool]], ASGIApp]
"""Makes the pages of a workspace; they are told whether the server is about to stop."""


def serve(workspace: Workspace, settings: Settings, told: Callable[[str], object], pages: Pages, busy: ASGIApp) -> None:
    """Serves a workspace until the process is told to stop; what was begun is finished.

    Args:
        workspace: what is served.
        settings: how.
        told: is told the address, once it answers there.
        pages: what stands beside the interface, for people.
        busy: the page that people see where more is asked for at once than is taken.

    Raises:
        InputError: the address cannot be listened on.
    """
    logging.basicConfig(format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    with closing(_listening(settings)) as listening, _worker(workspace, settings):
        app = build(workspace, settings)
        address, stopping = _address(listening, settings), kept_service(app).stopping
        together = Beside(app, pages(workspace, stopping.is_set))
        pass_over_what_stays()
        bounded = Bounded(together, settings.most_at_once, Beside(too_much(logging_as(settings.logs)), busy))
        _Server(_config(bounded), lambda: told(address), stopping).run(sockets=[listening])


def pass_over_what_stays() -> None:
    """Has the collector of garbage pass over what was made for good, which else holds every answer up now and then.

    The second collection, of nothing, tells the collector that nothing is old yet: it waits with all that is old
    until a quarter as much has come anew, and would else count what it passes over.
    """
    gc.collect()
    gc.freeze()
    gc.collect()


class _Server(uvicorn.Server):
    """Tells when it answers, and when it is told to stop."""

    def __init__(self, config: uvicorn.Config, told: Callable[[], object], stopping: threading.Event) -> None:
        super().__init__(config)
        self._told = told
        self._stopping = stopping

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        self._stopping.set()
        super().handle_exit(sig, frame)

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self._told()


def _config(app: ASGIApp) -> uvicorn.Config:
    return uvicorn.Config(
        app,
        log_config=None,
        log_level=logging.WARNING,
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=_SECONDS_TO_FINISH,
        lifespan="on",
    )


def _listening(settings: Settings) -> socket.socket:
    try:
        family = socket.getaddrinfo(settings.host, settings.port, type=socket.SOCK_STREAM)[0][0]
        listening = socket.create_server((settings.host, settings.port), family=family, backlog=_BACKLOG)
    except OSError as error:
        reason = (error.strerror or "it cannot be used").partition(" (")[0].lower()
        raise InputError(
            f"`{settings.host}:{settings.port}` cannot be listened on: {reason}",
            "name another with `--port`; 0 takes one that is free",
        ) from None
    listening.set_inheritable(True)
    # Else an answer in two parts waits up to 40 ms for the other side: what is accepted here inherits it.
    listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return listening


def _address(listening: socket.socket, settings: Settings) -> str:
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    return f"http://{host}:{listening.getsockname()[1]}"


@contextmanager
def _worker(workspace: Workspace, settings: Settings) -> Iterator[None]:
    """Has jobs performed beside the server; those that go on at its end are finished."""
    if not settings.has_worker:
        yield
        return
    name = f"{socket.gethostname()}/{os.getpid()}"
    mail = mail_settings(settings.mail) if settings.mail else None
    worker = Worker(workspace, PERFORMERS, WorkerSettings(name=name, mail=mail, address=settings.address))
    thread = threading.Thread(target=worker.run, name="worker")
    thread.start()
    try:
        with (
            watched(workspace, Path(settings.bounces) if settings.bounces else None),
            tidied(workspace, timedelta(days=settings.forget_days)),
        ):
            yield
    finally:
        worker.stop()
        thread.join()

"""`amends desk`: serves a workspace over HTTP; the first start makes one, and says how to log in."""

import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Annotated

from cyclopts import App, Parameter

from amends.cli.sample_workspace import SAMPLE_DATABASE
from amends.cli.status import ExitStatus
from amends.settings import DATABASE, DEFAULT, HOST, LOGS, PORT, Logs

if TYPE_CHECKING:
    from amends.app.workspace import Workspace
    from amends.settings import Settings

command = App(
    name="desk",
    usage="Usage: amends desk [OPTIONS]",
    help_epilogue="""\
Examples:
  amends desk
  amends desk --sample
  amends desk --port 8080 --database sqlite:///care.db
  AMENDS_DATABASE=postgresql://amends@db/amends amends desk --host 0.0.0.0 --logs json

It answers at http://127.0.0.1:8000/api/v1; /openapi.json describes it, docs/http.md
tells how to use it. Nobody else's machine reaches it unless --host says so: put
TLS before it then. Ctrl-C, or SIGTERM, stops it when what was begun is finished.""",
)


@command.default
def desk(
    *,
    port: Annotated[
        int | None, Parameter(name="--port", help=f"The port, 0 for a free one; else {PORT}, else {DEFAULT.port}.")
    ] = None,
    host: Annotated[
        str | None, Parameter(name="--host", metavar="ADDRESS", help=f"The address; else {HOST}, else {DEFAULT.host}.")
    ] = None,
    database: Annotated[
        str | None,
        Parameter(
            name="--database",
            metavar="URL",
            help=f"The store; else {DATABASE}, else {DEFAULT.database}. One that is not there is made.",
        ),
    ] = None,
    logs: Annotated[
        Logs | None, Parameter(name="--logs", help=f"How requests are logged; else {LOGS}, else {DEFAULT.logs}.")
    ] = None,
    no_worker: Annotated[
        bool,
        Parameter(
            name="--no-worker", negative=(), help="Perform no jobs here; then somewhere else `amends worker` does."
        ),
    ] = False,
    administrator: Annotated[
        str,
        Parameter(
            name="--administrator",
            metavar="NAME",
            help="Who looks after a store that is made: the word that they log in with.",
        ),
    ] = "admin",
    sample: Annotated[
        bool,
        Parameter(
            name="--sample",
            negative=(),
            help=f"Serve a sample to try things out, made where there is none: --database, else {DATABASE}, "
            f"else {SAMPLE_DATABASE}.",
        ),
    ] = False,
) -> int:
    """Serves the workspace: pages for people, and HTTP for machines; where there is none yet, it is made."""
    from amends.desk.site import build, busy
    from amends.http.serving import serve

    settings = _settings(port, host, database, logs, has_worker=not no_worker, is_sample=sample)
    workspace = _sample(settings) if sample else _workspace(settings, administrator)
    serve(workspace, settings, lambda address: _tell(_served(settings, address)), build, busy)
    return ExitStatus.DONE


def _settings(
    port: int | None, host: str | None, database: str | None, logs: Logs | None, *, has_worker: bool, is_sample: bool
) -> "Settings":
    import os
    from dataclasses import replace

    from amends.settings import settings_in

    found = settings_in(os.environ)
    if is_sample and database is None and not os.environ.get(DATABASE):
        database = SAMPLE_DATABASE
    return replace(
        found,
        port=found.port if port is None else port,
        host=found.host if host is None else host,
        database=found.database if database is None else database,
        logs=found.logs if logs is None else logs,
        has_worker=has_worker,
    )


def _sample(settings: "Settings") -> "Workspace":
    """The sample workspace; what is there already is served as it is."""
    from amends.app.workspace import open_workspace
    from amends.cli.sample_workspace import make_sample_workspace, sample_lines
    from amends.store.errors import NoStoreError

    database = _without_password(settings.database)
    try:
        workspace = open_workspace(settings.database)
    except NoStoreError:
        _tell(["Making a sample workspace …"])
        made = make_sample_workspace(settings.database)
        _tell(sample_lines(made, database))
        return made.made.workspace
    _tell([f"{database} is there already, and is served as it is. A lost password: `amends user password USER`."])
    return workspace


def _workspace(settings: "Settings", administrator: str) -> "Workspace":
    """The workspace; who comes first is told how to log in, this once."""
    from amends.app.access.first_start import first_administrator
    from amends.app.administration.workspaces import make_workspace
    from amends.app.workspace import open_workspace
    from amends.store.errors import NoStoreError

    try:
        workspace = open_workspace(settings.database)
    except NoStoreError:
        made = make_workspace(settings.database, administrator)
        workspace = made.workspace
        _tell(
            [
                f"{settings.database} is made.",
                f"{made.key} holds the key for those who are erased one day: keep a copy, and not beside a backup.",
            ]
        )
    first = first_administrator(workspace)
    if first is not None:
        _tell(
            [
                f"Nobody can log in yet. `{first.name}`, who looks after this workspace, begins with the password",
                "",
                f"    {first.password}",
                "",
                "It is told this once. Sign in at the address below, and change it under your name there; or over HTTP",
                "with `POST /api/v1/login` and `PUT /api/v1/me/password`.",
                "",
                "Nothing is in it yet. To try things out first, start a sample beside it: `amends desk --sample`.",
            ]
        )
    return workspace


def _served(settings: "Settings", address: str) -> Iterator[str]:
    yield f"Amends serves {_without_password(settings.database)} at {address}; Ctrl-C stops it."
    if not settings.is_loopback:
        yield "Other machines reach it. What they send is not encrypted unless a proxy with TLS stands before it."


def _without_password(url: str) -> str:
    from sqlalchemy import make_url

    return make_url(url).render_as_string(hide_password=True)


def _tell(lines: Iterable[str]) -> None:
    from amends.cli.terminal import write

    write("\n".join(lines))
    sys.stdout.flush()

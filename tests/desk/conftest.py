import os
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.app.florist import Florist, make_florist, workspace_at
from tests.desk.browser import browser, chromium
from tests.desk.letting_in import let_in
from tests.desk.people import Served
from tests.desk.serving import serving
from tests.stores import SqliteFiles


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
    with workspace_at(url) as workspace:
        let_in(workspace)


@pytest.fixture
def florist(files: SqliteFiles) -> Iterator[Florist]:
    """The florist, where everybody can sign in."""
    url = files.copy(files.made("florist", _with_passwords))
    with workspace_at(url) as workspace:
        yield Florist(workspace)
    files.forget(url)


@pytest.fixture
def served(florist: Florist, browsing: Browser) -> Iterator[Served]:
    """The florist's desk, served on loopback."""
    with serving(florist, browsing) as people:
        yield people

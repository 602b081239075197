"""What pages show of the Python client is done, against a service that runs."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.docs.pages import PAGES, parts
from tests.http.house import Served, furnish, served
from tests.stores import SqliteFiles

SHOWING = [page for page in PAGES if any(part.kind == "client" for part in parts(page))]


@pytest.fixture
def standing(sqlite_files: SqliteFiles) -> Iterator[Served]:
    url = sqlite_files.copy(sqlite_files.made("two brands", furnish))
    with served(url) as found:
        yield found
    sqlite_files.forget(url)


@pytest.mark.parametrize("page", SHOWING, ids=lambda page: page.stem)
def test_the_python_on_a_page_runs_against_a_service(
    page: Path, standing: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AMENDS_ADDRESS", standing.address)
    monkeypatch.setenv("AMENDS_TOKEN", standing.token("nina"))
    known: dict[str, object] = {"lead_token": standing.token("tess")}
    for part in parts(page):
        if part.kind == "client":
            exec(compile(part.text, part.place, "exec"), known)

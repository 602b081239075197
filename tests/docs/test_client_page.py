"""What the page of the Python client shows is done, against a service that runs."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.docs.pages import ROOT, parts
from tests.http.house import Served, furnish, served
from tests.stores import SqliteFiles

PAGE = ROOT / "docs" / "client.md"


@pytest.fixture
def standing(sqlite_files: SqliteFiles) -> Iterator[Served]:
    url = sqlite_files.copy(sqlite_files.made("two brands", furnish))
    with served(url) as found:
        yield found
    sqlite_files.forget(url)


def test_the_python_on_the_page_runs_against_a_service(
    standing: Served, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("AMENDS_ADDRESS", standing.address)
    monkeypatch.setenv("AMENDS_TOKEN", standing.token("nina"))
    shown = [part for part in parts(PAGE) if part.kind == "client"]
    assert len(shown) > 5
    known: dict[str, object] = {"lead_token": standing.token("tess")}
    for part in shown:
        exec(compile(part.text, part.place, "exec"), known)

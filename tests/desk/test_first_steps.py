"""The first page of a workspace in which nothing is yet: what is next, each step with its page and its command."""

from collections.abc import Iterator

import pytest

from amends.app.access.passwords import set_password
from amends.app.administration.clients import NewClient, add_client
from amends.app.administration.workspaces import make_workspace
from amends.app.workspace import Desk, Workspace
from tests.app.florist import Florist
from tests.desk.in_process import Visitor
from tests.desk.letting_in import PASSWORD
from tests.stores import SqliteFiles

STEPS = {
    "/administration/clients": "amends client add",
    "/administration/users": "amends user add, amends user password",
    "/policies": "amends init, amends policy draft",
    "/customers/new": "amends import customers FILE",
}


@pytest.fixture
def empty(sqlite_files: SqliteFiles) -> Iterator[Workspace]:
    """A new workspace, which Erin looks after."""
    url = sqlite_files.empty()
    workspace = make_workspace(url, "erin").workspace
    set_password(Desk(workspace, "erin"), "erin", PASSWORD)
    yield workspace
    workspace.engine.dispose()
    sqlite_files.forget(url)


def first_page(workspace: Workspace, user: str) -> str:
    with Visitor.coming(workspace, user) as visitor:
        return visitor.gets("/").text


def main_of(page: str) -> str:
    return page.partition("<main")[2]


def test_an_empty_workspace_says_what_is_next(empty: Workspace) -> None:
    page = main_of(first_page(empty, "erin"))
    assert "<h1>What is next</h1>" in page
    assert all(f"<code>{typed}</code>" in page for typed in STEPS.values())
    assert "amends desk --sample" in page
    assert [address for address in STEPS if f'href="{address}"' in page] == ["/administration/clients"]


def test_a_step_that_is_taken_is_done_and_the_others_can_be_taken(empty: Workspace) -> None:
    new = NewClient(name="acme", title="Acme Phones", timezone="America/New_York", currency="USD", languages=("en",))
    add_client(Desk(empty, "erin"), new)
    page = main_of(first_page(empty, "erin"))
    assert page.count(">done<") == 1
    assert [address for address in STEPS if f'href="{address}"' in page] == [*STEPS]


def test_where_calls_are_answered_the_first_page_asks_who_is_calling(florist: Florist) -> None:
    florist.new_caller()
    for user in ("ana", "erin"):
        page = main_of(first_page(florist.workspace, user))
        assert "<h1>Who is calling?</h1>" in page
        assert "What is next" not in page


def test_who_does_not_look_after_the_workspace_is_asked_who_is_calling(florist: Florist) -> None:
    assert "What is next" not in main_of(first_page(florist.workspace, "ana"))
    assert "What is next" in main_of(first_page(florist.workspace, "erin"))

"""Making a workspace, and bringing it up to date."""

import stat
from pathlib import Path

import pytest

from amends.app.administration.clients import list_clients
from amends.app.administration.pseudonym_key import NoKeyError, read_key
from amends.app.administration.users import list_users
from amends.app.administration.workspaces import make_workspace, upgrade_workspace
from amends.app.workspace import Desk
from amends.directory.errors import InvalidRecordError
from amends.store import migrations
from amends.store.engine import new_engine
from amends.store.errors import NoStoreError, StoreExistsError
from amends.store.schema import CURRENT


def test_a_new_workspace_has_an_administrator_and_nothing_else(tmp_path: Path) -> None:
    made = make_workspace(f"sqlite:///{tmp_path}/amends.db", "ana", full_name="Ana Reyes", email="ana@example.org")
    ana = Desk(made.workspace, "ana")
    (view,) = list_users(ana)
    assert (view.user.full_name, view.user.email) == ("Ana Reyes", "ana@example.org")
    assert [(held.role, held.client, held.team) for held in view.roles] == [("administrator", None, None)]
    assert list_clients(ana) == ()
    assert made.schema == CURRENT


def test_its_key_is_for_its_owner_alone_and_stands_beside_it(tmp_path: Path) -> None:
    made = make_workspace(f"sqlite:///{tmp_path}/amends.db", "ana")
    assert made.key == tmp_path / "amends.db.key"
    assert stat.S_IMODE(made.key.stat().st_mode) == 0o600
    assert len(read_key(made.workspace.engine.url)) == 32


def test_two_workspaces_have_two_keys(tmp_path: Path) -> None:
    one, other = (make_workspace(f"sqlite:///{tmp_path}/{name}.db", "ana").workspace for name in ("one", "other"))
    assert read_key(one.engine.url) != read_key(other.engine.url)


def test_who_cannot_be_a_user_leaves_no_store_behind(tmp_path: Path) -> None:
    with pytest.raises(InvalidRecordError) as caught:
        make_workspace(f"sqlite:///{tmp_path}/amends.db", "Ana Reyes")
    assert "`Ana Reyes` cannot be a login name" in str(caught.value)
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_there_stays_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "amends.db"
    file.write_bytes(b"mine")
    with pytest.raises(StoreExistsError):
        make_workspace(f"sqlite:///{file}", "ana")
    assert file.read_bytes() == b"mine"


def test_an_upgraded_workspace_is_at_the_schema_of_today(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/amends.db"
    new_engine(url).dispose()
    done = upgrade_workspace(url)
    assert (done.before, done.after, done.new_key) == (None, CURRENT, tmp_path / "amends.db.key")
    again = upgrade_workspace(url)
    assert (again.before, again.after, again.new_key) == (CURRENT, CURRENT, None)


def test_an_upgrade_loses_nothing(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/amends.db"
    made = make_workspace(url, "ana")
    key = read_key(made.workspace.engine.url)
    upgrade_workspace(url)
    assert migrations.is_current(made.workspace.engine)
    assert [view.user.name for view in list_users(Desk(made.workspace, "ana"))] == ["ana"]
    assert read_key(made.workspace.engine.url) == key


def test_where_there_is_no_store_nothing_is_upgraded(tmp_path: Path) -> None:
    with pytest.raises(NoStoreError):
        upgrade_workspace(f"sqlite:///{tmp_path}/amends.db")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("text", ["", "mine", "ab" * 31, "ab" * 33])
def test_what_is_no_key_is_told(tmp_path: Path, text: str) -> None:
    made = make_workspace(f"sqlite:///{tmp_path}/amends.db", "ana")
    made.key.write_text(text)
    with pytest.raises(NoKeyError) as caught:
        read_key(made.workspace.engine.url)
    assert caught.value.message == f"`{made.key}` holds no key"

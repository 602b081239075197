"""Checkpoints, backups and stores made from them."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from amends.app.administration.clients import ClientChanges, change_client, show_client
from amends.app.administration.copies import backup_store, copy_workspace, restore_store
from amends.app.administration.keeping import make_checkpoint, verify_store
from amends.app.permissions import NotPermittedError
from amends.app.workspace import Desk, open_workspace
from amends.store.errors import StoreExistsError
from tests.app.administration.house import House
from tests.stores import SQLITE, Databases, PostgresqlDatabases, SqliteFiles, on_sqlite


def test_a_backup_is_a_store_of_its_own(house: House, tmp_path: Path) -> None:
    copied: list[int] = []
    copy = backup_store(house.desk("ana"), tmp_path / "copy.db", lambda done, _: copied.append(done))
    assert (copy.path, copy.size, copy.checkpoint) == (tmp_path / "copy.db", copy.path.stat().st_size, None)
    assert copied
    workspace = open_workspace(f"sqlite:///{copy.path}")
    assert show_client(Desk(workspace, "ana"), "acme").client.title == "Acme Phones"
    workspace.engine.dispose()


def test_a_backup_holds_no_key(house: House, tmp_path: Path) -> None:
    backup_store(house.desk("ana"), tmp_path / "copy.db")
    key = house.key.read_text(encoding="ascii").strip()
    assert bytes.fromhex(key) not in (tmp_path / "copy.db").read_bytes()
    assert key.encode() not in (tmp_path / "copy.db").read_bytes()
    assert not (tmp_path / "copy.db.key").exists()


def test_backups_are_made_by_who_looks_after_the_workspace(house: House, tmp_path: Path) -> None:
    for user in ("ada", "olga", "udo", "dana"):
        with pytest.raises(NotPermittedError):
            backup_store(house.desk(user), tmp_path / "copy.db")
    assert not (tmp_path / "copy.db").exists()


@on_sqlite
def test_what_came_after_a_backup_is_gone_where_it_takes_the_place_of_the_store(house: House, tmp_path: Path) -> None:
    backup_store(house.desk("ana"), tmp_path / "copy.db")
    change_client(house.desk("ada"), None, ClientChanges(title="Acme the Second"))
    with pytest.raises(StoreExistsError):
        restore_store(tmp_path / "copy.db", house.url)
    assert show_client(house.desk("ada"), None).client.title == "Acme the Second"
    restore_store(tmp_path / "copy.db", house.url, in_place=True)
    assert show_client(house.desk("ada"), None).client.title == "Acme Phones"


def test_where_nothing_changed_there_is_no_checkpoint(house: House) -> None:
    assert make_checkpoint(house.desk("ana")) is None


@on_sqlite
def test_what_was_changed_behind_its_back_is_found(house: House) -> None:
    house.workspace.engine.dispose()
    with closing(sqlite3.connect(house.path)) as connection:
        connection.execute("UPDATE teams SET site = ?", ("0" * 36,))
        connection.commit()
    assert [finding.problem for finding in verify_store(house.desk("udo"))] == [
        "2 rows of teams without the row of sites that belongs to it"
    ]
    missing = verify_store(house.desk("udo"), ["sha256:0"])
    assert "which was told outside, is missing" in missing[-1].problem


def test_a_workspace_is_copied_into_the_other_kind_of_store(
    house: House, databases: Databases, sqlite_files: SqliteFiles, postgresql_databases: PostgresqlDatabases
) -> None:
    places: Databases = postgresql_databases if databases.kind == SQLITE else sqlite_files
    target = places.empty()
    copied = copy_workspace(house.desk("ana"), target)
    assert (copied.rows["clients"], copied.key) == (2, house.key)
    there = open_workspace(target)
    assert show_client(Desk(there, "ada"), None).client.title == "Acme Phones"
    there.engine.dispose()
    for user in ("ada", "udo"):
        with pytest.raises(NotPermittedError):
            copy_workspace(house.desk(user), target)
    places.forget(target)

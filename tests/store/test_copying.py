"""Copying a whole store into an empty one of either kind."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection, Engine, inspect

from amends.app.on_case import act
from amends.cases.gate.acts.giving import Settle
from amends.cases.gate.rules.settling import Outcome
from amends.store.backup import backup, restore
from amends.store.checkpoints import latest_checkpoint, make_checkpoint
from amends.store.copying import UnsoundStoreError, copy_store
from amends.store.editions import editions
from amends.store.engine import open_engine, store_path, writing
from amends.store.errors import NoStoreError, StoreExistsError
from amends.store.verify import verify
from tests.app.florist import Florist, make_florist, workspace_at
from tests.store.histories import BEGIN
from tests.store.tampering import tampered
from tests.stores import (
    SQLITE,
    Databases,
    PostgresqlDatabases,
    SqliteFiles,
    on_postgresql,
    reading_all,
    seeing_all,
    writing_all,
)


def full(url: str) -> None:
    """A store with cases, gifts, jobs, and a checkpoint."""
    make_florist(url)
    with workspace_at(url) as workspace:
        florist = Florist(workspace)
        case, gift = florist.promised()
        act(florist.desk("ana"), case, Settle(gift, Outcome.GIVEN))
        florist.proposed()
        with writing_all(workspace.engine) as connection:
            make_checkpoint(connection, BEGIN)


@pytest.fixture
def source(databases: Databases) -> Iterator[Engine]:
    url = databases.copy(databases.made("full", full))
    with seeing_all(url) as engine:
        yield engine
    databases.forget(url)


@pytest.fixture
def target(databases: Databases, sqlite_files: SqliteFiles, postgresql_databases: PostgresqlDatabases) -> Iterator[str]:
    """An empty place, of the other kind."""
    places: Databases = postgresql_databases if databases.kind == SQLITE else sqlite_files
    url = places.empty()
    yield url
    places.forget(url)


def rows(connection: Connection) -> dict[str, list[str]]:
    """Everything that stands in a store, in the same words for both kinds; what each store counts itself left out."""
    return {
        table: sorted(
            "; ".join(str(int(value) if isinstance(value, bool) else value) for value in row)
            for row in connection.exec_driver_sql(f"SELECT * FROM {table}")
        )
        for table in inspect(connection).get_table_names()
        if table != editions.name
    }


def is_empty(url: str) -> bool:
    """Whether nothing is there at all, not even something half done."""
    try:
        open_engine(url).dispose()
    except NoStoreError:
        return not any(store_path(url).parent.iterdir()) if url.startswith("sqlite") else True
    return False


def test_everything_is_there_afterwards_and_verified(source: Engine, target: str) -> None:
    copied = copy_store(source, target)
    with seeing_all(target) as engine:
        with reading_all(source) as before, reading_all(engine) as after:
            assert rows(after) == rows(before)
            last = latest_checkpoint(before)
        assert list(verify(engine)) == []
    assert last is not None
    assert copied.checkpoint == last.digest
    assert copied.rows["cases"] == 2
    assert copied.rows["jobs"]


def test_what_was_copied_is_worked_with(source: Engine, target: str) -> None:
    copy_store(source, target)
    with workspace_at(target) as workspace:
        florist = Florist(workspace)
        florist.promised()
        assert list(verify(workspace.engine)) == []


def test_one_is_told_how_far_it_is(source: Engine, target: str) -> None:
    told: list[tuple[int, int]] = []
    copied = copy_store(source, target, lambda done, total: told.append((done, total)))
    assert told == sorted(told)
    assert told[-1] == (sum(copied.rows.values()), sum(copied.rows.values()))


def test_what_is_written_meanwhile_is_not_in_it(source: Engine, target: str) -> None:
    with seeing_all(source.url.render_as_string(hide_password=False), busy_milliseconds=5_000) as other:
        written: list[str] = []

        def write(*_: int) -> None:
            if not written:
                with writing(other) as connection:
                    connection.exec_driver_sql("UPDATE clients SET title = 'Changed meanwhile'")
                written.append("clients")

        copy_store(source, target, write)
    with seeing_all(target) as engine, reading_all(engine) as connection:
        assert connection.exec_driver_sql("SELECT title FROM clients").scalar() == "Florist"


def test_a_store_in_which_something_differs_is_not_copied(source: Engine, target: str) -> None:
    tampered(source, "UPDATE case_events SET actor_name = 'mallory' WHERE number = 2")
    with pytest.raises(UnsoundStoreError, match="event 2 is not what was recorded") as caught:
        copy_store(source, target)
    assert len(caught.value.findings) == 2
    assert is_empty(target)


def test_what_is_broken_off_leaves_nothing_half_done(source: Engine, target: str) -> None:
    def stop(done: int, total: int) -> None:
        if done > total // 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        copy_store(source, target, stop)
    assert is_empty(target)
    copy_store(source, target)


def test_nothing_is_copied_over_something(source: Engine, url: str) -> None:
    with seeing_all(url) as engine, reading_all(engine) as connection:
        before = rows(connection)
    with pytest.raises(StoreExistsError):
        copy_store(source, url)
    with seeing_all(url) as engine, reading_all(engine) as connection:
        assert rows(connection) == before


def test_a_backup_of_either_kind_becomes_a_store_of_the_other(source: Engine, target: str, tmp_path: Path) -> None:
    made = backup(source, tmp_path / "backup.db")
    assert (made.path, made.size) == (tmp_path / "backup.db", (tmp_path / "backup.db").stat().st_size)
    assert [file.name for file in tmp_path.iterdir()] == ["backup.db"]
    restored = restore(tmp_path / "backup.db", target)
    assert restored.checkpoint == made.checkpoint is not None
    with reading_all(source) as before, seeing_all(target) as engine, reading_all(engine) as after:
        assert rows(after) == rows(before)


@on_postgresql
def test_a_database_is_not_replaced_by_a_backup(source: Engine, url: str, tmp_path: Path) -> None:
    backup(source, tmp_path / "backup.db")
    with pytest.raises(StoreExistsError):
        restore(tmp_path / "backup.db", url, in_place=True)

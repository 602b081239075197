import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from amends.store import migrations, sqlite_copies
from amends.store.backup import Copy, UnsoundCopyError, backup, restore
from amends.store.cases import load
from amends.store.checkpoints import make_checkpoint
from amends.store.engine import open_engine, reading, store_url, writing
from amends.store.errors import NoStoreError, NotAStoreError, SchemaError, StoreBusyError, StoreExistsError
from amends.store.verify import verify
from tests.store.histories import BEGIN, CLIENT, Story, restated
from tests.store.tampering import tampered
from tests.store.writer import writing_process


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    """A store with one case."""
    engine = migrations.create_store(store_url(tmp_path / "amends.db"))
    with writing(engine) as connection:
        Story(reference="M2-1").keep(connection, restated())
    yield engine
    engine.dispose()


@contextmanager
def opened(path: Path) -> Iterator[Engine]:
    engine = open_engine(store_url(path))
    yield engine
    engine.dispose()


def references(path: Path) -> list[str]:
    """The cases of a store that is sound."""
    with opened(path) as engine:
        assert list(verify(engine)) == []
        with reading(engine) as connection:
            return list(connection.execute(text("SELECT reference FROM cases ORDER BY reference")).scalars())


def files(directory: Path) -> list[str]:
    return sorted(file.name for file in directory.iterdir())


def test_a_backup_is_a_store_with_all_that_was_there(engine: Engine, tmp_path: Path) -> None:
    with writing(engine) as connection:
        made = make_checkpoint(connection, BEGIN)
    assert made is not None
    copy = backup(engine, tmp_path / "backup.db")
    assert copy == Copy(tmp_path / "backup.db", (tmp_path / "backup.db").stat().st_size, made.digest)
    assert references(tmp_path / "backup.db") == ["M2-1"]


def test_a_backup_is_one_file_and_nothing_else_is_left(engine: Engine, tmp_path: Path) -> None:
    (tmp_path / "backups").mkdir()
    backup(engine, tmp_path / "backups" / "today.db")
    assert files(tmp_path / "backups") == ["today.db"]


def test_a_backup_holds_what_was_committed_at_its_beginning_and_no_more(
    engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite_copies, "_PAGES_AT_ONCE", 10)
    seen: list[tuple[int, int]] = []

    def meanwhile(done: int, total: int) -> None:
        seen.append((done, total))
        with writing(engine) as connection:
            Story(reference=f"later {len(seen)}").keep(connection)

    backup(engine, tmp_path / "backup.db", meanwhile)
    assert references(tmp_path / "backup.db") == ["M2-1"]
    assert len(seen) > 5
    assert seen[-1][0] == seen[-1][1]


def test_a_backup_never_takes_the_place_of_another_file(engine: Engine, tmp_path: Path) -> None:
    (tmp_path / "backup.db").write_text("mine")
    with pytest.raises(StoreExistsError, match="is there already"):
        backup(engine, tmp_path / "backup.db")
    assert (tmp_path / "backup.db").read_text() == "mine"


def taken(target: Path) -> None:
    target.write_text("mine")


def test_a_name_that_is_taken_while_the_copy_is_made_stays_whose_it_is(engine: Engine, tmp_path: Path) -> None:
    target = tmp_path / "backup.db"
    with pytest.raises(StoreExistsError):
        backup(engine, target, lambda _done, _total: taken(target))
    assert target.read_text() == "mine"


def test_a_disk_without_links_is_as_good(engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_links(_path: Path, _target: Path) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "hardlink_to", no_links)
    backup(engine, tmp_path / "backup.db")
    assert references(tmp_path / "backup.db") == ["M2-1"]
    (tmp_path / "unnamed").touch()
    with pytest.raises(FileExistsError):
        sqlite_copies.take_name(tmp_path / "unnamed", tmp_path / "backup.db")


def test_a_backup_needs_its_directory(engine: Engine, tmp_path: Path) -> None:
    with pytest.raises(NoStoreError, match="no such file or directory"):
        backup(engine, tmp_path / "nowhere" / "backup.db")


def test_a_store_in_which_something_differs_gives_no_backup_of_that_name(engine: Engine, tmp_path: Path) -> None:
    tampered(engine, "UPDATE case_events SET actor_name = 'ben' WHERE number = 1")
    with pytest.raises(UnsoundCopyError, match="case `M2-1`: event 1 is not what was recorded") as told:
        backup(engine, tmp_path / "backup.db")
    assert not (tmp_path / "backup.db").exists()
    assert told.value.kept_at == tmp_path / "backup.db.unsound"
    with opened(told.value.kept_at) as kept:
        assert list(verify(kept)) == list(told.value.findings)


def test_a_backup_that_is_stopped_leaves_nothing_behind(engine: Engine, tmp_path: Path) -> None:
    def stop(_done: int, _total: int) -> None:
        raise KeyboardInterrupt

    (tmp_path / "backups").mkdir()
    with pytest.raises(KeyboardInterrupt):
        backup(engine, tmp_path / "backups" / "today.db", stop)
    assert files(tmp_path / "backups") == []


def test_a_store_is_made_from_a_backup_and_the_backup_stays_as_it_is(engine: Engine, tmp_path: Path) -> None:
    backup(engine, tmp_path / "backup.db")
    before = (tmp_path / "backup.db").read_bytes()
    (tmp_path / "new").mkdir()
    restore(tmp_path / "backup.db", store_url(tmp_path / "new" / "amends.db"))
    assert references(tmp_path / "new" / "amends.db") == ["M2-1"]
    assert (tmp_path / "backup.db").read_bytes() == before


def test_a_restored_store_is_written_to_like_any_other(engine: Engine, tmp_path: Path) -> None:
    backup(engine, tmp_path / "backup.db")
    restore(tmp_path / "backup.db", store_url(tmp_path / "new.db"))
    with opened(tmp_path / "new.db") as new, writing(new) as connection:
        Story(reference="M2-2").keep(connection)
    assert references(tmp_path / "new.db") == ["M2-1", "M2-2"]


def test_restoring_never_takes_the_place_of_a_store_without_being_told(engine: Engine, tmp_path: Path) -> None:
    backup(engine, tmp_path / "backup.db")
    with writing(engine) as connection:
        Story(reference="M2-2").keep(connection)
    with pytest.raises(StoreExistsError, match="is there already"):
        restore(tmp_path / "backup.db", engine.url.render_as_string())
    assert references(tmp_path / "amends.db") == ["M2-1", "M2-2"]


def test_in_place_of_a_store_in_use_everyone_sees_the_restored_one(engine: Engine, tmp_path: Path) -> None:
    backup(engine, tmp_path / "backup.db")
    later = Story(reference="M2-2")
    with writing(engine) as connection:
        later.keep(connection)
    with reading(engine) as connection:
        assert load(connection, [CLIENT], "M2-2") == later.history
        restore(tmp_path / "backup.db", engine.url.render_as_string(), in_place=True)
        # Who is reading goes on with what they began with.
        assert load(connection, [CLIENT], "M2-2") == later.history
    with writing(engine) as connection:
        Story(reference="M2-3").keep(connection)
    assert references(tmp_path / "amends.db") == ["M2-1", "M2-3"]


def test_a_store_that_somebody_writes_to_is_not_replaced(
    engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite_copies, "_TRIES", 2)
    backup(engine, tmp_path / "backup.db")
    with writing(engine) as connection:
        Story(reference="M2-2").keep(connection)
        with pytest.raises(StoreBusyError):
            restore(tmp_path / "backup.db", engine.url.render_as_string(), in_place=True)
    assert references(tmp_path / "amends.db") == ["M2-1", "M2-2"]


def test_what_is_no_store_of_ours_is_never_replaced(engine: Engine, tmp_path: Path) -> None:
    backup(engine, tmp_path / "backup.db")
    (tmp_path / "list.txt").write_text("milk")
    with pytest.raises(NotAStoreError, match="is not replaced"):
        restore(tmp_path / "backup.db", store_url(tmp_path / "list.txt"), in_place=True)
    assert (tmp_path / "list.txt").read_text() == "milk"


def test_only_a_backup_is_restored(tmp_path: Path) -> None:
    with pytest.raises(NoStoreError, match="there is no backup at"):
        restore(tmp_path / "nowhere.db", store_url(tmp_path / "new.db"))
    (tmp_path / "list.txt").write_text("milk")
    with closing(sqlite3.connect(tmp_path / "other.db")) as other:
        other.execute("CREATE TABLE theirs (value)")
    for name in ("list.txt", "other.db"):
        with pytest.raises(NotAStoreError, match="no backup of an Amends store"):
            restore(tmp_path / name, store_url(tmp_path / "new.db"))
    assert not (tmp_path / "new.db").exists()


def test_a_damaged_backup_is_not_restored_under_that_name(engine: Engine, tmp_path: Path) -> None:
    backup(engine, tmp_path / "backup.db")
    with closing(sqlite3.connect(tmp_path / "backup.db")) as copy:
        copy.execute("DROP TRIGGER tr_case_events_no_delete")
        copy.execute("DELETE FROM case_events WHERE number = 2")
        copy.commit()
    with pytest.raises(UnsoundCopyError, match="event 2 and what came after it are missing"):
        restore(tmp_path / "backup.db", store_url(tmp_path / "new.db"))
    assert not (tmp_path / "new.db").exists()


def test_a_backup_of_a_newer_version_is_told(engine: Engine, tmp_path: Path) -> None:
    backup(engine, tmp_path / "backup.db")
    with closing(sqlite3.connect(tmp_path / "backup.db")) as copy:
        copy.execute("UPDATE alembic_version SET version_num = '9999'")
        copy.commit()
    with pytest.raises(SchemaError, match="newer version"):
        restore(tmp_path / "backup.db", store_url(tmp_path / "new.db"))


def test_a_copy_with_its_log_beside_it_is_restored_whole(engine: Engine, tmp_path: Path) -> None:
    # What is newest stands in the log while the store is open.
    for suffix in ("", "-wal"):
        (tmp_path / f"raw.db{suffix}").write_bytes((tmp_path / f"amends.db{suffix}").read_bytes())
    restore(tmp_path / "raw.db", store_url(tmp_path / "new.db"))
    assert references(tmp_path / "new.db") == ["M2-1"]


def test_backups_made_while_others_write_hold_all_that_was_acknowledged_before(engine: Engine, tmp_path: Path) -> None:
    url = store_url(tmp_path / "amends.db")
    with writing_process(url, "A") as first, writing_process(url, "B") as second:
        acknowledged: set[str] = set()
        for number in range(3):
            for process in (first, second):
                assert process.stdout is not None
                acknowledged |= {process.stdout.readline().strip() for _ in range(5)}
            backup(engine, tmp_path / f"backup {number}.db")
            assert acknowledged <= set(references(tmp_path / f"backup {number}.db"))
    # The writers were killed; what they were told is kept is kept.
    assert acknowledged <= set(references(tmp_path / "amends.db"))


@pytest.mark.parametrize("name", ["50% of it?.db", "café & %41.db", "a b#c.db"])
def test_a_file_may_have_any_name(engine: Engine, tmp_path: Path, name: str) -> None:
    backup(engine, tmp_path / name)
    assert references(tmp_path / name) == ["M2-1"]
    restore(tmp_path / name, store_url(tmp_path / f"new {name}"))
    assert references(tmp_path / f"new {name}") == ["M2-1"]

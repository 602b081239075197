import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from amends.lang.errors import AmendsError
from amends.store import sqlite
from amends.store.engine import new_engine, open_engine, reading, writing
from amends.store.errors import (
    NoStoreError,
    NotAStoreError,
    SchemaError,
    StoreBusyError,
    StoreExistsError,
    StoreFailedError,
    UnsupportedDatabaseError,
)
from amends.store.schema import CURRENT


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "amends.db"


def made(path: Path, revision: str | None = CURRENT) -> Engine:
    """A file of ours at a revision, with one table of notes."""
    engine = new_engine(f"sqlite:///{path}", busy_milliseconds=50)
    with writing(engine) as connection:
        connection.execute(text("CREATE TABLE notes (words TEXT)"))
        if revision is not None:
            connection.execute(text("CREATE TABLE alembic_version (version_num TEXT)"))
            connection.execute(text("INSERT INTO alembic_version VALUES (:revision)"), {"revision": revision})
    return engine


def opened(path: Path) -> Engine:
    return open_engine(f"sqlite:///{path}", busy_milliseconds=50)


def notes(engine: Engine) -> list[str]:
    with reading(engine) as connection:
        return list(connection.execute(text("SELECT words FROM notes")).scalars())


def write(engine: Engine, words: str) -> None:
    with writing(engine) as connection:
        connection.execute(text("INSERT INTO notes VALUES (:words)"), {"words": words})


def test_what_was_written_is_there_after_the_store_is_opened_again(path: Path) -> None:
    first = made(path)
    write(first, "kept")
    first.dispose()
    second = opened(path)
    assert notes(second) == ["kept"]
    second.dispose()


@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        ("journal_mode", "wal"),
        ("synchronous", 2),
        ("foreign_keys", 1),
        ("secure_delete", 1),
        ("busy_timeout", 50),
        ("trusted_schema", 0),
    ],
)
def test_every_connection_is_safe(path: Path, pragma: str, value: object) -> None:
    engine = made(path)
    for transaction in (reading, writing):
        with transaction(engine) as connection:
            assert connection.execute(text(f"PRAGMA {pragma}")).scalar_one() == value
    engine.dispose()


def test_an_error_undoes_the_whole_transaction(path: Path) -> None:
    engine = made(path)
    with pytest.raises(RuntimeError), writing(engine) as connection:
        connection.execute(text("INSERT INTO notes VALUES ('lost')"))
        raise RuntimeError
    assert notes(engine) == []
    engine.dispose()


def test_one_who_reads_sees_one_state_throughout(path: Path) -> None:
    engine = made(path)
    with reading(engine) as connection:
        before = connection.execute(text("SELECT count(*) FROM notes")).scalar_one()
        write(engine, "meanwhile")
        assert connection.execute(text("SELECT count(*) FROM notes")).scalar_one() == before == 0
    assert notes(engine) == ["meanwhile"]
    engine.dispose()


def test_one_who_reads_writes_nothing(path: Path) -> None:
    engine = made(path)
    with reading(engine) as connection, pytest.raises(StoreFailedError, match="cannot be written"):
        connection.execute(text("INSERT INTO notes VALUES ('no')"))
    write(engine, "yes")
    assert notes(engine) == ["yes"]
    engine.dispose()


def test_there_is_one_writer_from_the_beginning_of_its_transaction(path: Path) -> None:
    first = made(path)
    second = opened(path)
    with writing(first), pytest.raises(StoreBusyError, match="busy") as told, writing(second):
        pass
    assert told.value.help is not None
    assert "nothing was written" in told.value.help
    write(second, "afterwards")
    assert notes(first) == ["afterwards"]
    first.dispose()
    second.dispose()


def test_one_who_reads_waits_for_no_writer(path: Path) -> None:
    engine = made(path)
    with writing(engine) as connection:
        connection.execute(text("INSERT INTO notes VALUES ('not yet')"))
        assert notes(engine) == []
    engine.dispose()


def test_a_store_that_is_not_there_is_not_made(path: Path) -> None:
    with pytest.raises(NoStoreError, match="there is no store at"):
        opened(path)
    assert not path.exists()


@pytest.mark.parametrize(
    "url",
    [
        "sqlite://",
        "sqlite:///:memory:",
        "mysql://host/amends",
        "postgresql://host",
        "amends.db",
        "sqlite:///a.db?mode=ro",
    ],
)
def test_an_address_that_names_no_file_is_told(url: str) -> None:
    for make in (open_engine, new_engine):
        with pytest.raises(NoStoreError, match=r"names no store; expected `sqlite:///PATH` or `postgresql://"):
            make(url)


def test_a_password_in_an_address_is_not_told() -> None:
    with pytest.raises(NoStoreError) as told:
        open_engine("mysql://ada:secret@host/amends")
    assert "secret" not in str(told.value)


def test_another_file_is_no_store_and_stays_as_it_is(path: Path) -> None:
    path.write_text("a shopping list, longer than the header of any database " * 20)
    before = path.read_bytes()
    with pytest.raises(NotAStoreError, match="no Amends store"):
        opened(path)
    assert path.read_bytes() == before


def test_an_empty_file_is_no_store(path: Path) -> None:
    path.touch()
    with pytest.raises(NotAStoreError, match="no Amends store"):
        opened(path)


def test_the_database_of_another_program_stays_as_it_is(path: Path) -> None:
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE theirs (value)")
    before = path.read_bytes()
    with pytest.raises(NotAStoreError, match="no Amends store"):
        opened(path)
    assert path.read_bytes() == before
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_a_store_of_a_newer_version_is_not_touched(path: Path) -> None:
    made(path, "9999").dispose()
    with pytest.raises(SchemaError, match="newer version of Amends"):
        opened(path)
    with pytest.raises(SchemaError, match="newer version of Amends"):
        open_engine(f"sqlite:///{path}", to_upgrade=True)


def test_a_store_of_an_older_version_is_opened_only_to_upgrade_it(path: Path) -> None:
    made(path, revision=None).dispose()
    with pytest.raises(SchemaError, match="older version of Amends"):
        opened(path)
    open_engine(f"sqlite:///{path}", to_upgrade=True).dispose()


def test_a_new_store_is_never_made_over_something(path: Path) -> None:
    path.write_text("mine")
    with pytest.raises(StoreExistsError, match="is there already"):
        new_engine(f"sqlite:///{path}")
    assert path.read_text() == "mine"


def test_a_new_store_needs_its_directory(path: Path) -> None:
    with pytest.raises(NoStoreError, match="no such file or directory"):
        new_engine(f"sqlite:///{path.parent / 'nowhere' / 'amends.db'}")


def test_sqlite_before_3_40_is_refused() -> None:
    with pytest.raises(UnsupportedDatabaseError, match=r"SQLite 3\.39\.4 is too old; Amends needs 3\.40"):
        sqlite.require_version((3, 39, 4))
    sqlite.require_version((3, 40, 0))


def test_a_damaged_store_is_told_in_words(path: Path) -> None:
    engine = made(path)
    for number in range(500):
        write(engine, f"{number} " * 100)
    engine.dispose()
    content = path.read_bytes()
    path.write_bytes(content[:4096] + b"\xff" * (len(content) - 4096))
    with pytest.raises(StoreFailedError, match="damaged"):
        opened(path)


def test_every_fault_of_the_store_is_one_that_a_command_can_tell() -> None:
    assert issubclass(StoreBusyError, AmendsError)

import importlib
import pkgutil
import re
import sqlite3
from contextlib import closing
from io import StringIO
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.operations import Operations
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, select, text

import amends.store
from amends.store import migrations
from amends.store.cases import load
from amends.store.cases_tables import cases
from amends.store.engine import new_engine, open_engine, reading, writing
from amends.store.errors import NoStoreError, SchemaError, StoreExistsError
from amends.store.metadata import metadata
from amends.store.migrations.first import cases as first_cases
from amends.store.schema import CURRENT, REVISIONS
from amends.store.verify import verify
from tests.store.databases import new_store
from tests.store.histories import CLIENT, Story, restated
from tests.store.house import furnish


@pytest.fixture(scope="module", autouse=True)
def every_table() -> None:
    """Whatever module declares a table, its table is one that the revisions have to make."""
    for module in pkgutil.walk_packages(amends.store.__path__, "amends.store."):
        if not module.name.startswith("amends.store.migrations."):
            importlib.import_module(module.name)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "amends.db"


def url(path: Path) -> str:
    return f"sqlite:///{path}"


def schema(path: Path) -> dict[str, list[str]]:
    """Each table, index and trigger as it was made: its parts, in no order."""
    with closing(sqlite3.connect(path)) as connection:
        found = connection.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
    return {
        name: sorted(part.strip() for part in re.split(r",\s*\n|\n", sql) if part.strip())
        for name, sql in found
        if name != "alembic_version"
    }


def test_the_revisions_make_exactly_the_tables_that_the_code_works_with(path: Path, tmp_path: Path) -> None:
    migrations.create_store(url(path)).dispose()
    with new_store(tmp_path / "from the code.db"):
        pass
    made, declared = schema(path), schema(tmp_path / "from the code.db")
    assert made.keys() == declared.keys()
    for name, parts in declared.items():
        assert made[name] == parts, name


def test_alembic_itself_finds_no_difference(path: Path) -> None:
    engine = migrations.create_store(url(path))
    with reading(engine) as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []
    engine.dispose()


def test_the_known_revisions_are_those_of_the_scripts_in_their_order() -> None:
    config = Config()
    config.set_main_option("script_location", "amends.store:migrations")
    config.set_main_option("path_separator", "os")
    scripts = ScriptDirectory.from_config(config)
    assert tuple(script.revision for script in reversed(list(scripts.walk_revisions()))) == REVISIONS


def test_a_new_store_is_opened_and_used(path: Path) -> None:
    migrations.create_store(url(path)).dispose()
    engine = open_engine(url(path))
    assert migrations.current(engine) == CURRENT
    assert migrations.is_current(engine)
    with writing(engine) as connection:
        Story().keep(connection, restated())
    assert list(verify(engine)) == []
    engine.dispose()


def filled(path: Path) -> tuple[Engine, Story]:
    """A store of the current schema with a house and a case in it."""
    engine = migrations.create_store(url(path))
    story = Story()
    with writing(engine) as connection:
        furnish(connection)
        story.keep(connection, restated())
    return engine, story


def test_upgrading_what_is_current_changes_nothing(path: Path) -> None:
    engine, story = filled(path)
    before = schema(path)
    migrations.upgrade(engine)
    assert schema(path) == before
    with reading(engine) as connection:
        assert load(connection, [CLIENT], story.id) == story.history
    engine.dispose()


def test_a_store_with_data_goes_down_to_nothing_and_up_again(path: Path) -> None:
    engine, _ = filled(path)
    migrations.downgrade(engine, migrations.BEFORE_THE_FIRST)
    assert migrations.current(engine) is None
    assert schema(path) == {}
    with pytest.raises(SchemaError, match="older version"):
        open_engine(url(path))
    migrations.upgrade(engine)
    assert migrations.is_current(engine)
    with writing(engine) as connection:
        assert connection.execute(select(cases)).all() == []
        Story().keep(connection, restated())
    assert list(verify(engine)) == []
    engine.dispose()


def test_an_upgrade_that_fails_half_way_leaves_the_store_as_it_was(path: Path) -> None:
    engine = new_engine(url(path))
    with writing(engine) as connection:
        connection.execute(text("CREATE TABLE pseudonyms (in_the_way TEXT)"))
    with pytest.raises(Exception, match="pseudonyms already exists"):
        migrations.upgrade(engine)
    assert list(schema(path)) == ["pseudonyms"]
    engine.dispose()


def test_a_store_is_never_made_over_something(path: Path) -> None:
    path.write_text("mine")
    with pytest.raises(StoreExistsError):
        migrations.create_store(url(path))
    assert path.read_text() == "mine"


def test_a_store_that_cannot_be_made_leaves_no_file(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(_: Engine) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(migrations, "upgrade", stopped)
    with pytest.raises(KeyboardInterrupt):
        migrations.create_store(url(path))
    assert list(path.parent.iterdir()) == []


def test_a_place_with_odd_signs_is_as_good_as_any(tmp_path: Path) -> None:
    odd = tmp_path / "50% of café's #1"
    odd.mkdir()
    engine = migrations.create_store(url(odd / "amends.db"))
    engine.dispose()
    open_engine(url(odd / "amends.db")).dispose()


def test_the_revisions_are_stated_in_words_of_no_code_that_may_change() -> None:
    stated = Path(migrations.__file__).parent
    for file in (*stated.glob("first/*.py"), *stated.glob("versions/*.py"), stated / "triggers.py"):
        for name in re.findall(r"^(?:from|import) (\S+)", file.read_text(), re.MULTILINE):
            assert name in ("sqlalchemy", "alembic") or name.startswith("amends.store.migrations"), file


def test_another_database_gets_no_triggers_of_sqlite() -> None:
    written = StringIO()
    options = {"as_sql": True, "output_buffer": written}
    with Operations.context(MigrationContext.configure(dialect_name="postgresql", opts=options)):
        first_cases.create()
    assert "CREATE TABLE cases" in written.getvalue()
    assert "CREATE TRIGGER" not in written.getvalue()


def test_a_store_whose_directory_is_gone_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(NoStoreError):
        migrations.create_store(url(tmp_path / "gone" / "amends.db"))

import importlib
import pkgutil
import re
import sqlite3
import sys
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import Engine, select, text

import amends.store
from amends.cases.checkpoint import BEFORE_THE_FIRST_CHECKPOINT, Head, next_checkpoint
from amends.cases.events.people import HandedOff, HandOffAnswered
from amends.directory.organisation import UserKind
from amends.store import migrations
from amends.store.cases import find, load
from amends.store.cases_tables import cases, checkpoint_heads, checkpoints
from amends.store.checkpoints import latest_checkpoint
from amends.store.directory_tables import users
from amends.store.engine import open_engine, reading, store_path, writing
from amends.store.errors import NoStoreError, SchemaError, StoreExistsError
from amends.store.metadata import metadata
from amends.store.schema import CURRENT, REVISIONS
from amends.store.verify import verify
from tests.store.databases import new_store
from tests.store.histories import ADA, BEGIN, CLIENT, Story, new_id, restated
from tests.store.house import furnish
from tests.stores import SQLITE, Databases, seeing_all


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
    """Each table, index and trigger as it was made: its parts, in no order; columns added later share a line."""
    with closing(sqlite3.connect(path)) as connection:
        found = connection.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
    return {
        name: sorted(part.strip() for part in re.split(r",\s*\n|\n|, (?=\w+ (?:TEXT|VARCHAR))", sql) if part.strip())
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


def test_alembic_itself_finds_no_difference(engine: Engine) -> None:
    with reading(engine) as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []


def test_the_known_revisions_are_those_of_the_scripts_in_their_order() -> None:
    config = Config()
    config.set_main_option("script_location", "amends.store:migrations")
    config.set_main_option("path_separator", "os")
    scripts = ScriptDirectory.from_config(config)
    assert tuple(script.revision for script in reversed(list(scripts.walk_revisions()))) == REVISIONS


def test_a_new_store_is_opened_and_used(empty_url: str) -> None:
    migrations.create_store(empty_url).dispose()
    with seeing_all(empty_url) as engine:
        assert migrations.current(engine) == CURRENT
        assert migrations.is_current(engine)
        with writing(engine) as connection:
            Story().keep(connection, restated())
        assert list(verify(engine)) == []


@pytest.fixture
def story(engine: Engine) -> Story:
    """A case in a store with a house."""
    story = Story()
    with writing(engine) as connection:
        furnish(connection)
        story.keep(connection, restated())
    return story


def everything_in(engine: Engine) -> list[str]:
    """Each table, column, index, constraint, trigger and wall."""
    if engine.dialect.name == SQLITE:
        return [f"{name}: {parts}" for name, parts in schema(store_path(engine.url.render_as_string())).items()]
    with reading(engine) as connection:
        return [str(row) for row in connection.execute(text(_CATALOGUE))]


_CATALOGUE = """
    SELECT table_name || '.' || column_name, data_type || coalesce(' ' || collation_name, '') || ' ' || is_nullable
        FROM information_schema.columns WHERE table_schema = current_schema() AND table_name <> 'alembic_version'
    UNION ALL SELECT indexname, indexdef FROM pg_indexes
        WHERE schemaname = current_schema() AND tablename <> 'alembic_version'
    UNION ALL SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint
        WHERE connamespace = current_schema()::regnamespace AND conrelid <> 'alembic_version'::regclass
    UNION ALL SELECT tgname, pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal
    UNION ALL SELECT proname, prosrc FROM pg_proc WHERE pronamespace = current_schema()::regnamespace
    UNION ALL SELECT policyname, tablename || coalesce(qual, '') || coalesce(with_check, '') FROM pg_policies
    ORDER BY 1, 2
"""


def test_upgrading_what_is_current_changes_nothing(engine: Engine, story: Story) -> None:
    before = everything_in(engine)
    migrations.upgrade(engine)
    assert everything_in(engine) == before
    with reading(engine) as connection:
        assert load(connection, [CLIENT], story.id) == story.history


def test_a_store_with_data_goes_down_to_nothing_and_up_again(url: str, engine: Engine, story: Story) -> None:
    before = everything_in(engine)
    migrations.downgrade(engine, migrations.BEFORE_THE_FIRST)
    assert migrations.current(engine) is None
    assert everything_in(engine) == []
    with pytest.raises(SchemaError, match="older version"):
        open_engine(url)
    migrations.upgrade(engine)
    assert migrations.is_current(engine)
    assert everything_in(engine) == before
    with writing(engine) as connection:
        assert connection.execute(select(cases)).all() == []
        Story().keep(connection, restated())
    assert list(verify(engine)) == []


def test_each_revision_goes_down_and_up_without_losing_what_was_there_before(engine: Engine, story: Story) -> None:
    before = everything_in(engine)
    migrations.downgrade(engine, REVISIONS[0])
    assert migrations.current(engine) == REVISIONS[0]
    migrations.upgrade(engine)
    assert everything_in(engine) == before
    with reading(engine) as connection:
        assert load(connection, [CLIENT], story.id) == story.history


def test_an_older_store_with_hand_offs_knows_after_the_upgrade_which_of_them_wait(engine: Engine) -> None:
    told, waiting, done = Story(), new_id(), new_id()
    with writing(engine) as connection:
        furnish(connection)
        told.keep(
            connection,
            restated(),
            HandedOff(hand_off=done, party="the brand", what="look", due=BEGIN + timedelta(days=1)),
            HandedOff(hand_off=waiting, party="the carrier", what="search", due=BEGIN + timedelta(days=2)),
            HandOffAnswered(hand_off=done, accepted=False, words="It is not ours."),
        )
    migrations.downgrade(engine, REVISIONS[0])
    migrations.upgrade(engine)
    assert list(verify(engine)) == []
    with reading(engine) as connection:
        assert find(connection, [CLIENT], told.id).handed_to == "the carrier"


def test_a_checkpoint_of_an_older_store_holds_after_the_upgrade(engine: Engine, story: Story) -> None:
    migrations.downgrade(engine, REVISIONS[1])
    with writing(engine) as connection:
        row = connection.execute(select(cases.c.id, cases.c.number, cases.c.head)).one()
        old = next_checkpoint(BEFORE_THE_FIRST_CHECKPOINT, 1, BEGIN, [Head(*row)])
        kept = {"number": 1, "at": BEGIN, "cases": 1, "digest": old.digest}
        connection.execute(checkpoints.insert(), kept)
        head = {"checkpoint": 1, "case": row.id, "number": row.number, "digest": row.head}
        connection.execute(checkpoint_heads.insert(), head)
        connection.execute(cases.update().values(anchored=cases.c.number))
    migrations.upgrade(engine)
    assert list(verify(engine, [old.digest])) == []
    with reading(engine) as connection:
        assert latest_checkpoint(connection) == old


def test_an_upgrade_that_fails_half_way_leaves_the_store_as_it_was(engine: Engine) -> None:
    migrations.downgrade(engine, migrations.BEFORE_THE_FIRST)
    with writing(engine) as connection:
        connection.execute(text("CREATE TABLE pseudonyms (in_the_way TEXT)"))
    before = everything_in(engine)
    with pytest.raises(Exception, match=r'"?pseudonyms"? already exists'):
        migrations.upgrade(engine)
    assert everything_in(engine) == before


def test_a_store_that_cannot_be_made_leaves_nothing(
    databases: Databases, empty_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(migrations, "_upgrade", stopped)
    with pytest.raises(KeyboardInterrupt):
        migrations.create_store(empty_url)
    with pytest.raises(NoStoreError):
        open_engine(empty_url)
    if databases.kind == SQLITE:
        assert list(store_path(empty_url).parent.iterdir()) == []


def test_a_store_is_never_made_over_something(path: Path) -> None:
    path.write_text("mine")
    with pytest.raises(StoreExistsError):
        migrations.create_store(url(path))
    assert path.read_text() == "mine"


def test_a_place_with_odd_signs_is_as_good_as_any(tmp_path: Path) -> None:
    odd = tmp_path / "50% of café's #1"
    odd.mkdir()
    engine = migrations.create_store(url(odd / "amends.db"))
    engine.dispose()
    open_engine(url(odd / "amends.db")).dispose()


def test_the_revisions_are_stated_in_words_of_no_code_that_may_change() -> None:
    stated = Path(migrations.__file__).parent
    for file in (*stated.glob("*/*.py"), stated / "triggers.py", stated / "walls.py"):
        for name in re.findall(r"^(?:from|import) (\S+)", file.read_text(), re.MULTILINE):
            root = name.split(".")[0]
            assert root in {"sqlalchemy", "alembic", *sys.stdlib_module_names} or name.startswith(
                "amends.store.migrations"
            ), file


def test_a_store_whose_directory_is_gone_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(NoStoreError):
        migrations.create_store(url(tmp_path / "gone" / "amends.db"))


def test_an_older_store_has_persons_alone_and_still_verifies_after_the_upgrade(engine: Engine, story: Story) -> None:
    migrations.downgrade(engine, REVISIONS[2])
    migrations.upgrade(engine)
    assert list(verify(engine)) == []
    with reading(engine) as connection:
        assert load(connection, [CLIENT], story.id) == story.history
        assert set(connection.scalars(select(users.c.kind))) == {"person"}


def test_a_store_in_which_an_ai_agent_acted_stays_with_the_schema_that_knows_it(engine: Engine) -> None:
    story = Story(by=replace(ADA, kind=UserKind.AI_AGENT))
    with writing(engine) as connection:
        furnish(connection)
        story.keep(connection, restated())
    with pytest.raises(CommandError, match="AI agents have acted in this store"):
        migrations.downgrade(engine, REVISIONS[2])
    assert list(verify(engine)) == []
    with reading(engine) as connection:
        assert load(connection, [CLIENT], story.id) == story.history

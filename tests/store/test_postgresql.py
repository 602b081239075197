"""A store in a PostgreSQL database: what its two kinds of transaction promise, and its faults in our words."""

import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace

import psycopg
import pytest
from sqlalchemy import Connection, Engine, create_engine, insert, make_url, select, text

from amends.cases.events.ending import CaseClosed
from amends.directory.customers import Customer
from amends.store import directory
from amends.store.cases import load
from amends.store.cases_tables import cases
from amends.store.checkpoints import make_checkpoint
from amends.store.directory_tables import clients
from amends.store.engine import new_engine, open_engine, reading, shown, transact, writing
from amends.store.erasure import ErasureRequest, erase_customer
from amends.store.errors import (
    ChangedMeanwhileError,
    NoStoreError,
    NotAStoreError,
    ReferenceTakenError,
    SchemaError,
    StoreBusyError,
    StoreExistsError,
    StoreFailedError,
    UnkeepableError,
    UnsafeRoleError,
)
from amends.store.holding import hold
from amends.store.postgresql import fault_of
from amends.store.verify import verify
from tests.postgresql_server import PASSWORD, server
from tests.store.histories import BEGIN, Story, new_id, restated
from tests.store.house import ACME, DANA, furnish, id_of
from tests.stores import PostgresqlDatabases, seeing_all

pytestmark = pytest.mark.usefixtures("postgresql_databases")

PATIENCE = 20
_WAITING = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"


@pytest.fixture
def databases(postgresql_databases: PostgresqlDatabases) -> PostgresqlDatabases:
    return postgresql_databases


@pytest.fixture
def other(url: str) -> Iterator[Engine]:
    """Somebody else at the same store."""
    with seeing_all(url) as engine:
        yield engine


@contextmanager
def meanwhile(work: Callable[[], object]) -> Iterator[list[object]]:
    """Does something beside the block; what came of it is there after the block, at the latest."""
    came: list[object] = []

    def run() -> None:
        try:
            came.append(work())
        except Exception as error:
            came.append(error)

    thread = threading.Thread(target=run)
    thread.start()
    yield came
    thread.join(PATIENCE)
    assert came, "it does not end"


def waits(engine: Engine) -> None:
    """Returns as soon as somebody in the store waits for a lock."""
    with engine.connect() as connection:
        for _ in range(2_000):
            if connection.exec_driver_sql(_WAITING).scalar():
                return
            connection.rollback()
    raise AssertionError("nobody waits")


def told(engine: Engine, story: Story) -> Story:
    with writing(engine) as connection:
        story.keep(connection, restated())
    return story


def test_who_acts_on_a_case_that_somebody_else_acts_on_waits_and_then_sees_what_they_did(
    url: str, engine: Engine
) -> None:
    story = told(engine, Story())
    with seeing_all(url, busy_milliseconds=20_000) as patient:

        def second() -> int:
            with writing(patient) as connection:
                return len(load(connection, [story.client], story.id))

        with ExitStack() as stack, writing(engine) as connection:
            load(connection, [story.client], story.id)
            came = stack.enter_context(meanwhile(second))
            waits(engine)
            story.keep(connection, CaseClosed())
    assert came == [3]


def test_who_waits_too_long_is_told(engine: Engine, other: Engine) -> None:
    story = told(engine, Story())
    with writing(engine) as connection:
        load(connection, [story.client], story.id)
        with pytest.raises(StoreBusyError, match="longer than Amends waits"), writing(other) as second:
            load(second, [story.client], story.id)


def test_who_acts_on_another_case_does_not_wait(engine: Engine, other: Engine) -> None:
    one, another = told(engine, Story()), told(engine, Story(reference="M2-0002"))
    with writing(engine) as first, writing(other) as second:
        load(first, [one.client], one.id)
        load(second, [another.client], another.id)
        one.keep(first, CaseClosed())
        another.keep(second, CaseClosed())
    assert list(verify(engine)) == []


def test_who_looks_waits_for_nobody(engine: Engine, other: Engine) -> None:
    story = told(engine, Story())
    with writing(engine) as connection:
        load(connection, [story.client], story.id)
        story.keep(connection, CaseClosed())
        with reading(other) as second:
            assert len(load(second, [story.client], story.id)) == 2


def test_what_two_open_under_one_reference_is_one_case(url: str, engine: Engine) -> None:
    first, second = Story(), Story(problem="another")
    with seeing_all(url, busy_milliseconds=20_000) as patient, ExitStack() as stack, writing(engine) as connection:
        first.keep(connection)
        came = stack.enter_context(meanwhile(lambda: told(patient, second)))
        waits(engine)
    assert [type(one) for one in came] == [ReferenceTakenError]


def test_what_two_enter_at_once_is_there_once_and_the_other_is_told(url: str, engine: Engine) -> None:
    def enter(engine: Engine) -> None:
        with writing(engine) as connection:
            directory.add(connection, ACME)

    with seeing_all(url, busy_milliseconds=20_000) as patient, ExitStack() as stack, writing(engine) as connection:
        directory.add(connection, ACME)
        came = stack.enter_context(meanwhile(lambda: enter(patient)))
        waits(engine)
    assert [type(one) for one in came] == [ChangedMeanwhileError]


def test_what_is_held_by_a_name_is_held_until_the_transaction_ends(engine: Engine, other: Engine) -> None:
    with writing(engine) as connection:
        hold(connection, "roles")
        with writing(other) as second:
            hold(second, "something else")
        with pytest.raises(StoreBusyError), writing(other) as second:
            hold(second, "roles")
    with writing(other) as second:
        hold(second, "roles")


def test_two_who_wait_for_each_other_both_come_to_the_end(url: str, engine: Engine) -> None:
    both = [told(engine, Story(reference=f"M2-{number}")) for number in range(2)]
    met = threading.Barrier(2)
    tries: list[int] = []

    def crosswise(engine: Engine, order: list[Story]) -> None:
        def work(connection: Connection) -> None:
            tries.append(1)
            load(connection, [order[0].client], order[0].id)
            if len(tries) <= 2:
                met.wait(PATIENCE)
            load(connection, [order[1].client], order[1].id)

        transact(engine, work)

    with (
        seeing_all(url, busy_milliseconds=20_000) as patient,
        meanwhile(lambda: crosswise(patient, both)) as came,
        seeing_all(url, busy_milliseconds=20_000) as another,
    ):
        crosswise(another, both[::-1])
    assert came == [None]
    assert len(tries) >= 3, "one of them was undone, and did its work anew"


def test_a_checkpoint_waits_for_who_acts_and_holds_what_they_did(url: str, engine: Engine) -> None:
    story = told(engine, Story())

    def anchor(engine: Engine) -> int:
        with writing(engine) as connection:
            made = make_checkpoint(connection, BEGIN)
            return made.cases if made else 0

    with seeing_all(url, busy_milliseconds=20_000) as patient, ExitStack() as stack, writing(engine) as connection:
        load(connection, [story.client], story.id)
        came = stack.enter_context(meanwhile(lambda: anchor(patient)))
        waits(engine)
        story.keep(connection, CaseClosed())
    assert came == [1]
    assert list(verify(engine)) == []
    assert anchor(engine) == 0


def test_what_is_said_while_a_person_is_erased_is_erased_as_well(url: str, engine: Engine) -> None:
    story = Story(client=ACME.id, customer=id_of(20))
    with writing(engine) as connection:
        furnish(connection)
        directory.add(connection, Customer(id=id_of(20), client=ACME.id, name="Anna"))
        story.keep(connection)

    def erase(engine: Engine) -> int:
        with writing(engine) as connection:
            asked = ErasureRequest(id=new_id(), by=DANA.id, at=BEGIN)
            return erase_customer(connection, ACME.id, id_of(20), asked, b"key").values

    with seeing_all(url, busy_milliseconds=20_000) as patient, ExitStack() as stack, writing(engine) as connection:
        load(connection, [story.client], story.id)
        came = stack.enter_context(meanwhile(lambda: erase(patient)))
        waits(engine)
        story.keep(connection, restated())
    assert came == [3]


def test_what_stands_stays_whoever_asks(engine: Engine) -> None:
    told(engine, Story())
    for statement in ("TRUNCATE case_events", "UPDATE case_events SET kind = 'x'", "DELETE FROM case_events"):
        with pytest.raises(Exception, match="what stands in case_events stays"), writing(engine) as connection:
            connection.exec_driver_sql(statement)


def test_a_text_that_cannot_be_kept_is_told(engine: Engine) -> None:
    for name in ("a\0b", "x" * 101):
        with pytest.raises(UnkeepableError), writing(engine) as connection:
            directory.add(connection, replace(ACME, name=name))


def test_a_connection_that_was_lost_is_told_and_the_next_one_is_good(engine: Engine) -> None:
    story = told(engine, Story())
    with pytest.raises(StoreFailedError, match=r"lost|shut down"), writing(engine) as connection:
        pid = connection.exec_driver_sql("SELECT pg_backend_pid()").scalar()
        with psycopg.connect(server(), autocommit=True) as administrator:
            administrator.execute("SELECT pg_terminate_backend(%s, 5000)", (pid,))
        connection.execute(select(cases)).all()
    with reading(engine) as connection:
        assert len(load(connection, [story.client], story.id)) == 2


def test_texts_are_ordered_by_code_points_whatever_the_database_does(engine: Engine) -> None:
    names = ["Zoe", "anna", "Äsa", "a b", "ab", "_x", "é", "z"]
    with writing(engine) as connection:
        for number, name in enumerate(names, start=1):
            row = {"id": id_of(number), "name": name, "title": "", "timezone": "", "currency": "", "languages": []}
            connection.execute(insert(clients).values(**row, settings={}))
        assert connection.scalars(select(clients.c.name).order_by(clients.c.name)).all() == sorted(names)
        collations = text(
            "SELECT DISTINCT collation_name FROM information_schema.columns WHERE table_schema = current_schema() "
            "AND table_name <> 'alembic_version' AND data_type IN ('text', 'character varying')"
        )
        assert connection.scalars(collations).all() == ["C"]


def test_whoever_sees_past_the_walls_is_not_let_in(url: str) -> None:
    administrator = make_url(server())
    mighty = make_url(url).set(username=administrator.username, password=administrator.password)
    for open_or_make in (open_engine, new_engine):
        with pytest.raises(UnsafeRoleError, match="sees past the walls") as caught:
            open_or_make(mighty.render_as_string(hide_password=False))
        assert "CREATE ROLE" in (caught.value.help or "")


def test_a_database_in_which_nothing_is_holds_no_store(empty_url: str) -> None:
    with pytest.raises(NoStoreError, match="there is no store in the database"):
        open_engine(empty_url)


def test_the_tables_of_another_program_stay_as_they_are(empty_url: str) -> None:
    other = create_engine(make_url(empty_url).set(drivername="postgresql+psycopg"))
    with other.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE alembic_version (version_num TEXT)")
    with pytest.raises(NotAStoreError, match="is no Amends store"):
        open_engine(empty_url)
    with pytest.raises(StoreExistsError, match="there is something else in the database"):
        new_engine(empty_url)
    other.dispose()


def test_no_store_is_made_over_another(url: str) -> None:
    with pytest.raises(StoreExistsError, match="there is a store in the database"):
        new_engine(url)


def test_a_store_of_a_newer_version_is_not_touched(url: str, engine: Engine) -> None:
    with writing(engine) as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    for to_upgrade in (False, True):
        with pytest.raises(SchemaError, match="newer version of Amends"):
            open_engine(url, to_upgrade=to_upgrade)


def test_what_keeps_the_database_from_being_reached_is_told(url: str) -> None:
    address = make_url(url)
    nowhere = address.set(database="nowhere")
    nobody = address.set(username="nobody")
    for wrong, words in ((nowhere, "there is no such database"), (nobody, "knows no such role|password")):
        with pytest.raises(NoStoreError, match=words) as caught:
            open_engine(wrong.render_as_string(hide_password=False))
        assert PASSWORD not in caught.value.message
    with pytest.raises(NoStoreError, match=r"cannot be reached: .*refused"):
        open_engine("postgresql://amends@127.0.0.1:1/amends")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ('connection failed: FATAL:  password authentication failed for user "amends"', "did not accept the password"),
        ("connection failed: fe_sendauth: no password supplied", "did not accept the password"),
        ('FATAL:  no pg_hba.conf entry for host "10.0.0.1"', "did not let the role in"),
        ("FATAL:  sorry, too many clients already", "has no connection left"),
        ("FATAL:  the database system is starting up", "just starting or ending"),
        ("could not translate host name", "cannot be reached: could not translate host name"),
    ],
)
def test_each_reason_has_its_words(words: str, expected: str) -> None:
    fault = fault_of(psycopg.OperationalError(words))
    assert fault is not None
    assert expected in fault.message
    assert fault.help


def test_an_address_is_shown_without_its_password() -> None:
    assert shown("postgresql://ada:secret@host/amends") == "postgresql://ada:***@host/amends"
    assert shown("sqlite:///amends.db") == "sqlite:///amends.db"

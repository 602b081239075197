"""The second wall: a query that forgets the client sees and writes nothing of others."""

from collections.abc import Iterator
from uuid import UUID

import psycopg
import pytest
from sqlalchemy import Engine, delete, func, make_url, select, text, update

from amends.directory.customers import Customer
from amends.directory.organisation import RoleGrant
from amends.store import directory
from amends.store.bounds import EVERY_CLIENT, bind
from amends.store.cases_tables import case_events, case_personal, cases
from amends.store.checkpoints import make_checkpoint
from amends.store.directory_tables import clients, customers, role_grants
from amends.store.directory_users import grant, grants_of
from amends.store.engine import open_engine, reading, writing
from amends.store.errors import OutOfBoundsError, StoreFailedError
from amends.store.scrubbing import Left, scrub
from amends.store.verify import verify
from amends.store.walls import WITHOUT_WALL
from tests.postgresql_server import server
from tests.store.histories import BEGIN, Story
from tests.store.house import ACME, DANA, ELI, OTHER, furnish, id_of
from tests.stores import seeing_all, writing_all

pytestmark = pytest.mark.parametrize("databases", ["postgresql"], indirect=True)

OF_CLIENTS = (customers, cases, case_events, case_personal)


@pytest.fixture
def house(url: str) -> Iterator[Engine]:
    """A store with a customer and a case of each of two clients, bound to nobody."""
    engine = open_engine(url)
    with writing_all(engine) as connection:
        furnish(connection)
        for number, client in enumerate((ACME, OTHER), start=20):
            directory.add(connection, Customer(id=id_of(number), client=client.id, name=f"Of {client.name}"))
            Story(client=client.id, reference=f"M2-{number}", customer=id_of(number)).keep(connection)
        grant(connection, RoleGrant(id=id_of(50), user=DANA.id, client=ACME.id, team=None, role="agent"))
        grant(connection, RoleGrant(id=id_of(51), user=ELI.id, client=None, team=None, role="auditor"))
    yield engine
    engine.dispose()


def seen(engine: Engine, *bound: UUID) -> list[int]:
    """How many rows of each table somebody sees who is bound to these, and whose queries name no client at all."""
    with reading(engine) as connection:
        bind(connection, bound)
        return [connection.scalar(select(func.count()).select_from(table)) or 0 for table in (clients, *OF_CLIENTS)]


def test_who_is_bound_to_nobody_sees_nothing(house: Engine) -> None:
    with reading(house) as connection:
        for table in (clients, *OF_CLIENTS, role_grants):
            assert connection.execute(select(table)).all() == []


def test_who_is_bound_to_a_client_sees_what_is_theirs_alone(house: Engine) -> None:
    with reading(house) as connection:
        bind(connection, [ACME.id])
        assert connection.scalars(select(clients.c.name)).all() == ["acme"]
        for table in OF_CLIENTS:
            assert set(connection.scalars(select(table.c.client))) == {ACME.id}


def test_who_is_bound_to_several_sees_these(house: Engine) -> None:
    assert seen(house, ACME.id, OTHER.id) == [2 * one for one in seen(house, ACME.id)]


def test_the_house_itself_sees_everything(house: Engine) -> None:
    with reading(house) as connection:
        bind(connection, EVERY_CLIENT)
        assert set(connection.scalars(select(cases.c.client))) == {ACME.id, OTHER.id}


def test_a_transaction_does_not_inherit_what_the_one_before_was_bound_to(house: Engine) -> None:
    assert sum(seen(house, ACME.id))
    with reading(house) as connection:
        assert connection.execute(select(cases)).all() == []


def test_a_change_that_forgets_the_client_changes_nothing_of_others(house: Engine) -> None:
    with writing(house) as connection:
        bind(connection, [ACME.id])
        assert connection.execute(update(customers).values(name="Mine")).rowcount == 1
        assert connection.execute(delete(case_personal)).rowcount == 1
    with reading(house) as connection:
        bind(connection, [OTHER.id])
        assert connection.scalars(select(customers.c.name)).all() == ["Of borealis"]
        assert len(connection.execute(select(case_personal)).all()) == 1


def test_a_row_for_another_client_is_refused(house: Engine) -> None:
    with pytest.raises(OutOfBoundsError, match="whom this is not about"), writing(house) as connection:
        bind(connection, [ACME.id])
        directory.add(connection, Customer(id=id_of(60), client=OTHER.id, name="Smuggled"))


def test_a_row_is_not_given_to_another_client(house: Engine) -> None:
    with pytest.raises(OutOfBoundsError, match="whom this is not about"), writing(house) as connection:
        bind(connection, [ACME.id])
        connection.execute(update(customers).values(client=OTHER.id))


def test_who_works_for_whom_is_read_by_whoever_is_known_and_changed_by_their_clients(house: Engine) -> None:
    with writing(house) as connection:
        bind(connection, (), DANA.id)
        assert [one.client for one in grants_of(connection, DANA.id)] == [ACME.id]
        assert connection.execute(delete(role_grants)).rowcount == 0
        bind(connection, [ACME.id], DANA.id)
        assert [one.client for one in grants_of(connection, ELI.id)] == [None]
        assert connection.execute(delete(role_grants)).rowcount == 1
    with pytest.raises(OutOfBoundsError), writing(house) as connection:
        bind(connection, [ACME.id], DANA.id)
        grant(connection, RoleGrant(id=id_of(52), user=DANA.id, client=None, team=None, role="administrator"))


def test_every_table_has_a_wall_or_a_reason_for_none(house: Engine) -> None:
    with reading(house) as connection:
        walled = set(connection.scalars(text("SELECT tablename FROM pg_policies WHERE schemaname = current_schema()")))
        forced = set(connection.scalars(text("SELECT relname FROM pg_class WHERE relforcerowsecurity")))
        every = set(connection.scalars(text("SELECT tablename FROM pg_tables WHERE schemaname = current_schema()")))
        with_client = set(
            connection.scalars(
                text(
                    "SELECT table_name FROM information_schema.columns "
                    "WHERE table_schema = current_schema() AND column_name = 'client'"
                )
            )
        )
    assert walled == forced, "a wall holds the owner of the tables, too"
    assert every - walled == set(WITHOUT_WALL)
    # The one table that names a client and has none says why.
    assert with_client - walled == {"tokens"}


def test_a_role_that_owns_nothing_works_behind_the_same_walls(url: str) -> None:
    serving = "amends_tests_serving"
    with seeing_all(url) as engine, writing(engine) as connection:
        furnish(connection)
    with psycopg.connect(server(), autocommit=True, dbname=make_url(url).database) as administrator:
        administrator.execute(f"CREATE ROLE {serving} LOGIN")
        try:
            tables = f"ALL TABLES IN SCHEMA public TO {serving}"
            administrator.execute(f"GRANT SELECT, INSERT, UPDATE, DELETE ON {tables}")
            mine = make_url(url).set(username=serving, password=None).render_as_string()
            with seeing_all(mine) as engine:
                with writing(engine) as connection:
                    Story(client=ACME.id).keep(connection)
                    assert make_checkpoint(connection, BEGIN) is not None
                assert list(verify(engine)) == []
                assert scrub(engine) is Left.IN_SERVER
                with pytest.raises(StoreFailedError, match="the role may not do this"), writing(engine) as connection:
                    connection.exec_driver_sql("ALTER TABLE cases NO FORCE ROW LEVEL SECURITY")
        finally:
            administrator.execute(f"DROP OWNED BY {serving}")
            administrator.execute(f"DROP ROLE {serving}")


def test_a_wall_that_was_taken_down_is_found(house: Engine) -> None:
    assert list(verify(house)) == []
    with writing(house) as connection:
        connection.exec_driver_sql("ALTER TABLE cases NO FORCE ROW LEVEL SECURITY")
        connection.exec_driver_sql("ALTER TABLE case_events DISABLE TRIGGER tr_case_events_no_update")
    assert [finding.problem for finding in verify(house)] == [
        "the guard tr_case_events_no_update of case_events is switched off",
        "the wall between clients around cases is down",
    ]

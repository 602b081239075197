"""How PostgreSQL goes about what is asked most, behind the wall: by an index, and no further than it has to."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy import Connection, Engine, text

from amends.cases.state import Stage
from amends.directory.search import CustomerSearch
from amends.store.bounds import bind
from amends.store.case_list import CaseFilter, Order, page
from amends.store.cases import find
from amends.store.directory_search import search_customers
from amends.store.earlier_cases import StoredEarlierCases
from amends.store.engine import open_engine, reading
from tests.store.histories import BEGIN
from tests.store.house import ACME, OTHER, furnish
from tests.store.plans import plans_of
from tests.stores import Databases, PostgresqlDatabases, writing_all

AGENT = UUID(int=0xA)

_CUSTOMERS = """
    INSERT INTO customers (id, client, name, name_key, surname_key, phone_tail, email_key)
    SELECT to_char(n, 'FM00000000') || '-0000-0000-0000-000000000000', :client, 'Name ' || n, 'name ' || md5(n::text),
        md5(n::text) || ' name', right((1000000 + n)::text, 7), 'mail' || n || '@example.org'
    FROM generate_series(:first, :first + 2000) n
"""
_CASES = """
    INSERT INTO cases (id, client, reference, number, head, anchored, stage, is_closed, customer, owner, team, policy,
        opened_at, changed_at, due_at)
    SELECT to_char(n, 'FM00000000') || '-0000-0000-0000-000000000001', :client, 'R-' || n, 1, '', 0, 'open',
        n % 20 <> 0, to_char(n, 'FM00000000') || '-0000-0000-0000-000000000000',
        CASE n % 10 WHEN 0 THEN :owner END, 'care', 'phones', to_char(n, 'FM"2026-01-01T"00000000'),
        to_char(n, 'FM"2026-01-01T"00000000'), CASE n % 50 WHEN 0 THEN to_char(n, 'FM"2026-01-01T"00000000') END
    FROM generate_series(:first, :first + 2000) n
"""


@pytest.fixture(scope="module")
def store(postgresql_databases: PostgresqlDatabases) -> Iterator[str]:
    """A store with some thousand customers and cases of two clients, which the database knows about."""
    from amends.store.migrations import create_store

    places: Databases = postgresql_databases
    url = places.empty()
    engine = create_store(url)
    with writing_all(engine) as connection:
        furnish(connection)
        for first, client in ((0, ACME.id), (10_000, OTHER.id)):
            values = {"client": str(client), "first": first}
            connection.execute(text(_CUSTOMERS), values)
            connection.execute(text(_CASES), {**values, "owner": str(AGENT)})
        connection.execute(text("ANALYZE"))
    engine.dispose()
    yield url
    places.forget(url)


@pytest.fixture
def desk(store: str) -> Iterator[Connection]:
    """The desk of somebody who works for one of the two clients."""
    engine: Engine = open_engine(store)
    with reading(engine) as connection:
        bind(connection, [ACME.id])
        yield connection
    engine.dispose()


ASKED: dict[str, tuple[Callable[[Connection], object], str]] = {
    "by a name's beginning": (
        lambda desk: search_customers(desk, CustomerSearch(name="name ab"), [ACME.id]),
        "ix_customers_name_key",
    ),
    "by a surname's beginning": (
        lambda desk: search_customers(desk, CustomerSearch(name="abc"), [ACME.id]),
        "ix_customers_surname_key",
    ),
    "by mail": (
        lambda desk: search_customers(desk, CustomerSearch(email="mail77@example.org"), [ACME.id]),
        "ix_customers_email_key",
    ),
    "by phone": (
        lambda desk: search_customers(desk, CustomerSearch(phone="1000077"), [ACME.id]),
        "ix_customers_phone_tail",
    ),
    "the latest cases": (lambda desk: page(desk, [ACME.id], limit=20), "ix_cases_listed"),
    "the latest of an agent": (
        lambda desk: page(desk, [ACME.id], CaseFilter(owner=AGENT), limit=20),
        "ix_cases_listed_owner",
    ),
    "what is due first": (lambda desk: page(desk, [ACME.id], order=Order.FIRST_DUE, limit=20), "ix_cases_due"),
    "what nobody owns": (
        lambda desk: page(desk, [ACME.id], CaseFilter(is_unassigned=True, stages=frozenset({Stage.OPEN})), limit=20),
        "ix_cases_unassigned",
    ),
    "a case by its reference": (lambda desk: find(desk, [ACME.id], "R-77"), "uq_cases_reference"),
    "earlier cases of a customer": (
        lambda desk: StoredEarlierCases(desk, ACME.id).tallies(
            "customer", "00000077-0000-0000-0000-000000000000", BEGIN - timedelta(days=365), BEGIN, None
        ),
        "ix_cases_customer",
    ),
}


@pytest.mark.parametrize(("ask", "index"), ASKED.values(), ids=ASKED.keys())
def test_what_is_asked_most_is_read_from_an_index(
    desk: Connection, ask: Callable[[Connection], object], index: str
) -> None:
    with plans_of(desk) as plans:
        ask(desk)
    for plan in plans:
        assert f"using {index}" in plan, plan
        assert "Seq Scan on" not in plan, plan

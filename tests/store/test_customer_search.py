"""Searching customers, as an agent does during a call."""

from collections.abc import Iterator
from itertools import pairwise

import pytest
from sqlalchemy import Connection, Engine

from amends.directory.customers import Account, Customer, Order, Product
from amends.directory.organisation import Client
from amends.directory.search import CustomerSearch, EmptySearchError
from amends.store.directory import add, every_client
from amends.store.directory_search import search_customers
from amends.store.engine import writing
from tests.store.house import ACME, BOTH, OTHER, customer, furnish, id_of
from tests.store.plans import plans_of
from tests.stores import on_sqlite

ANA = customer(20, "Ana María Núñez", phone="+1 (212) 555-0142", email="Ana.Nunez@example.org")
ANDREW = customer(21, "Andrew Anand", phone="646 555 0142", email="andrew@example.org")
BEN = customer(22, "Ben Ortiz", phone="112")
OLE = customer(23, "Ole Nunez", client=OTHER, phone="+47 21 25 55 01 42", email="ana.nunez@example.org")
NAMELESS = customer(24, email="nobody@example.org")


@pytest.fixture
def desk(engine: Engine) -> Iterator[Connection]:
    """A store with a few customers of two clients, and what they have."""
    with writing(engine) as connection:
        furnish(connection)
        for record in (
            ANA, ANDREW, BEN, OLE, NAMELESS,
            Account(id=id_of(40), client=ACME.id, customer=ANA.id, number="A-100 23"),
            Account(id=id_of(41), client=OTHER.id, customer=OLE.id, number="A-100 23"),
            Order(id=id_of(50), client=ACME.id, customer=BEN.id, number="2026/7"),
            Product(id=id_of(60), client=ACME.id, customer=BEN.id, title="Phone", serial="SN 9-1"),
        ):  # fmt: skip
            add(connection, record)
        yield connection


def found(desk: Connection, *, clients: tuple[object, ...] = (ACME.id,), **known: str) -> list[str | None]:
    search = CustomerSearch(**known)
    return [one.name for one in search_customers(desk, search, clients).customers]  # type: ignore[arg-type]  # ids


@pytest.mark.parametrize("phone", ["212-555-0142", "+1 212 555 0142", "(212) 555 0142 ext. 9", "12125550142"])
def test_a_phone_is_found_however_it_is_written(desk: Connection, phone: str) -> None:
    assert found(desk, phone=phone) == [ANA.name]


def test_a_phone_that_was_kept_without_its_country_is_found_with_it(desk: Connection) -> None:
    assert found(desk, phone="+1 646 555 0142") == [ANDREW.name]


def test_a_phone_without_its_area_code_finds_all_that_it_can_be(desk: Connection) -> None:
    assert found(desk, phone="555-0142") == [ANA.name, ANDREW.name]


def test_a_short_phone_is_found_whole(desk: Connection) -> None:
    assert found(desk, phone="112") == [BEN.name]
    assert found(desk, phone="0142") == []


def test_a_mail_address_is_found_whatever_its_capitals(desk: Connection) -> None:
    assert found(desk, email="ANA.NUNEZ@EXAMPLE.ORG") == [ANA.name]
    assert found(desk, email="ana.nunez") == []


@pytest.mark.parametrize("name", ["ana maria", "ANA MARÍA NÚÑEZ", "núñ", "Nunez Ana"])
def test_a_name_is_found_by_its_beginning_or_by_the_surname(desk: Connection, name: str) -> None:
    assert found(desk, name=name) == [ANA.name]


def test_who_is_found_by_both_names_is_shown_once(desk: Connection) -> None:
    assert found(desk, name="an") == [ANA.name, ANDREW.name]


def test_a_name_is_no_pattern(desk: Connection) -> None:
    assert found(desk, name="%") == []
    assert found(desk, name="_na") == []


@pytest.mark.parametrize("number", ["A-100 23", "a10023", "A 100-23"])
def test_an_account_number_is_found_however_it_is_written(desk: Connection, number: str) -> None:
    assert found(desk, account=number) == [ANA.name]


def test_an_order_and_a_serial_number_lead_to_their_customer(desk: Connection) -> None:
    assert found(desk, order="2026-7") == [BEN.name]
    assert found(desk, serial="sn91") == [BEN.name]


def test_all_that_is_known_must_fit(desk: Connection) -> None:
    assert found(desk, name="an", phone="555 0142", account="a10023") == [ANA.name]
    assert found(desk, name="ben", phone="555 0142") == []


def test_nobody_finds_another_clients_customers(desk: Connection) -> None:
    assert found(desk, email="ana.nunez@example.org", clients=BOTH) == [ANA.name, OLE.name]
    assert found(desk, email="ana.nunez@example.org", clients=(OTHER.id,)) == [OLE.name]
    assert found(desk, account="A-100 23", clients=(OTHER.id,)) == [OLE.name]
    assert found(desk, name="nunez", clients=()) == []


def test_who_has_no_name_is_found_by_what_is_known(desk: Connection) -> None:
    assert found(desk, email="nobody@example.org") == [None]


def test_a_search_for_nothing_is_refused(desk: Connection) -> None:
    with pytest.raises(EmptySearchError):
        found(desk, name=" ", phone="-")


def test_pages_of_a_search_hold_every_customer_once(desk: Connection) -> None:
    for number in range(100, 110):
        add(desk, customer(number, "Zoe Quist" if number % 2 else f"Quentin Z{number}"))
    names, place = [], None
    for _ in range(4):
        page = search_customers(desk, CustomerSearch(name="q"), [ACME.id], after=place, limit=3)
        names += [one.id for one in page.customers]
        place = page.next
    by_name, by_surname = range(100, 110, 2), range(101, 110, 2)
    assert names == [id_of(number) for number in (*by_name, *by_surname)]
    assert place is None


def test_a_page_that_holds_all_has_none_after_it(desk: Connection) -> None:
    assert search_customers(desk, CustomerSearch(name="an"), [ACME.id], limit=2).next is None


@on_sqlite
@pytest.mark.parametrize(("known", "steps"), [
    ({"phone": "212 555 0142"}, ["ix_customers_phone_tail (client=? AND phone_tail=?)"]),
    ({"email": "ana@example.org"}, ["ix_customers_email_key (client=? AND email_key=?)"]),
    ({"name": "ana"}, [
        "ix_customers_name_key (client=? AND name_key>? AND name_key<?)",
        "ix_customers_surname_key (client=? AND surname_key>? AND surname_key<?)",
    ]),
    ({"account": "A-1"}, ["sqlite_autoindex_accounts_3 (client=? AND number_key=?)"]),
    ({"order": "1"}, ["sqlite_autoindex_orders_3 (client=? AND number_key=?)"]),
    ({"serial": "1"}, ["COVERING INDEX ix_products_serial_key (client=? AND serial_key=?)"]),
])  # fmt: skip
def test_every_search_goes_by_an_index(desk: Connection, known: dict[str, str], steps: list[str]) -> None:
    with plans_of(desk) as plans:
        found(desk, clients=BOTH, **known)
    (plan,) = plans
    for step in steps:
        assert step in plan
    assert "SCAN customers" not in plan
    assert "(client=?)" not in plan, "all customers of the client would be read"


@on_sqlite
@pytest.mark.parametrize("known", [{"name": "ana"}, {"phone": "212 555 0142"}, {"email": "ana@example.org"}])
def test_nothing_is_sorted_but_the_page_of_each_client(desk: Connection, known: dict[str, str]) -> None:
    with plans_of(desk) as plans:
        found(desk, clients=BOTH, **known)
    steps = plans[0].split("; ")
    for step, following in pairwise(steps):
        assert not (step.startswith("SEARCH customers") and following.startswith("USE TEMP B-TREE")), plans[0]


def test_customers_of_many_clients_are_found_in_one_order(desk: Connection) -> None:
    for number in range(1_000, 1_520, 2):
        add(desk, Client(
            id=id_of(number), name=f"c{number}", title="C", timezone="UTC", currency="EUR", languages=("en",),
        ))  # fmt: skip
        add(desk, Customer(id=id_of(number + 1), client=id_of(number), name=f"Quinn {(number * 7) % 520:03}"))
    everybody = [one.name for one in search_customers(
        desk, CustomerSearch(name="quinn"), every_client(desk), limit=500
    ).customers]  # fmt: skip
    assert len(everybody) == 260
    assert everybody == sorted(everybody, key=str)

"""The directory in the store: what is kept comes back, and nobody sees another client's."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import Connection, Engine
from sqlalchemy.exc import IntegrityError

from amends.directory.customers import Account, Household, Order, Product
from amends.directory.organisation import Client, Site, Team
from amends.directory.records import erased
from amends.directory.settings import (
    ApprovalExpiry,
    ClientSettings,
    DataKind,
    ExpiryStart,
    NeedsNotMet,
    VerificationMethod,
)
from amends.store.directory import (
    NameTakenError,
    NotThereError,
    OfClient,
    add,
    change,
    client_named,
    clients,
    every_client,
    get,
    listed,
    named,
)
from amends.store.engine import writing
from tests.store.house import ACME, BOTH, CARE, OTHER, RETENTION, SITE, customer, furnish, id_of
from tests.store.plans import plans_of
from tests.stores import on_sqlite

ANA = customer(20, "Ana Núñez", phone="+1 212 555 0142", email="ana@example.org", language="es")
HOUSEHOLD = Household(id=id_of(30), client=ACME.id, address="1 Main Street")
ACCOUNT = Account(id=id_of(40), client=ACME.id, customer=ANA.id, number="A-100", opened_on=date(2019, 5, 1))
ORDER = Order(
    id=id_of(50), client=ACME.id, customer=ANA.id, number="O-7", ordered_on=date(2026, 11, 2), account=ACCOUNT.id
)
PRODUCT = Product(
    id=id_of(60), client=ACME.id, customer=ANA.id, title="Phone", serial="X/1", order=ORDER.id, account=ACCOUNT.id
)
OWN_SETTINGS = ClientSettings(
    verification=(VerificationMethod("visit", (DataKind.HISTORY, DataKind.OFFERS)),),
    reasons=("delay",),
    approval_expiry=ApprovalExpiry(ExpiryStart.APPROVAL, timedelta(hours=2, microseconds=1)),
    needs_not_met=NeedsNotMet.SAMPLE,
    sample_percent=5,
    exception_label="Put It Right",
    retention_days=400,
    hold_budget_minutes=1,
)


@pytest.fixture
def house(engine: Engine) -> Iterator[Connection]:
    """The house in a store of its own."""
    with writing(engine) as connection:
        furnish(connection)
        yield connection


@pytest.fixture
def with_ana(house: Connection) -> Connection:
    """The house, with Ana and what she has."""
    for record in (HOUSEHOLD, ANA, ACCOUNT, ORDER, PRODUCT):
        add(house, record)
    return house


@pytest.mark.parametrize("record", [SITE, CARE, HOUSEHOLD, ANA, ACCOUNT, ORDER, PRODUCT])
def test_what_is_kept_comes_back(with_ana: Connection, record: OfClient) -> None:
    assert get(with_ana, type(record), record.id, [ACME.id]) == record


@pytest.mark.parametrize("record", [SITE, CARE, HOUSEHOLD, ANA, ACCOUNT, ORDER, PRODUCT])
def test_another_client_does_not_see_it(with_ana: Connection, record: OfClient) -> None:
    assert get(with_ana, type(record), record.id, [OTHER.id]) is None
    assert get(with_ana, type(record), record.id, []) is None
    assert record not in listed(with_ana, type(record), [OTHER.id]).records


def test_a_client_comes_back_with_its_settings(house: Connection) -> None:
    change(house, replace(ACME, settings=OWN_SETTINGS))
    assert clients(house, [ACME.id]) == (replace(ACME, settings=OWN_SETTINGS),)
    assert client_named(house, "borealis", BOTH) == OTHER


def test_a_client_is_found_by_those_who_may_ask_about_it(house: Connection) -> None:
    assert client_named(house, "acme", [ACME.id]) == ACME
    assert client_named(house, "acme", [OTHER.id]) is None
    assert clients(house, [OTHER.id]) == (OTHER,)
    assert every_client(house) == frozenset(BOTH)


def test_a_team_is_found_by_the_word_of_the_policies(house: Connection) -> None:
    assert named(house, Team, "retention", ACME.id) == RETENTION
    assert named(house, Team, "retention", OTHER.id) is None
    assert named(house, Site, "ohio", ACME.id) == SITE


def test_a_name_is_given_once(house: Connection) -> None:
    with pytest.raises(NameTakenError) as caught:
        add(house, replace(OTHER, id=id_of(99), name="acme"))
    assert caught.value.message == "there is another client `acme` already"
    with pytest.raises(NameTakenError) as caught:
        change(house, replace(RETENTION, name="care"))
    assert caught.value.message == "there is another team `care` already"


def test_another_client_may_use_the_name(house: Connection) -> None:
    add(house, Site(id=id_of(98), client=OTHER.id, name="ohio", title="Ohio too"))
    assert named(house, Site, "ohio", OTHER.id) is not None


def test_an_account_number_is_one_however_it_is_written(with_ana: Connection) -> None:
    with pytest.raises(NameTakenError) as caught:
        add(with_ana, replace(ACCOUNT, id=id_of(41), number="a100"))
    assert caught.value.message == "there is another account `a100` already"


def test_accounts_without_a_number_are_no_obstacle_to_each_other(with_ana: Connection) -> None:
    for number in (41, 42):
        add(with_ana, replace(ACCOUNT, id=id_of(number), number=None))
    assert len(listed(with_ana, Account, [ACME.id], customer=ANA.id).records) == 3


def test_a_changed_record_takes_the_place_of_the_one_before(with_ana: Connection) -> None:
    moved = replace(ANA, name="Ana Ruiz", household=HOUSEHOLD.id)
    change(with_ana, moved)
    assert get(with_ana, type(ANA), ANA.id, [ACME.id]) == moved


def test_what_is_not_there_is_not_changed(house: Connection) -> None:
    with pytest.raises(NotThereError):
        change(house, ANA)


def test_a_record_never_goes_to_another_client(with_ana: Connection) -> None:
    with pytest.raises(NotThereError):
        change(with_ana, replace(HOUSEHOLD, client=OTHER.id))
    assert get(with_ana, Household, HOUSEHOLD.id, BOTH) == HOUSEHOLD


def test_nothing_leads_to_another_clients_record(with_ana: Connection) -> None:
    foreign = replace(ACCOUNT, id=id_of(41), client=OTHER.id, number="B-1")
    with pytest.raises(IntegrityError):
        add(with_ana, foreign)


def test_an_erased_customer_leaves_no_key_behind(with_ana: Connection) -> None:
    change(with_ana, erased(ANA))
    row = with_ana.exec_driver_sql("SELECT * FROM customers").mappings().one()
    left = {name for name, value in row.items() if value}
    assert left == {"id", "client", "language"}


def test_an_erased_account_leaves_no_number_behind(with_ana: Connection) -> None:
    change(with_ana, erased(ACCOUNT))
    row = with_ana.exec_driver_sql("SELECT number, number_key FROM accounts").one()
    assert tuple(row) == (None, None)


def test_pages_hold_every_record_once(house: Connection) -> None:
    for number in range(100, 107):
        add(house, Household(id=id_of(number), client=(ACME, OTHER)[number % 2].id))
    found, last, pages = [], None, 0
    while pages == 0 or last is not None:
        page = listed(house, Household, BOTH, after=last, limit=3)
        found += [household.id for household in page.records]
        last, pages = page.last, pages + 1
    assert found == [id_of(number) for number in (100, 102, 104, 106, 101, 103, 105)]
    assert pages == 3


def test_a_page_that_holds_all_has_none_after_it(house: Connection) -> None:
    assert listed(house, Team, [ACME.id], limit=2).last is None
    assert listed(house, Team, [ACME.id], limit=1).last == CARE.id


def test_a_page_after_what_one_may_not_see_is_refused(house: Connection) -> None:
    with pytest.raises(NotThereError):
        listed(house, Team, [OTHER.id], after=CARE.id)


def test_a_list_shows_what_is_wanted(with_ana: Connection) -> None:
    add(with_ana, customer(21, "Ben"))
    add(with_ana, Account(id=id_of(41), client=ACME.id, customer=id_of(21), number="A-200"))
    assert listed(with_ana, Account, [ACME.id], customer=ANA.id).records == (ACCOUNT,)


@on_sqlite
def test_a_list_is_read_from_an_index_and_not_sorted(house: Connection) -> None:
    with plans_of(house) as plans:
        listed(house, Household, BOTH)
        listed(house, Account, BOTH, customer=ANA.id)
    assert plans == [
        "SEARCH households USING INDEX sqlite_autoindex_households_2 (client=?)",
        "SEARCH accounts USING INDEX ix_accounts_customer (client=? AND customer=?)",
    ]


def test_a_client_that_has_nothing_else_is_a_client(house: Connection) -> None:
    fresh = Client(id=id_of(97), name="fresh", title="Fresh", timezone="UTC", currency="EUR", languages=("de",))
    add(house, fresh)
    assert clients(house, [fresh.id]) == (fresh,)

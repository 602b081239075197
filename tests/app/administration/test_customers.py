"""Customers and what they have."""

from datetime import date

import pytest

from amends.app.administration.belongings import (
    SeveralHouseholdsError,
    add_account,
    add_order,
    add_product,
    share_household,
)
from amends.app.administration.customers import (
    AddedCustomer,
    CustomerChanges,
    NewCustomer,
    add_customer,
    change_customer,
    find_customers,
    show_customer,
)
from amends.app.finding import NotFoundError
from amends.directory.customers import Customer
from amends.directory.errors import InvalidRecordError
from amends.directory.search import CustomerSearch, EmptySearchError
from amends.store.directory import NameTakenError
from tests.app.administration.house import House


def added(
    house: House, name: str, number: str | None = None, client: str = "acme", phone: str | None = None
) -> Customer:
    ana = house.desk("ana")
    customer = add_customer(ana, client, NewCustomer(name=name, phone=phone)).customer
    if number is not None:
        add_account(ana, str(customer.id), number)
    return customer


def test_an_agent_adds_a_customer_who_calls(house: House) -> None:
    dana = house.desk("dana")
    new = NewCustomer(name="Carla Núñez", phone="+1 212 555 0142", email="carla@example.org", language="es")
    customer = add_customer(dana, None, new).customer
    account = add_account(dana, str(customer.id), "A-1002", date(2021, 5, 1))
    order = add_order(dana, "A-1002", "O-7", date(2026, 11, 2), account="a1002")
    product = add_product(dana, "A-1002", "Phone, black", "35-209", order="o7", account="A 1002")
    view = show_customer(dana, "a-10 02")
    assert (view.customer, view.accounts, view.orders, view.products) == (customer, (account,), (order,), (product,))
    assert (order.account, product.order, product.account) == (account.id, order.id, account.id)
    assert (view.household, view.housemates) == (None, ())


def test_a_customer_is_named_by_their_id_or_an_account(house: House) -> None:
    carla = added(house, "Carla", "A-1")
    for meant in (str(carla.id), "A-1", "a1"):
        assert show_customer(house.desk("dana"), meant).customer == carla


@pytest.mark.parametrize("meant", ["A-2", "", "-", "0192f0c1-0000-7000-8000-00000000beef"])
def test_nobody_is_meant_by_what_nobody_has(house: House, meant: str) -> None:
    added(house, "Carla", "A-1")
    added(house, "Bo")
    with pytest.raises(NotFoundError):
        show_customer(house.desk("dana"), meant)


def test_all_that_is_wrong_with_a_customer_is_told_at_once(house: House) -> None:
    new = NewCustomer(name=" ", phone="none", email="carla", language="Spanish")
    with pytest.raises(InvalidRecordError) as caught:
        add_customer(house.desk("dana"), None, new)
    assert len(caught.value.faults) == 4


def test_who_may_be_there_already_is_shown(house: House) -> None:
    carla = added(house, "Carla", phone="+1 212 555 0142")
    again: AddedCustomer = add_customer(house.desk("dana"), None, NewCustomer(name="Carla N.", phone="(212) 555-0142"))
    assert (again.alike, again.came_back) == ((carla,), False)
    assert added(house, "Bo", phone="+1 212 555 0143").id not in {one.id for one in again.alike}


def test_who_is_alike_at_another_client_is_not_shown(house: House) -> None:
    added(house, "Carla", client="borealis", phone="+1 212 555 0142")
    assert add_customer(house.desk("ana"), "acme", NewCustomer(phone="+1 212 555 0142")).alike == ()


def test_customers_are_found_by_what_is_known(house: House) -> None:
    carla = added(house, "Carla Núñez", "A-1", phone="+1 212 555 0142")
    added(house, "Bo Li", "A-2")
    dana = house.desk("dana")
    for search in (
        CustomerSearch(name="nunez"),
        CustomerSearch(phone="555 0142"),
        CustomerSearch(account="A1"),
        CustomerSearch(name="carla", account="A-1"),
    ):
        assert find_customers(dana, search).customers == (carla,)
    assert find_customers(dana, CustomerSearch(name="carla", account="A-2")).customers == ()
    with pytest.raises(EmptySearchError):
        find_customers(dana, CustomerSearch(name=" "))


def test_what_is_known_of_a_customer_can_be_changed(house: House) -> None:
    added(house, "Carla", "A-1", phone="+1 212 555 0142")
    changed = change_customer(house.desk("dana"), "A-1", CustomerChanges(name="Carla Núñez", language="es"))
    assert (changed.name, changed.phone, changed.language) == ("Carla Núñez", "+1 212 555 0142", "es")
    assert find_customers(house.desk("dana"), CustomerSearch(name="nunez")).customers == (changed,)


def test_an_account_is_somebodys_once(house: House) -> None:
    added(house, "Carla", "A-1")
    bo = added(house, "Bo")
    with pytest.raises(NameTakenError):
        add_account(house.desk("dana"), str(bo.id), "a1")


def test_what_is_another_customers_is_not_theirs(house: House) -> None:
    added(house, "Carla", "A-1")
    added(house, "Bo", "A-2")
    dana = house.desk("dana")
    add_order(dana, "A-1", "O-1")
    with pytest.raises(NotFoundError):
        add_order(dana, "A-2", "O-2", account="A-1")
    with pytest.raises(NotFoundError):
        add_product(dana, "A-2", "Phone", order="O-1")


def test_people_who_live_together_share_a_household(house: House) -> None:
    carla, bo, eve = (added(house, name, number) for name, number in (("Carla", "A-1"), ("Bo", "A-2"), ("Eve", "A-3")))
    dana = house.desk("dana")
    household = share_household(dana, ["A-1", "A-2"], "1 Main Street")
    view = show_customer(dana, "A-1")
    assert (view.household, [one.id for one in view.housemates]) == (household, [bo.id])
    joined = share_household(dana, ["A-3", "A-1"])
    assert (joined.id, joined.address) == (household.id, "1 Main Street")
    assert {one.id for one in show_customer(dana, "A-2").housemates} == {carla.id, eve.id}


def test_a_household_that_moves_keeps_its_id(house: House) -> None:
    added(house, "Carla", "A-1")
    before = share_household(house.desk("dana"), ["A-1"], "1 Main Street")
    after = share_household(house.desk("dana"), ["A-1"], "2 Main Street")
    assert (after.id, after.address) == (before.id, "2 Main Street")
    assert show_customer(house.desk("dana"), "A-1").household == after


def test_people_of_two_households_or_two_clients_are_not_put_together(house: House) -> None:
    for name, number in (("Carla", "A-1"), ("Bo", "A-2")):
        added(house, name, number)
        share_household(house.desk("dana"), [number])
    added(house, "Stig", "B-1", client="borealis")
    for together in (["A-1", "A-2"], ["A-1", "B-1"]):
        before = house.everything()
        with pytest.raises(SeveralHouseholdsError):
            share_household(house.desk("ana"), together)
        assert house.everything() == before

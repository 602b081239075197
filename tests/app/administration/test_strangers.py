"""Who works for one client sees and changes nothing of another's."""

from collections.abc import Callable, Iterator
from io import BytesIO

import pytest

from amends.app.administration import belongings, clients, customers, erasing, places, roles, users
from amends.app.administration.customer_meant import SeveralCustomersError
from amends.app.administration.customers import NewCustomer
from amends.app.administration.imports.customer_rows import COLUMNS
from amends.app.administration.imports.customers import import_customers
from amends.app.administration.imports.opening import import_opening
from amends.app.administration.roles import NamedRole
from amends.app.administration.users import NewUser
from amends.app.registry import (
    NoSuchVersionError,
    VersionNamed,
    check_policy,
    differing_lines,
    draft_policy,
    list_policies,
    publish_policy,
    review_policy,
    show_policy,
    withdraw_policy,
)
from amends.app.workspace import Desk
from amends.directory.search import CustomerSearch
from amends.formats.csv_records import BrokenRecord
from amends.formats.csv_sheet import SheetRow, read_sheet
from amends.lang.errors import AmendsError
from tests.app.administration.house import House
from tests.registry.versions import document

ACMES = VersionNamed("phone-care", "1", "acme")
HERS = VersionNamed("phone-care", "1", "borealis")


def _rows(text: str) -> Iterator[SheetRow | BrokenRecord]:
    return read_sheet(BytesIO(text.encode()), "customers.csv", COLUMNS)


CHANGING: tuple[Callable[[Desk], object], ...] = (
    lambda desk: clients.change_client(desk, "acme", clients.ClientChanges(title="Mine")),
    lambda desk: places.add_site(desk, "acme", "ohio", "Ohio"),
    lambda desk: places.add_team(desk, "acme", "night", "Nights", "main"),
    lambda desk: users.add_user(desk, NewUser(name="eli"), NamedRole(role="agent", client="acme")),
    lambda desk: users.change_user(desk, "dana", users.UserChanges(active=False)),
    lambda desk: users.change_user(desk, "ana", users.UserChanges(active=False)),
    lambda desk: roles.grant_role(desk, "stella", NamedRole(role="agent", client="acme")),
    lambda desk: roles.grant_role(desk, "stella", NamedRole(role="administrator")),
    lambda desk: roles.revoke_role(desk, "dana", NamedRole(role="agent", client="acme")),
    lambda desk: roles.revoke_role(desk, "dana", NamedRole(role="agent", client="borealis")),
    lambda desk: customers.add_customer(desk, "acme", NewCustomer(name="Bo")),
    lambda desk: customers.change_customer(desk, "A-1", customers.CustomerChanges(name="Bo")),
    lambda desk: belongings.add_account(desk, "A-1", "A-2"),
    lambda desk: belongings.add_order(desk, "A-1", "O-2"),
    lambda desk: belongings.add_product(desk, "A-1", "Phone"),
    lambda desk: belongings.share_household(desk, ["B-1", "A-1"]),
    lambda desk: import_customers(desk, "acme", _rows("account\nA-9\n")),
    lambda desk: import_opening(desk, "acme", []),
    lambda desk: draft_policy(desk, "acme", document("9"), "mine.policy.yaml"),
    lambda desk: check_policy(desk, ACMES),
    lambda desk: review_policy(desk, ACMES, "0123456789"),
    lambda desk: publish_policy(desk, ACMES),
    lambda desk: withdraw_policy(desk, ACMES, "It is not mine."),
    lambda desk: erasing.erase_person(desk, "A-1"),
    lambda desk: erasing.erase_due(desk, "acme"),
)
SEEING: tuple[Callable[[Desk], object], ...] = (
    lambda desk: clients.show_client(desk, "acme"),
    lambda desk: users.list_users(desk, "acme"),
    lambda desk: users.show_user(desk, "dana"),
    lambda desk: customers.show_customer(desk, "A-1"),
    lambda desk: customers.find_customers(desk, CustomerSearch(name="carla"), "acme"),
    lambda desk: list_policies(desk, "acme"),
    lambda desk: show_policy(desk, ACMES),
    lambda desk: differing_lines(desk, ACMES, "2"),
    lambda desk: erasing.due_to_be_erased(desk, "acme"),
)


@pytest.fixture
def served(house: House) -> House:
    """The house, in which both clients have a customer; Acme has a draft too."""
    for user, client, name, number in (("ada", "acme", "Carla", "A-1"), ("stella", "borealis", "Carla", "B-1")):
        desk = house.desk(user)
        added = customers.add_customer(desk, client, NewCustomer(name=name, phone="212 555 0142"))
        belongings.add_account(desk, str(added.customer.id), number)
    draft_policy(house.desk("olga"), "acme", document(), "phone.policy.yaml")
    return house


@pytest.mark.parametrize("ask", CHANGING)
def test_a_stranger_to_a_client_changes_nothing_of_it(served: House, ask: Callable[[Desk], object]) -> None:
    before = served.everything()
    with pytest.raises(AmendsError):
        ask(served.desk("stella"))
    assert served.everything() == before


@pytest.mark.parametrize("ask", SEEING)
def test_a_stranger_to_a_client_sees_nothing_of_it(served: House, ask: Callable[[Desk], object]) -> None:
    with pytest.raises(AmendsError):
        ask(served.desk("stella"))


def test_what_a_stranger_is_told_does_not_say_whether_it_is_there(served: House) -> None:
    stella = served.desk("stella")
    for there, not_there, ask in (
        ("acme", "nobody", lambda name: clients.show_client(stella, name)),
        ("A-1", "A-7", lambda number: customers.show_customer(stella, number)),
        ("dana", "nina", lambda name: users.show_user(stella, name)),
    ):
        with pytest.raises(AmendsError) as of_acme:
            ask(there)
        with pytest.raises(AmendsError) as of_nobody:
            ask(not_there)
        assert str(of_acme.value).replace(there, "…") == str(of_nobody.value).replace(not_there, "…")


def test_lists_hold_what_is_ones_own(served: House) -> None:
    stella = served.desk("stella")
    assert [client.name for client in clients.list_clients(stella)] == ["borealis"]
    found = customers.find_customers(stella, CustomerSearch(name="carla")).customers
    assert [customer.id for customer in found] == [customers.show_customer(stella, "B-1").customer.id]
    assert list_policies(stella) == ()
    assert [due.client.name for due in erasing.due_to_be_erased(stella)] == ["borealis"]
    assert {view.user.name for view in users.list_users(stella)} == {"ana", "udo", "stella"}


def test_the_same_names_lead_to_ones_own(served: House) -> None:
    draft_policy(served.desk("stella"), "borealis", document(), "mine.policy.yaml")
    assert show_policy(served.desk("stella"), HERS).author == "stella"
    assert show_policy(served.desk("olga"), ACMES).author == "olga"
    with pytest.raises(NoSuchVersionError):
        show_policy(served.desk("stella"), VersionNamed("phone-care", "2", "borealis"))


def test_two_clients_may_have_accounts_of_one_number(served: House) -> None:
    belongings.add_account(served.desk("stella"), "B-1", "A-1")
    assert customers.show_customer(served.desk("stella"), "A-1").client.name == "borealis"
    assert customers.show_customer(served.desk("ada"), "A-1").client.name == "acme"
    with pytest.raises(SeveralCustomersError) as caught:
        customers.show_customer(served.desk("ana"), "A-1")
    assert caught.value.message == "several clients have an account `A-1`: `acme`, `borealis`"

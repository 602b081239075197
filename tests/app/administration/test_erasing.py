"""Erasing a person, and what they are when they come back."""

from dataclasses import replace
from datetime import timedelta

import pytest

from amends.app.administration.belongings import add_account, add_order, share_household
from amends.app.administration.clients import ClientChanges, change_client
from amends.app.administration.customers import NewCustomer, add_customer, find_customers, show_customer
from amends.app.administration.erasing import due_to_be_erased, erase_due, erase_person
from amends.app.administration.imports.customer_rows import COLUMNS
from amends.app.administration.imports.customers import import_customers
from amends.app.administration.keeping import verify_store
from amends.app.administration.pseudonym_key import NoKeyError
from amends.app.administration.settings import SettingChanges
from amends.app.administration.workspaces import upgrade_workspace
from amends.app.cases.deciding import decide_case
from amends.app.cases.opening import Opening, open_case
from amends.app.finding import NotFoundError
from amends.app.on_case import act
from amends.cases.events.ending import NeedsMet
from amends.cases.gate.acts.ending import Close, Resolve
from amends.directory.search import CustomerSearch
from amends.store.engine import open_engine, reading
from amends.store.scrubbing import Left
from tests.app.administration.files import rows
from tests.app.administration.house import House
from tests.app.administration.policies import publish_phones
from tests.stores import SQLITE

CARLA = NewCustomer(name="Carla Núñez", phone="+1 212 555 0142", email="carla@example.org")


@pytest.fixture
def with_carla(house: House) -> House:
    """The house with a customer."""
    dana = house.desk("dana")
    carla = add_customer(dana, None, CARLA).customer
    add_account(dana, str(carla.id), "A-1")
    add_order(dana, "A-1", "O-77")
    share_household(dana, ["A-1"], "1 Main Street")
    return house


def test_nothing_that_tells_who_it_was_is_left(with_carla: House) -> None:
    done = erase_person(with_carla.desk("ada"), "A-1")
    assert done.left in (Left.NOWHERE, Left.IN_SERVER)
    assert done.erasure.records == 4
    told = "\n".join(with_carla.everything())
    for known in ("Carla", "carla", "nunez", "555 0142", "2125550142", "Main Street", "O-77", "o77"):
        assert known not in told
    view = show_customer(with_carla.desk("ada"), str(done.customer))
    assert (view.customer.name, view.customer.phone, view.accounts[0].number) == (None, None, None)
    assert verify_store(with_carla.desk("ana")) == ()


def holds(house: House, text: bytes) -> bool:
    """Whether the file of the store, or the log beside it, holds a text anywhere."""
    return any(text in file.read_bytes() for file in house.path.parent.glob("amends.db*"))


@pytest.mark.parametrize("databases", [SQLITE], indirect=True)
def test_nothing_is_left_in_the_file_itself(with_carla: House) -> None:
    assert holds(with_carla, b"Carla")
    erase_person(with_carla.desk("ada"), "A-1")
    assert not holds(with_carla, b"Carla")


@pytest.mark.parametrize("databases", [SQLITE], indirect=True)
def test_what_somebody_was_reading_is_gone_from_the_file_when_the_same_is_asked_again(with_carla: House) -> None:
    engine = open_engine(with_carla.url, busy_milliseconds=50)
    with_carla.workspace = replace(with_carla.workspace, engine=engine)
    with reading(engine) as connection:
        assert connection.exec_driver_sql("SELECT name FROM customers").scalar_one() == "Carla Núñez"
        done = erase_person(with_carla.desk("ada"), "A-1")
        assert done.left is Left.IN_FILE
        assert holds(with_carla, b"Carla")
    assert erase_person(with_carla.desk("ada"), str(done.customer)).left is Left.NOWHERE
    assert not holds(with_carla, b"Carla")
    engine.dispose()


def test_who_was_erased_is_found_no_more(with_carla: House) -> None:
    erase_person(with_carla.desk("ada"), "A-1")
    dana = with_carla.desk("dana")
    with pytest.raises(NotFoundError):
        show_customer(dana, "A-1")
    for search in (CustomerSearch(name="carla"), CustomerSearch(phone="212 555 0142"), CustomerSearch(order="O-77")):
        assert find_customers(dana, search).customers == ()


@pytest.mark.parametrize("known", [{"phone": "+1 (212) 555 0142"}, {"email": "CARLA@example.org"}])
def test_who_comes_back_goes_on_as_the_same(with_carla: House, known: dict[str, str]) -> None:
    done = erase_person(with_carla.desk("ada"), "A-1")
    back = add_customer(with_carla.desk("dana"), None, NewCustomer(name="Carla", **known))  # type: ignore[arg-type]  # texts
    assert (back.customer.id, back.came_back) == (done.customer, True)
    assert back.customer.household is not None


def test_who_comes_back_by_an_import_goes_on_as_the_same(with_carla: House) -> None:
    done = erase_person(with_carla.desk("ada"), "A-1")
    imported = import_customers(with_carla.desk("ada"), None, rows("account,name\nA-1,Carla\nA-2,Bo\n", COLUMNS))
    assert (imported.customers, imported.came_back, imported.accounts) == (1, 1, 2)
    assert show_customer(with_carla.desk("dana"), "A-1").customer.id == done.customer


def test_who_shares_the_phone_of_somebody_who_came_back_is_somebody_else(with_carla: House) -> None:
    erase_person(with_carla.desk("ada"), "A-1")
    dana = with_carla.desk("dana")
    back = add_customer(dana, None, CARLA)
    other = add_customer(dana, None, NewCustomer(name="Bo", phone=CARLA.phone))
    assert (other.came_back, other.alike) == (False, (back.customer,))


def test_two_in_one_import_are_not_both_who_was_erased(with_carla: House) -> None:
    erase_person(with_carla.desk("ada"), "A-1")
    text = f"account,name,phone\nA-5,Carla,{CARLA.phone}\nA-6,Bo,{CARLA.phone}\n"
    done = import_customers(with_carla.desk("ada"), None, rows(text, COLUMNS))
    assert (done.customers, done.came_back) == (1, 1)
    assert show_customer(with_carla.desk("dana"), "A-6").customer.name == "Bo"


def test_who_was_erased_by_one_client_is_new_to_another(with_carla: House) -> None:
    erase_person(with_carla.desk("ada"), "A-1")
    assert not add_customer(with_carla.desk("stella"), None, CARLA).came_back


def test_without_the_key_nobody_is_erased_and_nobody_who_could_come_back_is_added(with_carla: House) -> None:
    key = with_carla.key
    text = key.read_text()
    key.unlink()
    add_customer(with_carla.desk("dana"), None, NewCustomer(name="Bo"))
    before = with_carla.everything()
    with pytest.raises(NoKeyError):
        erase_person(with_carla.desk("ada"), "A-1")
    assert with_carla.everything() == before
    key.write_text(text)
    erase_person(with_carla.desk("ada"), "A-1")
    key.unlink()
    with pytest.raises(NoKeyError) as caught:
        add_customer(with_carla.desk("dana"), None, CARLA)
    assert caught.value.message == f"the key `{key}` is not there"


def test_with_another_key_who_comes_back_is_new(with_carla: House) -> None:
    erase_person(with_carla.desk("ada"), "A-1")
    with_carla.key.unlink()
    assert upgrade_workspace(with_carla.url).new_key is not None
    assert not add_customer(with_carla.desk("dana"), None, CARLA).came_back


def test_where_no_case_was_kept_long_enough_nothing_is_due(with_carla: House) -> None:
    assert [(due.client.name, due.cases) for due in due_to_be_erased(with_carla.desk("udo"))] == [
        ("acme", ()),
        ("borealis", ()),
    ]
    before = with_carla.records()
    assert erase_due(with_carla.desk("ada")).erasure.cases == 0
    assert with_carla.records() == before


def closed_case(house: House, problem: str) -> str:
    """A case of Carla's that was opened, decided, resolved and closed on the day; its reference."""
    dana = house.desk("dana")
    carla = show_customer(dana, "A-1").customer
    state = open_case(dana, Opening(client="acme", customer=carla.id, policy="phones", problem=problem))
    decide_case(dana, state.id)
    act(dana, state.id, Resolve(NeedsMet.YES, heard="They said so."))
    act(dana, state.id, Close())
    return state.reference


def test_a_closed_case_is_due_when_it_was_kept_for_as_long_as_its_client_settled(with_carla: House) -> None:
    publish_phones(with_carla)
    change_client(with_carla.desk("ada"), None, ClientChanges(settings=SettingChanges(retention_days=30)))
    reference = closed_case(with_carla, "The screen broke in Ålesund.")
    closed_at = with_carla.now
    with_carla.now = closed_at + timedelta(days=30, seconds=-1)
    assert due_to_be_erased(with_carla.desk("udo"), "acme")[0].cases == ()
    with_carla.now = closed_at + timedelta(days=30)
    (due,) = due_to_be_erased(with_carla.desk("udo"), "acme")
    assert [case.reference for case in due.cases] == [reference]


def test_what_is_due_is_erased_and_the_rest_stays(with_carla: House) -> None:
    publish_phones(with_carla)
    closed_case(with_carla, "The screen broke in Ålesund.")
    with_carla.now += timedelta(days=1_095)
    closed_case(with_carla, "The screen broke in Bergen.")
    done = erase_due(with_carla.desk("ada"))
    assert (done.erasure.cases, done.erasure.records, done.customer) == (1, 0, None)
    told = "\n".join(with_carla.everything())
    assert "Ålesund" not in told
    assert "Bergen" in told
    assert show_customer(with_carla.desk("dana"), "A-1").customer.name == "Carla Núñez"
    assert verify_store(with_carla.desk("ana")) == ()
    assert erase_due(with_carla.desk("ada")).erasure.cases == 0


def test_erasing_a_person_erases_what_their_cases_say(with_carla: House) -> None:
    publish_phones(with_carla)
    closed_case(with_carla, "The screen broke in Ålesund.")
    done = erase_person(with_carla.desk("ada"), "A-1")
    assert done.erasure.cases == 1
    assert "Ålesund" not in "\n".join(with_carla.everything())
    assert verify_store(with_carla.desk("ana")) == ()

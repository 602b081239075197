"""Importing what customers were given before the first day."""

from collections.abc import Sequence
from decimal import Decimal

import pytest

from amends.app.administration.belongings import share_household
from amends.app.administration.customers import CustomerView, show_customer
from amends.app.administration.imports.customer_rows import COLUMNS as CUSTOMER_COLUMNS
from amends.app.administration.imports.customers import import_customers
from amends.app.administration.imports.opening import ImportedBalances, NoPolicyError, import_opening
from amends.app.administration.imports.rejected import RejectedRowsError
from amends.app.administration.keeping import verify_store
from amends.ledger.entries import Entry, EntryState
from amends.ledger.opening_rows import COLUMNS
from amends.store.ledger import StoredLedger
from tests.app.administration.files import rows
from tests.app.administration.house import House
from tests.app.administration.policies import publish_phones
from tests.stores import reading_all

HEADER = "customer,account,household,policy,remedy,amount,given_on,agent,team,approved\n"


@pytest.fixture
def served(house: House) -> House:
    """The house with a policy in force, and with customers of both clients."""
    publish_phones(house)
    import_customers(
        house.desk("ada"),
        None,
        rows("account,customer,household\nA-1,c1,h1\nA-2,c1,h1\nA-3,c3,h1\nA-4,c4,\n", CUSTOMER_COLUMNS),
    )
    import_customers(house.desk("stella"), None, rows("account\nB-1\n", CUSTOMER_COLUMNS))
    return house


def imported(house: House, text: str) -> ImportedBalances:
    return import_opening(house.desk("ada"), None, rows(HEADER + text, COLUMNS))


def entries(house: House) -> Sequence[Entry]:
    client = show_customer(house.desk("ada"), "A-1").client.id
    with reading_all(house.workspace.engine) as connection:
        return sorted(StoredLedger(connection, client).all(), key=lambda entry: (entry.at, entry.gift.amount))


def who(house: House, number: str) -> CustomerView:
    return show_customer(house.desk("ana"), number)


def faults(house: House, text: str) -> list[str]:
    before = house.everything()
    with pytest.raises(RejectedRowsError) as caught:
        imported(house, text)
    assert house.everything() == before
    return list(map(str, caught.value.rows))


def test_a_row_is_an_entry_of_the_ledger(served: House) -> None:
    done = imported(served, ",A-2,,phones,credit,12.50,2026-08-01,dana,care,true\n")
    assert (done.rows, done.new) == (1, 1)
    (entry,) = entries(served)
    assert (entry.state, entry.opening, entry.approved, entry.gift.amount) == (
        EntryState.GIVEN,
        True,
        True,
        Decimal("12.50"),
    )
    assert entry.at.isoformat() == "2026-08-01T04:00:00+00:00"
    assert entry.gift.subject.team == "care"
    assert entry.gift.subject.agent is not None


def test_a_gift_to_an_account_counts_for_its_customer_and_household(served: House) -> None:
    imported(served, ",A-2,,phones,credit,10.00,2026-08-01,,,\n")
    (entry,) = entries(served)
    carla = who(served, "A-1")
    assert entry.gift.subject.account == who(served, "A-2").accounts[1].id
    assert entry.gift.subject.customer == carla.customer.id
    assert entry.gift.subject.household == carla.customer.household


@pytest.mark.parametrize("number", ["A-1", "a 2"])
def test_a_customer_is_named_by_an_account_of_theirs_or_by_their_id(served: House, number: str) -> None:
    carla = who(served, "A-1").customer.id
    imported(
        served,
        f"{number},,,phones,credit,1,2026-08-01,,,\n{carla},,,phones,credit,2,2026-08-01,,,\n",
    )
    assert {entry.gift.subject.customer for entry in entries(served)} == {carla}


def test_a_household_is_named_by_who_lives_there_or_by_its_id(served: House) -> None:
    household = who(served, "A-3").customer.household
    imported(served, f",,A-3,phones,credit,1,2026-08-01,,,\n,,{household},phones,credit,2,2026-08-01,,,\n")
    assert [(entry.gift.subject.household, entry.gift.subject.customer) for entry in entries(served)] == [
        (household, None),
        (household, None),
    ]


def test_a_file_that_is_imported_twice_counts_once(served: House) -> None:
    text = "A-1,,,phones,credit,10.00,2026-08-01,,,\n" * 2 + ",A-4,,phones,letter,,2026-08-02,,,\n"
    assert imported(served, text).new == 3
    before = served.records()
    assert (imported(served, text).rows, imported(served, text).new) == (3, 0)
    assert served.records() == before


def test_it_counts_once_though_the_customer_moved_meanwhile(served: House) -> None:
    text = ",A-4,,phones,credit,10.00,2026-08-01,,,\n"
    imported(served, text)
    share_household(served.desk("ada"), ["A-4"])
    assert imported(served, text).new == 0


def test_what_was_imported_agrees_with_its_sums(served: House) -> None:
    imported(served, "A-1,,,phones,credit,10.00,2026-08-01,,,\n,A-3,,phones,credit,20.00,2026-08-02,dana,care,\n")
    assert verify_store(served.desk("ana")) == ()


def test_every_fault_of_every_row_is_told_and_nothing_is_imported(served: House) -> None:
    assert faults(
        served,
        "A-1,,,phones,credit,10.00,2026-08-01,,,\n"
        "A-1,,,phone,credit,10.00,2026-08-01,,,\n"
        "A-1,,,phones,cerdit,10.001,soon,,,\n"
        ",,,phones,credit,10.00,2026-08-01,,,\n"
        "A-1\n",
    ) == [
        "line 3, `policy`: the client has no policy `phone`; did you mean `phones`?",
        "line 4, `given_on`: found `soon`; write a date such as 2026-11-01",
        "line 4, `remedy`: `cerdit` is no remedy of `phones`; did you mean `credit`?",
        "line 5: nobody is named who got it; fill in `customer`, `account` or `household`",
        "line 6: the row has 1 cell, and the header 10",
    ]


def test_whom_the_client_does_not_know_is_told(served: House) -> None:
    assert faults(
        served,
        "B-1,,,phones,credit,1,2026-08-01,,,\n"
        ",A-9,,phones,credit,1,2026-08-01,,,\n"
        ",,A-4,phones,credit,1,2026-08-01,,,\n"
        "A-1,,,phones,credit,1,2026-08-01,stella,,\n",
    ) == [
        "line 2, `customer`: the client has no customer `B-1`; import the customers first",
        "line 3, `account`: the client has no account `A-9`; import the accounts first",
        "line 4, `household`: the client has no household `A-4`; import the households first",
        "line 5, `agent`: the client has no agent `stella`; import the agents first",
    ]


def test_an_account_of_another_customer_is_told(served: House) -> None:
    assert faults(served, "A-1,A-4,,phones,credit,1,2026-08-01,,,\n") == [
        "line 2, `account`: `A-4` is another customer's account"
    ]


def test_without_a_policy_nobody_knows_which_remedies_there_are(house: House) -> None:
    with pytest.raises(NoPolicyError) as caught:
        imported(house, "A-1,,,phones,credit,1,2026-08-01,,,\n")
    assert caught.value.message == "`acme` has no published policy, which would name the remedies"


def test_the_version_that_was_published_last_names_the_remedies(served: House) -> None:
    publish_phones(served, "2", "2026-12-01")
    assert imported(served, "A-1,,,phones,credit,1,2026-08-01,,,\n").new == 1

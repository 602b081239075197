"""Importing customers with their accounts and households."""

from datetime import date
from textwrap import dedent

import pytest

from amends.app.administration.customers import find_customers, show_customer
from amends.app.administration.imports.customer_rows import COLUMNS
from amends.app.administration.imports.customers import ImportedCustomers, import_customers
from amends.app.administration.imports.rejected import RejectedRowsError
from amends.directory.search import CustomerSearch
from tests.app.administration.files import rows
from tests.app.administration.house import House

FILE = """\
account,opened_on,customer,name,phone,email,language,household,address
A-1,2021-05-01,c1,Carla Núñez,+1 212 555 0142,carla@example.org,es,h1,1 Main Street
A-2,2022-06-01,c1,,,,,,
A-3,,,Bo Li,+1 212 555 0143,,,h1,
A-4,,,,,,,,
"""


def imported(house: House, text: str) -> ImportedCustomers:
    return import_customers(house.desk("ada"), None, rows(dedent(text), COLUMNS))


def faults(house: House, text: str) -> list[str]:
    before = house.everything()
    with pytest.raises(RejectedRowsError) as caught:
        imported(house, text)
    assert house.everything() == before
    return list(map(str, caught.value.rows))


def counts(done: ImportedCustomers) -> tuple[int, int, int, int]:
    return done.customers, done.accounts, done.households, done.there_already


def test_each_row_is_an_account_and_words_tie_them_together(house: House) -> None:
    assert counts(imported(house, FILE)) == (3, 4, 1, 0)
    view = show_customer(house.desk("dana"), "A-2")
    assert [(account.number, account.opened_on) for account in view.accounts] == [
        ("A-1", date(2021, 5, 1)),
        ("A-2", date(2022, 6, 1)),
    ]
    assert (view.customer.name, view.customer.email, view.customer.language) == (
        "Carla Núñez",
        "carla@example.org",
        "es",
    )
    assert view.household is not None
    assert (view.household.address, [one.name for one in view.housemates]) == ("1 Main Street", ["Bo Li"])


def test_who_is_imported_is_found_as_if_added_by_hand(house: House) -> None:
    imported(house, FILE)
    for search in (CustomerSearch(name="nunez"), CustomerSearch(phone="5550142"), CustomerSearch(account="a 2")):
        assert [one.name for one in find_customers(house.desk("dana"), search).customers] == ["Carla Núñez"]


def test_a_file_that_is_imported_twice_adds_nothing_the_second_time(house: House) -> None:
    imported(house, FILE)
    before = house.records()
    assert counts(imported(house, FILE)) == (0, 0, 0, 4)
    assert house.records() == before


def test_the_same_things_may_be_written_otherwise_the_second_time(house: House) -> None:
    imported(house, "account,name,phone\nA-1,Carla Núñez,+1 212 555 0142\n")
    assert counts(imported(house, "account,name,phone\na1,CARLA NUNEZ,+1 (212) 555-0142\n")) == (0, 0, 0, 1)


def test_new_accounts_and_housemates_join_who_is_there(house: House) -> None:
    imported(house, FILE)
    more = "account,customer,household\nA-1,c1,h1\nA-5,c1,h1\nA-6,c6,h1\n"
    assert counts(imported(house, more)) == (1, 2, 0, 1)
    view = show_customer(house.desk("dana"), "A-5")
    assert view.customer.name == "Carla Núñez"
    assert len(view.housemates) == 2


def test_the_words_that_tie_rows_together_hold_within_one_file(house: House) -> None:
    imported(house, "account,customer,household,name\nA-1,c1,h1,Carla\n")
    imported(house, "account,customer,household,name\nA-2,c1,h1,Bo\n")
    view = show_customer(house.desk("dana"), "A-2")
    assert (view.customer.name, view.housemates) == ("Bo", ())


def test_what_is_there_is_not_written_over(house: House) -> None:
    imported(house, FILE)
    text = """\
    account,opened_on,customer,name,phone,email,language,household,address
    A-1,2021-05-02,c1,Clara,+1 212 555 0199,clara@example.org,en,h1,2 Main Street
    A-4,,,,,,,h4,
    """
    told = faults(house, text)
    assert [fault.split(":")[0] for fault in told] == [
        "line 2, `opened_on`",
        "line 2, `address`",
        "line 2, `name`",
        "line 2, `phone`",
        "line 2, `email`",
        "line 2, `language`",
        "line 3, `household`",
    ]
    assert told[0] == (
        "line 2, `opened_on`: the account `A-1` is there already, and what is known of it differs from this; "
        "leave the cell empty, or change what is there"
    )


def test_accounts_of_two_customers_do_not_become_ones(house: House) -> None:
    imported(house, FILE)
    assert faults(house, "account,customer\nA-1,c1\nA-3,c1\n") == [
        "line 3, `account`: `A-3` is there already, and another customer's"
    ]


def test_every_fault_of_every_row_is_told_by_its_line(house: House) -> None:
    text = (
        "account,opened_on,customer,name,phone,email,household,address\n"
        "A-1,soon,,Carla,,,,\n"
        ",,,Bo,,,,\n"
        "-,,,Eve,,,,\n"
        "A-4,,,Ed,none,ed,,\n"
        "a 4,,,Ed,,,,\n"
        "A-6,,c6,Flo,,,,\n"
        "A-7,,c6,Florence,,,,\n"
        "A-8,,\n"
        'A-9,,,Gil,,,,"1 Main\n'
    )
    assert faults(house, text) == [
        "line 2, `opened_on`: found `soon`; write a date such as 2026-11-01",
        "line 3, `account`: nothing stands here; write the number that stands on the bill",
        "line 4, `account`: found `-`; write the number that stands on the bill",
        "line 5: `none` holds no phone number",
        "line 5: `ed` is not a mail address",
        "line 6, `account`: the account `a 4` stands on line 5 already; keep one of the two rows",
        "line 8, `name`: line 7 tells something else of the same customer; "
        "let both rows tell the same, or leave one empty",
        "line 9: the row has 3 cells, and the header 8",
        "line 10: cell 8 begins with a quotation mark and has none at its end; a cell with quotation marks stands in "
        'quotation marks, and each one in it is doubled: "6"" of cable"',
    ]


def test_many_faults_are_not_all_told_in_words(house: House) -> None:
    text = "account\n" + "-\n" * 60
    with pytest.raises(RejectedRowsError) as caught:
        imported(house, text)
    assert len(caught.value.rows) == 60
    assert caught.value.message.endswith("\n… and 10 more")


def test_an_address_without_a_household_is_told(house: House) -> None:
    assert faults(house, "account,address\nA-1,1 Main Street\n") == [
        "line 2, `address`: an address stands beside no household; name the household"
    ]


def test_other_clients_accounts_are_others(house: House) -> None:
    import_customers(house.desk("stella"), None, rows("account,name\nA-1,Stig\n", COLUMNS))
    assert counts(imported(house, "account,name\nA-1,Carla\n")) == (1, 1, 0, 0)


def test_thousands_are_imported_at_once(house: House) -> None:
    text = "account,name\n" + "".join(f"A-{number},Customer {number}\n" for number in range(3_000))
    assert counts(imported(house, text)) == (3_000, 3_000, 0, 0)
    assert show_customer(house.desk("dana"), "A-2999").customer.name == "Customer 2999"
    assert counts(imported(house, text)) == (0, 0, 0, 3_000)

"""`amends customer` and `amends import`: whom amends are made to."""

import json

import pytest

from tests.app.administration.policies import phones
from tests.cli.workspace.shell import Shell

CUSTOMERS = "account,customer,name,phone\nA-1,c1,Carla Núñez,+1 212 555 0142\nA-2,c1,,\nA-3,,Bo Li,\n"


@pytest.fixture
def served(shell: Shell) -> Shell:
    """The shell of Acme's administrator, whose customers are imported."""
    ada = shell.of("ada")
    ada.sees("import", "customers", ada.writes("customers.csv", CUSTOMERS))
    return ada


def test_customers_are_imported_and_found(served: Shell) -> None:
    found = served.of("dana").reads("customer", "search", "--phone", "(212) 555-0142")["customers"]
    assert [customer["name"] for customer in found] == ["Carla Núñez"]
    said = served.of("dana").sees("customer", "show", "a2")
    assert said.startswith("Carla Núñez, of Acme Phones\n  +1 212 555 0142\n")
    assert "\n  account A-1\n  account A-2\n" in said
    assert "amends case open --customer " in said


def test_an_import_says_what_is_new(served: Shell) -> None:
    text = CUSTOMERS + "A-4,,Eve,\n"
    assert served.sees("import", "customers", "-", given=text).startswith(
        "4 rows read for Acme Phones. New:\n  1 customer, 1 account, no households\n  3 accounts there already"
    )
    counts = served.reads("import", "customers", "-", given=text)
    assert (counts["rows"], counts["customers"], counts["there_already"]) == (4, 0, 4)


def test_what_is_wrong_with_a_file_is_told_by_its_lines(served: Shell) -> None:
    text = "account,name,opened_on\nA-9,Flo,soon\nA-1,Clara,\n"
    assert served.is_refused("import", "customers", served.writes("more.csv", text)) == (
        "error: line 2, `opened_on`: found `soon`; write a date such as 2026-11-01\n"
        "line 3, `name`: the account `A-1` is there already, and what is known of it differs from this; "
        "leave the cell empty, or change what is there\n"
        "  help: nothing was imported; repair these rows and import the whole file again\n"
    )
    ended = served.types("import", "customers", "more.csv", "--json")
    rows = json.loads(ended.output)["error"]["rows"]
    assert [(row["line"], row["column"]) for row in rows] == [(2, "opened_on"), (3, "name")]


def test_a_column_that_is_not_known_is_suggested(served: Shell) -> None:
    said = served.is_refused("import", "customers", served.writes("more.csv", "acount\nA-9\n"))
    assert said == "error: `more.csv` has a column `acount`, which has no place here\n  help: did you mean `account`?\n"
    assert served.is_refused("import", "customers", "no.csv").startswith("error: `no.csv` does not exist")


def test_what_was_given_before_is_imported_once(served: Shell) -> None:
    served.writes("phones.policy.yaml", phones())
    olga, pavel = served.of("olga"), served.of("pavel")
    olga.sees("policy", "draft", "phones.policy.yaml")
    digest = olga.reads("policy", "check", "phones", "1")["version"]["hash"]
    pavel.sees("policy", "review", "phones", "1", "--read", digest)
    olga.sees("policy", "publish", "phones", "1")
    text = "account,policy,remedy,amount,given_on\nA-2,phones,credit,10.00,2026-08-01\n"
    assert served.reads("import", "opening", served.writes("given.csv", text))["new"] == 1
    assert served.sees("import", "opening", "given.csv").startswith(
        "1 row read for Acme Phones. New in the ledger: 0.\n  Imported before, and counted once: 1.\n"
    )


def test_what_a_customer_has_is_added(served: Shell) -> None:
    dana = served.of("dana")
    added = dana.reads("customer", "add", "--name", "Eve", "--email", "eve@example.org", "--language", "es")
    dana.sees("customer", "add-account", added["customer"]["id"], "A-9", "--opened-on", "2021-05-01")
    dana.sees("customer", "add-order", "A-9", "O-7", "--ordered-on", "2026-11-02", "--account", "A-9")
    dana.sees("customer", "add-product", "A-9", "Phone, black", "--serial", "35-209", "--order", "O-7")
    dana.sees("customer", "household", "A-9", "A-3", "--address", "1 Main Street")
    customer = dana.reads("customer", "show", "A-9")["customer"]
    assert (customer["name"], customer["language"], customer["client"]) == ("Eve", "es", "acme")
    assert [(one["number"], one["opened_on"]) for one in customer["accounts"]] == [("A-9", "2021-05-01")]
    assert [(one["number"], one["ordered_on"]) for one in customer["orders"]] == [("O-7", "2026-11-02")]
    assert [(one["title"], one["serial"]) for one in customer["products"]] == [("Phone, black", "35-209")]
    assert (customer["household"]["address"], customer["housemates"][0]["name"]) == ("1 Main Street", "Bo Li")


def test_who_may_be_there_already_is_shown(served: Shell) -> None:
    said = served.of("dana").sees("customer", "add", "--name", "Carla N.", "--phone", "212 555 0142")
    assert "\n  Has the same phone or mail: Carla Núñez, +1 212 555 0142, " in said


def test_what_is_known_of_a_customer_is_changed(served: Shell) -> None:
    customer = served.of("dana").reads("customer", "change", "A-3", "--phone", "+1 212 555 0199")["customer"]
    assert (customer["name"], customer["phone"]) == ("Bo Li", "+1 212 555 0199")


def test_who_is_not_found_can_be_added(served: Shell) -> None:
    said = served.of("dana").sees("customer", "search", "--name", "nobody")
    assert said.startswith('No customer is known by that.\n\nWhat is next\n  amends customer add --name "…"\n')


def test_a_search_by_nothing_says_by_what(served: Shell) -> None:
    said = served.of("dana").is_refused("customer", "search")
    assert said.startswith("error: there is nothing to search a customer by\n  help: give one of `name`, `phone`")

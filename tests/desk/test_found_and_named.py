"""Whom somebody means who says little of a phone number, and whose customer it is."""

import pytest

from amends.app.administration.customers import NewCustomer, add_customer
from tests.app.florist import CLIENT, Florist
from tests.desk.in_process import Visitor


@pytest.fixture
def rose(florist: Florist) -> str:
    """The id of a customer with a phone."""
    new = NewCustomer(name="Rose Field", phone="+49 30 5550142")
    return str(add_customer(florist.desk("ana"), CLIENT, new).customer.id)


@pytest.mark.parametrize("typed", ["0142", "50142", "55-01-42", "5550142", "030 555 0142"])
def test_the_last_digits_of_a_phone_find_whose_it_is(florist: Florist, rose: str, typed: str) -> None:
    with Visitor.coming(florist.workspace, "ana") as ana:
        found = ana.gets(f"/search?q={typed.replace(' ', '+')}")
    assert (found.status, found.headers["location"]) == (303, f"/customers/{rose}")


@pytest.mark.parametrize("typed", ["142", "0143", "1420", "R0142"])
def test_fewer_or_other_digits_find_nobody(florist: Florist, rose: str, typed: str) -> None:
    with Visitor.coming(florist.workspace, "ana") as ana:
        assert "No customer is known by that." in ana.gets(f"/search?q={typed}").text


@pytest.mark.parametrize(("typed", "prefilled"), [("0143", ""), ("142", ""), ("Rose", "?name=Rose"), ("5550199", None)])
def test_a_few_digits_are_no_name_of_somebody_new(florist: Florist, typed: str, prefilled: str | None) -> None:
    expected = "?phone=5550199" if prefilled is None else prefilled
    with Visitor.coming(florist.workspace, "ana") as ana:
        assert f'href="/customers/new{expected}"' in ana.gets(f"/search?q={typed}").text


def test_the_brand_stands_on_the_customers_page_and_on_the_call(florist: Florist, rose: str) -> None:
    case = florist.opened()
    with Visitor.coming(florist.workspace, "ana") as ana:
        for address in (f"/customers/{rose}", f"/cases/{case}"):
            assert "<dt>Brand</dt><dd>Florist</dd>" in ana.gets(address).text

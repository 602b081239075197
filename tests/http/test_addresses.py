"""Addresses that open one case: to its customer, and as a card in another help desk."""

from tests.http.caller import Caller
from tests.http.house import Served


def opened(nina: Caller) -> str:
    """The reference of a case."""
    said = {"account": "a 1002", "channel": "phone", "problem": "My alarm drops out every night."}
    reference: str = nina.sends("/cases", said, 201)["reference"]
    return reference


def test_a_link_is_made_and_taken_back(house: Served) -> None:
    nina = house.caller("nina")
    case = opened(nina)
    made = nina.sends(f"/cases/{case}/links", status=201)
    assert "/c/amends_" in made["link"]
    assert (made["reference"], made["asks_for"]) == (case, "account")
    assert nina.asks("DELETE", f"/cases/{case}/links").json() == {"ended": 1}
    assert nina.asks("DELETE", f"/cases/{case}/links").json() == {"ended": 0}


def test_a_card_says_who_may_show_it(house: Served) -> None:
    nina = house.caller("nina")
    case = opened(nina)
    made = nina.sends(f"/cases/{case}/cards", status=201)
    assert f"/card/{case}?key=amends_" in made["card"]
    assert made["parents"] == []

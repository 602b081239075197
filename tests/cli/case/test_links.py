"""Addresses that open one case: a customer's link, and a card."""

import json

import pytest

from amends.settings import SettingError, settings_in
from tests.cli.case.workplace import CLIENT, Workplace


def test_a_link_is_told_once_with_what_it_asks_for(house: Workplace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AMENDS_ADDRESS", "https://amends.example/")
    case = house.decides()
    told = house.does("nina", "link", case)
    assert told.startswith("https://amends.example/c/amends_")
    assert "the last four letters and digits of their account number" in told
    made = json.loads(house.does("nina", "link", case, "--json"))
    assert made["link"] not in told
    assert house.does("nina", "end-links", case).startswith("2 links taken back.")
    assert house.does("nina", "end-links", case).startswith("No link was open.")


def test_a_card_is_shown_by_whom_the_client_names(house: Workplace) -> None:
    case = house.decides()
    assert "it may be shown by nobody yet" in house.does("nina", "card", case)
    for named in (("--card-parent", "https://desk.example"), ("--link-days", "7")):
        ended = house.types("ana", "client", "change", CLIENT, *named)
        assert ended.status == 0, ended
    made = json.loads(house.does("nina", "card", case, "--json"))
    assert made["parents"] == ["https://desk.example"]
    assert made["card"].startswith(f"http://127.0.0.1:8000/card/{case}?key=")
    ended = house.types("ana", "client", "change", CLIENT, "--card-parent", "desk.example")
    assert "`desk.example` is no origin" in ended.errors
    ended = house.types("ana", "client", "change", CLIENT, "--card-parent", "nobody")
    assert json.loads(house.does("nina", "card", case, "--json"))["parents"] == []


def test_an_address_that_nobody_else_can_follow_is_told_to_be_one(
    house: Workplace, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = house.decides()
    only_here = "It leads to this machine alone: AMENDS_ADDRESS says where others reach the desk."
    assert only_here in house.does("nina", "link", case)
    assert only_here in house.does("nina", "card", case)
    monkeypatch.setenv("AMENDS_ADDRESS", "https://amends.example")
    assert only_here not in house.does("nina", "link", case)


@pytest.mark.parametrize("address", ["amends.example", "ftp://amends.example", "https://"])
def test_an_address_that_is_none_is_no_setting(address: str) -> None:
    with pytest.raises(SettingError):
        settings_in({"AMENDS_ADDRESS": address})

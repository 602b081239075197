"""Lists of promises, and what became of each seller's."""

from dataclasses import replace
from datetime import date

import pytest

from amends.app.finding import NotFoundError
from amends.app.people import NoUserError
from amends.app.promises.acting import confirm, dispute
from amends.app.promises.listing import PromisesWanted, count_promises, list_promises
from amends.promises.counts import by_seller
from amends.promises.keeping import Keeping
from amends.promises.state import Confirmation
from amends.store.promise_list import of_account, of_customer, of_order
from amends.store.promises import items
from tests.app.promises.sale import TEN_OFF, Shop
from tests.stores import reading_all

ONCE = replace(TEN_OFF, months=1)


def listed(shop: Shop, user: str = "dana", **wanted: object) -> list[str]:
    found = list_promises(shop.desk(user), PromisesWanted(**wanted))  # type: ignore[arg-type]  # as a test names them
    return [one.row.reference for one in found.promises]


def test_promises_are_found_by_whom_they_were_made_to_the_latest_first(shop: Shop) -> None:
    first = shop.made("A-1").row.reference
    shop.later(minutes=1)
    ordered = shop.made("O-7").row.reference
    other = shop.made("A-3").row.reference
    assert listed(shop, whom="A-1") == listed(shop, whom=shop.customers["A-1"]) == [ordered, first]
    assert listed(shop, whom="O-7") == [ordered]
    assert set(listed(shop)) == {first, ordered, other}
    assert listed(shop, "stella") == []
    with pytest.raises(NotFoundError):
        listed(shop, whom="A-77")


def test_promises_are_found_by_who_made_them(shop: Shop) -> None:
    mine = shop.made().row.reference
    theirs = shop.made(seller="Kiosk 12", team="partners").row.reference
    assert listed(shop, is_mine=True) == listed(shop, maker="dana") == [mine]
    assert listed(shop, seller="Kiosk 12") == listed(shop, team="partners") == [theirs]
    with pytest.raises(NoUserError):
        listed(shop, maker="nobody")


def test_promises_are_found_by_how_they_stand(shop: Shop) -> None:
    running, broken, kept = (shop.made(terms=(ONCE,)) for _ in range(3))
    shop.billed(broken, 11, "short", is_last=True)
    shop.billed(kept, 11, is_last=True)
    confirm(shop.desk("dana"), running.row.reference, "phone")
    assert listed(shop, keeping=Keeping.RUNNING) == [running.row.reference]
    assert listed(shop, keeping=Keeping.BROKEN) == [broken.row.reference]
    assert listed(shop, keeping=Keeping.KEPT) == [kept.row.reference]
    assert set(listed(shop, is_open=True)) == {running.row.reference, broken.row.reference}
    assert listed(shop, confirmation=Confirmation.CONFIRMED) == [running.row.reference]
    shop.later(days=200)
    assert listed(shop, keeping=Keeping.EXPIRED) == [running.row.reference]
    assert listed(shop, is_open=True) == [broken.row.reference]


def test_every_promise_stands_on_exactly_one_page(shop: Shop) -> None:
    made = {shop.made().row.reference for _ in range(5)}
    seen: list[str] = []
    wanted = PromisesWanted()
    while True:
        page = list_promises(shop.desk("dana"), wanted, limit=2)
        seen += [one.row.reference for one in page.promises]
        if page.next is None:
            break
        wanted = replace(wanted, after=page.next)
    assert (len(seen), set(seen)) == (5, made)


def test_what_is_open_is_found_for_the_call_screen(shop: Shop) -> None:
    made = shop.made("O-7")
    row, today = made.row, date(2026, 11, 2)
    assert row.account is not None
    assert row.customer is not None
    assert row.order is not None
    with reading_all(shop.house.workspace.engine) as connection:
        found = [
            of_account(connection, row.client, row.account, today),
            of_customer(connection, row.client, row.customer, today),
            of_order(connection, row.client, row.order, today),
        ]
    assert found == [(made.row,)] * 3


def test_bills_are_checked_against_everything_that_was_promised_to_an_account(shop: Shop) -> None:
    made, _ = shop.made("A-1"), shop.made(None)
    with reading_all(shop.house.workspace.engine) as connection:
        found = list(items(connection, made.row.client))
    assert [(one.promise, one.part, one.account, one.terms.item) for one in found] == [
        (str(made.row.id), 1, "A-1", "web discount"),
        (str(made.row.id), 2, "A-1", "cable box"),
    ]


def test_what_became_of_promises_is_counted_by_seller_and_team(shop: Shop) -> None:
    mine = [shop.made(terms=(ONCE,)) for _ in range(2)]
    theirs = [shop.made(terms=(ONCE,), seller="Kiosk 12", team="partners") for _ in range(3)]
    confirm(shop.desk("dana"), mine[0].row.reference, "phone")
    dispute(shop.desk("dana"), theirs[0].row.reference, "no")
    for promise in theirs[:2]:
        shop.billed(promise, 11, "short", is_last=True)
    shop.billed(mine[0], 11, is_last=True)
    shop.later(days=200)
    counts = count_promises(shop.desk("udo"), PromisesWanted())
    assert [(one.team, one.seller, one.maker, one.count.made, one.count.broken) for one in counts.by_seller] == [
        ("partners", "Kiosk 12", None, 3, 2),
        (None, None, "dana", 2, 0),
    ]
    team = counts.by_team["partners"]
    assert (team.made, team.disputed, team.broken, team.kept, team.expired) == (3, 1, 2, 0, 1)
    states = [shop.seen(one).state for one in (*mine, *theirs)]
    assert [one.count for one in counts.by_seller] == list(by_seller(states, shop.house.now.date()).values())
    only = count_promises(shop.desk("udo"), PromisesWanted(seller="Kiosk 12"))
    assert [one.seller for one in only.by_seller] == ["Kiosk 12"]

"""On what a promise hangs, as it is written down and put right at the desk."""

from collections.abc import Iterator
from urllib.parse import urlencode

import pytest

from amends.app.promises.acting import restate
from amends.app.promises.asked import TermsAsked
from amends.promises.terms import Condition, FirstMonth, Gives
from tests.adapters.mail.post_office import PostOffice, post_office
from tests.app.florist import Florist
from tests.desk.in_process import Visitor
from tests.desk.sale import TEN_OFF, Sale

AUTOPAY = Condition("you pay by autopay", "autopay discount")
STAYS = Condition("you stay for a year")
ROW = {
    "thing.kind": "off_each_month",
    "thing.item": "weekly bouquet",
    "thing.amount": "10",
    "thing.months": "12",
    "thing.start": "",
}
HANGS = {
    "thing.condition_1": AUTOPAY.says,
    "thing.shown_by_1": AUTOPAY.item or "",
    "thing.condition_2": STAYS.says,
    "thing.shown_by_2": "",
}


@pytest.fixture
def sale(florist: Florist) -> Iterator[Sale]:
    """Ana and Rose."""
    with post_office() as office:
        assert isinstance(office, PostOffice)
        yield Sale(florist, office)


def _new(sale: Sale, filled_in: dict[str, str]) -> tuple[int, str]:
    """Writes a promise down; what came of it: the answer, or the promise's reference."""
    with Visitor.coming(sale.florist.workspace, "ana") as ana:
        sent = ana.sends("/promises/new", urlencode({"to": str(sale.caller.customer), "channel": "shop", **filled_in}))
        made = sent.headers.get("location", "").partition("?")[0].rpartition("/")[2]
        return sent.status, made or sent.text


def test_a_promise_is_written_down_with_what_it_hangs_on(sale: Sale) -> None:
    _, made = _new(sale, {**ROW, **HANGS})
    (terms,) = sale.sees(made).row.terms
    assert terms.conditions == (AUTOPAY, STAYS)
    with Visitor.coming(sale.florist.workspace, "ana") as ana:
        assert "if you pay by autopay, if you stay for a year" in ana.gets(f"/promises/{made}").text


def test_a_plain_promise_needs_nothing_of_that(sale: Sale) -> None:
    _, made = _new(sale, ROW)
    assert sale.sees(made).row.terms[0].conditions == ()


def test_what_it_hangs_on_stands_aside_and_is_open_where_there_is_something(sale: Sale) -> None:
    with Visitor.coming(sale.florist.workspace, "ana") as ana:
        page = ana.gets(f"/promises/new?to={sale.caller.customer}").text
        assert "<details ><summary>On what it hangs" in page
    _, made = _new(sale, {**ROW, **HANGS})
    with Visitor.coming(sale.florist.workspace, "ana") as ana:
        page = ana.gets(f"/promises/{made}/restate").text
    assert "<details open><summary>On what it hangs" in page
    assert 'value="you pay by autopay"' in page
    assert 'value="autopay discount"' in page


def test_what_bills_show_it_by_needs_the_words(sale: Sale) -> None:
    status, page = _new(sale, {**ROW, "thing.shown_by_1": "autopay discount"})
    assert status == 422
    assert "It is not said on what it hangs" in page
    assert 'value="autopay discount"' in page


def test_putting_right_changes_what_it_hangs_on_and_keeps_what_no_row_can_say(sale: Sale) -> None:
    made = sale.promises()
    more = tuple(Condition(f"the {number}th thing holds") for number in range(4, 6))
    asked = TermsAsked(
        gives=Gives.CREDIT,
        item="weekly bouquet",
        amount=TEN_OFF.amount,
        months=12,
        first_month=FirstMonth.PRO_RATED,
        conditions=(AUTOPAY, STAYS, Condition("you are there"), *more),
    )
    restate(sale.florist.desk("ana"), made, None, (asked,), "They said more.")
    again = {**ROW, **HANGS, "thing.condition_1": "you pay by card", "thing.shown_by_1": "", "why": "Not autopay."}
    with Visitor.coming(sale.florist.workspace, "ana") as ana:
        assert ana.sends(f"/promises/{made}/restate", urlencode(again)).status == 303
    (terms,) = sale.sees(made).row.terms
    assert terms.conditions == (Condition("you pay by card"), STAYS, *more)
    assert terms.first_month is FirstMonth.PRO_RATED

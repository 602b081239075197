"""What a customer was promised, as they are told it in writing."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from amends.adapters.mail.rendering import WIDTH, as_html, as_text
from amends.letters.letter import Letter
from amends.letters.promised import OwnPage, Promised
from amends.promises.terms import (
    Condition,
    FirstMonth,
    Gives,
    Terms,
    free,
    monthly_credit,
    monthly_price,
    one_off_credit,
)
from tests.golden import assert_golden
from tests.letters.desk import GRACE, LANGUAGES, SHOP
from tests.promises.wrenfield import INSTALLED_ON, OFFER, SOLD_AT, happened, history

GOLDENS = Path(__file__).parent / "goldens"
PAGE = OwnPage("https://amends.example/p/amends_" + "0" * 49, 14)
OFF_FOR_GOOD = Terms(
    gives=Gives.CREDIT, item="loyalty", amount=Decimal("2.50"), start=INSTALLED_ON, months=None, recurring=True
)
EVERY_KIND = (
    *OFFER.terms,
    one_off_credit("fee", Decimal("29.90"), INSTALLED_ON, Condition("the old box is sent back.", "box back")),
    OFF_FOR_GOOD,
    monthly_price("plan", Decimal("39.00"), 24, INSTALLED_ON),
    replace(monthly_price("phone line", Decimal("9.00"), None, INSTALLED_ON), first_month=FirstMonth.PRO_RATED),
    replace(free("sports", INSTALLED_ON), first_month=FirstMonth.NEXT),
    monthly_credit("moving", Decimal("1250.00"), 1, date(2027, 1, 15)),
)


def promised(language: str | None = "en", **offer: object) -> Promised:
    """A promise of Bicycle shop Veltane to Grace Holt."""
    state = happened()
    made = replace(state.offer, **{"order_goes_out_at": datetime(2026, 11, 30, 9, tzinfo=UTC), **offer})  # type: ignore[arg-type]  # the offer is handed on
    return Promised(SHOP, replace(GRACE, language=language), "7K3M-9Q4X", replace(state, offer=made))


def page(found: Letter) -> str:
    """The letter as a page of plain text."""
    return f"{found.subject}\n\n{as_text(found)}"


@pytest.mark.golden
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_was_promised_reads_as_it_was_read_aloud(language: str) -> None:
    found = promised(language, terms=EVERY_KIND).letter(PAGE)
    assert f"\n{PAGE.address}\n" in page(found), "on a line of its own, or no mail program shows it as a link"
    assert_golden(GOLDENS / f"promised.{language}.txt", page(found))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_letter_without_a_page_asks_all_the_same(language: str) -> None:
    with_page, without = promised(language).letter(PAGE), promised(language).letter(None)
    assert "amends.example" not in page(without)
    assert len(without.parts) == len(with_page.parts) - 1
    assert "7K3M-9Q4X" in without.subject
    assert "7K3M-9Q4X" in without.reference_line


def test_an_order_that_went_out_is_not_waited_for() -> None:
    one = promised()
    assert "Your order goes out on 30 November 2026" in " ".join(page(one.letter(None)).split())
    gone = replace(one, state=replace(one.state, order_went_out_at=SOLD_AT))
    assert "goes out" not in page(gone.letter(None))
    assert "goes out" not in page(promised(order_goes_out_at=None).letter(None))


def test_words_that_were_erased_are_not_told() -> None:
    assert "written down" not in page(promised(words=None).letter(None))


def test_whoever_asked_for_a_language_that_nobody_writes_is_told_so_in_the_letter() -> None:
    found = promised("it").letter(None)
    assert (found.language, found.asked_language) == ("en", "it")


def test_amounts_are_those_of_the_clients_currency() -> None:
    in_yen = replace(promised(terms=(monthly_credit("plan", Decimal(1500), 12, INSTALLED_ON),)))
    said = replace(in_yen, client=replace(SHOP, currency="JPY")).terms
    assert said == ("Plan: ¥1,500 off every month, for 12 months from 1 December 2026 on – ¥18,000 in all.",)


def test_nothing_that_was_said_is_more_than_text() -> None:
    found = promised(words="<script>alert(1)</script>", terms=(free("<b>box</b>", INSTALLED_ON),)).letter(PAGE)
    assert "<script" not in as_html(found)
    assert "<b>" not in as_html(found)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_line_is_longer_than_mail_programs_show(language: str) -> None:
    found = as_text(promised(language, terms=EVERY_KIND).letter(None))
    assert all(len(line) <= WIDTH for line in found.splitlines())


def test_it_is_written_from_the_terms_that_hold_now() -> None:
    assert happened().offer == history()[0].event.offer  # type: ignore[union-attr]  # a history begins with it

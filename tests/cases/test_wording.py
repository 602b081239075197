"""How a reader is told of a case: in the policy's own titles, with the currency, by their clock."""

from datetime import UTC, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from amends.cases.events.event import Plain
from amends.cases.events.evidence import FactStated
from amends.cases.terms import terms_of
from amends.cases.wording import PLAIN, PolicyWording
from amends.explain.voice import voice_of
from amends.policy import loads

_POLICY = """
policy: rose-care
version: 2026-01-01.1
language: 1
currency: EUR
facts:
  days_in_water:
    type: integer
    unit: days
    title: {en: how long they stood, de: wie lange sie standen}
  price: {type: money, title: {en: the price paid, de: der bezahlte Preis}}
  bought: {type: date}
  rang_at: {type: datetime}
  seen_by: {type: [our_florist, nobody_yet]}
  card_text: {type: text}
  card_number: {type: text, sensitive: true}
  stems:
    type: list
    of:
      cut_short: {type: boolean, title: {en: cut too short, de: zu kurz}}
      cost: {type: money}
remedies:
  store_credit: {title: {en: a credit for the next bunch, de: ein Guthaben}, value: price}
  second_bunch: {}
clauses:
  - {id: C1, says: {en: It comes again., de: Es kommt noch einmal.}, grants: second_bunch, when: days_in_water > 1}
"""


@pytest.fixture(scope="module")
def words() -> PolicyWording:
    return PolicyWording(
        voice=voice_of(loads(_POLICY, name="rose-care").tree, "en"), timezone=ZoneInfo("Europe/Berlin")
    )


@pytest.mark.parametrize(
    ("fact", "value", "told"),
    [
        ("days_in_water", 3, "3 days"),
        ("price", "1058.5", "€1,058.50"),
        ("bought", "2026-11-02", "2 November 2026"),
        ("rang_at", "2026-11-02T10:00:00+00:00", "2026-11-02 11:00 CET"),
        ("seen_by", "our_florist", "our florist"),
        ("card_text", "to_my_love", "to_my_love"),
        ("price", None, "not known"),
        ("stems", [{"cut_short": True, "cost": "2.5"}], "cut too short: yes, cost: €2.50"),
        ("stems", [], "none"),
        ("of_another_version", "x", "x"),
    ],
)
def test_a_value_is_told_as_its_kind_is_said(words: PolicyWording, fact: str, value: Plain, told: str) -> None:
    assert words.value(fact, value) == told


def test_terms_are_told_by_their_titles_with_the_currency(words: PolicyWording) -> None:
    terms = terms_of([("store_credit", Decimal("58.00")), ("second_bunch", None)])
    assert terms.words(words) == "a credit for the next bunch (€58.00), second bunch"
    assert terms.words(PLAIN) == "store credit 58.00, second bunch"


def test_a_condition_stands_behind_what_it_is_of(words: PolicyWording) -> None:
    terms = terms_of([("store_credit", Decimal(5)), ("second_bunch", None)], "the vase comes back", "second_bunch")
    assert terms.words(words) == (
        "a credit for the next bunch (€5.00), second bunch, under the condition “the vase comes back”"
    )


def test_what_is_sensitive_is_told_without_its_value(words: PolicyWording) -> None:
    stated = FactStated(fact="card_number", source="customer", private_value="4111", is_private=True)
    assert stated.sentence_in(words) == "recorded card number, which is not shown, from customer"


def test_a_fact_is_told_by_its_title(words: PolicyWording) -> None:
    stated = FactStated(fact="days_in_water", source="order_records", value=3)
    assert stated.sentence_in(words) == "recorded how long they stood: 3 days, from order records"


def test_a_time_is_that_of_the_readers_clock(words: PolicyWording) -> None:
    assert words.moment(datetime(2026, 11, 2, 10, tzinfo=UTC)) == "2026-11-02 11:00 CET"


@pytest.mark.parametrize(
    ("message", "told"),
    [
        (
            "`store_credit` is worth 40.00, and 1099.00 is more",
            "a credit for the next bunch is worth €40.00, and €1,099.00 is more",
        ),
        ("find out days_in_water or price", "find out how long they stood or price"),
        ("days_in_water is twice; expected a whole number", "how long they stood is twice; expected a whole number"),
        ("`-5` of `store_credit` is no amount", "`-5` of a credit for the next bunch is no amount"),
        (
            "`90.001` has more digits after the point than EUR has",
            "`90.001` has more digits after the point than EUR has",
        ),
        (
            "version 2026-01-01.10 of 1.20.3; say so_it_is, or 12.50.",
            "version 2026-01-01.10 of 1.20.3; say so_it_is, or €12.50.",
        ),
    ],
)
def test_an_error_is_told_with_titles_and_money(words: PolicyWording, message: str, told: str) -> None:
    assert words.told(message) == told
    assert PLAIN.told(message) == message


_HALF_PRICE = """
policy: rose-care
version: 2026-01-01.1
language: 1
currency: EUR
facts: {price: money}
remedies:
  half_price: {kind: discount, title: a bouquet at half price, value: price * 0.5}
clauses:
  - {id: C1, says: The next one is half price., allows: half_price, up_to: {agent: 20.00}}
roles: [agent]
"""


def test_the_amount_of_a_discount_is_what_the_customer_saves() -> None:
    words = PolicyWording(voice=voice_of(loads(_HALF_PRICE, name="rose-care").tree, "en"))
    assert words.gift("half_price", Decimal("15.00")) == "a bouquet at half price (saves €15.00)"
    assert words.worth("half_price", Decimal("15.00")) == "saves €15.00"
    assert words.told("`half_price` is worth 15.00, not 20.00") == "a bouquet at half price is worth €15.00, not €20.00"

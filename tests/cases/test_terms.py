from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amends.cases.terms import Term, Terms, terms_of

REMEDIES = ("refund", "service_credit", "new_sensors")
AMOUNTS = st.decimals(min_value=0, max_value=1000, places=2)
TERMS = st.dictionaries(st.sampled_from(REMEDIES), st.none() | AMOUNTS, min_size=1).map(
    lambda amounts: terms_of(amounts.items())
)


def test_terms_are_read_with_their_amounts_and_their_condition() -> None:
    terms = terms_of([("service_credit", Decimal("87.00")), ("new_sensors", None)], "after the repair")
    assert terms.words() == "service credit 87.00, new sensors (after the repair)"


def test_a_condition_of_one_remedy_stands_behind_it() -> None:
    terms = terms_of([("service_credit", Decimal("87.00")), ("early_end", None)], "if it stays weak", "service_credit")
    assert terms.words() == "service credit 87.00 (if it stays weak), early end"
    assert terms.condition_for("service_credit") == "if it stays weak"
    assert terms.condition_for("early_end") is None
    assert terms.digest != terms_of([("service_credit", Decimal(87)), ("early_end", None)], "if it stays weak").digest


def test_a_condition_of_no_remedy_is_of_all() -> None:
    terms = terms_of([("service_credit", Decimal("87.00")), ("early_end", None)], "if it stays weak")
    assert [terms.condition_for(term.remedy) for term in terms.remedies] == ["if it stays weak", "if it stays weak"]


def test_the_total_is_the_sum_of_the_amounts() -> None:
    assert terms_of([("refund", Decimal("12.50")), ("letter", None), ("visit", Decimal("7.50"))]).total == Decimal(20)


def test_a_total_loses_no_digit() -> None:
    largest = Decimal("9" * 36 + ".99")
    assert terms_of([("refund", largest), ("share", largest)]).total == Decimal("1" + "9" * 36 + ".98")


@pytest.mark.parametrize("written", ["40", "40.0", "40.00", "4E+1"])
def test_the_same_amount_is_the_same_terms_however_it_is_written(written: str) -> None:
    assert terms_of([("refund", Decimal(written))]).digest == terms_of([("refund", Decimal("40.00"))]).digest


def test_the_order_of_the_remedies_makes_no_difference() -> None:
    one, other = ("refund", Decimal(1)), ("visit", Decimal(2))
    assert terms_of([one, other]).digest == terms_of([other, one]).digest


@pytest.mark.parametrize(
    "others",
    [
        pytest.param(terms_of([("refund", Decimal("40.01"))]), id="another amount"),
        pytest.param(terms_of([("visit", Decimal("40.00"))]), id="another remedy"),
        pytest.param(terms_of([("refund", None)]), id="no amount"),
        pytest.param(terms_of([("refund", Decimal("40.00"))], "after the repair"), id="a condition"),
        pytest.param(terms_of([("refund", Decimal("40.00")), ("visit", None)]), id="a remedy more"),
    ],
)
def test_other_terms_have_another_digest(others: Terms) -> None:
    assert others.digest != terms_of([("refund", Decimal("40.00"))]).digest


def test_nothing_of_a_remedy_is_not_the_same_as_the_remedy_without_an_amount() -> None:
    assert Terms((Term("refund", Decimal(0)),)).digest != Terms((Term("refund"),)).digest


@given(TERMS, TERMS)
def test_terms_have_one_digest_exactly_if_they_are_alike(one: Terms, other: Terms) -> None:
    assert (one.digest == other.digest) == (dict(_pairs(one)) == dict(_pairs(other)))


def _pairs(terms: Terms) -> list[tuple[str, Decimal | None]]:
    return [(term.remedy, term.amount) for term in terms.remedies]

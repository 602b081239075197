"""Amounts as people write them."""

from decimal import Decimal

import pytest

from amends.desk.forms.amounts import amount_typed, amount_written


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("95", "95"),
        (" 95.50 ", "95.50"),
        ("€ 95,50", "95.50"),
        ("95,5 EUR", "95.5"),
        ("1.234,50", "1234.50"),
        ("1,234.50", "1234.50"),
        ("1 234,50 €", "1234.50"),
        ("1'234.50", "1234.50"),
        ("1.234", "1234"),
        ("1,234", "1234"),
    ],
)
def test_an_amount_is_read_in_whichever_language_it_is_written(typed: str, amount: str) -> None:
    assert amount_written(typed) == Decimal(amount)


@pytest.mark.parametrize("typed", ["", "a hundred", "-5", "10 or 20", "½"])
def test_what_is_no_amount_or_several_is_not_guessed(typed: str) -> None:
    assert amount_written(typed) is None


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("20", "20"),
        ("20.00", "20.00"),
        ("$20", "20"),
        ("20 $", "20"),
        ("US$ 20", "20"),
        ("USD 20", "20"),
        ("20,00", "20.00"),
        ("20,5 usd", "20.5"),
        ("1,234.50", "1234.50"),
        ("1.234,50", "1234.50"),
        ("1 234,50", "1234.50"),
        ("1,234,567", "1234567"),
        ("1'234", "1234"),
    ],
)
def test_an_amount_is_taken_with_the_sign_of_its_currency(typed: str, amount: str) -> None:
    assert amount_typed(typed, "USD") == Decimal(amount)


@pytest.mark.parametrize(
    "typed",
    ["€20", "20 EUR", "$20 USD", "1,234", "twenty", "10 or 20", "1.2.3", "1,23,456", "1,234,50", "$-5", "20 months"],
)
def test_another_currency_or_what_can_be_read_in_two_ways_is_no_amount(typed: str) -> None:
    assert amount_typed(typed, "USD") is None


def test_where_no_currency_is_meant_its_sign_is_no_part_of_a_number() -> None:
    assert amount_typed("$20", None) is None
    assert amount_typed("20,5", None) == Decimal("20.5")

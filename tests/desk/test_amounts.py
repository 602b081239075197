"""Amounts as people write them."""

from decimal import Decimal

import pytest

from amends.desk.forms.amounts import amount_written


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

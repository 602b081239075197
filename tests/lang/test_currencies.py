"""The currencies that a policy can name, and how many digits stand behind the point."""

import pytest

from amends.lang.currencies import MINOR_DIGITS
from tests.lang.reading import faults, policy, tree_of


@pytest.mark.parametrize(
    ("currency", "minor"), [("USD", 2), ("EUR", 2), ("JPY", 0), ("KRW", 0), ("KWD", 3), ("TND", 3)]
)
def test_a_currency_has_its_minor_digits(currency: str, minor: int) -> None:
    tree = tree_of(policy().replace("USD", currency))
    assert (tree.currency, tree.minor_digits) == (currency, minor)


def test_there_are_all_currencies_in_use_and_each_is_three_letters() -> None:
    assert len(MINOR_DIGITS) > 150
    assert all(len(code) == 3 and code.isupper() and code.isascii() for code in MINOR_DIGITS)
    assert set(MINOR_DIGITS.values()) == {0, 2, 3}


@pytest.mark.parametrize("code", ["usd", "US", "USDT", "XXX", "$"])
def test_other_codes_are_told(code: str) -> None:
    (found,) = faults(policy().replace("currency: USD", f"currency: {code}"))
    assert found.message == f"`{code}` is not a currency of ISO 4217"


def test_a_currency_at_fault_is_told_once_however_often_money_is_used() -> None:
    text = policy(when="price > 5", facts={"fee": "money"}).replace("USD", "USDOLLAR")
    assert [found.code for found in faults(text)] == ["currency"]


def test_without_money_no_currency_is_needed() -> None:
    text = (
        policy()
        .replace("currency: USD\n", "")
        .replace("  price: {type: money, min: 0}\n", "")
        .replace("worth: money, ", "")
    )
    assert tree_of(text).currency is None

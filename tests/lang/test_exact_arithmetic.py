"""Numbers are exact: sums and products to the last digit, divisions to twelve places, money to its minor digits."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amends.lang import quantities
from amends.lang.quantities import (
    UncomputableError,
    add,
    digits,
    divide,
    multiply,
    negate,
    parse_decimal,
    round_half_up,
)

WHOLE = st.integers(-(10**18), 10**18)
EXACT = st.builds(lambda whole, places: Decimal(whole).scaleb(-places), WHOLE, st.integers(0, 12))
NUMBERS = st.one_of(WHOLE, EXACT)


def _half_away_from_zero(value: Fraction, places: int) -> Fraction:
    scaled = abs(value) * 10**places
    whole = int(scaled + Fraction(1, 2))
    return Fraction(whole if value >= 0 else -whole, 10**places)


@given(NUMBERS, NUMBERS)
def test_a_sum_and_a_product_lose_no_digit(one: int | Decimal, other: int | Decimal) -> None:
    assert Fraction(add(one, other)) == Fraction(one) + Fraction(other)
    try:
        assert Fraction(multiply(one, other)) == Fraction(one) * Fraction(other)
    except UncomputableError:
        assert digits(Decimal(Fraction(one).numerator * Fraction(other).numerator)) > 0


@given(NUMBERS, NUMBERS.filter(bool))
def test_a_quotient_is_rounded_once_at_twelve_places(one: int | Decimal, other: int | Decimal) -> None:
    exact = Fraction(one) / Fraction(other)
    try:
        assert Fraction(divide(one, other)) == _half_away_from_zero(exact, 12)
    except UncomputableError:
        assert abs(exact) >= 10**25


@given(NUMBERS, st.integers(0, 12))
def test_halves_are_rounded_away_from_zero(number: int | Decimal, places: int) -> None:
    assert Fraction(round_half_up(number, places)) == _half_away_from_zero(Fraction(number), places)


@pytest.mark.parametrize(("number", "places", "rounded"), [
    ("0.5", 0, "1"), ("-0.5", 0, "-1"), ("1.5", 0, "2"), ("2.5", 0, "3"), ("0.125", 2, "0.13"), ("-0.125", 2, "-0.13"),
    ("0.1249999", 2, "0.12"), ("999.995", 2, "1000.00"), ("7", 2, "7.00"), ("1234.5", 0, "1235"), ("0", 3, "0.000"),
])  # fmt: skip
def test_rounding_by_example(number: str, places: int, rounded: str) -> None:
    assert str(round_half_up(Decimal(number), places)) == rounded


@given(NUMBERS)
def test_floor_and_ceiling_enclose_a_number(number: int | Decimal) -> None:
    below, above = quantities.floor(number), quantities.ceil(number)
    assert below <= number <= above
    assert above - below == (0 if number == below else 1)


@given(NUMBERS)
def test_a_number_is_read_back_from_its_plain_digits(number: int | Decimal) -> None:
    shown = quantities.plain(number)
    assert "e" not in shown.lower()
    assert parse_decimal(shown) == number


@given(NUMBERS)
def test_the_other_sign_keeps_every_digit(number: int | Decimal) -> None:
    assert negate(number) + number == 0
    assert negate(negate(number)) == number


@pytest.mark.parametrize(("one", "other", "quotient"), [
    (1, 3, "0.333333333333"), (2, 3, "0.666666666667"), (1, 2 * 10**12, "1E-12"), (-1, 2 * 10**12, "-1E-12"),
    (1, 2 * 10**12 + 1, "0"), (10, 4, "2.5"), (Decimal("0.01"), 3, "0.003333333333"), (-7, 2, "-3.5"),
])  # fmt: skip
def test_a_quotient_by_example(one: int | Decimal, other: int, quotient: str) -> None:
    assert divide(one, other) == Decimal(quotient)


def test_dividing_by_zero_has_a_reason() -> None:
    with pytest.raises(UncomputableError, match="division by zero"):
        divide(1, 0)
    with pytest.raises(UncomputableError, match="division by zero"):
        divide(Decimal("0.00"), Decimal("0.0"))


@pytest.mark.parametrize(("number", "count"), [
    (0, 1), (7, 1), (-7, 1), (100, 3), ("0.5", 1), ("10.50", 3), ("0.001", 3), ("100.0", 3), ("-12.3400", 4),
    (10**37, 38), (10**38, 39), ("1e37", 38), ("0." + "0" * 37 + "1", 38),
])  # fmt: skip
def test_digits_are_those_before_the_point_and_those_after_it(number: int | str, count: int) -> None:
    assert digits(number if isinstance(number, int) else Decimal(number)) == count


@pytest.mark.parametrize("work", [
    lambda: add(10**38 - 1, 1), lambda: multiply(10**19, 10**19), lambda: add(Decimal(10) ** 37, Decimal("0.01")),
    lambda: multiply(Decimal("0.0000000000001"), Decimal("0.00000000000000000000000001")),
    lambda: divide(10**37, Decimal("0.01")),
])  # fmt: skip
def test_more_than_38_digits_cannot_be_computed(work: object) -> None:
    assert callable(work)
    with pytest.raises(UncomputableError, match="more than 38 digits"):
        work()


def test_38_digits_can_be_computed() -> None:
    assert add(10**38 - 2, 1) == 10**38 - 1
    assert multiply(Decimal("1" + "0" * 18), Decimal("1" + "0" * 19)) == 10**37


@pytest.mark.parametrize(
    "text", ["1e5", "1_000", "0x10", "+5", " 5", "5 ", "5.", ".5", "--5", "", "NaN", "Infinity", "\u0663"]
)
def test_only_plain_digits_are_a_number(text: str) -> None:
    assert parse_decimal(text) is None


@pytest.mark.parametrize(("amount", "minor", "shown"), [
    (150, 2, "150.00"), (Decimal("0.5"), 2, "0.50"), (Decimal("12.3450"), 2, "12.345"), (7, 0, "7"),
    (Decimal("7.0"), 0, "7"),
    (Decimal("1.1"), 3, "1.100"), (Decimal("-5"), 2, "-5.00"), (0, 2, "0.00"),
])  # fmt: skip
def test_an_amount_is_shown_with_its_minor_digits(amount: int | Decimal, minor: int, shown: str) -> None:
    assert quantities.money(amount, minor) == shown

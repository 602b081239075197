"""Exact decimal arithmetic with the language's limits and its one way to round."""

import re
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Context, Decimal
from typing import TypeVar

MAXIMUM_DIGITS = 38
DIVISION_PLACES = 12

# Wide enough that no sum, product or rounding of two numbers within the limit loses a digit.
_EXACT = Context(prec=200, rounding=ROUND_HALF_UP, Emin=-999_999, Emax=999_999)
_LARGEST_INTEGER = 10**MAXIMUM_DIGITS
_DECIMAL_TEXT = re.compile(r"-?[0-9]+(\.[0-9]+)?")

Number = TypeVar("Number", bound=int | Decimal)


class UncomputableError(Exception):
    """A value that known facts do not determine: its message is the reason, in the words of the language."""


def digits(number: int | Decimal) -> int:
    """How many digits the number has when written out, without leading and trailing zeros."""
    if isinstance(number, int):
        return len(str(abs(number))) if abs(number) < _LARGEST_INTEGER else MAXIMUM_DIGITS + 1
    if not number:
        return 1
    exponent = number.as_tuple().exponent
    assert isinstance(exponent, int), "infinities and NaN are refused where numbers come in"
    coefficient = number.as_tuple().digits
    trailing_zeros = 0
    while exponent + trailing_zeros < 0 and coefficient[-1 - trailing_zeros] == 0:
        trailing_zeros += 1
    return max(0, number.adjusted() + 1) + max(0, -(exponent + trailing_zeros))


def parse_decimal(text: str) -> Decimal | None:
    """The number that a plain decimal text (`-12.50`) stands for, or None where it is no such text."""
    return Decimal(text) if _DECIMAL_TEXT.fullmatch(text) else None


def within_digits(number: Number) -> Number:
    """The number itself.

    Raises:
        UncomputableError: it has more than 38 digits.
    """
    if digits(number) > MAXIMUM_DIGITS:
        raise UncomputableError(f"more than {MAXIMUM_DIGITS} digits")
    return number


def add(left: int | Decimal, right: int | Decimal) -> int | Decimal:
    """The exact sum; a whole number where both are."""
    if isinstance(left, int) and isinstance(right, int):
        return within_digits(left + right)
    return within_digits(_EXACT.add(Decimal(left), Decimal(right)))


def multiply(left: int | Decimal, right: int | Decimal) -> int | Decimal:
    """The exact product; a whole number where both are."""
    if isinstance(left, int) and isinstance(right, int):
        return within_digits(left * right)
    return within_digits(_EXACT.multiply(Decimal(left), Decimal(right)))


def negate(number: int | Decimal) -> int | Decimal:
    """The number with the other sign; Decimal's own minus would round to the thread's context."""
    if isinstance(number, int):
        return -number
    return number.copy_negate() if number else number


def divide(left: int | Decimal, right: int | Decimal) -> Decimal:
    """The quotient, rounded half away from zero to 12 places.

    Raises:
        UncomputableError: the divisor is zero, or the quotient has more than 38 digits.
    """
    if right == 0:
        raise UncomputableError("division by zero")
    # Dividing whole numbers and rounding by hand rounds once: a Decimal division would round to its precision first.
    numerator, denominator = Decimal(left).as_integer_ratio()
    other_numerator, other_denominator = Decimal(right).as_integer_ratio()
    top = numerator * other_denominator * 10**DIVISION_PLACES
    bottom = denominator * other_numerator
    sign = -1 if (top < 0) != (bottom < 0) else 1
    whole, rest = divmod(abs(top), abs(bottom))
    if 2 * rest >= abs(bottom):
        whole += 1
    return within_digits(_EXACT.scaleb(Decimal(sign * whole), -DIVISION_PLACES))


def round_half_up(number: int | Decimal, places: int) -> Decimal:
    """The number at `places` decimal places, halves away from zero."""
    return _EXACT.quantize(Decimal(number), Decimal(1).scaleb(-places))


def floor(number: int | Decimal) -> int:
    """The largest whole number that is not above."""
    return int(Decimal(number).to_integral_value(ROUND_FLOOR))


def ceil(number: int | Decimal) -> int:
    """The smallest whole number that is not below."""
    return int(Decimal(number).to_integral_value(ROUND_CEILING))


def plain(number: int | Decimal) -> str:
    """The number in plain digits, without an exponent and without trailing zeros after the point."""
    if isinstance(number, int):
        return str(number)
    text = f"{number:f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text in ("-0", "") else text


def money(amount: int | Decimal, minor_digits: int) -> str:
    """An amount with at least the minor digits of its currency; more only where the amount has them."""
    shown = plain(amount)
    _, _, fraction = shown.partition(".")
    if len(fraction) > minor_digits:
        return shown
    return f"{round_half_up(amount, minor_digits):f}"

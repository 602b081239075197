"""Numbers of JSON, exact: binary floating point never touches them."""

from decimal import Decimal

from amends.lang.quantities import MAXIMUM_DIGITS, digits

TOO_LONG = f"a number has at most {MAXIMUM_DIGITS} digits"
_LONGEST_TEXT = 100
_LONGEST_EXPONENT = 3


def exact_number(text: str) -> int | Decimal | None:
    """The number that a JSON number's text stands for; None where it has more than 38 digits."""
    if len(text) > _LONGEST_TEXT:
        return None
    mantissa, _, exponent = text.lower().partition("e")
    if len(exponent.lstrip("+-0")) > _LONGEST_EXPONENT:
        return None
    number = Decimal(text) if exponent or "." in mantissa else int(text)
    return number if digits(number) <= MAXIMUM_DIGITS else None

"""What is typed on the command line about a case: terms, amounts and lengths of time."""

import re
from collections.abc import Sequence
from datetime import timedelta
from decimal import Decimal

from amends.cases.terms import Terms, terms_of
from amends.formats.errors import InputError
from amends.lang.quantities import parse_decimal

_SPAN = re.compile(r"(?P<count>\d{1,5})(?P<unit>[mhd])")
_UNITS = {"m": "minutes", "h": "hours", "d": "days"}


def read_remedy(text: str) -> tuple[str, Decimal | None]:
    """`REMEDY` or `REMEDY=AMOUNT`.

    Raises:
        InputError: the amount is none.
    """
    name, equals, amount = text.partition("=")
    return name, read_amount(amount) if equals else None


def read_terms(typed: Sequence[str], condition: str | None) -> Terms:
    """Terms, typed as `service_credit=40.00 equipment_replacement`; a condition as its words, or `REMEDY=WORDS`.

    Raises:
        InputError: an amount is none.
    """
    remedies = [read_remedy(one) for one in typed]
    name, equals, words = (condition or "").partition("=")
    if equals and name in {remedy for remedy, _ in remedies}:
        return terms_of(remedies, words, name)
    return terms_of(remedies, condition)


def read_amount(text: str) -> Decimal:
    """An exact amount in plain digits.

    Raises:
        InputError: it is none.
    """
    amount = parse_decimal(text)
    if amount is None:
        raise InputError(f"`{text}` is not an amount", "write it in plain digits, such as 40.00")
    return amount


def read_span(text: str) -> timedelta:
    """A length of time, typed as `30m`, `4h` or `2d`.

    Raises:
        InputError: it is none, or no time at all.
    """
    found = _SPAN.fullmatch(text.strip().lower())
    span = timedelta(**{_UNITS[found["unit"]]: int(found["count"])}) if found is not None else timedelta()
    if not span:
        raise InputError(f"`{text}` is not a length of time", "write it like 30m, 4h or 2d")
    return span

"""Amounts as people write them, whichever language they write in."""

import re
from decimal import Decimal

from amends.explain.values import SYMBOLS
from amends.lang.quantities import parse_decimal

_WRITTEN = re.compile(r"\d+(?:[.,'\u2019 \u00a0\u202f]\d+)*")
_GROUP = 3
_UNIT = r"[A-Za-z]{3}|[A-Za-z]{0,2}[$€£¥₹]"
_WITH_UNIT = re.compile(
    rf"(?P<before>{_UNIT})?\s*(?P<number>\d+(?:[.,'\u2019 \u00a0\u202f]\d+)*)\s*(?P<after>{_UNIT})?"
)
_BROKEN = re.compile(r"[.,](\d{1,2})$")
_GROUPED = re.compile(r"\d{1,3}(?:\D\d{3})+")


def amount_written(text: str) -> Decimal | None:
    """The amount in `95`, `€ 95,00`, `1.234,50` or `1,234.50`; None where there is none, or several.

    The last point or comma parts whole from broken numbers, unless exactly three digits follow it: those are thousands.
    """
    found = _WRITTEN.findall(text)
    if len(found) != 1 or "-" in text:
        return None
    whole, broken = _parted(found[0])
    return Decimal(re.sub(r"\D", "", whole) + (f".{broken}" if broken else ""))


def _parted(written: str) -> tuple[str, str]:
    last = max(written.rfind("."), written.rfind(","))
    broken = written[last + 1 :]
    is_whole = last < 0 or len(broken) == _GROUP
    return (written, "") if is_whole else (written[:last], broken)


def amount_typed(text: str, currency: str | None) -> Decimal | None:
    """The amount in `20`, `$20`, `20,00 $` or `USD 1,234.50`; None where there is none, or it can be read in two ways.

    Args:
        text: what was typed.
        currency: the one that it is in; a sign of another, or of any where it is None, is not understood.
    """
    plain = parse_decimal(text)
    if plain is not None:
        return plain
    found = _WITH_UNIT.fullmatch(text.strip())
    if found is None or (found["before"] and found["after"]):
        return None
    unit = found["before"] or found["after"]
    if unit and unit.upper() not in _units(currency):
        return None
    return _unambiguous(found["number"])


def _units(currency: str | None) -> frozenset[str]:
    """How a currency is written beside an amount."""
    if currency is None:
        return frozenset()
    sign = SYMBOLS.get(currency)
    return frozenset({currency, *([sign, f"{currency[:2]}{sign}"] if sign is not None else [])})


def _unambiguous(number: str) -> Decimal | None:
    """A number with a point or a comma before its last two digits, and signs of one kind between its thousands."""
    whole, broken = number, ""
    ending = _BROKEN.search(number)
    if ending is not None:
        whole, broken = number[: ending.start()], ending[1]
    between = set(re.findall(r"\D", whole))
    if not between:
        return Decimal(f"{whole}.{broken}" if broken else whole)
    is_grouped = len(between) == 1 and _GROUPED.fullmatch(whole) is not None
    mark = next(iter(between))
    if not is_grouped or (ending is not None and ending[0][0] == mark):
        return None
    is_certain = ending is not None or mark not in ".," or whole.count(mark) > 1
    digits = re.sub(r"\D", "", whole)
    return Decimal(f"{digits}.{broken}" if broken else digits) if is_certain else None

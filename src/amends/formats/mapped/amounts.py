"""Amounts of money in cells, exact."""

import re
from decimal import Context, Decimal

from amends.formats.mapped.cells import Cell, CellError, Read, found

_EXACT = Context(prec=100)
_MOST_DIGITS = 18


def amount_reader(minor_digits: int, decimal_sign: str, thousands: str | None, *, minor_units: bool) -> Read[Decimal]:
    """What reads amounts of a currency, to its minor unit and no further.

    Args:
        minor_digits: how many digits the currency has behind the point.
        decimal_sign: what stands before them.
        thousands: what sets thousands apart; None: nothing.
        minor_units: whether amounts are whole numbers of the minor unit.
    """
    pattern = _pattern(decimal_sign, thousands)
    unit = Decimal(1).scaleb(-minor_digits)
    example = _example(minor_digits, decimal_sign, minor_units=minor_units)

    def read(cell: Cell) -> Decimal:
        number = _number(cell, pattern, decimal_sign, thousands, example)
        if minor_units:
            number = _EXACT.scaleb(number, -minor_digits)
        try:
            amount = _EXACT.quantize(number, unit)
        except ArithmeticError:
            raise CellError(found(cell), example) from None
        if amount != number:
            places = f"at most {minor_digits} decimal places" if minor_digits else "no decimal places"
            raise CellError(f"{found(cell)}: the currency has {places}", example)
        return amount if amount else unit * 0

    return read


def _number(cell: Cell, pattern: re.Pattern[str], decimal_sign: str, thousands: str | None, example: str) -> Decimal:
    if isinstance(cell, bool) or cell is None:
        raise CellError("nothing stands here" if cell is None else found(cell), example)
    if isinstance(cell, int | Decimal):
        number = Decimal(cell)
        if not number.is_finite() or number.adjusted() >= _MOST_DIGITS:
            raise CellError(found(cell), example)
        return number
    told = str(cell).strip()
    if not told:
        raise CellError("nothing stands here", example)
    if not pattern.fullmatch(told):
        raise CellError(found(cell), example)
    if thousands is not None:
        told = told.replace(thousands, "")
    return Decimal(told.replace(decimal_sign, "."))


def _pattern(decimal_sign: str, thousands: str | None) -> re.Pattern[str]:
    whole = rf"[0-9]{{1,{_MOST_DIGITS}}}"
    if thousands is not None:
        whole = rf"(?:[0-9]{{1,3}}(?:{re.escape(thousands)}[0-9]{{3}}){{1,5}}|{whole})"
    return re.compile(rf"[+-]?{whole}(?:{re.escape(decimal_sign)}[0-9]{{1,{_MOST_DIGITS}}})?")


def _example(minor_digits: int, decimal_sign: str, *, minor_units: bool) -> str:
    if minor_units:
        return "expected a whole number of the smallest unit, such as 1250"
    cents = "0" * minor_digits
    return f"expected an amount such as 12{decimal_sign}{cents}" if cents else "expected an amount such as 12"

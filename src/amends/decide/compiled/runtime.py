"""What generated code calls: the few operations that Python has no expression for.

A computation that the reference calls undefined raises here; the case is then decided by the interpreter, which
names what cannot be computed.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime, tzinfo
from decimal import ROUND_HALF_UP, Context, Decimal, Inexact, InvalidOperation, Overflow
from typing import NoReturn

from amends.decide.facts import MAXIMUM_ELEMENTS
from amends.lang.quantities import MAXIMUM_DIGITS, UncomputableError, parse_decimal
from amends.lang.rows import fitting_row
from amends.lang.times import as_instant, parse_date, parse_datetime
from amends.lang.tree import Scalar, Table

Amount = int | Decimal

# Exact to 38 digits before and after the point together: what would need more is inexact, or overflows.
EXACT = Context(
    prec=MAXIMUM_DIGITS, Emin=-1, Emax=MAXIMUM_DIGITS - 1, rounding=ROUND_HALF_UP,
    traps=[Inexact, Overflow, InvalidOperation],
)  # fmt: skip
ROUNDING = Context(prec=2 * MAXIMUM_DIGITS, rounding=ROUND_HALF_UP)
LARGEST_INTEGER = 10**MAXIMUM_DIGITS


class NeedsInterpreterError(Exception):
    """The case holds something that cannot be computed: the interpreter decides it and says what."""


class NeedsReaderError(Exception):
    """The facts are not in a form that generated code reads: the reference reader takes them, or says what is wrong."""


NOT_FOR_THE_FUNCTION = (
    NeedsReaderError, NeedsInterpreterError, UncomputableError, ArithmeticError, AttributeError, KeyError, TypeError,
)  # fmt: skip
"""What generated code raises at a case that the reference has to take: facts in an unusual form, an undefined value.

A decimal that overflows is an `ArithmeticError`, a missing row a `KeyError`, a list given for a word a `TypeError`.
"""


def stop(*_: object) -> NoReturn:
    """Hands the case to the interpreter."""
    raise NeedsInterpreterError


def find_row(table: Table, keys: Sequence[Scalar], column: int) -> Scalar:
    """The value of the row that fits."""
    row = fitting_row(table, keys)
    if row is None:
        raise NeedsInterpreterError
    return row.values[column]


def worth(
    clauses: Iterable[tuple[bool | None, Amount | None, bool]], charge: bool
) -> tuple[Amount | None, Amount | None]:
    """Value and certain value over an effect's clauses: each with its truth, its value and whether it states one."""
    best: Amount | None = None
    is_open = False
    later: list[tuple[Amount | None, bool]] = []
    for truth, value, stated in clauses:
        if truth is None:
            later.append((value, stated))
        elif truth and value is not None:
            if value < 0:
                raise NeedsInterpreterError
            if best is None or (value < best if charge else value > best):
                best = value
        elif truth and stated:
            is_open = True
    for value, stated in later:
        if value is None:
            is_open = is_open or stated
        elif value < 0:
            raise NeedsInterpreterError
        elif best is None or (value < best if charge else value > best):
            is_open = True
    return (None if is_open else best), (None if charge and is_open else best)


def ids_where(wanted: bool | None, clauses: Iterable[tuple[bool | None, str]]) -> tuple[str, ...]:
    """The ids of the clauses whose truth is the wanted one."""
    return tuple([identity for truth, identity in clauses if truth is wanted])


def number(value: object) -> Decimal:
    """A number or an amount as a fact may come: a whole number, a Decimal, or plain decimal text."""
    if type(value) is Decimal:
        if value.is_finite():
            return EXACT.plus(value)
    elif type(value) is int:
        if -LARGEST_INTEGER < value < LARGEST_INTEGER:
            return Decimal(value)
    elif type(value) is str and len(value) <= 2 * MAXIMUM_DIGITS:
        parsed = parse_decimal(value)
        if parsed is not None:
            return EXACT.plus(parsed)
    raise NeedsReaderError


def day(value: object) -> date:
    """A date, or its ISO text."""
    if type(value) is date:
        return value
    parsed = parse_date(value) if type(value) is str else None
    if parsed is None:
        raise NeedsReaderError
    return parsed


def instant(value: object, timezone: tzinfo) -> datetime:
    """A datetime, or its ISO text, as an instant in UTC."""
    if type(value) is datetime:
        return as_instant(value, timezone)
    parsed = parse_datetime(value, timezone) if type(value) is str else None
    if parsed is None:
        raise NeedsReaderError
    return parsed


def local_day(moment: date, timezone: tzinfo) -> date:
    """The day of a date, or of an instant in a time zone."""
    return moment.astimezone(timezone).date() if isinstance(moment, datetime) else moment


def rows_of(
    value: object, fields: Mapping[str, tuple[int, Callable[[object], object]]], empty_row: Sequence[object]
) -> list[list[object]]:
    """The elements of a list as rows: the element's place, then its fields; what was not given is as in `empty_row`."""
    if type(value) is not list or len(value) > MAXIMUM_ELEMENTS:
        raise NeedsReaderError
    rows = []
    for place, element in enumerate(value, start=1):
        if type(element) is not dict:
            raise NeedsReaderError
        row = [*empty_row]
        row[0] = place
        for name, given in element.items():
            index, convert = fields[name]
            if given is not None:
                row[index] = convert(given)
        rows.append(row)
    return rows

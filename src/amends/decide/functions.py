"""What the language's operations and functions compute from known values.

The types were checked when the policy was read; here each operation only picks its meaning by them.
Everything that cannot be computed raises `UncomputableError` with its reason.
"""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from decimal import Decimal
from functools import reduce
from typing import cast

from amends.lang import quantities, times
from amends.lang.expression.nodes import (
    Arithmetic,
    ArithmeticOperator,
    ComparisonOperator,
    Negation,
    Quantifier,
    QuantifierKind,
)
from amends.lang.quantities import UncomputableError
from amends.lang.times import Duration
from amends.lang.tree import PolicyTree
from amends.lang.types import LENGTHS

Known = bool | int | Decimal | str | date | datetime | Duration | tuple[str, ...]
Number = int | Decimal


def compare(operator: ComparisonOperator, left: Known, right: Known) -> bool:
    """Two known values of one sort, compared."""
    match operator:
        case ComparisonOperator.EQUAL:
            return left == right
        case ComparisonOperator.NOT_EQUAL:
            return left != right
    one, other = cast("Number", left), cast("Number", right)  # or dates or durations, which order likewise
    match operator:
        case ComparisonOperator.LESS:
            return one < other
        case ComparisonOperator.LESS_OR_EQUAL:
            return one <= other
        case ComparisonOperator.GREATER:
            return one > other
        case _:
            return one >= other


def compute(expression: Arithmetic | Negation, operands: Sequence[Known]) -> Known:
    """The result of an arithmetic operation on known operands."""
    if isinstance(expression, Negation):
        return negative(operands[0])
    left, right = operands
    match expression.operator:
        case ArithmeticOperator.ADD:
            return add(left, right)
        case ArithmeticOperator.SUBTRACT:
            return subtract(left, right)
        case ArithmeticOperator.MULTIPLY:
            return multiply(left, right)
        case ArithmeticOperator.DIVIDE:
            return divide(left, right)


def negative(value: Known) -> Known:
    """The number, amount or duration with the other sign."""
    if isinstance(value, Duration):
        return Duration(quantities.negate(value.seconds))
    return quantities.negate(cast("Number", value))


def add(left: Known, right: Known) -> Known:
    """A sum of numbers, amounts or durations, or a moment so much later."""
    if isinstance(left, Duration) and isinstance(right, Duration):
        return Duration(quantities.add(left.seconds, right.seconds))
    if isinstance(left, Duration):
        return _later(right, left)
    if isinstance(right, Duration):
        return _later(left, right)
    return quantities.add(cast("Number", left), cast("Number", right))


def subtract(left: Known, right: Known) -> Known:
    """A difference of numbers, amounts or durations, the time between two moments, or a moment so much earlier."""
    if isinstance(right, Duration):
        back = Duration(quantities.negate(right.seconds))
        return add(left, back)
    if isinstance(left, datetime) and isinstance(right, datetime):
        return times.between_instants(left, right)
    if isinstance(left, date) and isinstance(right, date):
        return times.between_dates(left, right)
    return quantities.add(cast("Number", left), quantities.negate(cast("Number", right)))


def multiply(left: Known, right: Known) -> Known:
    """A product of numbers, or an amount or a duration so many times."""
    if isinstance(left, Duration):
        return times.scale(left, cast("Number", right))
    if isinstance(right, Duration):
        return times.scale(right, cast("Number", left))
    return quantities.multiply(cast("Number", left), cast("Number", right))


def divide(left: Known, right: Known) -> Known:
    """A quotient, rounded half away from zero to 12 places."""
    if isinstance(left, Duration):
        if isinstance(right, Duration):
            return times.ratio(left, right)
        return Duration(quantities.divide(left.seconds, cast("Number", right)))
    return quantities.divide(cast("Number", left), cast("Number", right))


def aggregate(expression: Quantifier, values: Sequence[Known]) -> Known:
    """`count`, `sum`, `min` or `max` of known values."""
    match expression.kind:
        case QuantifierKind.COUNT:
            return len(values)
        case QuantifierKind.SUM:
            return total(values, Duration(0) if expression.type.kind in LENGTHS else 0)
        case kind:
            if not values:
                raise UncomputableError(f"{kind} of nothing")
            return _extreme(kind is QuantifierKind.MAX, values)


def total(values: Sequence[Known], nothing: Known) -> Known:
    """The sum of numbers, amounts or durations; `nothing` is that of none."""
    return reduce(add, values, nothing)


def _extreme(largest: bool, values: Sequence[Known]) -> Known:
    numbers = cast("Sequence[Number]", values)  # or dates or durations, which order likewise
    return max(numbers) if largest else min(numbers)


def _later(moment: Known, duration: Duration) -> Known:
    if isinstance(moment, datetime):
        return times.add_duration(moment, duration)
    return times.add_days(cast("date", moment), duration)


def _absolute(_: PolicyTree, value: Known) -> Known:
    negative = value.seconds < 0 if isinstance(value, Duration) else cast("Number", value) < 0
    if not negative:
        return value
    if isinstance(value, Duration):
        return Duration(quantities.negate(value.seconds))
    return quantities.negate(cast("Number", value))


def _floor(_: PolicyTree, value: Known) -> Known:
    return quantities.floor(cast("Number", value))


def _ceil(_: PolicyTree, value: Known) -> Known:
    return quantities.ceil(cast("Number", value))


def _round(_: PolicyTree, value: Known, places: Known = 0) -> Known:
    number = cast("Number", value)
    if isinstance(number, int):
        return number
    rounded = quantities.round_half_up(number, cast("int", places))
    return quantities.within_digits(rounded if places else int(rounded))


def _smallest(_: PolicyTree, *values: Known) -> Known:
    return _extreme(False, values)


def _largest(_: PolicyTree, *values: Known) -> Known:
    return _extreme(True, values)


def _date(tree: PolicyTree, moment: Known) -> Known:
    return _day(tree, moment)


def _day(tree: PolicyTree, moment: Known) -> date:
    if isinstance(moment, datetime):
        return moment.astimezone(tree.timezone).date()
    return cast("date", moment)


def _seconds(unit: int) -> Callable[[PolicyTree, Known], Known]:
    def length(_: PolicyTree, count: Known) -> Known:
        return Duration(quantities.multiply(cast("Number", count), unit))

    return length


def _add_months(_: PolicyTree, day: Known, months: Known) -> Known:
    return times.add_months(cast("date", day), cast("int", months))


def _business_days(tree: PolicyTree, start: Known, end: Known) -> Known:
    return times.business_days(cast("date", start), cast("date", end), tree.holidays)


def _year(tree: PolicyTree, moment: Known) -> Known:
    return _day(tree, moment).year


def _month(tree: PolicyTree, moment: Known) -> Known:
    return _day(tree, moment).month


def _weekday(tree: PolicyTree, moment: Known) -> Known:
    return _day(tree, moment).isoweekday()


def _lower(_: PolicyTree, text: Known) -> Known:
    return str(text).lower()


def _text_test(test: Callable[[str, str], bool]) -> Callable[[PolicyTree, Known, Known], Known]:
    """A test of a text against a text, or against any of a named list."""

    def tested(_: PolicyTree, text: Known, against: Known) -> Known:
        parts = against if isinstance(against, tuple) else (str(against),)
        return any(test(str(text), part) for part in parts)

    return tested


FUNCTIONS: dict[str, Callable[..., Known]] = {
    "abs": _absolute,
    "floor": _floor,
    "ceil": _ceil,
    "round": _round,
    "min": _smallest,
    "max": _largest,
    "date": _date,
    "days": _seconds(times.SECONDS_A_DAY),
    "hours": _seconds(3600),
    "minutes": _seconds(60),
    "add_months": _add_months,
    "business_days": _business_days,
    "year": _year,
    "month": _month,
    "weekday": _weekday,
    "lower": _lower,
    "startswith": _text_test(str.startswith),
    "endswith": _text_test(str.endswith),
    "contains": _text_test(lambda text, part: part in text),
}

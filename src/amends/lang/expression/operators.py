"""How arithmetic and comparisons are typed."""

from amends.lang.expression.nodes import ArithmeticOperator, ComparisonOperator
from amends.lang.types import (
    DATE,
    DATETIME,
    DURATION,
    LENGTHS,
    MONEY,
    NUMBER,
    NUMERIC,
    ORDERED,
    WHOLE_DAYS,
    Kind,
    Type,
    common,
)


def type_of_arithmetic(operator: ArithmeticOperator, left: Type, right: Type) -> Type | None:
    """The type of the result, or None where the two do not go together."""
    if left.kind in NUMERIC and right.kind in NUMERIC:
        return _type_of_numbers(operator, left, right)
    match operator:
        case ArithmeticOperator.ADD | ArithmeticOperator.SUBTRACT:
            return _type_of_sum(operator, left, right)
        case ArithmeticOperator.MULTIPLY:
            return _type_of_product(left, right) or _type_of_product(right, left)
        case ArithmeticOperator.DIVIDE:
            return _type_of_quotient(left, right)


def _type_of_numbers(operator: ArithmeticOperator, left: Type, right: Type) -> Type:
    whole = left.kind is right.kind is Kind.INTEGER and operator is not ArithmeticOperator.DIVIDE
    if operator in (ArithmeticOperator.ADD, ArithmeticOperator.SUBTRACT):
        as_money = left.counts_as_money and right.counts_as_money
    else:
        as_money = left.counts_as_money or right.counts_as_money
    return Type(Kind.INTEGER if whole else Kind.NUMBER, counts_as_money=as_money)


def _type_of_sum(operator: ArithmeticOperator, left: Type, right: Type) -> Type | None:
    if Kind.MONEY in (left.kind, right.kind):
        return MONEY if all(side.kind is Kind.MONEY or side.counts_as_money for side in (left, right)) else None
    if left.kind in LENGTHS and right.kind in LENGTHS:
        return WHOLE_DAYS if left.kind is right.kind is Kind.WHOLE_DAYS else DURATION
    if operator is ArithmeticOperator.SUBTRACT and left.kind is right.kind:
        return {Kind.DATE: WHOLE_DAYS, Kind.DATETIME: DURATION}.get(left.kind)
    moment, length = (left, right) if right.kind in LENGTHS else (right, left)
    if moment is right and operator is ArithmeticOperator.SUBTRACT:
        return None
    if moment.kind is Kind.DATE and length.kind is Kind.WHOLE_DAYS:
        return DATE
    return DATETIME if moment.kind is Kind.DATETIME and length.kind in LENGTHS else None


def _type_of_product(one: Type, other: Type) -> Type | None:
    if other.kind not in NUMERIC:
        return None
    if one.kind is Kind.MONEY:
        return MONEY
    if one.kind in LENGTHS:
        return WHOLE_DAYS if one.kind is Kind.WHOLE_DAYS and other.kind is Kind.INTEGER else DURATION
    return None


def _type_of_quotient(left: Type, right: Type) -> Type | None:
    if right.kind is Kind.MONEY:
        return NUMBER if left.kind is Kind.MONEY or left.counts_as_money else None
    if left.kind in LENGTHS and right.kind in LENGTHS:
        return NUMBER
    if right.kind in NUMERIC:
        return {Kind.MONEY: MONEY, Kind.WHOLE_DAYS: DURATION, Kind.DURATION: DURATION}.get(left.kind)
    return None


def words_for_arithmetic(operator: ArithmeticOperator, left: Type, right: Type) -> tuple[str, str | None]:
    """What is wrong with the two types at this operator, and what could be done."""
    verb = {"+": "added to", "-": "subtracted from", "*": "multiplied with", "/": "divided by"}[operator]
    one, other = (right, left) if operator is ArithmeticOperator.SUBTRACT else (left, right)
    message = f"{one.describe()} cannot be {verb} {other.describe()}"
    kinds = {left.kind, right.kind}
    if Kind.MONEY in kinds and kinds & NUMERIC:
        return message, "numbers and money do not mix; multiply by an amount, or make the fact money"
    if kinds == {Kind.MONEY}:
        return message, "money times money has no meaning; one of the two is a number"
    if kinds == {Kind.DATE, Kind.DATETIME}:
        return message, "dates and datetimes do not mix; `date(…)` gives the day of a datetime"
    if Kind.DATE in kinds and kinds & NUMERIC:
        return message, "write the number of days as `days(…)`"
    if Kind.DATE in kinds and Kind.DURATION in kinds:
        return message, "only whole days go with a date: `days(…)` of an integer"
    return message, None


def comparable(operator: ComparisonOperator, left: Type, right: Type) -> bool:
    """Whether the two can be compared so."""
    if operator in (ComparisonOperator.EQUAL, ComparisonOperator.NOT_EQUAL):
        if left.kind is right.kind is Kind.CHOICE:
            return bool(set(left.options) & set(right.options))
        shared = common(left, right)
        return shared is not None and shared.kind not in (Kind.LIST, Kind.TEXTS)
    if left.kind is right.kind is Kind.CHOICE:
        return left.options == right.options
    shared = common(left, right)
    return shared is not None and shared.kind in ORDERED


def words_for_comparison(operator: ComparisonOperator, left: Type, right: Type) -> tuple[str, str | None]:
    """What is wrong with comparing the two types so, and what could be done."""
    message = f"{left.describe()} cannot be compared with {right.describe()}"
    kinds = {left.kind, right.kind}
    if kinds == {Kind.DATE, Kind.DATETIME}:
        return message, "dates and datetimes do not mix; `date(…)` gives the day of a datetime"
    if Kind.MONEY in kinds and kinds & NUMERIC:
        return message, "numbers and money do not mix; compare with an amount, or make the fact money"
    if kinds & LENGTHS and kinds & NUMERIC:
        return message, "write a length of time as `days(…)`, `hours(…)` or `minutes(…)`"
    if Kind.DATE in kinds and kinds & LENGTHS:
        return message, "subtract two dates to get a length of time"
    if kinds & {Kind.DATE, Kind.DATETIME} and Kind.TEXT in kinds:
        kind = Kind.DATE if Kind.DATE in kinds else Kind.DATETIME
        return message, f'write a {kind} as `{kind}("…")`'
    if kinds == {Kind.CHOICE}:
        return message, "choices with different words have no common order"
    if left.kind is right.kind:
        return f"{left.describe()} has no order, so `{operator}` says nothing of it", "use `==`, `!=` or `in`"
    return message, None

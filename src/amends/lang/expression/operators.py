"""How arithmetic and comparisons are typed."""

from amends.lang.expression.nodes import ArithmeticOperator, ComparisonOperator, Expression, Literal
from amends.lang.expression.scope import quoted
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


def words_for_arithmetic(
    operator: ArithmeticOperator, left: Expression, right: Expression
) -> tuple[str, Expression, str | None]:
    """What is wrong with the two sides of this operator, the side that does not fit, and what could be done."""
    verb = {"+": "added to", "-": "subtracted from", "*": "multiplied with", "/": "divided by"}[operator]
    turned = operator in (ArithmeticOperator.ADD, ArithmeticOperator.SUBTRACT)
    one, other = (right, left) if turned else (left, right)
    message = f"{_with_type(one)} cannot be {verb} {_with_type(other)}"
    return message, _misfit(left, right), _help_for_arithmetic(left, right)


def _help_for_arithmetic(left: Expression, right: Expression) -> str | None:
    kinds = {left.type.kind, right.type.kind}
    if Kind.MONEY in kinds and kinds & NUMERIC:
        return "numbers and money do not mix; multiply by an amount, or make the fact money"
    if kinds == {Kind.MONEY}:
        return "money times money has no meaning; one of the two is a number"
    if kinds == {Kind.DATE, Kind.DATETIME}:
        return "dates and datetimes do not mix; `date(…)` gives the day of a datetime"
    if kinds & {Kind.DATE, Kind.DATETIME} and kinds & NUMERIC:
        return f"write a number of days as {_as_days(left, right)}"
    if Kind.DATE in kinds and Kind.DURATION in kinds:
        return "only whole days go with a date: `days(…)` of an integer"
    if kinds & {Kind.DATE, Kind.DATETIME} and len(kinds) == 1:
        return "one date can be subtracted from another; a date plus `days(…)` is a date"
    return None


def _as_days(left: Expression, right: Expression) -> str:
    number = left if left.type.kind in NUMERIC else right
    return f"`days({number.text})`" if isinstance(number, Literal) else "`days(…)`"


def _with_type(side: Expression) -> str:
    return f"{quoted(side)} ({side.type.describe()})"


def _misfit(left: Expression, right: Expression) -> Expression:
    """The side to look at: a value written out rather than what it stands beside, else the right one."""
    return left if isinstance(left, Literal) and not isinstance(right, Literal) else right


def comparable(operator: ComparisonOperator, left: Type, right: Type) -> bool:
    """Whether the two can be compared so."""
    if operator in (ComparisonOperator.EQUAL, ComparisonOperator.NOT_EQUAL):
        if left.kind is right.kind is Kind.CHOICE:
            return left.options is right.options or not left.words.isdisjoint(right.words)
        shared = common(left, right)
        return shared is not None and shared.kind not in (Kind.LIST, Kind.TEXTS)
    if left.kind is right.kind is Kind.CHOICE:
        return left.options is right.options or left.options == right.options
    shared = common(left, right)
    return shared is not None and shared.kind in ORDERED


def words_for_comparison(
    operator: ComparisonOperator, left: Expression, right: Expression
) -> tuple[str, Expression | None, str | None]:
    """What is wrong with comparing the two sides so, the side that does not fit (None: both), and what to do."""
    if left.type.kind is right.type.kind is Kind.CHOICE:
        message = f"the words of {quoted(left)} and {quoted(right)} differ"
        equality = operator in (ComparisonOperator.EQUAL, ComparisonOperator.NOT_EQUAL)
        return (
            message,
            right,
            "they are never equal" if equality else "choices with different words have no common order",
        )
    if left.type.kind is right.type.kind:
        message = f"{quoted(left)} is {left.type.describe()}, which has no order, so `{operator}` says nothing of it"
        return message, None, "use `==`, `!=` or `in`"
    message = f"{_with_type(left)} cannot be compared with {_with_type(right)}"
    return message, _misfit(left, right), _help_for_comparison(left, right)


def _help_for_comparison(left: Expression, right: Expression) -> str | None:
    kinds = {left.type.kind, right.type.kind}
    if kinds == {Kind.DATE, Kind.DATETIME}:
        return "dates and datetimes do not mix; `date(…)` gives the day of a datetime"
    if Kind.MONEY in kinds and kinds & NUMERIC:
        return "numbers and money do not mix; compare with an amount, or make the fact money"
    if kinds & LENGTHS and kinds & NUMERIC:
        return f"write a length of time as {_as_days(left, right)}, or with `hours(…)` or `minutes(…)`"
    if kinds & {Kind.DATE, Kind.DATETIME}:
        return _help_for_moments(left, right, kinds)
    if kinds & {Kind.TEXT, Kind.CHOICE} and kinds & NUMERIC:
        number = left if left.type.kind in NUMERIC else right
        return f'put it in quotation marks: `"{number.text}"`' if isinstance(number, Literal) else None
    if Kind.BOOLEAN in kinds and any(isinstance(side, Literal) for side in (left, right)):
        return "a boolean stands alone, or with `not` before it"
    return None


def _help_for_moments(left: Expression, right: Expression, kinds: set[Kind]) -> str | None:
    kind = Kind.DATE if Kind.DATE in kinds else Kind.DATETIME
    other = right if left.type.kind is kind else left
    if kinds & LENGTHS:
        return "subtract two dates to get a length of time"
    if Kind.TEXT in kinds:
        return f"write it as `{kind}({other.text})`" if isinstance(other, Literal) else None
    moment = left if other is right else right
    year = f", or compare the year: `year({moment.text})`" if other.type.kind in NUMERIC else ""
    return f'write a {kind} as `{kind}("…")`{year}'

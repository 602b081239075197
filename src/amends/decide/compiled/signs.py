"""Which values can be seen never to be negative, so that generated code need not look."""

from decimal import Decimal

from amends.lang.expression.nodes import (
    Arithmetic,
    ArithmeticOperator,
    Call,
    Conditional,
    Expression,
    FactReference,
    Literal,
    TableLookup,
)
from amends.lang.tree import PolicyTree

_KEEPING_THE_SIGN = ("round", "floor", "ceil", "min", "max")


def never_negative(expression: Expression, tree: PolicyTree) -> bool:
    """Whether a number or an amount is at least 0 whatever the facts are."""
    match expression:
        case Literal(value=value):
            return _is_not_negative(value)
        case FactReference(name=name):
            return _is_not_negative(tree.facts[name].minimum)
        case TableLookup(table=name, column=column):
            table = tree.tables[name]
            index = list(table.columns).index(column or "")
            return all(_is_not_negative(row.values[index]) for row in table.rows)
        case Arithmetic(operator=operator, left=left, right=right):
            kept = operator is not ArithmeticOperator.SUBTRACT
            return kept and never_negative(left, tree) and never_negative(right, tree)
        case Conditional(consequence=consequence, alternative=alternative):
            return never_negative(consequence, tree) and never_negative(alternative, tree)
        case Call(function=function, arguments=arguments) if function in _KEEPING_THE_SIGN:
            return all(never_negative(argument, tree) for argument in arguments)
        case Call(function="abs"):
            return True
        case _:
            return False


def _is_not_negative(value: object) -> bool:
    return isinstance(value, (int, Decimal)) and value >= 0

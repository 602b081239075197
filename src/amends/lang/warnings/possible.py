"""Which values of one fact some conditions leave possible."""

import operator
from collections.abc import Callable
from typing import Any

from amends.lang.expression.nodes import (
    Comparison,
    ComparisonOperator,
    Expression,
    FactReference,
    Literal,
    Membership,
    Negation,
)
from amends.lang.quantities import negate
from amends.lang.stretches import BANDED, EVERYTHING, Stretch, bounded_by, stretch_of
from amends.lang.tree import Fact
from amends.lang.tree import Scalar as Value
from amends.lang.types import Kind
from amends.lang.warnings.conditions import OPPOSITE, TURNED, Part

Possible = frozenset[Value] | Stretch | None
"""Some values, a stretch of them, or None where any value may be left."""

_MOST_OPTIONS = 100

COMPARE: dict[ComparisonOperator, Callable[[Any, Any], bool]] = {
    ComparisonOperator.EQUAL: operator.eq,
    ComparisonOperator.NOT_EQUAL: operator.ne,
    ComparisonOperator.LESS: operator.lt,
    ComparisonOperator.LESS_OR_EQUAL: operator.le,
    ComparisonOperator.GREATER: operator.gt,
    ComparisonOperator.GREATER_OR_EQUAL: operator.ge,
}


def at_first(fact: Fact) -> Possible:
    """The values that a fact can have at all."""
    if fact.type.kind is Kind.BOOLEAN:
        return frozenset((True, False))
    if fact.type.kind is Kind.CHOICE:
        return frozenset(fact.type.options)
    return bounded_by(fact.minimum, fact.maximum, fact.type) if fact.type.kind in BANDED else None


def is_empty(possible: Possible) -> bool:
    """Whether no value is left."""
    if isinstance(possible, Stretch):
        return possible.start >= possible.end
    return possible is not None and not possible


def fact_of(part: Part) -> str | None:
    """The name of the one fact that a part compares with values written out; None for any other part."""
    match part.expression:
        case FactReference(name=name):
            return name
        case (
            Comparison(left=FactReference(name=name), right=other)
            | Comparison(left=other, right=FactReference(name=name))
        ):
            return name if literal_value(other) is not None else None
        case Membership(item=FactReference(name=name), options=options):
            written_out = len(options) <= _MOST_OPTIONS and all(isinstance(option, Literal) for option in options)
            return name if written_out else None
    return None


def narrowed(possible: Possible, part: Part, fact: Fact) -> Possible:
    """What a part about a fact leaves of its possible values."""
    match part.expression:
        case FactReference():
            return _among(possible, frozenset((part.is_true,)))
        case Membership(options=options, negated=negated):
            words = frozenset(option.value for option in options if isinstance(option, Literal))
            if part.is_true != negated:
                return _among(possible, words)
            return possible - words if isinstance(possible, frozenset) else possible
        case Comparison(operator=its_operator, left=left, right=right):
            value, sign = literal_value(right), its_operator
            if value is None:
                value, sign = literal_value(left), TURNED[its_operator]
            assert value is not None, "one side is written out"
            return _compared(possible, sign if part.is_true else OPPOSITE[sign], value, fact)
    return possible


def literal_value(expression: Expression) -> Value | None:
    """The value of what is written out, with its sign; None for anything else."""
    match expression:
        case Literal(value=value):
            return value
        case Negation(operand=Literal(value=value)) if not isinstance(value, (bool, str)):
            return negate(value)  # type: ignore[arg-type]  # only numbers take a sign
    return None


def _among(possible: Possible, values: frozenset[Value]) -> Possible:
    if isinstance(possible, Stretch):
        return possible
    return values if possible is None else possible & values


def _compared(possible: Possible, sign: ComparisonOperator, value: Value, fact: Fact) -> Possible:
    if isinstance(possible, Stretch):
        other = _stretch(sign, value, fact)
        return Stretch(max(possible.start, other.start), min(possible.end, other.end))
    if possible is None:
        return frozenset((value,)) if sign is ComparisonOperator.EQUAL else None
    if fact.type.kind is Kind.CHOICE and sign not in (ComparisonOperator.EQUAL, ComparisonOperator.NOT_EQUAL):
        rank = {word: place for place, word in enumerate(fact.type.options)}
        return frozenset(word for word in possible if COMPARE[sign](rank[str(word)], rank[str(value)]))
    return frozenset(one for one in possible if COMPARE[sign](one, value))


def _stretch(sign: ComparisonOperator, value: Value, fact: Fact) -> Stretch:
    """The values that compare so with one."""
    at = stretch_of(value, fact.type)
    match sign:
        case ComparisonOperator.EQUAL:
            return at
        case ComparisonOperator.LESS:
            return Stretch(EVERYTHING.start, at.start)
        case ComparisonOperator.LESS_OR_EQUAL:
            return Stretch(EVERYTHING.start, at.end)
        case ComparisonOperator.GREATER:
            return Stretch(at.end, EVERYTHING.end)
        case ComparisonOperator.GREATER_OR_EQUAL:
            return Stretch(at.start, EVERYTHING.end)
        case ComparisonOperator.NOT_EQUAL:
            return EVERYTHING

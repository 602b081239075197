"""What must hold together for a condition to be true."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from amends.lang.expression.nodes import (
    And,
    ComparisonOperator,
    DefinitionReference,
    Expression,
    Not,
    Or,
)
from amends.lang.tree import Definition

TURNED = {
    ComparisonOperator.LESS: ComparisonOperator.GREATER,
    ComparisonOperator.LESS_OR_EQUAL: ComparisonOperator.GREATER_OR_EQUAL,
    ComparisonOperator.GREATER: ComparisonOperator.LESS,
    ComparisonOperator.GREATER_OR_EQUAL: ComparisonOperator.LESS_OR_EQUAL,
    ComparisonOperator.EQUAL: ComparisonOperator.EQUAL,
    ComparisonOperator.NOT_EQUAL: ComparisonOperator.NOT_EQUAL,
}
"""What each comparison becomes when its sides change places."""

OPPOSITE = {
    ComparisonOperator.LESS: ComparisonOperator.GREATER_OR_EQUAL,
    ComparisonOperator.LESS_OR_EQUAL: ComparisonOperator.GREATER,
    ComparisonOperator.GREATER: ComparisonOperator.LESS_OR_EQUAL,
    ComparisonOperator.GREATER_OR_EQUAL: ComparisonOperator.LESS,
    ComparisonOperator.EQUAL: ComparisonOperator.NOT_EQUAL,
    ComparisonOperator.NOT_EQUAL: ComparisonOperator.EQUAL,
}
"""The comparison that holds when the other does not."""


_MOST_OPENED = 50


@dataclass(frozen=True, slots=True)
class Part:
    """An expression that must be true, or one that must be false."""

    expression: Expression
    is_true: bool


def parts(part: Part, definitions: Mapping[str, Definition]) -> Iterator[Part]:
    """The parts that must all hold for a part to hold; definitions are opened, each once, and not very many."""
    waiting = [part]
    opened: set[tuple[str, bool]] = set()
    while waiting:
        one = waiting.pop()
        match one.expression:
            case DefinitionReference(name=name) if len(opened) < _MOST_OPENED:
                if (name, one.is_true) not in opened:
                    opened.add((name, one.is_true))
                    waiting.append(Part(definitions[name].expression, one.is_true))
            case Not(part=inside):
                waiting.append(Part(inside, not one.is_true))
            case And(parts=inside) if one.is_true:
                waiting.extend(Part(each, True) for each in reversed(inside))
            case Or(parts=inside) if not one.is_true:
                waiting.extend(Part(each, False) for each in reversed(inside))
            case _:
                yield one

"""Comparisons that bound a number or a difference of dates from above alone: they hold for negative ones too."""

from collections.abc import Mapping
from itertools import islice

from amends.lang.diagnostics import Report
from amends.lang.expression.nodes import (
    And,
    Arithmetic,
    ArithmeticOperator,
    Call,
    Comparison,
    ComparisonOperator,
    DefinitionReference,
    Expression,
    FactReference,
    Literal,
    Membership,
    children,
)
from amends.lang.tree import Definition, PolicyTree
from amends.lang.types import DURATION, LENGTHS, NUMERIC, ORDERED, WHOLE_DAYS, Kind
from amends.lang.warnings.conditions import OPPOSITE, TURNED, Part, parts
from amends.lang.warnings.expressions import expressions

_MOST_TOGETHER = 100
_UPPER = (ComparisonOperator.LESS, ComparisonOperator.LESS_OR_EQUAL)
_LENGTHS = ("days", "hours", "minutes")
_DIFFERENCES = {Kind.DATE: WHOLE_DAYS, Kind.DATETIME: DURATION}


def warn_of_one_sided_bounds(tree: PolicyTree, report: Report) -> None:
    """Warns of `a - b <= days(30)` and of `x <= 30` where x has no `min` and nothing beside it bounds it below."""
    unless = {id(clause.when): clause.unless for clause in tree.clauses if clause.unless is not None}
    for owner, expression in expressions(tree):
        beside = unless.get(id(expression))
        around = (Part(beside, False),) if beside is not None else ()
        _Search(owner, tree, report).look_at(expression, around)


class _Search:
    """Goes through one expression, with what must hold around each part of it."""

    def __init__(self, owner: str, tree: PolicyTree, report: Report) -> None:
        self._owner = owner
        self._tree = tree
        self._report = report

    def look_at(self, expression: Expression, around: tuple[Part, ...]) -> None:
        """Warns of the comparisons inside that nothing `around` them completes."""
        if isinstance(expression, And):
            around = (*around, Part(expression, True))
        elif isinstance(expression, Comparison):
            self._check(expression, around)
        # What an item is tested against are values: nothing there is compared, and there may be thousands.
        inside = (expression.item,) if isinstance(expression, Membership) else children(expression)
        for part in inside:
            self.look_at(part, around)

    def _check(self, comparison: Comparison, around: tuple[Part, ...]) -> None:
        operator, small, large = comparison.operator, comparison.left, comparison.right
        if operator not in _UPPER:
            operator, small, large = TURNED[operator], large, small
        if operator not in _UPPER or not _is_above_zero(large):
            return
        if isinstance(small, FactReference) and small.type.kind in NUMERIC | {Kind.MONEY}:
            if self._tree.facts[small.name].minimum is None and not self._is_bounded_below(small, around):
                self._warn(comparison, "for values below 0", f"`{small.name}` has no `min`; add `min: 0` to it")
        elif _is_difference(small, self._tree.definitions) and not self._is_bounded_below(small, around):
            zero = f"{large.function if isinstance(large, Call) else 'days'}(0)"
            self._warn(comparison, "when the difference is negative",
                       f"write `{zero} <= {small.text} {operator} {large.text}` if it must not")  # fmt: skip

    def _is_bounded_below(self, small: Expression, around: tuple[Part, ...]) -> bool:
        return any(small in _bounded_below(part, self._tree.definitions) for part in around)

    def _warn(self, comparison: Comparison, when: str, help_text: str) -> None:
        self._report.warning("bounded-above-only", f"in `{self._owner}`, `{comparison.text}` also holds {when}",
                             comparison.origin.span, help_text)  # fmt: skip


def _is_above_zero(bound: Expression) -> bool:
    match bound:
        case Literal(value=value):
            return not isinstance(value, (bool, str)) and bound.type.kind in NUMERIC and value > 0  # type: ignore[operator]
        case Call(function=function, arguments=(Literal() as count,)):
            return function in _LENGTHS and _is_above_zero(count)
    return False


def _is_difference(expression: Expression, definitions: Mapping[str, Definition]) -> bool:
    while isinstance(expression, DefinitionReference):
        expression = definitions[expression.name].expression
    return (
        isinstance(expression, Arithmetic)
        and expression.operator is ArithmeticOperator.SUBTRACT
        and expression.type.kind in LENGTHS
        and expression.left.type.kind in _DIFFERENCES
    )


def _bounded_below(condition: Part, definitions: Mapping[str, Definition]) -> frozenset[Expression]:
    """What is bounded below where a condition holds; the order of two dates bounds their difference."""
    bounded: set[Expression] = set()
    for part in islice(parts(condition, definitions), _MOST_TOGETHER):
        comparison = part.expression
        if not isinstance(comparison, Comparison) or comparison.left.type.kind not in ORDERED:
            continue
        operator = comparison.operator if part.is_true else OPPOSITE[comparison.operator]
        if operator is ComparisonOperator.NOT_EQUAL:
            continue
        large, small = comparison.left, comparison.right
        if operator in _UPPER:
            large, small = small, large
        bounded.add(large)
        if large.type.kind is small.type.kind and large.type.kind in _DIFFERENCES:
            bounded.add(Arithmetic(ArithmeticOperator.SUBTRACT, large, small, type=_DIFFERENCES[large.type.kind],
                                   origin=comparison.origin))  # fmt: skip
    return frozenset(bounded)

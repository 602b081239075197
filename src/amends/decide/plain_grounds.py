"""Grounds as plain data: written once for all cases that share them, and filled with the figures of each."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import NamedTuple

from amends.decide.decision import Background
from amends.decide.grounds import FailedComparison, Ground
from amends.decide.plain_values import Plain, side_to_plain, value_to_plain
from amends.lang.expression.nodes import Comparison, Expression, Literal, Membership
from amends.lang.tree import PolicyTree
from amends.lang.types import MONEY, Kind, Type

_Figures = tuple[object, ...]
_Side = Callable[[_Figures], Plain]


class _WrittenComparison(NamedTuple):
    """A failed comparison as plain data; where a side differs from case to case, what reads it from the figures."""

    text: str
    left: Plain
    right: Plain
    left_of: _Side | None = None
    right_of: _Side | None = None


@dataclass(frozen=True, slots=True)
class WrittenGrounds:
    """The grounds of a refusal as plain data, each with the comparisons that failed."""

    grounds: tuple[tuple[str, tuple[_WrittenComparison, ...]], ...]
    differ: bool
    """Whether they show figures that differ from case to case."""

    def of_case(self, figures: _Figures) -> list[Plain]:
        """The grounds with the figures of one case."""
        return [
            {
                "clause": clause,
                "failed": [
                    {
                        "text": text,
                        "left": left if left_of is None else left_of(figures),
                        "right": right if right_of is None else right_of(figures),
                    }
                    for text, left, right, left_of, right_of in failed
                ],
            }
            if failed
            else {"clause": clause}
            for clause, failed in self.grounds
        ]


def written_grounds(grounds: Sequence[Ground], background: Background, tree: PolicyTree) -> WrittenGrounds:
    """The grounds as plain data; `background` is that of a case which has them."""
    written = tuple(
        (ground.clause.id, tuple(_written_comparison(one, background, tree) for one in ground.failed))
        for ground in grounds
    )
    differ = any(one.left_of or one.right_of for _, failed in written for one in failed)
    return WrittenGrounds(written, differ)


def _written_comparison(failed: FailedComparison, background: Background, tree: PolicyTree) -> _WrittenComparison:
    expression = failed.expression
    left_type, right_types = operand_types(expression)
    right: Plain = None
    if isinstance(failed.right, tuple):
        right = [value_to_plain(one, its_type, tree) for one, its_type in zip(failed.right, right_types, strict=True)]
    elif failed.right is not None:
        right = value_to_plain(failed.right, right_types[0], tree)
    written = _WrittenComparison(failed.text, value_to_plain(failed.left, left_type, tree), right)
    places = background.places_of_sides(failed)
    if places is None:
        return written
    operands: Sequence[Expression] = ()
    if isinstance(expression, Comparison):
        operands = (expression.left, expression.right)
    elif isinstance(expression, Membership):
        operands = (expression.item, *expression.options)
    left_of, *rights_of = (
        _side(place, operand, its_type, tree)
        for place, operand, its_type in zip(places, operands, (left_type, *right_types), strict=True)
    )
    return written._replace(left_of=left_of, right_of=_right_of(expression, rights_of, right))


def _side(place: int, operand: Expression, shown_as: Type, tree: PolicyTree) -> _Side | None:
    """What reads a side from the figures; None for a literal, which is the same in every case."""
    if isinstance(operand, Literal):
        return None
    get = itemgetter(place)
    convert = side_to_plain(operand.type, shown_as, tree)
    return get if convert is None else lambda figures: convert(get(figures))


def _right_of(expression: Expression, options: Sequence[_Side | None], right: Plain) -> _Side | None:
    if isinstance(expression, Comparison):
        return options[0]
    if not any(options) or not isinstance(right, list):
        return None
    return lambda figures: [
        same if option is None else option(figures) for same, option in zip(right, options, strict=True)
    ]


def operand_types(expression: Expression) -> tuple[Type, list[Type]]:
    """The types by which the two sides of a comparison are shown: a number beside money is money."""
    match expression:
        case Comparison(left=left, right=right):
            sides = [left.type, right.type]
        case Membership(item=item, options=options):
            sides = [item.type, *(option.type for option in options)]
        case _:
            return expression.type, []
    if any(side.kind is Kind.MONEY for side in sides):
        sides = [MONEY] * len(sides)
    return sides[0], sides[1:]

"""Grounds as plain data: written once for all cases that share them, and filled with the figures of each."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from operator import itemgetter

from amends.decide.decision import Background
from amends.decide.grounds import FailedComparison, Ground
from amends.decide.plain_values import Plain, side_to_plain, value_to_plain
from amends.lang.expression.nodes import Comparison, Expression, Literal, Membership
from amends.lang.tree import PolicyTree
from amends.lang.types import MONEY, Kind, Type

_Figures = tuple[object, ...]
_Side = Callable[[_Figures], Plain]


@dataclass(frozen=True, slots=True)
class _WrittenComparison:
    """A failed comparison as plain data, and the sides whose values differ from case to case."""

    plain: dict[str, Plain]
    sides: tuple[tuple[str, _Side], ...]

    def of_case(self, figures: _Figures) -> dict[str, Plain]:
        """The comparison with the figures of one case."""
        filled = self.plain.copy()
        for name, side in self.sides:
            filled[name] = side(figures)
        return filled


@dataclass(frozen=True, slots=True)
class WrittenGround:
    """A ground as plain data, and the comparisons that failed."""

    plain: dict[str, Plain]
    failed: tuple[_WrittenComparison, ...]

    def of_case(self, figures: _Figures) -> Plain:
        """The ground with the figures of one case."""
        filled = self.plain.copy()
        if self.failed:
            filled["failed"] = [one.of_case(figures) for one in self.failed]
        return filled


def written_ground(ground: Ground, background: Background, tree: PolicyTree) -> WrittenGround:
    """The ground as plain data; `background` is that of a case which has it."""
    failed = tuple(_written_comparison(one, background, tree) for one in ground.failed)
    return WrittenGround({"clause": ground.clause.id}, failed)


def _written_comparison(failed: FailedComparison, background: Background, tree: PolicyTree) -> _WrittenComparison:
    left_type, right_types = operand_types(failed.expression)
    right: Plain = None
    if isinstance(failed.right, tuple):
        right = [value_to_plain(one, its_type, tree) for one, its_type in zip(failed.right, right_types, strict=True)]
    elif failed.right is not None:
        right = value_to_plain(failed.right, right_types[0], tree)
    left = value_to_plain(failed.left, left_type, tree)
    places = background.places_of_sides(failed)
    sides = _sides(failed.expression, places, tree) if places is not None else ()
    return _WrittenComparison({"text": failed.text, "left": left, "right": right}, sides)


def _sides(expression: Expression, places: Sequence[int], tree: PolicyTree) -> tuple[tuple[str, _Side], ...]:
    """The sides of a comparison that are no literals, each with what reads its value from the figures."""
    left_type, right_types = operand_types(expression)
    found: list[tuple[str, _Side]] = []
    if isinstance(expression, Comparison):
        operands = (("left", expression.left, left_type), ("right", expression.right, right_types[0]))
        found = [
            (name, _side(place, operand.type, its_type, tree))
            for place, (name, operand, its_type) in zip(places, operands, strict=True)
            if not isinstance(operand, Literal)
        ]
    elif isinstance(expression, Membership):
        found = [("left", _side(places[0], expression.item.type, left_type, tree))]
        if not all(isinstance(option, Literal) for option in expression.options):
            options = [
                _side(place, option.type, its_type, tree)
                for place, option, its_type in zip(places[1:], expression.options, right_types, strict=True)
            ]
            found.append(("right", lambda figures: [option(figures) for option in options]))
    return tuple(found)


def _side(place: int, of: Type, shown_as: Type, tree: PolicyTree) -> _Side:
    get = itemgetter(place)
    convert = side_to_plain(of, shown_as, tree)
    return get if convert is None else lambda figures: convert(get(figures))


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

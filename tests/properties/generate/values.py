"""Values of facts that are worth trying under a policy: those that it names, their neighbours, and the edges."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from amends.lang.expression.nodes import Expression, Literal, TextsReference, walk
from amends.lang.quantities import digits
from amends.lang.tree import Band, Field, PolicyTree, Scalar
from amends.lang.types import Kind

_NEAR = (Decimal(0), Decimal(1), Decimal(-1))
_NEARER = (*_NEAR, Decimal("0.01"), Decimal("-0.01"))
_FEW_DAYS = 1_000
_BASE_DAY = date(2026, 11, 1)
_BASE_MOMENT = datetime(2026, 11, 1, 5, 30, tzinfo=UTC)
_MOST_VALUES = 60


class Values:
    """The values worth trying for the facts of one policy; the simplest come first."""

    def __init__(self, tree: PolicyTree) -> None:
        self._tree = tree
        named = dict.fromkeys(_named(tree))
        self.numbers = [Decimal(0), Decimal(1), *(number for one in named if (number := _number(one)) is not None)]
        self._days = [_BASE_DAY, *(one for one in named if isinstance(one, date) and not isinstance(one, datetime))]
        self._moments = [_BASE_MOMENT, *(one for one in named if isinstance(one, datetime))]
        self._texts = ["", *(one for one in named if isinstance(one, str))]

    def of(self, described: Field) -> Sequence[Scalar]:
        """Values of a fact or a field, all of them within its bounds; there is at least one."""
        bounds = [bound for bound in (described.minimum, described.maximum) if bound is not None]
        within = [
            value for value in dict.fromkeys([*self._of_kind(described), *bounds]) if _is_within(value, described)
        ]
        return within[:_MOST_VALUES]

    def _of_kind(self, described: Field) -> Iterable[Scalar]:
        match described.type.kind:
            case Kind.BOOLEAN:
                return (True, False)
            case Kind.INTEGER:
                return [int(number) + int(step) for number in self.numbers for step in _NEAR]
            case Kind.NUMBER | Kind.MONEY:
                around = [number + step for number in self.numbers for step in _NEARER]
                return [number for number in around if digits(number) <= 38]
            case Kind.DATE:
                return [*self._around_days(self._days), *self._around_days(one.date() for one in self._moments)]
            case Kind.DATETIME:
                return [*self._around_moments(), *map(_noon, filter(_has_instants, self._around_days(self._days)))]
            case Kind.CHOICE:
                return described.type.options
            case _:
                return [variant for text in self._texts for variant in (text, text.lower(), f"{text}s", text[1:])]

    def _around_days(self, days: Iterable[date]) -> Iterator[date]:
        """Each day, the days beside it, and those as far from it as any whole number that the policy names."""
        steps = [int(number) for number in self.numbers if abs(number) < _FEW_DAYS]
        for day in days:
            for step in (0, *(near + step * way for step in steps for way in (1, -1) for near in (0, 1, -1))):
                if 1 <= day.toordinal() + step <= date.max.toordinal():
                    yield day + timedelta(days=step)

    def _around_moments(self) -> Iterator[datetime]:
        steps = [float(number) for number in self.numbers if abs(number) < _FEW_DAYS]
        for moment in self._moments:
            yield moment
            for step in (timedelta(seconds=1), *(timedelta(hours=step) for step in steps)):
                for way in (1, -1):
                    if 2 <= moment.year <= 9998:
                        yield moment + way * step


def _has_instants(day: date) -> bool:
    return date.min < day < date.max


def _noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC)


def _number(value: Scalar) -> Decimal | None:
    return Decimal(value) if isinstance(value, (int, Decimal)) and not isinstance(value, bool) else None


def _is_within(value: Scalar, described: Field) -> bool:
    lowest, highest = described.minimum, described.maximum
    above = lowest is None or lowest <= value  # type: ignore[operator]  # bounds have the type of their fact
    return above and (highest is None or value <= highest)  # type: ignore[operator]  # the same


def _named(tree: PolicyTree) -> Iterator[Scalar]:
    """Every constant that a policy names."""
    for expression in expressions_of(tree):
        for node in walk(expression):
            if isinstance(node, Literal):
                yield node.value
            elif isinstance(node, TextsReference):
                yield from node.texts
    for table in tree.tables.values():
        for row in table.rows:
            for cell in row.cells:
                ends = (cell.lower, cell.upper) if isinstance(cell, Band) else (cell,)
                yield from (end for end in ends if end is not None)
    for fact in tree.facts.values():
        for described in (fact, *fact.fields.values()):
            stated = (described.presume, described.minimum, described.maximum)
            yield from (value for value in stated if value is not None)


def expressions_of(tree: PolicyTree) -> Iterator[Expression]:
    """Every expression that stands in a policy by itself, but for those of history and guarantees."""
    yield from (definition.expression for definition in tree.definitions.values())
    yield from (derived.expression for fact in tree.facts.values() for derived in fact.derived.values())
    stated: list[Expression | None] = []
    stated += [part for remedy in tree.remedies.values() for part in (remedy.value, remedy.awaits)]
    stated += [part for clause in tree.clauses for part in (clause.when, clause.unless, clause.value)]
    yield from (expression for expression in stated if expression is not None)


def described_at(tree: PolicyTree, fact: str, field: str) -> Field:
    """What the policy says of a fact, or of a field of a list's elements."""
    facts: Mapping[str, Field] = tree.facts[fact].fields if field else tree.facts
    return facts[field or fact]

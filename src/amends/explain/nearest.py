"""What would have had to be otherwise: of all comparisons that failed in a clause, the fewest that explain it.

Where any of several alternatives would have done, only the nearest is worth saying: the one with the fewest failures,
and among equals the one that can be told in figures. "It was not delivered, or it was delivered less than 45 days ago"
fails in both; the days are what a customer can follow.
"""

from collections.abc import Callable, Iterable

from amends.decide.grounds import FailedComparison, Ground
from amends.lang.expression.nodes import And, Conditional, DefinitionReference, Expression, Not, Or, walk
from amends.lang.tree import Clause, PolicyTree, StepKind

Failures = tuple[FailedComparison, ...]
HasFigures = Callable[[FailedComparison], bool]


def nearest(ground: Ground, tree: PolicyTree, has_figures: HasFigures) -> Failures:
    """The fewest failed comparisons of a ground that would have had to come out otherwise, in the order of its text."""
    search = _Search(tree, ground, has_figures)
    found: Failures = ()
    if ground.clause.when is not None:
        found += search.failures(ground.clause.when, wanted=True)
    if ground.clause.unless is not None:
        found += search.failures(ground.clause.unless, wanted=False)
    return _each_once(found) or ground.failed


def definitions_within(tree: PolicyTree, expressions: Iterable[Expression]) -> tuple[str, ...]:
    """The definitions that expressions use, also by way of others, each after those that it uses itself."""
    used: set[str] = set()
    waiting = list(expressions)
    while waiting:
        for node in walk(waiting.pop()):
            if isinstance(node, DefinitionReference) and node.name not in used:
                used.add(node.name)
                waiting.append(tree.definitions[node.name].expression)
    return tuple(step.name for step in tree.order if step.kind is StepKind.DEFINITION and step.name in used)


def conditions(clause: Clause) -> tuple[Expression, ...]:
    """What a clause's holding turns on."""
    return tuple(condition for condition in (clause.when, clause.unless) if condition is not None)


class _Search:
    """Definitions are worked out first, in their own order: they may nest deeper than a call may."""

    def __init__(self, tree: PolicyTree, ground: Ground, has_figures: HasFigures) -> None:
        self._failed = ground.failed
        self._has_figures = has_figures
        self._definitions: dict[tuple[str, bool], Failures] = {}
        for name in definitions_within(tree, conditions(ground.clause)):
            for wanted in (True, False):
                self._definitions[name, wanted] = self.failures(tree.definitions[name].expression, wanted=wanted)

    def failures(self, node: Expression, *, wanted: bool) -> Failures:
        """What kept a node from being `wanted`; nothing where it was."""
        match node:
            case Not(part=part):
                return self.failures(part, wanted=not wanted)
            case DefinitionReference(name=name):
                return self._definitions[name, wanted]
            case And(parts=parts) | Or(parts=parts):
                ways = [self.failures(part, wanted=wanted) for part in parts]
                all_of_them = isinstance(node, And) is wanted
                return _each_once(one for way in ways for one in way) if all_of_them else self._nearest_of(ways)
            case Conditional(condition=condition, consequence=consequence, alternative=alternative):
                flips = [self.failures(condition, wanted=truth) for truth in (True, False)]
                return self._nearest_of(
                    [self.failures(part, wanted=wanted) for part in (consequence, alternative)] + flips
                )
            case _:
                return tuple(one for one in self._failed if one.held is not wanted and one.expression == node)

    def _nearest_of(self, ways: Iterable[Failures]) -> Failures:
        return min(filter(None, ways), key=self._distance, default=())

    def _distance(self, failures: Failures) -> tuple[int, int]:
        return len(failures), -sum(map(self._has_figures, failures))


def _each_once(failures: Iterable[FailedComparison]) -> Failures:
    return tuple({one.text: one for one in failures}.values())

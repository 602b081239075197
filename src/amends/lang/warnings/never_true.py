"""Clauses that never apply, or always: by the literals of their condition, or by a contradiction about one fact."""

from itertools import islice

from amends.lang.diagnostics import Report
from amends.lang.expression.nodes import And, Comparison, Literal, Or
from amends.lang.tree import Clause, PolicyTree
from amends.lang.types import Kind
from amends.lang.warnings.conditions import OPPOSITE, Part, parts
from amends.lang.warnings.possible import COMPARE, Possible, at_first, fact_of, is_empty, literal_value, narrowed

_MOST_LOOKED_AT = 100_000
_MOST_TOGETHER = 1_000
_DEEPEST = 50


def warn_of_constant_conditions(tree: PolicyTree, report: Report) -> None:
    """Warns of clauses whose condition is never true, or always."""
    search = _Search(tree)
    for clause in tree.clauses:
        conditions = _conditions(clause)
        if not conditions:
            continue
        span = conditions[0].expression.origin.span
        if search.never_hold(conditions):
            report.warning("never-true", f"`{clause.id}` never applies, for its condition is never true", span,
                           "correct the condition, or remove the clause")  # fmt: skip
        elif all(search.is_decided(Part(part.expression, not part.is_true)) for part in conditions):
            report.warning("always-true", f"`{clause.id}` always applies, for its condition is always true", span,
                           "leave the condition out")  # fmt: skip


def _conditions(clause: Clause) -> list[Part]:
    """What must hold for the clause to be true."""
    conditions = [Part(clause.when, True)] if clause.when is not None else []
    return [*conditions, Part(clause.unless, False)] if clause.unless is not None else conditions


class _Search:
    """Looks for parts that cannot hold; where there are too many to look at, nothing more is found."""

    def __init__(self, tree: PolicyTree) -> None:
        self._tree = tree
        self._left = _MOST_LOOKED_AT

    def never_hold(self, conditions: list[Part], depth: int = 0) -> bool:
        """Whether conditions cannot all hold, whatever the facts are."""
        possible: dict[str, Possible] = {}
        for condition in conditions:
            for part in parts(condition, self._tree.definitions):
                self._left -= 1
                if self._left < 0 or depth > _DEEPEST:
                    return False
                if self._never_holds(part, depth) or self._is_excluded(part, possible):
                    return True
        return False

    def _never_holds(self, part: Part, depth: int) -> bool:
        match part.expression:
            case Or(parts=inside) | And(parts=inside):
                # What `parts` leaves together: an `or` that must be true, an `and` that must be false.
                return all(self.never_hold([Part(each, part.is_true)], depth + 1) for each in inside)
        return _value(part) is False

    def _is_excluded(self, part: Part, possible: dict[str, Possible]) -> bool:
        """Whether a part leaves no value for its fact, after what the parts before it left."""
        name = fact_of(part)
        if name is None:
            return False
        fact = self._tree.facts[name]
        possible[name] = narrowed(possible.get(name, at_first(fact)), part, fact)
        return is_empty(possible[name])

    def is_decided(self, part: Part) -> bool:
        """Whether a condition fails by its literals alone, so that no fact has a say."""
        return any(_value(one) is False for one in islice(parts(part, self._tree.definitions), _MOST_TOGETHER))


def _value(part: Part) -> bool | None:
    """Whether a part that is written out in full holds; None where a fact stands in it."""
    match part.expression:
        case Literal(value=bool() as value):
            return value is part.is_true
        case Comparison(operator=sign, left=left, right=right) if left.type.kind is not Kind.CHOICE:
            one, other = literal_value(left), literal_value(right)
            if one is not None and other is not None:
                return COMPARE[sign if part.is_true else OPPOSITE[sign]](one, other)
    return None

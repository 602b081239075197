"""`where`: which entries a history fact takes, by an expression over what an entry tells of itself."""

from collections.abc import Mapping
from dataclasses import replace

from amends.decide.evaluate import Evaluation
from amends.decide.facts import Facts
from amends.decide.unknown import Truth
from amends.lang.expression.nodes import Comparison, ComparisonOperator, Expression, FactReference, walk
from amends.lang.source import NOWHERE
from amends.lang.tree import Fact, PolicyTree, Scalar
from amends.lang.types import BOOLEAN, MONEY, TEXT
from amends.ledger.selection import Tally

_NAMES = {
    name: Fact(name=name, type=its_type, span=NOWHERE)
    for name, its_type in (("amount", MONEY), ("kind", TEXT), ("approved", BOOLEAN), ("team", TEXT))
}
_WITHOUT_ORDER = (ComparisonOperator.EQUAL, ComparisonOperator.NOT_EQUAL)


class Where:
    """A condition on entries: true, false, or unknown where it needs what an entry does not tell."""

    def __init__(self, tree: PolicyTree, condition: Expression | None) -> None:
        # The entry's names stand alone: a fact of the policy may have one of them, and mean another thing.
        self._tree = replace(tree, facts=_NAMES)
        self._condition = condition
        self._ordered = {} if condition is None else _ordered_words(condition)

    def holds(self, tally: Tally) -> Truth:
        """Whether entries of this sort are taken; without a condition all are."""
        if self._condition is None:
            return True
        told = {"amount": tally.amount, "kind": tally.kind, "approved": tally.approved, "team": tally.team}
        known: dict[str, Scalar] = {
            name: value for name, value in told.items() if value is not None and self._has_place(name, value)
        }
        return Evaluation(self._tree, Facts(known)).truth(self._condition)

    def _has_place(self, name: str, value: Scalar) -> bool:
        """A word of an earlier version of the policy has no place in the order of today's words."""
        return name not in self._ordered or value in self._ordered[name]


def _ordered_words(condition: Expression) -> Mapping[str, tuple[str, ...]]:
    """The names whose words the condition compares by their order, with these words."""
    return {
        part.name: part.type.options
        for node in walk(condition)
        if isinstance(node, Comparison) and node.left.type.options and node.operator not in _WITHOUT_ORDER
        for part in walk(node)
        if isinstance(part, FactReference) and part.type.options
    }

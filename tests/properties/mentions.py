"""Which facts an expression mentions, however deep: through definitions, derived fields, statuses and values."""

from collections.abc import Iterable

from amends.lang.expression.nodes import (
    DefinitionReference,
    ElementField,
    ElementNumber,
    Expression,
    FactReference,
    Quantifier,
    StatusTest,
    walk,
)
from amends.lang.tree import Clause, PolicyTree, Remedy


def mentioned(tree: PolicyTree, expressions: Iterable[Expression | None]) -> frozenset[str]:
    """The names of the facts and lists that the expressions rest on. Where `today` is one, `now` is another."""
    found: set[str] = set()
    seen: set[object] = set()
    waiting = [expression for expression in expressions if expression is not None]
    while waiting:
        for node in walk(waiting.pop()):
            further: tuple[object, list[Expression | None]] | None = None
            match node:
                case FactReference(name=name):
                    found.add(name)
                case ElementNumber(list_name=list_name) | Quantifier(list_name=list_name):
                    found.add(list_name)
                case ElementField(list_name=list_name, field_name=field):
                    found.add(list_name)
                    derived = tree.facts[list_name].derived.get(field)
                    further = ((list_name, field), [derived.expression]) if derived is not None else None
                case DefinitionReference(name=name):
                    further = (name, [tree.definitions[name].expression])
                case StatusTest(remedy=remedy):
                    further = (("status", remedy), conditions(tree, remedy))
            if further is not None and further[0] not in seen:
                seen.add(further[0])
                waiting += [expression for expression in further[1] if expression is not None]
    return frozenset(found | ({"now"} if "today" in found else set()))


def conditions(tree: PolicyTree, remedy: str) -> list[Expression | None]:
    """The conditions of all clauses on a remedy."""
    clauses = [clause for clause in tree.clauses if remedy in clause.remedies]
    return [condition for clause in clauses for condition in (clause.when, clause.unless)]


def mentioned_by_clause(tree: PolicyTree, clause: Clause) -> frozenset[str]:
    """The facts on which the truth of a clause rests."""
    return mentioned(tree, (clause.when, clause.unless))


def mentioned_for_remedy(tree: PolicyTree, remedy: Remedy) -> frozenset[str]:
    """The facts on which anything that is decided of a remedy can rest."""
    clauses = [clause for clause in tree.clauses if remedy.name in clause.remedies]
    expressions = [remedy.value, remedy.awaits, *(clause.value for clause in clauses)]
    of_team = {"team"} if any(clause.limits is not None for clause in clauses) else set()
    return mentioned(tree, [*expressions, *conditions(tree, remedy.name)]) | of_team

"""All expressions of a policy, each with the name of what it belongs to."""

from collections.abc import Iterator

from amends.lang.expression.nodes import Expression, Membership, children
from amends.lang.tree import PolicyTree


def expressions(tree: PolicyTree) -> Iterator[tuple[str, Expression]]:
    """The expressions in the order of the sections, by the name or the id under which they stand."""
    for fact in tree.facts.values():
        if fact.history is not None and fact.history.where is not None:
            yield fact.name, fact.history.where
        for field in fact.derived.values():
            yield f"{fact.name}.{field.name}", field.expression
    for definition in tree.definitions.values():
        yield definition.name, definition.expression
    for remedy in tree.remedies.values():
        yield from ((remedy.name, part) for part in (remedy.value, remedy.awaits) if part is not None)
    for clause in tree.clauses:
        yield from ((clause.id, part) for part in (clause.when, clause.unless, clause.value) if part is not None)
    for guarantee in tree.guarantees:
        if guarantee.expression is not None:
            yield guarantee.id, guarantee.expression


def nodes(tree: PolicyTree) -> Iterator[Expression]:
    """Every part of every expression. The texts of a named list, which many tests share, come once."""
    seen: set[int] = set()
    waiting = [expression for _, expression in expressions(tree)]
    while waiting:
        node = waiting.pop()
        yield node
        if isinstance(node, Membership) and id(node.options) in seen:
            waiting.append(node.item)
            continue
        if isinstance(node, Membership):
            seen.add(id(node.options))
        waiting.extend(children(node))

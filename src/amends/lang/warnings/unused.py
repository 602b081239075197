"""Names that are declared and never used, and remedies that nobody can get."""

from amends.lang.diagnostics import Report
from amends.lang.expression.nodes import (
    DefinitionReference,
    ElementField,
    FactReference,
    Literal,
    Quantifier,
    TableLookup,
    TextsReference,
)
from amends.lang.names import BUILT_IN_FACTS
from amends.lang.source import Span
from amends.lang.tree import Effect, PolicyTree
from amends.lang.warnings.expressions import nodes

_GIVING = (Effect.GRANTS, Effect.ALLOWS, Effect.REFERS)


def warn_of_unused_names(tree: PolicyTree, report: Report) -> None:
    """Warns of facts, definitions, derived fields, tables and lists never used, and of remedies never given."""
    used = _used_in_expressions(tree) | _used_elsewhere(tree)

    def check(what: str, name: str, span: Span, help_text: str) -> None:
        if name not in used:
            report.warning("unused", f"the {what} `{name}` is never used", span, help_text)

    for fact in tree.facts.values():
        if fact.name not in BUILT_IN_FACTS:
            check("fact", fact.name, fact.span, "use it in a clause, under `weigh` or under `consider`, or remove it")
        for field in fact.derived.values():
            check("derived field", f"{fact.name}.{field.name}", field.span, "use it, or remove it")
    for definition in tree.definitions.values():
        check("definition", definition.name, definition.span, "use it, or remove it")
    for table in tree.tables.values():
        check("table", table.name, table.span, f"look it up with `{table.name}[{', '.join(table.keys)}]`, or remove it")
    for name in tree.texts:
        check("list", name, tree.text_spans[name], f"use it as in `… in {name}`, or remove it")
    _warn_of_remedies_never_given(tree, report)


def _used_in_expressions(tree: PolicyTree) -> set[str]:
    used = set()
    for node in nodes(tree):
        match node:
            case FactReference(name=name) | DefinitionReference(name=name) | TextsReference(name=name):
                used.add(name)
            case TableLookup(table=name) | Quantifier(list_name=name):
                used.add(name)
            case ElementField(list_name=name, field_name=field):
                used.add(f"{name}.{field}")
            case Literal():
                # The texts of a named list stand in a membership as literals that are written as its name.
                used.add(node.text)
    return used


def _used_elsewhere(tree: PolicyTree) -> set[str]:
    used = {key for table in tree.tables.values() for key in table.keys}
    used.update(fact for clause in tree.clauses for fact in clause.weigh)
    used.update(fact for guarantee in tree.guarantees for fact in guarantee.facts)
    if tree.make_it_right is not None:
        used.update(tree.make_it_right.consider)
    if tree.in_force is not None:
        used.add(tree.in_force.by)
    return used


def _warn_of_remedies_never_given(tree: PolicyTree, report: Report) -> None:
    given = {name for clause in tree.clauses if clause.effect in _GIVING for name in clause.remedies}
    for remedy in tree.remedies.values():
        if remedy.name not in given:
            message = f"no clause grants, allows or refers `{remedy.name}`, so it is always refused"
            report.warning("never-given", message, remedy.span, "write a clause that gives it, or remove it")

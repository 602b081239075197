"""Definitions and derived fields: which needs which, cycles among them, and the order to work them out."""

import ast
from collections.abc import Iterable
from dataclasses import dataclass, field
from graphlib import CycleError, TopologicalSorter

from amends.lang.diagnostics import Report
from amends.lang.document import Node, Scalar
from amends.lang.expression.builder import build_expression
from amends.lang.expression.functions import STATUS_TESTS
from amends.lang.expression.scope import Scope
from amends.lang.expression.syntax import ParsedExpression, parse_expression
from amends.lang.names import fault_of_value_name
from amends.lang.reading.facts import fault_of_field_name
from amends.lang.reading.shape import entries
from amends.lang.source import Span
from amends.lang.tree import Definition, DerivedField, Step, StepKind
from amends.lang.types import Kind


@dataclass(slots=True)
class Formulas:
    """The named expressions of a document: parsed first, ordered by what they use, and then typed in that order."""

    definitions: dict[str, tuple[Scalar, ParsedExpression]] = field(default_factory=dict)
    derived: dict[tuple[str, str], tuple[Scalar, ParsedExpression]] = field(default_factory=dict)
    broken: set[str] = field(default_factory=set)
    remedy_spans: dict[str, Span] = field(default_factory=dict)

    def parse_definitions(self, node: Node | None, taken: Iterable[str], report: Report) -> None:
        """Reads `define`; names in `taken` mean something else already."""
        used = set(taken)
        for name, value in entries(node, "`define`", report):
            fault = fault_of_value_name(name.text)
            if fault is None and name.text in used:
                fault = "a fact, table or list has this name"
            if fault is not None:
                report.error("name", f"`{name.text}` cannot name a definition: {fault}", name.span)
                continue
            parsed = parse_expression(value, report)
            if parsed is None:
                self.broken.add(name.text)
            else:
                self.definitions[name.text] = (name, parsed)

    def parse_derived(self, list_name: str, node: Node, given: Iterable[str], report: Report) -> None:
        """Reads the `define` of a list whose elements have the fields `given`."""
        fields = set(given)
        for name, value in entries(node, f"`define` of `{list_name}`", report):
            fault = fault_of_field_name(name.text)
            if fault is None and name.text in fields:
                fault = "a field has this name"
            if fault is not None:
                report.error("name", f"`{name.text}` cannot name a derived field: {fault}", name.span)
                continue
            parsed = parse_expression(value, report)
            if parsed is None:
                self.broken.add(f"{list_name}.{name.text}")
            else:
                self.derived[list_name, name.text] = (name, parsed)

    def needs(self, parsed: ParsedExpression, bare_list: str | None = None) -> set[Step]:
        """The definitions, derived fields and remedies that an expression uses."""
        return set(self._needs(parsed.tree, bare_list))

    def _needs(self, tree: ast.expr, bare_list: str | None) -> Iterable[Step]:
        lists = {
            node.target.id: node.iter.id
            for node in ast.walk(tree)
            if isinstance(node, ast.comprehension)
            if isinstance(node.target, ast.Name) and isinstance(node.iter, ast.Name)
        }
        for node in ast.walk(tree):
            match node:
                case ast.Call(func=ast.Name(id=test), args=[ast.Name(id=remedy)]) if test in STATUS_TESTS:
                    yield Step(StepKind.REMEDY, remedy)
                case ast.Name(id=name) if (bare_list or "", name) in self.derived:
                    yield Step(StepKind.DERIVED_FIELD, name, bare_list or "")
                case ast.Name(id=name) if name in self.definitions:
                    yield Step(StepKind.DEFINITION, name)
                case ast.Attribute(value=ast.Name(id=variable), attr=attribute):
                    list_name = lists.get(variable, "")
                    if (list_name, attribute) in self.derived:
                        yield Step(StepKind.DERIVED_FIELD, attribute, list_name)

    def order(self, remedy_needs: dict[str, set[Step]], report: Report) -> list[Step]:
        """All steps, each after what it needs. Cycles are reported; their formulas become broken."""
        graph: dict[Step, set[Step]] = {Step(StepKind.REMEDY, name): needs for name, needs in remedy_needs.items()}
        for name, (_, parsed) in self.definitions.items():
            graph[Step(StepKind.DEFINITION, name)] = self.needs(parsed)
        for (list_name, name), (_, parsed) in self.derived.items():
            graph[Step(StepKind.DERIVED_FIELD, name, list_name)] = self.needs(parsed, list_name)
        while True:
            known = {step: {need for need in needs if need in graph} for step, needs in graph.items()}
            try:
                return list(TopologicalSorter(known).static_order())
            except CycleError as error:
                cycle: list[Step] = error.args[1]
                self._report_cycle(cycle, report)
                for step in cycle:
                    graph.pop(step, None)
                    self._drop(step)

    def _report_cycle(self, cycle: list[Step], report: Report) -> None:
        # The names come in the order "is needed by"; read backwards each needs the next.
        steps = cycle[::-1]
        own = next((step for step in steps if step.kind is not StepKind.REMEDY), steps[0])
        start = steps.index(own)
        ring = [*steps[start:-1], *steps[: start + 1]]
        path = " → ".join(f"`{_shown(step)}`" for step in ring)
        report.error("cycle", f"`{_shown(own)}` needs itself: {path}", self._span(own),
                     "take one of them out of the circle")  # fmt: skip

    def _span(self, step: Step) -> Span:
        if step.kind is StepKind.DEFINITION:
            return self.definitions[step.name][0].span
        if step.kind is StepKind.DERIVED_FIELD:
            return self.derived[step.owner, step.name][0].span
        return self.remedy_spans.get(step.name, Span(1, 1, 1, 2))

    def _drop(self, step: Step) -> None:
        if step.kind is StepKind.DEFINITION and step.name in self.definitions:
            del self.definitions[step.name]
            self.broken.add(step.name)
        elif step.kind is StepKind.DERIVED_FIELD and (step.owner, step.name) in self.derived:
            del self.derived[step.owner, step.name]
            self.broken.add(f"{step.owner}.{step.name}")


def build_formulas(
    formulas: Formulas, order: list[Step], scope: Scope, report: Report
) -> tuple[dict[str, Definition], dict[str, dict[str, DerivedField]]]:
    """The typed definitions, and the typed derived fields by list; the scope learns each as it is built."""
    definitions: dict[str, Definition] = {}
    derived: dict[str, dict[str, DerivedField]] = {}
    for step in order:
        if step.kind is StepKind.DEFINITION:
            name, parsed = formulas.definitions[step.name]
            expression = build_expression(parsed, scope, report)
            if expression is not None and expression.type.kind in (Kind.LIST, Kind.TEXTS):
                report.error("type", "a definition is a single value, not a list", parsed.text.whole)
                expression = None
            if expression is None:
                scope.broken.add(step.name)
                continue
            scope.definitions[step.name] = expression.type
            definitions[step.name] = Definition(name=step.name, expression=expression, span=name.span)
        elif step.kind is StepKind.DERIVED_FIELD:
            name, parsed = formulas.derived[step.owner, step.name]
            scope.bare_list = step.owner
            expression = build_expression(parsed, scope, report)
            scope.bare_list = None
            if expression is None:
                scope.broken.add(f"{step.owner}.{step.name}")
                continue
            scope.records[step.owner][step.name] = expression.type
            derived.setdefault(step.owner, {})[step.name] = DerivedField(
                list_name=step.owner, name=step.name, expression=expression, span=name.span
            )
    in_document_order = {name: definitions[name] for name in formulas.definitions if name in definitions}
    return in_document_order, derived


def _shown(step: Step) -> str:
    return f"{step.owner}.{step.name}" if step.owner else step.name

"""Definitions and derived fields: parsed first, put in order by what they use, and then typed in that order."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from amends.lang.diagnostics import Report
from amends.lang.document import Node, Scalar
from amends.lang.expression.builder import build_expression
from amends.lang.expression.scope import Scope
from amends.lang.expression.syntax import ParsedExpression, parse_expression
from amends.lang.names import fault_of_new_name, help_for_name
from amends.lang.reading.facts import fault_of_field_name
from amends.lang.reading.order import Need, Work, in_order, needs
from amends.lang.reading.shape import entries
from amends.lang.tree import Definition, DerivedField, Step, StepKind
from amends.lang.types import Kind


@dataclass(slots=True)
class Formulas:
    """The named expressions of a document, and the conditions of the clauses by the remedies that they are about."""

    definitions: dict[str, tuple[Scalar, ParsedExpression]] = field(default_factory=dict)
    derived: dict[tuple[str, str], tuple[Scalar, ParsedExpression]] = field(default_factory=dict)
    conditions: dict[str, list[ParsedExpression]] = field(default_factory=dict)
    broken: set[str] = field(default_factory=set)

    def parse_definitions(self, node: Node | None, taken: Mapping[str, str], report: Report) -> None:
        """Reads `define`; names in `taken` mean something else already."""
        for name, value in entries(
            node, "`define`", report, "a map of names and expressions", "damaged: admitted or proven"
        ):
            fault = fault_of_new_name(name.text, taken)
            if fault is not None:
                report.error("name", f"`{name.text}` cannot name a definition: {fault}", name.span,
                         help_for_name(name.text))  # fmt: skip
            parsed = parse_expression(value, f"`{name.text}`", report)
            if fault is not None or parsed is None:
                self.broken.add(name.text)
            else:
                self.definitions[name.text] = (name, parsed)

    def parse_derived(self, list_name: str, node: Node, given: Iterable[str], report: Report) -> None:
        """Reads the `define` of a list whose elements have the fields `given`."""
        fields = set(given)
        for name, value in entries(
            node, f"`define` of `{list_name}`", report, "a map of names and expressions", "late: days_late > 2"
        ):
            fault = "a field has this name already" if name.text in fields else fault_of_field_name(name.text)
            if fault is not None:
                report.error("name", f"`{name.text}` cannot name a derived field: {fault}", name.span,
                         help_for_name(name.text))  # fmt: skip
            parsed = parse_expression(value, f"`{name.text}`", report)
            if fault is not None or parsed is None:
                self.broken.add(f"{list_name}.{name.text}")
            else:
                self.derived[list_name, name.text] = (name, parsed)

    def order(self, report: Report) -> list[Step]:
        """All steps, each after what it needs. Circles are reported; what goes round in one is broken."""
        formulas: dict[Step, ParsedExpression] = {
            **{Step(StepKind.DEFINITION, name): parsed for name, (_, parsed) in self.definitions.items()},
            **{
                Step(StepKind.DERIVED_FIELD, name, list_name): parsed
                for (list_name, name), (_, parsed) in self.derived.items()
            },
        }
        remedies = {Step(StepKind.REMEDY, name): conditions for name, conditions in self.conditions.items()}
        known = formulas.keys() | remedies.keys()
        graph: dict[Work, list[Need]] = {
            step: list(needs(parsed, known, step.owner)) for step, parsed in formulas.items()
        }
        for step, conditions in remedies.items():
            graph[step] = [Need(condition, condition.text) for condition in conditions]
            graph |= {condition: list(needs(condition, known)) for condition in conditions if condition not in graph}
        order, circling = in_order(graph, report)
        self.broken |= {
            f"{step.owner}.{step.name}" if step.owner else step.name
            for step in circling
            if step.kind is not StepKind.REMEDY
        }
        return order


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

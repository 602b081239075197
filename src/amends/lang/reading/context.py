"""What the sections of a document that refer to one another are read with."""

from dataclasses import dataclass

from amends.lang.diagnostics import Report
from amends.lang.document import Node, Sequence
from amends.lang.expression.builder import build_expression
from amends.lang.expression.nodes import Expression
from amends.lang.expression.scope import Scope
from amends.lang.expression.syntax import ParsedExpression, parse_expression
from amends.lang.reading.header import Header
from amends.lang.reading.shape import known_words, start_of, words
from amends.lang.types import Type


@dataclass(frozen=True, slots=True)
class Context:
    """The header, the names that expressions can use, and where faults go."""

    header: Header
    scope: Scope
    report: Report

    def expression(self, node: Node | None, subject: str, expected: Type | None = None) -> Expression | None:
        """The typed expression at a node; None where it is absent or at fault."""
        parsed = parse_expression(node, subject, self.report) if node is not None else None
        return self.build(parsed, expected)

    def build(self, parsed: ParsedExpression | None, expected: Type | None) -> Expression | None:
        """The typed expression of one whose form was read before."""
        return build_expression(parsed, self.scope, self.report, expected) if parsed is not None else None

    def remedies(self, node: Node | None, subject: str) -> tuple[str, ...]:
        """One remedy or a list of them, at least one."""
        if isinstance(node, Sequence) and not node.items:
            self.report.error("form", f"{subject} is empty; expected a remedy, or several", start_of(node))
        if self.scope.remedies_lost:
            return tuple(one.text for one in words(node, subject, "a remedy", self.report))
        return known_words(node, subject, "a remedy", self.scope.remedies, self.report)

    def facts(self, node: Node | None, subject: str) -> tuple[str, ...]:
        """One fact or a list of them."""
        if self.scope.names_lost:
            return tuple(one.text for one in words(node, subject, "a fact", self.report))
        known = [*self.scope.facts, *(name for name in self.scope.broken if "." not in name)]
        return known_words(node, subject, "a fact", known, self.report)

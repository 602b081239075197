"""What an expression can refer to, and the ground on which its parts are built."""

import ast
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import tzinfo

from amends.lang.diagnostics import Report
from amends.lang.expression.nodes import Expression, Origin
from amends.lang.expression.text import ExpressionText
from amends.lang.names import BUILT_IN_FACTS, FUNCTIONS, suggestion
from amends.lang.types import Kind, Type


@dataclass(frozen=True, slots=True)
class TableShape:
    """What a lookup needs to know of a table: its keys and what it gives; one nameless column or several."""

    keys: Mapping[str, Type]
    columns: Mapping[str, Type]
    gives_one_value: bool


@dataclass(slots=True)
class Scope:
    """The names that an expression can use.

    `facts` holds the built-in ones too. A name whose own declaration is at fault is `broken`: it is known, and what
    uses it is not told a second time. `bare_list` is the list whose fields stand bare, in a derived field.
    """

    timezone: tzinfo
    facts: dict[str, Type] = field(default_factory=dict)
    definitions: dict[str, Type] = field(default_factory=dict)
    tables: dict[str, TableShape] = field(default_factory=dict)
    texts: dict[str, tuple[str, ...]] = field(default_factory=dict)
    records: dict[str, dict[str, Type]] = field(default_factory=dict)
    remedies: set[str] = field(default_factory=set)
    broken: set[str] = field(default_factory=set)
    bare_list: str | None = None

    def value_names(self) -> list[str]:
        """Every name that can stand for a value."""
        names = [*self.facts, *self.definitions, *self.tables, *self.texts]
        return [*self.records.get(self.bare_list, {}), *names] if self.bare_list else names

    def is_known(self, name: str) -> bool:
        """Whether the name already means something, so that a variable would hide it."""
        return (
            name in self.facts
            or name in self.definitions
            or name in self.tables
            or name in self.texts
            or name in self.broken
            or name in BUILT_IN_FACTS
            or name in FUNCTIONS
        )


class Building(ABC):
    """The state in which one expression is built: its text, its scope and the variables around the current part."""

    def __init__(self, text: ExpressionText, scope: Scope, report: Report) -> None:
        self.text = text
        self.scope = scope
        self.report = report
        self.variables: dict[str, str] = {}

    @abstractmethod
    def build(self, node: ast.expr) -> Expression | None:
        """The typed node, or None when a fault in it was reported."""

    def build_all(self, nodes: list[ast.expr]) -> list[Expression] | None:
        """The typed nodes; None when one of them is at fault. All of them are looked at."""
        built = [self.build(node) for node in nodes]
        return [node for node in built if node is not None] if None not in built else None

    def boolean(self, node: ast.expr) -> Expression | None:
        """A part that must be true or false."""
        built = self.build(node)
        if built is None or built.type.kind is Kind.BOOLEAN:
            return built
        self.fault("type", f"expected something true or false, found {built.type.describe()}", node)
        return None

    def origin(self, node: ast.expr) -> Origin:
        """The words and the place of the node."""
        return self.text.origin(node)

    def fault(self, code: str, message: str, node: ast.expr, help_text: str | None = None) -> None:
        """Reports a fault at the node; returns None, so that a builder can return it."""
        self.report.error(code, message, self.origin(node).span, help_text)

    def unknown(self, what: str, name: str, node: ast.expr, known: Callable[[], list[str]]) -> None:
        """Reports a name that is not known, with the nearest one that is."""
        self.report.error("unknown-name", f"`{name}` is not {what}", self.origin(node).span,
                          suggestion(name, known()))  # fmt: skip

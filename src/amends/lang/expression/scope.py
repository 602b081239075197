"""What an expression can refer to, and the ground on which its parts are built."""

import ast
from abc import ABC, abstractmethod
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import tzinfo

from amends.lang.diagnostics import Report
from amends.lang.expression.nodes import Expression, Literal
from amends.lang.expression.text import ExpressionText, Origin
from amends.lang.names import BUILT_IN_FACTS, FUNCTIONS, suggestion
from amends.lang.source import Span
from amends.lang.types import TEXT, Kind, Type

_LONGEST_QUOTED = 60


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
    uses it is not told a second time. Where a whole section could not be read, `names_lost` or `remedies_lost` says
    that a name that is not known may be one of its; `fields_lost` are the lists of which that is true.
    `bare_list` is the list whose fields stand bare in its `define`; `names_are` says in messages what names there are.
    """

    timezone: tzinfo
    facts: dict[str, Type] = field(default_factory=dict)
    definitions: dict[str, Type] = field(default_factory=dict)
    tables: dict[str, TableShape] = field(default_factory=dict)
    texts: dict[str, tuple[str, ...]] = field(default_factory=dict)
    records: dict[str, dict[str, Type]] = field(default_factory=dict)
    remedies: Collection[str] = ()
    broken: set[str] = field(default_factory=set)
    bare_list: str | None = None
    names_are: str = "a fact, definition, table or list"
    fields_lost: Collection[str] = ()
    names_lost: bool = False
    remedies_lost: bool = False
    _literals: dict[str, tuple[Expression, ...]] = field(default_factory=dict)

    def value_names(self) -> list[str]:
        """Every name that can stand for a value."""
        names = [*self.facts, *self.definitions, *self.tables, *self.texts]
        return [*self.records.get(self.bare_list, {}), *names] if self.bare_list else names

    def literals_of(self, name: str, origin: Origin) -> tuple[Expression, ...]:
        """The texts of a named list, each as if it were written out; the same ones wherever the list is named."""
        if name not in self._literals:
            self._literals[name] = tuple(Literal(text, type=TEXT, origin=origin) for text in self.texts[name])
        return self._literals[name]

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

    def boolean(self, node: ast.expr, help_text: str | None = None) -> Expression | None:
        """A part that must be true or false."""
        built = self.build(node)
        if built is None or built.type.kind is Kind.BOOLEAN:
            return built
        self.fault(
            "type",
            f"expected a boolean (true or false), found {quoted(built)}, {built.type.describe()}",
            node,
            help_text,
        )
        return None

    def origin(self, node: ast.expr) -> Origin:
        """The words and the place of the node."""
        return self.text.origin(node)

    def fault(self, code: str, message: str, node: ast.expr, help_text: str | None = None) -> None:
        """Reports a fault at the node."""
        self.report.error(code, message, self.origin(node).span, help_text)

    def unknown(self, what: str, name: str, node: ast.expr, known: Iterable[str]) -> None:
        """Reports a name that is not known, with the nearest one that is."""
        self.fault("unknown-name", f"`{name}` is not {what}", node, suggestion(name, known))

    def last_word(self, node: ast.Attribute) -> Span:
        """The place of the word after the dot."""
        end = self.text.extent(node)[1]
        return self.text.span(end - len(node.attr), end)

    def sign_between(self, left: ast.expr, right: ast.expr) -> Span:
        """The place of what stands between two parts, without the blanks and brackets around it."""
        start, end = self.text.extent(left)[1], self.text.extent(right)[0]
        between = self.text.text[start:end]
        sign = between.strip(" ()")
        start += between.find(sign)
        return self.text.span(start, start + len(sign))


def quoted(expression: Expression) -> str:
    """The words of an expression in a message; the middle of long ones is left out."""
    words = expression.text
    if len(words) > _LONGEST_QUOTED:
        words = f"{words[: _LONGEST_QUOTED // 2]}…{words[-_LONGEST_QUOTED // 2 :]}"
    return f"`{words}`"

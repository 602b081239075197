"""From Python's syntax tree to the typed tree: names, logic, comparisons, arithmetic, lookups."""

import ast

from amends.lang.diagnostics import Report
from amends.lang.expression.comparisons import build_comparison
from amends.lang.expression.functions import build_call
from amends.lang.expression.lookups import build_attribute, build_lookup
from amends.lang.expression.nodes import (
    And,
    Arithmetic,
    ArithmeticOperator,
    Conditional,
    DefinitionReference,
    ElementField,
    ElementNumber,
    Expression,
    FactReference,
    Literal,
    Negation,
    Not,
    Or,
    Origin,
    TextsReference,
)
from amends.lang.expression.operators import (
    type_of_arithmetic,
    words_for_arithmetic,
)
from amends.lang.expression.scope import Building, Scope
from amends.lang.expression.syntax import ParsedExpression
from amends.lang.names import suggestion
from amends.lang.quantities import parse_decimal
from amends.lang.types import BOOLEAN, INTEGER, LENGTHS, NUMERIC, TEXT, TEXTS, Kind, Type, common, fits

_ARITHMETIC: dict[type[ast.operator], ArithmeticOperator] = {
    ast.Add: ArithmeticOperator.ADD,
    ast.Sub: ArithmeticOperator.SUBTRACT,
    ast.Mult: ArithmeticOperator.MULTIPLY,
    ast.Div: ArithmeticOperator.DIVIDE,
}
_FOREIGN_NAMES = {"true": "`True`", "false": "`False`", "null": None, "none": None, "None": None}
_FOREIGN_NODES = {
    ast.Lambda: "a `lambda`",
    ast.ListComp: "a list in `[ ]`",
    ast.List: "a list in `[ ]`",
    ast.Set: "a set in `{ }`",
    ast.Dict: "a map in `{ }`",
    ast.Tuple: "a list of values in `( )`",
    ast.JoinedStr: "a formatted text",
    ast.GeneratorExp: "a generator outside `any`, `all`, `count`, `sum`, `min` or `max`",
    ast.Starred: "`*`",
    ast.Slice: "`:`",
}


def build_expression(
    parsed: ParsedExpression, scope: Scope, report: Report, expected: Type | None = None
) -> Expression | None:
    """The typed tree of a parsed expression; None when a fault in it was reported.

    Args:
        parsed: the expression's form.
        scope: what its names mean.
        report: takes every fault.
        expected: the type that its value must fit, if any.
    """
    built = _Builder(parsed.text, scope, report).build(parsed.tree)
    if built is None or expected is None or fits(built.type, expected):
        return built
    help_text = None
    if expected.kind is Kind.MONEY and built.type.kind in NUMERIC:
        help_text = "numbers and money do not mix; multiply by an amount, or make the fact money"
    report.error("type", f"expected {expected.describe()}, found {built.type.describe()}", parsed.text.whole, help_text)
    return None


class _Builder(Building):
    def build(self, node: ast.expr) -> Expression | None:
        match node:
            case ast.Name():
                return self._name(node)
            case ast.Constant():
                return self._constant(node)
            case ast.BoolOp():
                return self._logic(node)
            case ast.UnaryOp():
                return self._unary(node)
            case ast.Compare():
                return build_comparison(self, node)
            case ast.BinOp():
                return self._arithmetic(node)
            case ast.IfExp():
                return self._conditional(node)
            case ast.Subscript():
                return build_lookup(self, node, None)
            case ast.Attribute():
                return build_attribute(self, node)
            case ast.Call():
                return build_call(self, node)
        what = next((words for kind, words in _FOREIGN_NODES.items() if isinstance(node, kind)), "this")
        self.fault("syntax", f"{what} is not part of the language", node)
        return None

    def _name(self, node: ast.Name) -> Expression | None:
        name, scope, origin = node.id, self.scope, self.origin(node)
        if name in scope.broken:
            return None
        if scope.bare_list is not None:
            bare = self._bare_field(node, scope.bare_list, origin)
            if bare is not None:
                return bare
        if name in self.variables:
            self.fault("type", f"`{name}` stands for an element; name one of its fields", node,
                       suggestion("", [f"{name}.{known}" for known in scope.records[self.variables[name]]]))  # fmt: skip
        elif name in scope.facts:
            return FactReference(name, type=scope.facts[name], origin=origin)
        elif name in scope.definitions:
            return DefinitionReference(name, type=scope.definitions[name], origin=origin)
        elif name in scope.texts:
            return TextsReference(name, scope.texts[name], type=TEXTS, origin=origin)
        elif name in scope.tables:
            self.fault("type", f"`{name}` is a table", node, f"name its key in brackets: `{name}[…]`")
        elif name in _FOREIGN_NAMES:
            instead = _FOREIGN_NAMES[name]
            self.fault("unknown-name", f"`{name}` is not part of the language", node,
                       f"did you mean {instead}?" if instead else "no expression can test for unknown")  # fmt: skip
        else:
            self._unknown_name(name, node)
        return None

    def _bare_field(self, node: ast.Name, list_name: str, origin: Origin) -> Expression | None:
        if node.id == "number":
            return ElementNumber("", list_name, type=INTEGER, origin=origin)
        field_type = self.scope.records[list_name].get(node.id)
        return None if field_type is None else ElementField("", list_name, node.id, type=field_type, origin=origin)

    def _unknown_name(self, name: str, node: ast.Name) -> None:
        chosen = [fact for fact, its_type in self.scope.facts.items() if name in its_type.options]
        if chosen:
            self.fault("unknown-name", f"`{name}` is not a fact, definition, table or list", node,
                       f'a word of a choice is quoted: `"{name}"` (of `{chosen[0]}`)')  # fmt: skip
        else:
            known = lambda: [*self.scope.value_names(), *self.variables]  # noqa: E731 - used once, only on a fault
            self.unknown("a fact, definition, table or list", name, node, known)

    def _constant(self, node: ast.Constant) -> Expression | None:
        origin = self.origin(node)
        if isinstance(node.value, bool):
            return Literal(node.value, type=BOOLEAN, origin=origin)
        if isinstance(node.value, str):
            return Literal(node.value, type=TEXT, origin=origin)
        if isinstance(node.value, int):
            return Literal(node.value, type=Type(Kind.INTEGER, counts_as_money=True), origin=origin)
        if isinstance(node.value, float):
            # Python's float has already lost digits; the text has them all.
            exact = parse_decimal(origin.text)
            assert exact is not None, "the tokens were checked before"
            return Literal(exact, type=Type(Kind.NUMBER, counts_as_money=True), origin=origin)
        help_text = "no expression can test for unknown" if node.value is None else None
        self.fault("syntax", f"`{origin.text}` is not part of the language", node, help_text)
        return None

    def _logic(self, node: ast.BoolOp) -> Expression | None:
        parts = [self.boolean(part) for part in node.values]
        known = tuple(part for part in parts if part is not None)
        if len(known) < len(parts):
            return None
        kind = And if isinstance(node.op, ast.And) else Or
        return kind(known, type=BOOLEAN, origin=self.origin(node))

    def _unary(self, node: ast.UnaryOp) -> Expression | None:
        match node.op:
            case ast.Not():
                part = self.boolean(node.operand)
                return None if part is None else Not(part, type=BOOLEAN, origin=self.origin(node))
            case ast.USub():
                operand = self.build(node.operand)
                if operand is None:
                    return None
                if operand.type.kind in NUMERIC | LENGTHS | {Kind.MONEY}:
                    return Negation(operand, type=operand.type, origin=self.origin(node))
                self.fault("type", f"{operand.type.describe()} has no sign", node)
            case _:
                self.fault("syntax", f"`{self.origin(node).text[0]}` is not part of the language here", node)
        return None

    def _arithmetic(self, node: ast.BinOp) -> Expression | None:
        operator = _ARITHMETIC.get(type(node.op))
        sides = self.build_all([node.left, node.right])
        if operator is None:
            self.fault("syntax", "only `+`, `-`, `*` and `/` are part of the language", node)
            return None
        if sides is None:
            return None
        result = type_of_arithmetic(operator, sides[0].type, sides[1].type)
        if result is not None:
            return Arithmetic(operator, sides[0], sides[1], type=result, origin=self.origin(node))
        message, help_text = words_for_arithmetic(operator, sides[0].type, sides[1].type)
        self.fault("type", message, node, help_text)
        return None

    def _conditional(self, node: ast.IfExp) -> Expression | None:
        condition = self.boolean(node.test)
        branches = self.build_all([node.body, node.orelse])
        if condition is None or branches is None:
            return None
        result = common(branches[0].type, branches[1].type)
        if result is not None:
            return Conditional(condition, branches[0], branches[1], type=result, origin=self.origin(node))
        one, other = branches[0].type.describe(), branches[1].type.describe()
        self.fault("type", f"both branches of `if` give the same sort of value; these give {one} and {other}", node)
        return None

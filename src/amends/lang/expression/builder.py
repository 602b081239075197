"""From Python's syntax tree to the typed tree: names, logic, comparisons, arithmetic, lookups."""

import ast
from collections.abc import Callable
from itertools import islice

from amends.lang.diagnostics import Report
from amends.lang.expression.comparisons import build_comparison
from amends.lang.expression.functions import STATUS_TESTS, build_call
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
    TextsReference,
)
from amends.lang.expression.operators import (
    type_of_arithmetic,
    words_for_arithmetic,
)
from amends.lang.expression.scope import Building, Scope, quoted
from amends.lang.expression.syntax import ParsedExpression
from amends.lang.expression.text import ExpressionText, Origin
from amends.lang.names import one_of
from amends.lang.quantities import parse_decimal
from amends.lang.types import BOOLEAN, INTEGER, LENGTHS, NUMERIC, TEXT, TEXTS, Kind, Type, common, fits

_ARITHMETIC: dict[type[ast.operator], ArithmeticOperator] = {
    ast.Add: ArithmeticOperator.ADD,
    ast.Sub: ArithmeticOperator.SUBTRACT,
    ast.Mult: ArithmeticOperator.MULTIPLY,
    ast.Div: ArithmeticOperator.DIVIDE,
}
_FOREIGN_NAMES = {
    "true": "`True`", "yes": "`True`", "on": "`True`", "false": "`False`", "no": "`False`", "off": "`False`",
    "null": None, "none": None,
}  # fmt: skip
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
    built = _Builder(parsed.text, scope, report).build(parsed.tree())
    if built is None or expected is None or fits(built.type, expected):
        return built
    help_text = None
    if expected.kind is Kind.MONEY and built.type.kind in NUMERIC:
        help_text = "numbers and money do not mix; multiply by an amount, or make the fact money"
    wanted = "a boolean (true or false)" if expected.kind is Kind.BOOLEAN else expected.describe()
    report.error("type", f"expected {wanted}, found {quoted(built)}, {built.type.describe()}",
                 parsed.text.whole, help_text)  # fmt: skip
    return None


class _Builder(Building):
    def build(self, node: ast.expr) -> Expression | None:
        build = _BUILDERS.get(type(node))
        if build is not None:
            return build(self, node)
        what = next((words for kind, words in _FOREIGN_NODES.items() if isinstance(node, kind)), "this")
        self.fault("syntax", f"{what} is not part of the language", node)
        return None

    def _name(self, node: ast.Name) -> Expression | None:
        name, scope, origin = node.id, self.scope, self.origin(node)
        if name in scope.broken or (scope.bare_list is not None and f"{scope.bare_list}.{name}" in scope.broken):
            return None
        if scope.bare_list is not None:
            bare = self._bare_field(node, scope.bare_list, origin)
            if bare is not None:
                return bare
        if name in self.variables:
            fields = [f"{name}.{field}" for field in islice(scope.records[self.variables[name]], 5)]
            self.fault("type", f"`{name}` stands for an element of `{self.variables[name]}`", node,
                       f"name one of its fields, such as {one_of(fields)}")  # fmt: skip
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
        scope, what = self.scope, self.scope.names_are
        chosen = next((fact for fact, its_type in scope.facts.items() if name in its_type.words), None)
        if scope.names_lost:
            return
        if chosen is not None:
            self.fault("unknown-name", f"`{name}` is not {what}", node,
                       f'a word of a choice is quoted: `"{name}"` (of `{chosen}`)')  # fmt: skip
        elif name in scope.remedies:
            tests = one_of(f"{test}({name})" for test in STATUS_TESTS)
            self.fault("unknown-name", f"`{name}` is a remedy, not {what}", node, f"write {tests}")
        else:
            self.unknown(what, name, node, [*scope.value_names(), *self.variables])

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
        parts = [self.boolean(part, _help_beside(node, part, self.text)) for part in node.values]
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
                self.fault("type", f"{quoted(operand)} is {operand.type.describe()} and takes no sign", node)
            case _:
                self.fault("syntax", f"`{self.origin(node).text[0]}` is not expected here", node, "remove it")
        return None

    def _arithmetic(self, node: ast.BinOp) -> Expression | None:
        operator = _ARITHMETIC[type(node.op)]
        sides = self.build_all([node.left, node.right])
        if sides is None:
            return None
        result = type_of_arithmetic(operator, sides[0].type, sides[1].type)
        if result is not None:
            return Arithmetic(operator, sides[0], sides[1], type=result, origin=self.origin(node))
        message, misfit, help_text = words_for_arithmetic(operator, sides[0], sides[1])
        self.report.error("type", message, misfit.origin.span, help_text)
        return None

    def _conditional(self, node: ast.IfExp) -> Expression | None:
        condition = self.boolean(node.test)
        branches = self.build_all([node.body, node.orelse])
        if condition is None or branches is None:
            return None
        result = common(branches[0].type, branches[1].type)
        if result is not None:
            return Conditional(condition, branches[0], branches[1], type=result, origin=self.origin(node))
        one, other = branches
        message = f"{quoted(other)} is {other.type.describe()}, and {quoted(one)} {one.type.describe()}"
        self.report.error("type", f"{message}; both branches of `if` give the same sort of value", other.origin.span)
        return None


_BUILDERS: dict[type[ast.expr], Callable[..., Expression | None]] = {
    ast.Name: _Builder._name,
    ast.Constant: _Builder._constant,
    ast.BoolOp: _Builder._logic,
    ast.UnaryOp: _Builder._unary,
    ast.Compare: build_comparison,
    ast.BinOp: _Builder._arithmetic,
    ast.IfExp: _Builder._conditional,
    ast.Subscript: build_lookup,
    ast.Attribute: build_attribute,
    ast.Call: build_call,
}


def _help_beside(node: ast.BoolOp, part: ast.expr, text: ExpressionText) -> str | None:
    """What to do about a word that stands alone beside a comparison: `plan == "a" or "b"`."""
    if not isinstance(part, ast.Constant) or not isinstance(part.value, str):
        return None
    sign = "or" if isinstance(node.op, ast.Or) else "and"
    compared = next((other.left for other in node.values if isinstance(other, ast.Compare)), None)
    if compared is None:
        return None
    return f"compare each side of `{sign}`: `{text.words(compared)} == {text.words(part)}`"

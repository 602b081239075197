"""Comparisons, chains of them, and membership."""

import ast

from amends.lang.expression.nodes import (
    And,
    Comparison,
    ComparisonOperator,
    Expression,
    Literal,
    Membership,
)
from amends.lang.expression.operators import comparable, words_for_comparison
from amends.lang.expression.scope import Building
from amends.lang.expression.text import Origin
from amends.lang.names import suggestion
from amends.lang.types import BOOLEAN, TEXT, Kind, Type

_COMPARISONS: dict[type[ast.cmpop], ComparisonOperator] = {
    ast.Eq: ComparisonOperator.EQUAL,
    ast.NotEq: ComparisonOperator.NOT_EQUAL,
    ast.Lt: ComparisonOperator.LESS,
    ast.LtE: ComparisonOperator.LESS_OR_EQUAL,
    ast.Gt: ComparisonOperator.GREATER,
    ast.GtE: ComparisonOperator.GREATER_OR_EQUAL,
}


def build_comparison(building: Building, node: ast.Compare) -> Expression | None:
    """`a <= b`, `a in (b, c)`; a chain is an `and` of its links."""
    operands = [node.left, *node.comparators]
    links = [
        _link(building, node, operator, left, right)
        for operator, left, right in zip(node.ops, operands, operands[1:], strict=False)
    ]
    known = tuple(link for link in links if link is not None)
    if len(known) < len(links):
        return None
    return known[0] if len(known) == 1 else And(known, type=BOOLEAN, origin=building.origin(node))


def _link(
    building: Building, node: ast.Compare, operator: ast.cmpop, left: ast.expr, right: ast.expr
) -> Expression | None:
    origin = building.origin(node) if len(node.ops) == 1 else _link_origin(building, operator, left, right)
    if isinstance(operator, (ast.In, ast.NotIn)):
        return _membership(building, isinstance(operator, ast.NotIn), left, right, origin)
    comparison = _COMPARISONS.get(type(operator))
    if comparison is None:
        _refuse_identity(building, "is not" if isinstance(operator, ast.IsNot) else "is", left, right)
        return None
    sides = building.build_all([left, right])
    if sides is None:
        return None
    one = adapt_word(building, sides[0], sides[1].type, sides[1].origin)
    other = adapt_word(building, sides[1], sides[0].type, sides[0].origin)
    if one is None or other is None:
        return None
    if comparable(comparison, one.type, other.type):
        return Comparison(comparison, one, other, type=BOOLEAN, origin=origin)
    message, misfit, help_text = words_for_comparison(comparison, one, other)
    building.report.error("type", message, misfit.origin.span if misfit is not None else origin.span, help_text)
    return None


def _refuse_identity(building: Building, sign: str, left: ast.expr, right: ast.expr) -> None:
    tests_for_unknown = isinstance(right, ast.Constant) and right.value is None
    shown = f"{sign} {building.text.words(right)}"
    building.report.error(
        "syntax", f"`{shown}` is not part of the language", building.sign_between(left, right),
        "no expression can test for unknown" if tests_for_unknown else "use `==` or `!=`",
    )  # fmt: skip


def _link_origin(building: Building, operator: ast.cmpop, left: ast.expr, right: ast.expr) -> Origin:
    """The words of one link of a chain; its operands are bracketed where they hold more than a value."""
    start, end = building.text.extent(left)[0], building.text.extent(right)[1]
    sign = {ast.In: "in", ast.NotIn: "not in"}.get(type(operator)) or _COMPARISONS.get(type(operator), "is")
    return Origin(building.text, start, end, f"{_operand(building, left)} {sign} {_operand(building, right)}")


def _operand(building: Building, node: ast.expr) -> str:
    bracketed = isinstance(node, (ast.BoolOp, ast.IfExp, ast.Compare))
    return f"({building.origin(node).text})" if bracketed else building.origin(node).text


def adapt_word(building: Building, side: Expression, other: Type, owner: Origin | str) -> Expression | None:
    """The expression itself, or a quoted word beside a choice (of what `owner` names) as one of its words."""
    if other.kind is not Kind.CHOICE or not isinstance(side, Literal) or not isinstance(side.value, str):
        return side
    if side.value in other.words:
        return Literal(side.value, type=other, origin=side.origin)
    called = owner if isinstance(owner, str) else owner.text
    building.report.error("choice", f"`{side.value}` is not one of the words of `{called}`", side.origin.span,
                          suggestion(side.value, other.options))  # fmt: skip
    return None


def _membership(
    building: Building, negated: bool, left: ast.expr, right: ast.expr, origin: Origin
) -> Expression | None:
    item = building.build(left)
    options = _options(building, right)
    if item is None or options is None:
        return None
    if isinstance(right, ast.Tuple):
        options = _adapted(building, item, options)
    elif not comparable(ComparisonOperator.EQUAL, item.type, TEXT):
        _refuse_option(building, item, options[0])
        return None
    return None if options is None else Membership(item, options, negated, type=BOOLEAN, origin=origin)


def _adapted(building: Building, item: Expression, options: tuple[Expression, ...]) -> tuple[Expression, ...] | None:
    """The values written out beside an item; words must be those of its choice, unlike those of a named list."""
    adapted = []
    for option in options:
        word = adapt_word(building, option, item.type, item.origin)
        if word is None:
            continue
        if comparable(ComparisonOperator.EQUAL, item.type, word.type):
            adapted.append(word)
        else:
            _refuse_option(building, item, word)
    return tuple(adapted) if len(adapted) == len(options) else None


def _refuse_option(building: Building, item: Expression, option: Expression) -> None:
    message, _, help_text = words_for_comparison(ComparisonOperator.EQUAL, item, option)
    building.report.error("type", message, option.origin.span, help_text)


def _options(building: Building, node: ast.expr) -> tuple[Expression, ...] | None:
    if isinstance(node, ast.Tuple):
        if node.elts:
            built = building.build_all(node.elts)
            return None if built is None else tuple(built)
        building.fault("syntax", "`in` needs at least one value", node)
        return None
    if isinstance(node, ast.Name) and node.id in building.scope.texts:
        return building.scope.literals_of(node.id, building.origin(node))
    if isinstance(node, ast.Name) and (node.id in building.scope.broken or building.scope.names_lost):
        return None
    shown = building.origin(node).text
    if isinstance(node, ast.Constant):
        building.fault("syntax", "`in` needs several values or a named list", node, f"write `({shown},)` or use `==`")
    elif isinstance(node, (ast.List, ast.Set)):
        building.fault("syntax", "`in` takes its values in round brackets", node, f"write `({shown[1:-1]})`")
    else:
        building.fault("syntax", "`in` needs values in round brackets or a named list", node,
                   suggestion(shown, building.scope.texts))  # fmt: skip
    return None

"""How `any`, `all`, `count`, `sum`, `min` and `max` over a list are typed."""

import ast

from amends.lang.expression.nodes import Expression, Quantifier, QuantifierKind
from amends.lang.expression.scope import Building, quoted
from amends.lang.types import BOOLEAN, INTEGER, LENGTHS, NUMERIC, ORDERED, Kind, Type, common

MAXIMUM_NESTING = 2
_SUMMABLE = NUMERIC | LENGTHS | {Kind.MONEY}


def build_quantifier(building: Building, node: ast.Call, name: str) -> Expression | None:
    """`name(body for variable in LIST if condition)`, with `default=` for `min` and `max`."""
    generator = _generator(building, node, name)
    if generator is None or not _takes_its_keywords(building, node, name):
        return None
    clause = generator.generators[0]
    variable = _variable(building, clause)
    list_name = _list(building, clause)
    if variable is None or list_name is None:
        return None
    default = building.build(node.keywords[0].value) if node.keywords else None
    if node.keywords and default is None:
        return None
    building.variables[variable] = list_name
    try:
        kind = QuantifierKind(name)
        condition = building.boolean(clause.ifs[0]) if clause.ifs else None
        counts = kind is QuantifierKind.COUNT
        body = None if counts else building.build(generator.elt)
    finally:
        del building.variables[variable]
    if (clause.ifs and condition is None) or (body is None and not counts):
        return None
    if counts and not _counts_elements(building, generator, variable):
        return None
    result = _result(building, kind, body, default)
    if result is None:
        return None
    return Quantifier(kind, variable, list_name, body, condition, default, type=result, origin=building.origin(node))


def _generator(building: Building, node: ast.Call, name: str) -> ast.GeneratorExp | None:
    if len(node.args) != 1 or not isinstance(node.args[0], ast.GeneratorExp):
        _refuse_arguments(building, node, name)
        return None
    generator = node.args[0]
    if len(generator.generators) > 1:
        building.fault("syntax", "one `for` stands in each pair of brackets", generator,
                       "put the inner one into brackets of its own: `any(any(… for y in B) for x in A)`")  # fmt: skip
        return None
    if len(generator.generators[0].ifs) > 1:
        building.fault("syntax", "one `if` stands in each pair of brackets", generator, "join the two with `and`")
        return None
    if len(building.variables) >= MAXIMUM_NESTING:
        building.fault("limit", f"lists are nested more than {MAXIMUM_NESTING} deep", node,
                       "name the inner part under the list's `define`")  # fmt: skip
        return None
    return generator


def _refuse_arguments(building: Building, node: ast.Call, name: str) -> None:
    """Reports what stands where `… for x in LIST` should: nothing, a list in brackets, the bare name of a list."""
    argument = node.args[0] if node.args else None
    inside = "x for x in {} if …" if name == "count" else "… for x in {}"
    if isinstance(argument, (ast.ListComp, ast.SetComp)):
        words = building.text.words(argument)
        building.fault("syntax", f"`{name}` takes its elements without `{words[0]} {words[-1]}`", argument,
                       f"write `{name}({words[1:-1]})`")  # fmt: skip
        return
    of = argument.id if isinstance(argument, ast.Name) and argument.id in building.scope.records else "LIST"
    found = f", found `{building.text.words(argument)}`" if argument is not None else ""
    building.fault("syntax", f"`{name}` runs over the elements of a list{found}", argument or node,
                   f"write `{name}({inside.format(of)})`")  # fmt: skip


def _takes_its_keywords(building: Building, node: ast.Call, name: str) -> bool:
    for keyword in node.keywords:
        if keyword.arg != "default" or name not in ("min", "max"):
            building.fault("syntax", f"`{name}` takes no `{keyword.arg or '**'}=`", node)
            return False
    return True


def _variable(building: Building, clause: ast.comprehension) -> str | None:
    if not isinstance(clause.target, ast.Name):
        building.fault("syntax", "expected one name for the element", clause.target)
        return None
    name = clause.target.id
    fields = building.scope.records.get(building.scope.bare_list or "", {})
    if name in building.variables or name in fields or building.scope.is_known(name):
        building.fault("name", f"the variable `{name}` hides another `{name}`", clause.target, "choose another letter")
        return None
    return name


def _list(building: Building, clause: ast.comprehension) -> str | None:
    name = building.origin(clause.iter).text
    if name in building.scope.records:
        return name
    if name in building.scope.broken:
        return None
    if name in building.scope.texts:
        building.fault("type", f"`{name}` is a list of texts, which has no elements with fields", clause.iter,
                       f"`… in {name}` and `contains(…, {name})` test against it")  # fmt: skip
        return None
    known = building.scope.facts.get(name)
    if known is not None:
        building.fault("type", f"`{name}` is {known.describe()}, not a list of records", clause.iter)
    elif not building.scope.names_lost:
        building.unknown("a list of records", name, clause.iter, building.scope.records)
    return None


def _counts_elements(building: Building, generator: ast.GeneratorExp, variable: str) -> bool:
    if isinstance(generator.elt, ast.Name) and generator.elt.id == variable:
        return True
    building.fault(
        "syntax",
        "`count` counts elements",
        generator.elt,
        f"write `count({variable} for {variable} in … if …)`",
    )
    return False


def _result(
    building: Building, kind: QuantifierKind, body: Expression | None, default: Expression | None
) -> Type | None:
    if body is None:
        return INTEGER
    its_type = body.type
    match kind:
        case QuantifierKind.ANY | QuantifierKind.ALL:
            if its_type.kind is Kind.BOOLEAN:
                return BOOLEAN
            expected = "a boolean (true or false)"
        case QuantifierKind.SUM:
            if its_type.kind in _SUMMABLE:
                return its_type
            expected = "numbers, money or durations"
        case _:
            if its_type.kind in ORDERED:
                return _with_default(building, its_type, default)
            expected = "values that have an order"
    building.report.error("type", f"`{kind}` expects {expected}, found {quoted(body)}, {its_type.describe()}",
                          body.origin.span)  # fmt: skip
    return None


def _with_default(building: Building, its_type: Type, default: Expression | None) -> Type | None:
    if default is None:
        return its_type
    result = common(its_type, default.type)
    if result is None:
        message = f"the default {quoted(default)} is {default.type.describe()}, the values are {its_type.describe()}"
        building.report.error("type", message, default.origin.span)
    return result

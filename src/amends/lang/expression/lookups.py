"""Fields of elements and rows of tables."""

import ast

from amends.lang.expression.comparisons import adapt_word
from amends.lang.expression.nodes import ElementField, ElementNumber, Expression, TableLookup
from amends.lang.expression.scope import Building, quoted
from amends.lang.names import FUNCTIONS, suggestion
from amends.lang.types import INTEGER, Kind, Type, fits


def build_attribute(building: Building, node: ast.Attribute) -> Expression | None:
    """`x.field`, `x.number`, or a column of a table's row."""
    if isinstance(node.value, ast.Subscript):
        return build_lookup(building, node.value, node)
    if not isinstance(node.value, ast.Name) or node.value.id not in building.variables:
        _refuse_field(building, node)
        return None
    variable = node.value.id
    list_name = building.variables[variable]
    if node.attr == "number":
        return ElementNumber(variable, list_name, type=INTEGER, origin=building.origin(node))
    fields = building.scope.records[list_name]
    if node.attr in fields:
        return ElementField(variable, list_name, node.attr, type=fields[node.attr], origin=building.origin(node))
    lost = list_name in building.scope.fields_lost or f"{list_name}.{node.attr}" in building.scope.broken
    if not lost:
        message = f"`{node.attr}` is not a field of `{list_name}`"
        building.report.error("unknown-name", message, building.last_word(node),
                              suggestion(node.attr, [*fields, "number"]))  # fmt: skip
    return None


def _refuse_field(building: Building, node: ast.Attribute) -> None:
    """Reports a field of what has none: a fact that is no list, a list as a whole, a calculation."""
    if isinstance(node.value, ast.Name) and node.value.id in building.scope.records:
        shown = node.value.id
        building.report.error("type", f"`{node.attr}` is a field of the elements of `{shown}`, not of the list",
                              building.last_word(node), f"write `any(x.{node.attr} for x in {shown})`")  # fmt: skip
        return
    owner = building.build(node.value)
    if owner is None:
        return
    help_text = f"write `{node.attr}({owner.text})`" if node.attr in FUNCTIONS else None
    building.report.error("type", f"{quoted(owner)} is {owner.type.describe()} and has no field `{node.attr}`",
                          building.last_word(node), help_text)  # fmt: skip


def build_lookup(building: Building, node: ast.Subscript, attribute: ast.Attribute | None = None) -> Expression | None:
    """`table[key, key]`, with the column that `attribute` names."""
    whole = attribute or node
    if not isinstance(node.value, ast.Name):
        building.fault("type", "only a table is looked up with `[ ]`", node)
        return None
    name = node.value.id
    if name in building.scope.records:
        building.fault("type", f"`{name}` is a list; its elements are not looked up by their place", node,
                       f"write `any(… for x in {name})`; `x.number` is an element's place")  # fmt: skip
        return None
    keys = building.build_all(node.slice.elts if isinstance(node.slice, ast.Tuple) else [node.slice])
    if name in building.scope.broken or keys is None:
        return None
    shape = building.scope.tables.get(name)
    if shape is None:
        if not building.scope.names_lost:
            building.unknown("a table", name, node.value, building.scope.tables)
        return None
    if len(keys) != len(shape.keys):
        wanted = ", ".join(shape.keys)
        count = "one key" if len(shape.keys) == 1 else f"{len(shape.keys)} keys"
        building.fault("type", f"`{name}` is looked up by {count}, found {len(keys)}", node,
                       f"write `{name}[{wanted}]`")  # fmt: skip
        return None
    adapted = [_key(building, name, key, *of_table) for key, of_table in zip(keys, shape.keys.items(), strict=True)]
    column, result = _column(building, whole, attribute, name)
    known = tuple(key for key in adapted if key is not None)
    if len(known) < len(adapted) or result is None:
        return None
    return TableLookup(name, known, column, type=result, origin=building.origin(whole))


def _key(building: Building, table: str, key: Expression, name: str, expected: Type) -> Expression | None:
    adapted = adapt_word(building, key, expected, name)
    if adapted is None or fits(adapted.type, expected) or expected.kind is adapted.type.kind is Kind.CHOICE:
        return adapted
    building.report.error("type", f"the key `{name}` of `{table}` is {expected.describe()}, "
                          f"found {quoted(key)}, {key.type.describe()}", key.origin.span)  # fmt: skip
    return None


def _column(
    building: Building, whole: ast.expr, attribute: ast.Attribute | None, name: str
) -> tuple[str | None, Type | None]:
    shape = building.scope.tables[name]
    shown = building.origin(whole).text
    if shape.gives_one_value:
        if attribute is None:
            return None, next(iter(shape.columns.values()))
        building.fault("type", f"`{name}` gives one value, without columns", whole,
                   f"write `{shown.rpartition('.')[0]}`")  # fmt: skip
        return None, None
    if attribute is None:
        building.fault("type", f"`{name}` gives several columns", whole,
                   f"name one: `{shown}.{next(iter(shape.columns), '…')}`")  # fmt: skip
        return None, None
    if attribute.attr not in shape.columns:
        building.report.error("unknown-name", f"`{attribute.attr}` is not a column of `{name}`",
                              building.last_word(attribute), suggestion(attribute.attr, shape.columns))  # fmt: skip
    return attribute.attr, shape.columns.get(attribute.attr)

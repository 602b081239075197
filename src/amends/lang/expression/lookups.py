"""Fields of elements and rows of tables."""

import ast

from amends.lang.expression.comparisons import adapt_word
from amends.lang.expression.nodes import ElementField, ElementNumber, Expression, TableLookup
from amends.lang.expression.scope import Building
from amends.lang.types import INTEGER, Kind, Type, fits


def build_attribute(building: Building, node: ast.Attribute) -> Expression | None:
    """`x.field`, `x.number`, or a column of a table's row."""
    if isinstance(node.value, ast.Subscript):
        return build_lookup(building, node.value, node)
    if not isinstance(node.value, ast.Name) or node.value.id not in building.variables:
        shown = building.origin(node.value).text
        building.fault("type", f"`{shown}` has no fields", node.value,
                   "only an element of a list has: `any(x.field … for x in LIST)`")  # fmt: skip
        return None
    variable = node.value.id
    list_name = building.variables[variable]
    if node.attr == "number":
        return ElementNumber(variable, list_name, type=INTEGER, origin=building.origin(node))
    fields = building.scope.records[list_name]
    if node.attr in fields:
        return ElementField(variable, list_name, node.attr, type=fields[node.attr], origin=building.origin(node))
    if f"{list_name}.{node.attr}" not in building.scope.broken:
        building.unknown(f"a field of `{list_name}`", node.attr, node, lambda: [*fields, "number"])
    return None


def build_lookup(building: Building, node: ast.Subscript, attribute: ast.Attribute | None) -> Expression | None:
    """`table[key, key]`, with the column that `attribute` names."""
    whole = attribute or node
    if not isinstance(node.value, ast.Name):
        building.fault("type", "only a table is looked up with `[ ]`", node)
        return None
    name = node.value.id
    keys = building.build_all(node.slice.elts if isinstance(node.slice, ast.Tuple) else [node.slice])
    if name in building.scope.broken or keys is None:
        return None
    shape = building.scope.tables.get(name)
    if shape is None:
        building.unknown("a table", name, node.value, lambda: [*building.scope.tables])
        return None
    if len(keys) != len(shape.keys):
        wanted = ", ".join(shape.keys)
        building.fault("type", f"`{name}` is looked up by {len(shape.keys)} keys, found {len(keys)}", node,
                   f"write `{name}[{wanted}]`")  # fmt: skip
        return None
    adapted = [_key(building, key, *of_table) for key, of_table in zip(keys, shape.keys.items(), strict=True)]
    column, result = _column(building, whole, attribute, name)
    known = tuple(key for key in adapted if key is not None)
    if len(known) < len(adapted) or result is None:
        return None
    return TableLookup(name, known, column, type=result, origin=building.origin(whole))


def _key(building: Building, key: Expression, name: str, expected: Type) -> Expression | None:
    adapted = adapt_word(building, key, expected, name)
    if adapted is None or fits(adapted.type, expected) or expected.kind is adapted.type.kind is Kind.CHOICE:
        return adapted
    building.report.error("type", f"the key `{name}` is {expected.describe()}, found {key.type.describe()}",
                          key.origin.span)  # fmt: skip
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
        building.unknown(f"a column of `{name}`", attribute.attr, attribute, lambda: [*shape.columns])
    return attribute.attr, shape.columns.get(attribute.attr)

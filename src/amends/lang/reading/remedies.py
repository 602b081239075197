"""The remedies: what a customer may get, what it is worth, and what it waits for."""

from dataclasses import replace

from amends.lang.diagnostics import Report
from amends.lang.document import Mapping, Node, Scalar
from amends.lang.expression.nodes import Expression
from amends.lang.names import fault_of_name
from amends.lang.reading.context import Context
from amends.lang.reading.shape import entries, section, text, word
from amends.lang.tree import Clause, Remedy
from amends.lang.types import BOOLEAN, MONEY, NUMBER, NUMERIC, Kind, Type, fits


def remedy_names(node: Node | None, report: Report) -> dict[str, Scalar]:
    """The names of the remedies, each with its place; those that cannot be names are told."""
    names = {}
    for name, _ in entries(node, "`remedies`", report):
        fault = fault_of_name(name.text)
        if fault is None and name.text == "cases":
            fault = "`cases` is what a history fact counts when it counts no remedy"
        if fault is not None:
            report.error("name", f"`{name.text}` cannot name a remedy: {fault}", name.span)
        else:
            names[name.text] = name
    if not names and isinstance(node, Mapping) and not node.entries:
        report.error("form", "a policy has at least one remedy", node.span)
    return names


def read_remedies(node: Node | None, names: dict[str, Scalar], context: Context) -> dict[str, Remedy]:
    """The remedies with what is said of them."""
    nodes = {key.text: value for key, value in node.entries} if isinstance(node, Mapping) else {}
    return {name: _read_remedy(place, nodes[name], context) for name, place in names.items()}


def _read_remedy(name: Scalar, node: Node, context: Context) -> Remedy:
    report = context.report
    described = section(node, f"the remedy `{name.text}`", report)
    if described is None:
        return Remedy(
            name=name.text,
            kind=None,
            title=None,
            value=None,
            value_type=None,
            awaits=None,
            charge=False,
            span=name.span,
        )
    described.allow_only(("kind", "title", "value", "awaits", "charge"))
    kind = word(described.get("kind"), "the kind of the remedy", report)
    if kind is not None and fault_of_name(kind.text) is not None:
        report.error("name", f"a kind is one word such as `credit`, found `{kind.text}`", kind.span)
    return Remedy(
        name=name.text,
        kind=kind.text if kind else None,
        title=text(described.get("title"), "a title", report),
        value=read_value(described.get("value"), context),
        value_type=None,
        awaits=context.expression(described.get("awaits"), BOOLEAN),
        charge=described.flag("charge"),
        span=name.span,
    )


def read_value(node: Node | None, context: Context) -> Expression | None:
    """The expression of a value: money, or a number of something; None where it is absent or at fault."""
    value = context.expression(node)
    if value is None or value.type.kind in NUMERIC | {Kind.MONEY}:
        return value
    context.report.error("type", f"a value is money or a number, found {value.type.describe()}", value.origin.span)
    return None


def settle_value_types(remedies: dict[str, Remedy], clauses: tuple[Clause, ...], context: Context) -> dict[str, Remedy]:
    """The remedies with the type of all their values and limits; values of different sorts for one remedy are told."""
    settled = {}
    for name, remedy in remedies.items():
        values = [remedy.value, *(clause.value for clause in clauses if name in clause.remedies)]
        stated = [value for value in values if value is not None]
        if stated:
            settled[name] = replace(remedy, value_type=_value_type(name, stated, context))
        else:
            limited = any(clause.limits is not None for clause in clauses if name in clause.remedies)
            settled[name] = replace(remedy, value_type=MONEY) if limited else remedy
    return settled


def _value_type(name: str, values: list[Expression], context: Context) -> Type:
    in_money = context.header.currency is not None
    if in_money and all(fits(value.type, MONEY) for value in values):
        return MONEY
    if not any(value.type.kind is Kind.MONEY for value in values):
        return NUMBER
    for value in values:
        if not fits(value.type, MONEY):
            context.report.error("type", f"`{name}` is valued in money, and here as {value.type.describe()}",
                                 value.origin.span,
                                 "multiply by an amount, or make the fact money")  # fmt: skip
    return MONEY

"""The remedies: what a customer may get, what it is worth, and what it waits for."""

from dataclasses import replace

from amends.lang.diagnostics import Report
from amends.lang.document import Mapping, Node, Scalar
from amends.lang.expression.nodes import Expression
from amends.lang.expression.scope import quoted
from amends.lang.names import fault_of_declared_name, fault_of_name, help_for_name
from amends.lang.reading.context import Context
from amends.lang.reading.sentences import text
from amends.lang.reading.shape import section, start_of
from amends.lang.tree import Clause, Remedy
from amends.lang.types import BOOLEAN, INTEGER, MONEY, NUMBER, NUMERIC, Kind, Type, fits


def remedy_names(node: Node | None, report: Report) -> dict[str, Scalar]:
    """The names of the remedies, each with its place; one that cannot be a name is told, and is known from then on."""
    declared = section(
        node, "`remedies`", report, "a map of names and what each remedy is", "replacement: {kind: replace}"
    )
    if declared is None:
        return {}
    names = {}
    for name, _ in declared.node.entries:
        fault = fault_of_declared_name(name.text)
        if fault is None and name.text == "cases":
            fault = "`cases` is what a history fact counts when it counts no remedy"
        if fault is not None:
            report.error("name", f"`{name.text}` cannot name a remedy: {fault}", name.span,
                         help_for_name(name.text))  # fmt: skip
        names[name.text] = name
    if not names:
        report.error("form", "a policy has at least one remedy", start_of(declared.node))
    return names


def read_remedies(node: Node | None, names: dict[str, Scalar], context: Context) -> dict[str, Remedy]:
    """The remedies with what is said of them."""
    nodes = {key.text: value for key, value in node.entries} if isinstance(node, Mapping) else {}
    return {name: _read_remedy(place, nodes[name], context) for name, place in names.items()}


def _read_remedy(name: Scalar, node: Node, context: Context) -> Remedy:
    report = context.report
    described = section(node, f"the remedy `{name.text}`", report, "a map of keys and values", "{kind: replace}")
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
    kind = described.word("kind", "a word such as `credit`")
    if kind is not None and fault_of_name(kind.text) is not None:
        report.error("name", f"a kind is one word such as `credit`, found `{kind.text}`", kind.span)
    return Remedy(
        name=name.text,
        kind=kind.text if kind else None,
        title=text(described.get("title"), "`title`", "a title", report),
        value=read_value(described.get("value"), context),
        value_type=None,
        awaits=context.expression(described.get("awaits"), "`awaits`", BOOLEAN),
        charge=described.flag("charge"),
        span=name.span,
    )


def read_value(node: Node | None, context: Context) -> Expression | None:
    """The expression of a value: money, or a number of something; None where it is absent or at fault."""
    value = context.expression(node, "`value`")
    if value is None or value.type.kind in NUMERIC | {Kind.MONEY}:
        return value
    context.report.error("type", f"a value is money or a number, found {quoted(value)}, {value.type.describe()}",
                         value.origin.span)  # fmt: skip
    return None


def settle_value_types(remedies: dict[str, Remedy], clauses: tuple[Clause, ...], context: Context) -> dict[str, Remedy]:
    """The remedies with the type of all their values and limits; values of different sorts for one remedy are told."""
    by_remedy: dict[str, list[Clause]] = {name: [] for name in remedies}
    for clause in clauses:
        for name in clause.remedies:
            by_remedy.setdefault(name, []).append(clause)
    settled = {}
    for name, remedy in remedies.items():
        values = [remedy.value, *(clause.value for clause in by_remedy[name])]
        stated = [value for value in values if value is not None]
        if stated:
            settled[name] = replace(remedy, value_type=_value_type(name, stated, context))
        else:
            limiting = next((clause for clause in by_remedy[name] if clause.limits is not None), None)
            if limiting is not None and context.header.currency is None:
                context.report.error_once(
                    "currency", f"`{limiting.id}` limits an amount of money, which needs the policy's `currency`",
                    limiting.span, "add `currency: USD` (or another)",
                )  # fmt: skip
            settled[name] = replace(remedy, value_type=MONEY) if limiting is not None else remedy
    return settled


def _value_type(name: str, values: list[Expression], context: Context) -> Type:
    in_money = context.header.currency is not None
    if in_money and all(fits(value.type, MONEY) for value in values):
        return MONEY
    if not any(value.type.kind is Kind.MONEY for value in values):
        return INTEGER if all(value.type.kind is Kind.INTEGER for value in values) else NUMBER
    for value in values:
        if not fits(value.type, MONEY):
            context.report.error("type", f"`{name}` is valued in money, and here as {value.type.describe()}: "
                                 f"{quoted(value)}", value.origin.span,
                                 "multiply by an amount, or make the fact money")  # fmt: skip
    return MONEY

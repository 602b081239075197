"""Who may give: `by`, `up_to` and `to`."""

from decimal import Decimal

from amends.lang.document import Mapping, Node
from amends.lang.names import suggestion
from amends.lang.reading.constants import amount
from amends.lang.reading.context import Context
from amends.lang.reading.shape import known_word, section
from amends.lang.tree import Limits


def role(node: Node | None, context: Context) -> str | None:
    """One of the policy's roles."""
    return known_word(node, "a role", context.header.roles, context.report)


def read_limits(node: Node | None, context: Context, *, charge: bool) -> Limits | None:
    """`up_to`: an amount for each role, or for each team and role. For a charge, limits never rise to the right."""
    described = section(node, "`up_to`", context.report)
    if described is None:
        return None
    by_team = described.node.entries and all(isinstance(value, Mapping) for _, value in described.node.entries)
    if not by_team:
        return Limits({"": amounts_by_role(described.node, context, charge=charge)})
    limits = {}
    for team, value in described.node.entries:
        if team.text not in context.header.teams:
            context.report.error("unknown-name", f"`{team.text}` is not a team", team.span,
                                 suggestion(team.text, context.header.teams))  # fmt: skip
        elif isinstance(value, Mapping):
            limits[team.text] = amounts_by_role(value, context, charge=charge)
    return Limits(limits)


def amounts_by_role(node: Mapping, context: Context, *, charge: bool = False) -> dict[str, Decimal]:
    """The amount of each role that is named, in the order of authority."""
    report, roles = context.report, context.header.roles
    named: dict[str, Decimal] = {}
    places = {}
    for name, value in node.entries:
        if name.text not in roles:
            report.error("unknown-name", f"`{name.text}` is not a role", name.span, suggestion(name.text, roles))
            continue
        limit = amount(value, f"the limit of `{name.text}`", report)
        if limit is not None:
            named[name.text], places[name.text] = limit, name.span
    ordered = {name: named[name] for name in roles if name in named}
    names = list(ordered)
    for lower, higher in zip(names, names[1:], strict=False):
        falls = ordered[higher] > ordered[lower] if charge else ordered[higher] < ordered[lower]
        if falls:
            report.error("authority", f"`{higher}` may give less than `{lower}`, who has less authority", places[higher],
                         "limits never fall to the right")  # fmt: skip
    return ordered

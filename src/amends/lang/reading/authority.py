"""Who may give: `by`, `up_to` and `to`."""

from decimal import Decimal
from itertools import pairwise

from amends.lang.document import Mapping, Node, Scalar
from amends.lang.names import suggestion
from amends.lang.reading.constants import amount
from amends.lang.reading.context import Context
from amends.lang.reading.shape import section, start_of, word
from amends.lang.tree import Limits


def role(node: Node | None, subject: str, context: Context) -> str | None:
    """One of the policy's roles; None where it is absent or at fault."""
    found = word(node, subject, "a role", context.report)
    return found.text if found is not None and _is_role(found, context) else None


def _is_role(name: Scalar, context: Context) -> bool:
    """Whether the policy has that role; one that it has not is told."""
    return _is_one_of(name, context.header.roles, "role", context, lost=context.header.roles_lost)


def _is_team(name: Scalar, context: Context) -> bool:
    return _is_one_of(name, context.header.teams, "team", context, lost=context.header.teams_lost)


def _is_one_of(name: Scalar, known: tuple[str, ...], what: str, context: Context, *, lost: bool) -> bool:
    if name.text in known or lost:
        return True
    if known:
        context.report.error("unknown-name", f"`{name.text}` is not a {what}", name.span, suggestion(name.text, known))
    else:
        context.report.error("unknown-name", f"`{name.text}` is not a {what}; the policy names no `{what}s`", name.span,
                             f"add `{what}s: [{name.text}]`")  # fmt: skip
    return False


def read_limits(node: Node | None, context: Context, *, charge: bool) -> Limits | None:
    """`up_to`: an amount for each role, or for each team and role. For a charge, limits never rise to the right."""
    described = section(node, "`up_to`", context.report, "a map of roles and amounts", "{agent: 10.00}")
    if described is None:
        return None
    by_team = [isinstance(value, Mapping) for _, value in described.node.entries]
    if not any(by_team):
        return Limits({"": amounts_by_role(described.node, context, charge=charge)})
    if not all(by_team):
        odd = described.node.entries[by_team.index(False)][0]
        context.report.error("authority", f"`up_to` names teams, and `{odd.text}` has no amounts by role", odd.span,
                             "name roles alone, or give every team a map of roles and amounts")  # fmt: skip
        return None
    limits = {}
    for team, value in described.node.entries:
        if _is_team(team, context) and isinstance(value, Mapping):
            limits[team.text] = amounts_by_role(value, context, charge=charge)
    return Limits(limits)


def amounts_by_role(node: Mapping, context: Context, *, charge: bool = False) -> dict[str, Decimal]:
    """The amount of each role that is named, in the order of authority."""
    report, roles = context.report, context.header.roles
    named: dict[str, tuple[Decimal, Node]] = {}
    for name, value in node.entries:
        limit = amount(value, f"the limit of `{name.text}`", report)
        if _is_role(name, context) and limit is not None:
            named[name.text] = limit, value
    ordered = [(name, *named[name]) for name in roles if name in named]
    for (lower, limit, _), (higher, its_limit, place) in pairwise(ordered):
        if its_limit > limit if charge else its_limit < limit:
            compared, moves = ("more", "rise") if charge else ("less", "fall")
            report.error("authority", f"`{higher}` may give `{its_limit}`, {compared} than the `{limit}` of `{lower}`, "
                         "who has less authority", start_of(place),
                         f"limits never {moves} from one role to the next higher")  # fmt: skip
    return {name: limit for name, limit, _ in ordered}

"""What stands beside the clauses: caps, the exception route, and who can be asked next."""

from amends.lang.document import Mapping, Node
from amends.lang.names import suggestion
from amends.lang.reading.authority import amounts_by_role, role
from amends.lang.reading.constants import amount, calendar_span
from amends.lang.reading.context import Context
from amends.lang.reading.shape import Section, items, known_word, section, start_of, word
from amends.lang.tree import Cap, EscalationStep, MakeItRight

CAP_PER = ("customer", "account", "household", "agent", "team")


def read_caps(node: Node | None, context: Context) -> tuple[Cap, ...]:
    """`caps`: how much of some remedies may be given in sum."""
    caps = []
    for item in items(node, "`caps`", context.report):
        described = section(item, "a cap", context.report)
        if described is None:
            continue
        described.allow_only(("of", "per", "over", "limit"), required=("of", "per", "over", "limit"))
        of = context.remedies(described.get("of"))
        per = known_word(described.get("per"), "what a cap is kept for", CAP_PER, context.report)
        over = calendar_span(described.get("over"), "`over`", context.report)
        limit = amount(described.get("limit"), "the limit", context.report)
        if of and per and over is not None and limit is not None:
            caps.append(Cap(of, per, over, limit))
    return tuple(caps)


def read_make_it_right(node: Node | None, context: Context) -> MakeItRight | None:
    """`make_it_right`: who approves an exception, and what is considered."""
    described = section(node, "`make_it_right`", context.report)
    if described is None:
        return None
    described.allow_only(("approver", "up_to", "consider"), required=("approver",))
    up_to = described.get("up_to")
    if up_to is not None and not isinstance(up_to, Mapping):
        context.report.error("form", "`up_to` is a map of roles and amounts", start_of(up_to))
    return MakeItRight(
        approver=role(described.get("approver"), context),
        up_to=amounts_by_role(up_to, context) if isinstance(up_to, Mapping) else {},
        consider=context.facts(described.get("consider")),
    )


def read_escalation(node: Node | None, context: Context) -> tuple[EscalationStep, ...]:
    """`escalation`: the steps in their order."""
    steps = []
    for item in items(node, "`escalation`", context.report):
        described = section(item, "a step of the escalation", context.report)
        if described is not None:
            described.allow_only(("to", "outside", "within", "after"), required=("to",))
            step = _read_step(described, context)
            if step is not None:
                steps.append(step)
    return tuple(steps)


def _read_step(described: Section, context: Context) -> EscalationStep | None:
    outside = described.flag("outside")
    to = word(described.get("to"), "who can be asked", context.report)
    spans = [calendar_span(described.get(key), f"`{key}`", context.report) for key in ("within", "after")]
    if len(described.present(("within", "after"))) > 1:
        context.report.error("form", "a step has `within` or `after`, not both", described.key_span("after"))
    if to is None:
        return None
    if not outside and to.text not in context.header.roles:
        context.report.error("unknown-name", f"`{to.text}` is not a role", to.span,
                             suggestion(to.text, context.header.roles) or "an outside body has `outside: true`")  # fmt: skip
        return None
    return EscalationStep(" ".join(to.text.split()), outside, *spans)

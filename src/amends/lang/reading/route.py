"""What stands beside the clauses: caps, the exception route, and who can be asked next."""

from amends.lang.document import Node, Scalar
from amends.lang.names import nearest
from amends.lang.reading.authority import amounts_by_role, role
from amends.lang.reading.constants import amount, calendar_span
from amends.lang.reading.context import Context
from amends.lang.reading.shape import Section, items, known_word, section
from amends.lang.tree import Cap, EscalationStep, MakeItRight

_CAP = {"of": "goodwill_credit", "per": "customer", "over": "months(12)", "limit": "50.00"}
CAP_PER = ("customer", "account", "household", "agent", "team")


def read_caps(node: Node | None, context: Context) -> tuple[Cap, ...]:
    """`caps`: how much of some remedies may be given in sum."""
    caps = []
    for item in items(node, "`caps`", context.report):
        described = section(
            item,
            "a cap",
            context.report,
            "a map with `of`, `per`, `over` and `limit`",
            "{of: credit, per: customer, over: months(12), limit: 50.00}",
        )
        if described is None:
            continue
        described.allow_only(_CAP, required=_CAP)
        of = context.remedies(described.get("of"), "`of`")
        per = known_word(described.get("per"), "`per`", "one of the words that `per` can be", CAP_PER, context.report)
        over = calendar_span(described.get("over"), "`over`", context.report)
        limit = amount(described.get("limit"), "`limit`", context.report)
        if of and per and over is not None and limit is not None:
            caps.append(Cap(of, per, over, limit))
    return tuple(caps)


def read_make_it_right(node: Node | None, context: Context) -> MakeItRight | None:
    """`make_it_right`: who approves an exception, and what is considered."""
    described = section(node, "`make_it_right`", context.report, "a map of keys and values", "{approver: team_lead}")
    if described is None:
        return None
    described.allow_only(("approver", "up_to", "consider"), required={"approver": "team_lead"})
    up_to = section(
        described.get("up_to"), "`up_to`", context.report, "a map of roles and amounts", "{team_lead: 100.00}"
    )
    return MakeItRight(
        approver=role(described.get("approver"), "`approver`", context),
        up_to=amounts_by_role(up_to.node, context) if up_to is not None else {},
        consider=context.facts(described.get("consider"), "`consider`"),
    )


def read_escalation(node: Node | None, context: Context) -> tuple[EscalationStep, ...]:
    """`escalation`: the steps in their order."""
    steps = []
    for item in items(node, "`escalation`", context.report):
        described = section(
            item, "a step of the escalation", context.report, "a map with `to`", "{to: team_lead, within: hours(4)}"
        )
        if described is not None:
            described.allow_only(("to", "outside", "within", "after"), required={"to": "team_lead"})
            step = _read_step(described, context)
            if step is not None:
                steps.append(step)
    return tuple(steps)


def _read_step(described: Section, context: Context) -> EscalationStep | None:
    outside = described.flag("outside")
    to = described.word("to", "who can be asked")
    within, after = (calendar_span(described.get(key), f"`{key}`", context.report) for key in ("within", "after"))
    if len(described.present(("within", "after"))) > 1:
        context.report.error("form", "a step has `within` or `after`, not both", described.key_span("after"))
    if to is None:
        return None
    if _names_a_role(described) and to.text not in context.header.roles and not context.header.roles_lost:
        close = nearest(to.text, context.header.roles)
        context.report.error("unknown-name", f"`{to.text}` is not a role", to.span,
                             f"did you mean `{close}`?" if close
                             else "name a role; a body outside of the house has `outside: true`")  # fmt: skip
    return EscalationStep(" ".join(to.text.split()), outside, within, after)


def _names_a_role(described: Section) -> bool:
    outside = described.get("outside")
    return described.lacks(("outside",)) or (isinstance(outside, Scalar) and outside.text == "false")

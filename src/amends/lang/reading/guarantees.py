"""The guarantees: their form and types. Proving them is a part of its own."""

from amends.lang.document import Node
from amends.lang.names import one_of
from amends.lang.reading.context import Context
from amends.lang.reading.shape import Section, items, section, start_of, text, word
from amends.lang.tree import Guarantee, GuaranteeForm
from amends.lang.types import BOOLEAN, MONEY, ORDERED, Kind

_FORMS = tuple(form.value for form in GuaranteeForm)
_OF_REMEDIES = (GuaranteeForm.NEVER_WORSE_AS, GuaranteeForm.AT_MOST)


def read_guarantees(node: Node | None, context: Context) -> tuple[Guarantee, ...]:
    """`guarantees`: each with an id, a sentence and one form."""
    guarantees: dict[str, Guarantee] = {}
    for item in items(node, "`guarantees`", context.report):
        described = section(item, "a guarantee", context.report)
        guarantee = _read_guarantee(described, context) if described is not None else None
        if guarantee is None:
            continue
        if guarantee.id in guarantees:
            context.report.error("duplicate", f"`{guarantee.id}` names two guarantees", guarantee.span,
                                 "give each an id of its own")  # fmt: skip
        guarantees.setdefault(guarantee.id, guarantee)
    return tuple(guarantees.values())


def _read_guarantee(described: Section, context: Context) -> Guarantee | None:
    report = context.report
    described.allow_only(("id", "says", "of", *_FORMS), required=("id", "says"))
    identity = word(described.get("id"), "an id", report)
    says = text(described.get("says"), "a sentence", report)
    forms = described.present(_FORMS)
    if not forms:
        report.error("missing-key", "the guarantee claims nothing", start_of(described.node),
                     f"add one of {one_of(_FORMS)}")  # fmt: skip
        return None
    for extra in forms[1:]:
        report.error("form", f"a guarantee has one claim; this one has `{forms[0]}` already", described.key_span(extra))
    form = GuaranteeForm(forms[0])
    facts = _facts(form, described, context)
    expression = None
    if form in (GuaranteeForm.NEVER, GuaranteeForm.ALWAYS, GuaranteeForm.AT_MOST):
        expected = MONEY if form is GuaranteeForm.AT_MOST else BOOLEAN
        expression = context.expression(described.get(form), expected)
    elif form in (GuaranteeForm.NO_DEAD_END, GuaranteeForm.HONESTY_SAFE) and not described.flag(form):
        report.error("form", f"`{form}` is `true`; leave the guarantee out where it is not claimed",
                     described.key_span(form))  # fmt: skip
    remedies = context.remedies(described.get("of"))
    if described.get("of") is not None and form not in _OF_REMEDIES:
        report.error("form", f"`of` belongs to {one_of(_OF_REMEDIES)}", described.key_span("of"))
    if form is GuaranteeForm.AT_MOST and described.get("of") is None:
        report.error(
            "missing-key",
            "`at_most` needs `of`: the remedies whose value it bounds",
            described.key_span(form),
        )
    if identity is None or says is None:
        return None
    return Guarantee(id=identity.text, says=says, form=form, facts=facts, remedies=remedies,
                     expression=expression, span=identity.span)  # fmt: skip


def _facts(form: GuaranteeForm, described: Section, context: Context) -> tuple[str, ...]:
    if form not in (GuaranteeForm.BLIND_TO, GuaranteeForm.DECIDED_BY, GuaranteeForm.NEVER_WORSE_AS):
        return ()
    node = described.get(form)
    names = context.facts(node)
    if form is GuaranteeForm.NEVER_WORSE_AS and node is not None:
        for name in names:
            known = context.scope.facts.get(name)
            if known is not None and known.kind not in ORDERED | {Kind.CHOICE, Kind.BOOLEAN}:
                context.report.error("type", f"`{name}` is {known.describe()}, which does not rise", node.span)
    return names

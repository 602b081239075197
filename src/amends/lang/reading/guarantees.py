"""The guarantees: their form and types. Proving them is a part of its own."""

from amends.lang.document import Node, Scalar
from amends.lang.names import one_of
from amends.lang.reading.context import Context
from amends.lang.reading.sentences import text
from amends.lang.reading.shape import Section, items, section, start_of
from amends.lang.source import Span
from amends.lang.tree import Guarantee, GuaranteeForm
from amends.lang.types import BOOLEAN, MONEY, ORDERED, Kind

_FORMS = tuple(form.value for form in GuaranteeForm)
_OF_REMEDIES = (GuaranteeForm.NEVER_WORSE_AS, GuaranteeForm.AT_MOST)


def read_guarantees(node: Node | None, context: Context) -> tuple[Guarantee, ...]:
    """`guarantees`: each with an id, a sentence and one claim."""
    guarantees = []
    places: dict[str, Span] = {}
    for item in items(node, "`guarantees`", context.report):
        described = section(item, "a guarantee", context.report, "a map with `id`, `says` and a claim", "- id: N1")
        if described is None:
            continue
        described.allow_only(
            ("id", "says", "of", *_FORMS),
            required={"id": "N1", "says": "Every customer leaves with a named next step."},
        )
        identity = described.word("id", "an id such as `N1`")
        if identity is not None and identity.text in places:
            first = places[identity.text].line
            message = f"`{identity.text}` names two guarantees; the first is on line {first}"
            context.report.error("duplicate", message, identity.span, "give each guarantee an id of its own")
        elif identity is not None:
            places[identity.text] = identity.span
        guarantee = _read_guarantee(identity, described, context)
        if guarantee is not None:
            guarantees.append(guarantee)
    return tuple(guarantees)


def _read_guarantee(identity: Scalar | None, described: Section, context: Context) -> Guarantee | None:
    report = context.report
    says = text(described.get("says"), "`says`", "a sentence", report)
    forms = described.present(_FORMS)
    if described.lacks(_FORMS):
        report.error("missing-key", "the guarantee claims nothing", start_of(described.node),
                     f"add one of {one_of(_FORMS)}")  # fmt: skip
    for extra in forms[1:]:
        report.error("form", f"a guarantee has one claim; this one has `{forms[0]}` and `{extra}`",
                     described.key_span(extra), "write a guarantee of its own for it")  # fmt: skip
    if not forms:
        return None
    form = GuaranteeForm(forms[0])
    facts = _facts(form, described, context)
    expression = None
    if form in (GuaranteeForm.NEVER, GuaranteeForm.ALWAYS, GuaranteeForm.AT_MOST):
        expected = MONEY if form is GuaranteeForm.AT_MOST else BOOLEAN
        expression = context.expression(described.get(form), f"`{form}`", expected)
    elif form in (GuaranteeForm.NO_DEAD_END, GuaranteeForm.HONESTY_SAFE):
        _read_claim(form, described)
    remedies = context.remedies(described.get("of"), "`of`")
    if described.get("of") is not None and form not in _OF_REMEDIES:
        report.error("form", f"`of` does not go with `{form}`; it belongs to {one_of(_OF_REMEDIES)}",
                     described.key_span("of"))  # fmt: skip
    if form is GuaranteeForm.AT_MOST and described.lacks(("of",)):
        report.error("missing-key", "a guarantee with `at_most` needs `of`", start_of(described.node),
                     "name the remedies whose value it bounds")  # fmt: skip
    if identity is None or says is None:
        return None
    return Guarantee(id=identity.text, says=says, form=form, facts=facts, remedies=remedies,
                     expression=expression, span=identity.span)  # fmt: skip


def _read_claim(form: GuaranteeForm, described: Section) -> None:
    node = described.get(form)
    if not described.flag(form) and isinstance(node, Scalar) and node.text == "false":
        described.report.error("form", f"`{form}` is `true`, found `false`", node.span,
                               "leave the guarantee out where it is not claimed")  # fmt: skip


def _facts(form: GuaranteeForm, described: Section, context: Context) -> tuple[str, ...]:
    if form not in (GuaranteeForm.BLIND_TO, GuaranteeForm.DECIDED_BY, GuaranteeForm.NEVER_WORSE_AS):
        return ()
    node = described.get(form)
    names = context.facts(node, f"`{form}`")
    if form is GuaranteeForm.NEVER_WORSE_AS and node is not None:
        for name in names:
            known = context.scope.facts.get(name)
            if known is not None and known.kind not in ORDERED | {Kind.CHOICE, Kind.BOOLEAN}:
                context.report.error("type", f"`{name}` is {known.describe()}, which does not rise", start_of(node),
                                     "name a number, an amount, a date, a choice or a boolean")  # fmt: skip
    return names

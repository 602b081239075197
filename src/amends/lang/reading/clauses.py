"""The clauses: one sentence, one effect, its condition, and who decides."""

import re
from dataclasses import dataclass

from amends.lang.diagnostics import Report
from amends.lang.document import Mapping, Node, Scalar, Sequence
from amends.lang.expression.syntax import ParsedExpression, parse_expression
from amends.lang.names import fault_of_name, help_for_name, one_of
from amends.lang.reading.authority import read_limits, role
from amends.lang.reading.context import Context
from amends.lang.reading.remedies import read_value
from amends.lang.reading.sentences import text
from amends.lang.reading.shape import Section, items, kind_of, section, start_of
from amends.lang.source import Span
from amends.lang.tree import Clause, Effect, Remedy, Text
from amends.lang.types import BOOLEAN

MAXIMUM_CLAUSES = 2_000
_EFFECTS = (Effect.GRANTS, Effect.ALLOWS, Effect.REFERS, Effect.EXCLUDES, Effect.FORBIDS)
_KEYS = ("id", "says", *_EFFECTS, "when", "unless", "value", "by", "up_to", "to", "weigh", "refuse_because")
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")
_BELONGS_TO = {
    "by": (Effect.ALLOWS,),
    "up_to": (Effect.ALLOWS,),
    "weigh": (Effect.ALLOWS,),
    "refuse_because": (Effect.ALLOWS,),
    "to": (Effect.REFERS,),
    "value": (Effect.GRANTS, Effect.ALLOWS, Effect.REFERS),
}


@dataclass(frozen=True, slots=True)
class ParsedClause:
    """A clause whose form was read: enough to know what it needs, before any name has a type.

    `id` is "" and `effect` None where that is missing or at fault, which was told; what else it says is still read.
    """

    described: Section
    id: str
    effect: Effect | None
    targets: Node | None
    when: ParsedExpression | None
    unless: ParsedExpression | None
    span: Span

    def target_names(self) -> list[str]:
        """The names that stand as the effect's remedies, known or not."""
        nodes = self.targets.items if isinstance(self.targets, Sequence) else (self.targets,)
        return [node.text for node in nodes if isinstance(node, Scalar)]


def parse_clauses(node: Node | None, report: Report) -> list[ParsedClause]:
    """The clauses; what one lacks, or has too much, is told."""
    parsed = []
    places: dict[str, Span] = {}
    for item in items(node, "`clauses`", report, MAXIMUM_CLAUSES):
        described = section(item, "a clause", report, "a map with `id`, `says` and an effect", "- id: W1")
        if described is None:
            continue
        clause = _parse_clause(described, report)
        if clause.id in places:
            report.error("duplicate", f"`{clause.id}` names two clauses; the first is on line {places[clause.id].line}",
                         clause.span, "give each clause an id of its own")  # fmt: skip
        if clause.id:
            places.setdefault(clause.id, clause.span)
        parsed.append(clause)
    return parsed


def _parse_clause(described: Section, report: Report) -> ParsedClause:
    described.allow_only(_KEYS, required={"id": "W1", "says": "A broken phone is replaced."})
    effects = described.present(_EFFECTS)
    if described.lacks(_EFFECTS):
        report.error("missing-key", "the clause has no effect", start_of(described.node),
                     f"add one of {one_of(_EFFECTS)}, with a remedy")  # fmt: skip
    for extra in effects[1:]:
        report.error("form", f"a clause has one effect; this one has `{effects[0]}` and `{extra}`",
                     described.key_span(extra), "write a clause of its own for it")  # fmt: skip
    identity = described.word("id", "an id such as `W1`")
    if identity is not None and not _ID.fullmatch(identity.text):
        report.error(
            "name",
            f"an id is made of letters, digits, `.`, `_` and `-`, found `{identity.text}`",
            identity.span,
        )
    conditions = {
        key: parse_expression(found, f"`{key}`", report)
        for key in ("when", "unless")
        if (found := described.get(key)) is not None
    }
    return ParsedClause(
        described=described,
        id=identity.text if identity is not None else "",
        effect=Effect(effects[0]) if effects else None,
        targets=described.get(effects[0]) if effects else None,
        when=conditions.get("when"),
        unless=conditions.get("unless"),
        span=identity.span if identity is not None else start_of(described.node),
    )


def build_clauses(parsed: list[ParsedClause], remedies: dict[str, Remedy], context: Context) -> tuple[Clause, ...]:
    """The typed clauses."""
    built = [_build_clause(clause, remedies, context) for clause in parsed]
    return tuple(clause for clause in built if clause is not None)


def _build_clause(parsed: ParsedClause, remedies: dict[str, Remedy], context: Context) -> Clause | None:
    described, report = parsed.described, context.report
    if parsed.effect is not None:
        _check_company(parsed.effect, described, report)
    names = context.remedies(parsed.targets, f"`{parsed.effect}`") if parsed.effect is not None else ()
    charge = any(remedies[name].charge for name in names if name in remedies)
    says = text(described.get("says"), "`says`", "a sentence", report)
    when, unless = context.build(parsed.when, BOOLEAN), context.build(parsed.unless, BOOLEAN)
    value = read_value(described.get("value"), context)
    by, to = (role(described.get(key), f"`{key}`", context) for key in ("by", "to"))
    limits = read_limits(described.get("up_to"), context, charge=charge)
    weigh = context.facts(described.get("weigh"), "`weigh`")
    reasons = _reasons(described, context)
    if says is None or parsed.effect is None or not names:
        return None
    return Clause(
        id=parsed.id, says=says, effect=parsed.effect, remedies=names, when=when, unless=unless, value=value,
        by=by, limits=limits, to=to, weigh=weigh, refuse_because=reasons, span=parsed.span,
    )  # fmt: skip


def _check_company(effect: Effect, described: Section, report: Report) -> None:
    """Reports keys that do not go with the effect, or not with one another."""
    for key, effects in _BELONGS_TO.items():
        if described.get(key) is not None and effect not in effects:
            owners = one_of(owner.value for owner in effects)
            report.error("form", f"`{key}` does not go with `{effect}`; it belongs to a clause with {owners}",
                         described.key_span(key))  # fmt: skip
    if effect is Effect.REFERS and described.lacks(("to",)):
        report.error("missing-key", "a clause with `refers` needs `to`", start_of(described.node),
                     "name the role that decides")  # fmt: skip
    if described.get("by") is not None and described.get("up_to") is not None:
        report.error("form", "a clause has `by` or `up_to`, not both", described.key_span("up_to"),
                     "`up_to` alone says who may give, and how much")  # fmt: skip


def _reasons(described: Section, context: Context) -> dict[str, Text]:
    node, report = described.get("refuse_because"), context.report
    if node is None:
        return {}
    if not isinstance(node, Mapping):
        message = f"`refuse_because` is a map of reasons and their texts, not {kind_of(node)}"
        report.error("form", message, start_of(node),
                     "write it like `no_fault: The phone has no fault that we can find.`")  # fmt: skip
        return {}
    reasons = {}
    for name, value in node.entries:
        fault = fault_of_name(name.text)
        if fault is not None:
            report.error("name", f"`{name.text}` cannot name a reason: {fault}", name.span,
                         help_for_name(name.text))  # fmt: skip
            continue
        sentence = text(value, f"`{name.text}`", "a sentence", report)
        if sentence is not None:
            reasons[name.text] = sentence
    return reasons

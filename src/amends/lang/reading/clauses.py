"""The clauses: one sentence, one effect, its condition, and who decides."""

import re
from dataclasses import dataclass

from amends.lang.diagnostics import Report
from amends.lang.document import Mapping, Node
from amends.lang.expression.syntax import ParsedExpression, parse_expression
from amends.lang.names import fault_of_name, one_of
from amends.lang.reading.authority import read_limits, role
from amends.lang.reading.context import Context
from amends.lang.reading.remedies import read_value
from amends.lang.reading.shape import Section, items, start_of, text, word
from amends.lang.source import Span
from amends.lang.tree import Clause, Effect, Remedy, Text
from amends.lang.types import BOOLEAN

MAXIMUM_CLAUSES = 2_000
_EFFECTS = tuple(effect.value for effect in Effect)
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
    """A clause whose form was read: enough to know what it needs, before any name has a type."""

    described: Section
    id: str
    effect: Effect
    targets: Node
    when: ParsedExpression | None
    unless: ParsedExpression | None
    span: Span


def parse_clauses(node: Node | None, report: Report) -> list[ParsedClause]:
    """The clauses that have an id, a sentence and one effect; what others lack is told."""
    parsed = []
    places: dict[str, Span] = {}
    for item in items(node, "`clauses`", report, MAXIMUM_CLAUSES):
        if not isinstance(item, Mapping):
            report.error("form", "a clause is a map with `id`, `says` and an effect", start_of(item))
            continue
        clause = _parse_clause(Section(item, "the clause", report), report)
        if clause is None:
            continue
        if clause.id in places:
            report.error("duplicate", f"`{clause.id}` names two clauses; the first is on line {places[clause.id].line}",
                         clause.span, "give each clause an id of its own")  # fmt: skip
            continue
        places[clause.id] = clause.span
        parsed.append(clause)
    return parsed


def _parse_clause(described: Section, report: Report) -> ParsedClause | None:
    described.allow_only(_KEYS, required=("id", "says"))
    effects = described.present(_EFFECTS)
    if not effects:
        report.error("missing-key", "the clause has no effect", start_of(described.node),
                     f"add one of {one_of(_EFFECTS)}, with a remedy")  # fmt: skip
    for extra in effects[1:]:
        report.error("form", f"a clause has one effect; this one has `{effects[0]}` already",
                     described.key_span(extra), "write a clause of its own for it")  # fmt: skip
    identity = word(described.get("id"), "an id", report)
    if identity is not None and not _ID.fullmatch(identity.text):
        report.error(
            "name",
            f"an id is made of letters, digits, `.`, `_` and `-`, found `{identity.text}`",
            identity.span,
        )
    conditions = {
        key: parse_expression(found, report) for key in ("when", "unless") if (found := described.get(key)) is not None
    }
    if identity is None or not effects:
        return None
    targets = described.get(effects[0])
    assert targets is not None, "the effect is present"
    return ParsedClause(described, identity.text, Effect(effects[0]), targets,
                        conditions.get("when"), conditions.get("unless"), identity.span)  # fmt: skip


def build_clauses(parsed: list[ParsedClause], remedies: dict[str, Remedy], context: Context) -> tuple[Clause, ...]:
    """The typed clauses."""
    built = [_build_clause(clause, remedies, context) for clause in parsed]
    return tuple(clause for clause in built if clause is not None)


def _build_clause(parsed: ParsedClause, remedies: dict[str, Remedy], context: Context) -> Clause | None:
    described, report = parsed.described, context.report
    for key, effects in _BELONGS_TO.items():
        if described.get(key) is not None and parsed.effect not in effects:
            owners = one_of(effect.value for effect in effects)
            report.error("form", f"`{key}` belongs to a clause with {owners}", described.key_span(key))
    if parsed.effect is Effect.REFERS and described.get("to") is None:
        report.error("missing-key", "a clause with `refers` needs `to`", parsed.span, "name the role that decides")
    if described.get("by") is not None and described.get("up_to") is not None:
        report.error("form", "a clause has `by` or `up_to`, not both", described.key_span("up_to"))
    names = context.remedies(parsed.targets)
    charge = any(remedies[name].charge for name in names if name in remedies)
    says = text(described.get("says"), "a sentence", report)
    clause = Clause(
        id=parsed.id,
        says=says or Text({"": parsed.id}),
        effect=parsed.effect,
        remedies=names,
        when=context.build(parsed.when, BOOLEAN),
        unless=context.build(parsed.unless, BOOLEAN),
        value=read_value(described.get("value"), context),
        by=role(described.get("by"), context),
        limits=read_limits(described.get("up_to"), context, charge=charge),
        to=role(described.get("to"), context),
        weigh=context.facts(described.get("weigh")),
        refuse_because=_reasons(described, context),
        span=parsed.span,
    )
    return clause if says and names else None


def _reasons(described: Section, context: Context) -> dict[str, Text]:
    node, report = described.get("refuse_because"), context.report
    if node is None:
        return {}
    if not isinstance(node, Mapping):
        report.error("form", "`refuse_because` maps each reason to its text", start_of(node),
                     "write it like `no_fault: The phone has no fault that we can find.`")  # fmt: skip
        return {}
    reasons = {}
    for name, value in node.entries:
        fault = fault_of_name(name.text)
        if fault is not None:
            report.error("name", f"`{name.text}` cannot name a reason: {fault}", name.span)
            continue
        sentence = text(value, "a reason", report)
        if sentence is not None:
            reasons[name.text] = sentence
    return reasons

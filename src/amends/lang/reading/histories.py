"""History facts: which aggregate over what was given, for whom, over which span, and where."""

from dataclasses import replace

from amends.lang.names import suggestion
from amends.lang.reading.constants import calendar_span
from amends.lang.reading.context import Context
from amends.lang.reading.facts import HISTORY_KEYS
from amends.lang.reading.shape import Section, known_word, words
from amends.lang.tree import Fact, History, Remedy
from amends.lang.types import BOOLEAN, MONEY, TEXT, Kind, Type

PER = ("customer", "account", "household", "agent")
_KINDS = {"count": Kind.INTEGER, "sum": Kind.MONEY, "last": Kind.DATE}


def read_history(fact: Fact, described: Section, remedies: dict[str, Remedy], context: Context) -> Fact:
    """The fact with its aggregate. A count or a sum of the past is never below 0."""
    report = context.report
    aggregates = described.present(HISTORY_KEYS)
    for extra in aggregates[1:]:
        report.error("history", f"a history fact reckons one thing; this one has `{aggregates[0]}` already",
                     described.key_span(extra))  # fmt: skip
    aggregate = aggregates[0]
    if fact.type.kind is not _KINDS[aggregate]:
        report.error("type", f"`{aggregate}` gives {Type(_KINDS[aggregate]).describe()}, the fact is {fact.type.describe()}",
                     described.key_span(aggregate))  # fmt: skip
    for key in ("per", "over"):
        if described.get(key) is None and not (key == "over" and aggregate == "last"):
            report.error("missing-key", f"a history fact needs `{key}`", described.key_span(aggregate))
    history = History(
        aggregate=aggregate,
        of=_of(described, aggregate, context),
        per=known_word(described.get("per"), "whom history is kept of", PER, report) or "customer",
        over=calendar_span(described.get("over"), "`over`", report),
        where=_entry_context(remedies, context).expression(described.get("where"), BOOLEAN),
    )
    lowest = 0 if aggregate != "last" and fact.minimum is None else fact.minimum
    return replace(fact, history=history, minimum=lowest)


def _of(described: Section, aggregate: str, context: Context) -> tuple[str, ...]:
    found = words(described.get(aggregate), "a remedy", context.report)
    if [one.text for one in found] == ["cases"] and aggregate != "sum":
        return ()
    known = sorted(context.scope.remedies)
    for one in found:
        if one.text not in known:
            context.report.error("unknown-name", f"`{one.text}` is not a remedy", one.span, suggestion(one.text, known))
    return tuple(one.text for one in found if one.text in known)


def _entry_context(remedies: dict[str, Remedy], context: Context) -> Context:
    """In `where` only the entry's own names can be used."""
    kinds = tuple(dict.fromkeys(remedy.kind for remedy in remedies.values() if remedy.kind))
    teams = context.header.teams
    names = {
        "amount": MONEY,
        "approved": BOOLEAN,
        "kind": Type(Kind.CHOICE, kinds) if kinds else TEXT,
        "team": Type(Kind.CHOICE, teams) if teams else TEXT,
    }
    scope = type(context.scope)(timezone=context.header.timezone, facts=names)
    return Context(context.header, scope, context.report)

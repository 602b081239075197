"""History facts: which aggregate over what was given, for whom, over which span, and where."""

from dataclasses import replace

from amends.lang.document import Scalar
from amends.lang.expression.scope import Scope
from amends.lang.reading.constants import calendar_span
from amends.lang.reading.context import Context
from amends.lang.reading.facts import HISTORY_KEYS
from amends.lang.reading.shape import Section, known_word, start_of
from amends.lang.tree import Fact, History, Remedy
from amends.lang.types import BOOLEAN, MONEY, TEXT, Kind, Type

PER = ("customer", "account", "household", "agent")
_KINDS = {"count": Kind.INTEGER, "sum": Kind.MONEY, "last": Kind.DATE}


def read_history(fact: Fact, described: Section, remedies: dict[str, Remedy], context: Context) -> Fact:
    """The fact with its aggregate. A count or a sum of the past is never below 0."""
    report = context.report
    aggregates = described.present(HISTORY_KEYS)
    for extra in aggregates[1:]:
        report.error("history", f"a history fact reckons one thing; this one has `{aggregates[0]}` and `{extra}`",
                     described.key_span(extra), "keep one of the two")  # fmt: skip
    aggregate = aggregates[0]
    if fact.type.kind is not _KINDS[aggregate]:
        needed, its_type = Type(_KINDS[aggregate]).describe(), described.get("type")
        span = start_of(its_type) if its_type is not None else fact.span
        report.error("type", f"`{aggregate}` gives {needed}, and `{fact.name}` is {fact.type.describe()}", span,
                     f"write `type: {_KINDS[aggregate]}`")  # fmt: skip
    if fact.trusted_from == "history":
        described.require("per", "name whose history it is: `customer`, `account`, `household` or `agent`")
        if aggregate != "last":
            described.require("over", "say how far back it goes, such as `months(12)`")
    history = History(
        aggregate=aggregate,
        of=_of(described, aggregate, context),
        per=known_word(described.get("per"), "`per`", "one of the words that `per` can be", PER, report) or "customer",
        over=calendar_span(described.get("over"), "`over`", report),
        where=_entry_context(remedies, context).expression(described.get("where"), "`where`", BOOLEAN),
    )
    lowest = 0 if aggregate != "last" and fact.minimum is None else fact.minimum
    return replace(fact, history=history, minimum=lowest)


def _of(described: Section, aggregate: str, context: Context) -> tuple[str, ...]:
    node = described.get(aggregate)
    counts_cases = isinstance(node, Scalar) and node.text == "cases" and aggregate != "sum"
    return () if counts_cases else context.remedies(node, f"`{aggregate}`")


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
    scope = Scope(timezone=context.header.timezone, facts=names, names_are="a name that `where` can use")
    return Context(context.header, scope, context.report)

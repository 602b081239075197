"""What is known of a case: facts, and statements that contradict each other."""

from collections.abc import Iterable, Iterator, Sequence

from amends.app.cases.facts_listed import FactListed
from amends.app.cases.reading import CaseView
from amends.app.plain.wording import wording_of
from amends.cases.events.event import Event, Plain
from amends.cases.events.evidence import FactStated
from amends.cases.facts import Contradiction, known_facts
from amends.cases.gate.acts.evidence import AGENT
from amends.cases.parts import Statement
from amends.cases.wording import is_hidden
from amends.cases.words import in_words, spoken
from amends.cli.answers import table
from amends.cli.case.page import Line


def fact_lines(view: CaseView) -> Iterator[Line]:
    """What is known of each fact that was stated, and what contradicts it."""
    known = known_facts(view.state, view.policy)
    if not view.state.statements:
        return
    wording = wording_of(view)
    yield Line("Facts", style="bold")
    for name in view.state.statements:
        value = known.get(name)
        shown = "(not shown)" if is_hidden(view.policy, name) else wording.value(name, _in_order(view, name, value))
        yield Line(f"{wording.fact(name)}: {shown}", 1)
    contradictory = [*contradiction_lines(view)]
    if contradictory:
        yield Line("Contradictions", style="bold")
        yield from contradictory


def _in_order(view: CaseView, name: str, value: Plain) -> Plain:
    """The elements of a list with their fields in the policy's order."""
    fact = view.policy.facts.get(name)
    if fact is None or not isinstance(value, list):
        return value
    return [
        {field: one[field] for field in fact.fields if field in one} if isinstance(one, dict) else one for one in value
    ]


def listed_lines(view: CaseView, listed: Sequence[FactListed]) -> Iterator[Line]:
    """The facts that can be stated, a row each."""
    rows = [(one.name, one.expected, one.trusted_from or "", _known(view, one)) for one in listed]
    yield from table(("fact", "what it can be", "trusted from", "known"), rows)
    yield Line()
    yield Line(f"State them with `amends case fact {view.state.reference} NAME=VALUE --from SOURCE`.")
    yield Line("Whose word is trusted counts first; else the last word counts. N is the number of an element.")


def _known(view: CaseView, one: FactListed) -> str:
    if not one.is_known:
        return ""
    if is_hidden(view.policy, one.name):
        return "(not shown)"
    shown = f"{len(one.value)} of them" if isinstance(one.value, list) else in_words(one.value)
    return f"{shown} ({spoken(one.source or '')})"


def contradiction_lines(view: CaseView, fact: str | None = None) -> Iterator[Line]:
    """Statements that contradict each other, and which of them counts."""
    for one in view.contradictions:
        if fact in (None, one.fact):
            others = ", ".join(_said_by(view, one, other) for other in one.others)
            counts = _said_by(view, one, one.counts)
            yield Line(f"{wording_of(view).about(one.place)}: {counts} counts; also stated: {others}", 1, "yellow")


def _said_by(view: CaseView, one: Contradiction, statement: Statement) -> str:
    return f"{said_words(view, one.fact, statement, one.place.field or None)} ({spoken(statement.source)})"


def trusted_lines(view: CaseView, happened: Iterable[Event]) -> Iterator[Line]:
    """Facts that were stated without a source, and whose word the policy trusts about them."""
    stated = {one.fact for one in happened if isinstance(one, FactStated) and one.source == AGENT}
    wording, facts = wording_of(view), view.policy.facts
    trusted = [(wording.fact(name), facts[name].trusted_from) for name in facts if name in stated]
    elsewhere = [f"{name} ({spoken(source)})" for name, source in trusted if source not in (None, AGENT)]
    if elsewhere:
        listed = ", ".join(elsewhere)
        told = f"You are the source. The policy trusts another first: {listed}; name it with `--from`."
        yield Line(told, style="yellow")


def said_words(view: CaseView, fact: str, statement: Statement, field: str | None = None) -> str:
    """What somebody stated of a fact, or of a field of a list's element; of what is sensitive only that they did."""
    if is_hidden(view.policy, fact):
        return "(not shown)"
    return wording_of(view).value(fact, _in_order(view, fact, statement.value), field)

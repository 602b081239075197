"""What is known of a case: facts, and statements that contradict each other."""

from collections.abc import Iterator

from amends.app.cases.reading import CaseView
from amends.cases.events.event import Event, in_words
from amends.cases.events.evidence import FactStated
from amends.cases.facts import known_facts
from amends.cases.parts import Statement
from amends.cases.words import spoken
from amends.cli.case.page import Line
from amends.lang.tree import PolicyTree


def fact_lines(view: CaseView) -> Iterator[Line]:
    """What is known of each fact that was stated, and what contradicts it."""
    known = known_facts(view.state, view.policy)
    if not view.state.statements:
        return
    yield Line("Facts", style="bold")
    for name in view.state.statements:
        value = known.get(name)
        shown = "(not shown)" if is_hidden(view.policy, name) else in_words(value)
        yield Line(f"{spoken(name)}: {shown}", 1)
    contradictory = [*contradiction_lines(view)]
    if contradictory:
        yield Line("Contradictions", style="bold")
        yield from contradictory


def contradiction_lines(view: CaseView, fact: str | None = None) -> Iterator[Line]:
    """Statements that contradict each other, and which of them counts."""
    for one in view.contradictions:
        if fact in (None, one.fact):
            others = ", ".join(f"{_said(view, one.fact, other)} ({spoken(other.source)})" for other in one.others)
            counts = f"{_said(view, one.fact, one.counts)} ({spoken(one.counts.source)})"
            yield Line(f"{spoken(one.fact)}: {counts} counts; also stated: {others}", 1, "yellow")


def _said(view: CaseView, fact: str, statement: Statement) -> str:
    return "(not shown)" if is_hidden(view.policy, fact) else in_words(statement.value)


def sentence_shown(policy: PolicyTree, event: Event) -> str:
    """What happened, without the value of what is shown to nobody."""
    if isinstance(event, FactStated) and is_hidden(policy, event.fact):
        return f"recorded {spoken(event.fact)}, which is not shown, from {spoken(event.source)}"
    return event.sentence()


def is_hidden(policy: PolicyTree, name: str) -> bool:
    """Whether the value of a fact is shown to nobody: it is sensitive, or holds what is."""
    fact = policy.facts.get(name)
    return fact is not None and (fact.sensitive or any(field.sensitive for field in fact.fields.values()))

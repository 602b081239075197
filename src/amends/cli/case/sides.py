"""What was claimed and what was found, side by side."""

from collections.abc import Iterator

from amends.app.cases.reading import CaseView
from amends.app.plain.wording import wording_of
from amends.cases.facts import Sides, sides
from amends.cases.parts import Statement
from amends.cases.wording import is_hidden
from amends.cases.words import spoken
from amends.cli.answers import table
from amends.cli.case.known import contradiction_lines, said_words
from amends.cli.case.page import Line


def side_lines(view: CaseView) -> Iterator[Line]:
    """What was claimed and what was found, side by side; and where they differ, what counts."""
    wording = wording_of(view)
    rows = [
        (wording.fact(one.fact), _words(view, one.fact, one.claimed), _found(view, one), _decided_by(view, one))
        for one in sides(view.state, view.policy)
    ]
    if not rows:
        return
    yield Line()
    yield Line("Claimed and found", style="bold")
    yield from table(("fact", "the customer says", "found", "what counts"), rows)
    contradictory = [*contradiction_lines(view)]
    if contradictory:
        yield Line()
        yield Line("Contradictions", style="bold")
        yield from contradictory


def _found(view: CaseView, one: Sides) -> str:
    return "; ".join(f"{_words(view, one.fact, each)} ({spoken(each.source)}{_shown_by(each)})" for each in one.found)


def _words(view: CaseView, fact: str, statement: Statement | None) -> str:
    if statement is None:
        return ""
    if isinstance(statement.value, list) and not is_hidden(view.policy, fact):
        return f"{len(statement.value)} of them"
    return said_words(view, fact, statement)


def _shown_by(statement: Statement) -> str:
    return f", attachment {statement.shown_by}" if statement.shown_by is not None else ""


def _decided_by(view: CaseView, one: Sides) -> str:
    trusted = view.policy.facts[one.fact].trusted_from
    return (
        f"{spoken(one.counts)}, whom the policy trusts"
        if one.counts == trusted
        else f"{spoken(one.counts)}, the last word"
    )

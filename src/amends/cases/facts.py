"""What is known of a case: one value a fact, out of everything that was stated, by whom the policy trusts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from amends.cases.elements import believed, differing, trusted_about
from amends.cases.events.event import Plain
from amends.cases.exact import exact_value
from amends.cases.parts import Statement
from amends.cases.state import CaseState
from amends.decide.unknown import Place
from amends.lang.tree import Fact, PolicyTree

CUSTOMER = "customer"
"""The source of what is claimed; what anybody else says was found."""


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Statements that differ, of one fact or of one field of a list's element.

    Attributes:
        fact: the fact.
        place: what they are about: the fact, or a field of an element.
        counts: the one that the policy goes by.
        others: what other sources say.
        trusted_from: whom the policy trusts about it; None where the last word counts, whosever it is.
    """

    fact: str
    place: Place
    counts: Statement
    others: tuple[Statement, ...]
    trusted_from: str | None = None


@dataclass(frozen=True, slots=True)
class Sides:
    """What was said of a fact, side by side.

    Attributes:
        claimed: what the customer says; None where they said nothing of it.
        found: what everybody else says, each source once.
        counts: whose word the policy goes by; of a list, who says which elements there are.
    """

    fact: str
    claimed: Statement | None
    found: tuple[Statement, ...]
    counts: str


def known_facts(state: CaseState, tree: PolicyTree) -> dict[str, Plain]:
    """The facts of the policy that are known, as they are given to `decide`; history facts are not among them."""
    return {
        name: value
        for name, fact in tree.facts.items()
        if fact.history is None
        and name in state.statements
        and (value := believed_value(state.statements[name], fact)) is not None
    }


def believed_value(statements: Sequence[Statement], fact: Fact) -> Plain:
    """The value of a fact by the word that counts; of a list, each field by its own."""
    counts = that_counts(statements, fact.trusted_from)
    is_told_by_several = any(one.source != counts.source for one in statements)
    if isinstance(counts.value, list) and fact.fields and is_told_by_several:
        return [*believed(statements, counts, fact)]
    return counts.value


def facts_now(state: CaseState, tree: PolicyTree) -> dict[str, Plain]:
    """The known facts, and of what nobody states (history, who decided, and when) what the live decision went by."""
    decided = state.decision.decided.facts if state.decision is not None else {}
    return {
        **{name: value for name, value in decided.items() if name not in state.statements},
        **known_facts(state, tree),
    }


def contradictions(state: CaseState, tree: PolicyTree) -> tuple[Contradiction, ...]:
    """Of what different sources say different things now; what a source took back it says no longer."""
    return tuple(
        found
        for name, statements in state.statements.items()
        if name in tree.facts
        for found in _contradictions(tree.facts[name], statements)
    )


def sides(state: CaseState, tree: PolicyTree) -> tuple[Sides, ...]:
    """What was said of each fact that anybody stated: claimed and found, side by side."""
    return tuple(
        _sides(tree.facts[name], statements) for name, statements in state.statements.items() if name in tree.facts
    )


def _contradictions(fact: Fact, statements: Sequence[Statement]) -> list[Contradiction]:
    counts = that_counts(statements, fact.trusted_from)
    if fact.fields and isinstance(counts.value, list):
        return [
            Contradiction(fact.name, place, word, others, _trusted_about(fact, place))
            for place, word, others in differing(statements, counts, fact)
        ]
    others = tuple(
        one
        for one in _latest(statements).values()
        if one.value is not None and exact_value(fact, one.value) != exact_value(fact, counts.value)
    )
    return [Contradiction(fact.name, Place(fact.name), counts, others, fact.trusted_from)] if others else []


def _trusted_about(fact: Fact, place: Place) -> str | None:
    return trusted_about(fact, fact.fields[place.field]) if place.field else fact.trusted_from


def _sides(fact: Fact, statements: Sequence[Statement]) -> Sides:
    latest = _latest(statements)
    found = tuple(one for source, one in latest.items() if source != CUSTOMER)
    return Sides(fact.name, latest.get(CUSTOMER), found, that_counts(statements, fact.trusted_from).source)


def _latest(statements: Sequence[Statement]) -> Mapping[str, Statement]:
    """The last statement of each source."""
    return {one.source: one for one in statements}


def that_counts(statements: Sequence[Statement], trusted_from: str | None) -> Statement:
    """The last statement of the source that the policy trusts; where it said nothing, the last of anybody."""
    trusted = [one for one in statements if one.source == trusted_from]
    return (trusted or statements)[-1]

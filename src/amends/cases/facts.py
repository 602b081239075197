"""What is known of a case: one value a fact, out of everything that was stated, by whom the policy trusts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from amends.cases.events.event import Plain
from amends.cases.parts import Statement
from amends.cases.state import CaseState
from amends.lang.tree import PolicyTree


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Statements of one fact that differ; `counts` is the one that the policy goes by."""

    fact: str
    counts: Statement
    others: tuple[Statement, ...]


def known_facts(state: CaseState, tree: PolicyTree) -> dict[str, Plain]:
    """The facts of the policy that are known, as they are given to `decide`; history facts are not among them."""
    return {
        name: statement.value
        for name, fact in tree.facts.items()
        if fact.history is None
        and name in state.statements
        and (statement := _that_counts(state.statements[name], fact.trusted_from)).value is not None
    }


def contradictions(state: CaseState, tree: PolicyTree) -> tuple[Contradiction, ...]:
    """The facts of which different things were stated by different sources."""
    found = []
    for name, statements in state.statements.items():
        if name not in tree.facts:
            continue
        counts = _that_counts(statements, tree.facts[name].trusted_from)
        latest: Mapping[str, Statement] = {one.source: one for one in statements}
        others = tuple(one for one in latest.values() if one.value != counts.value)
        if others:
            found.append(Contradiction(name, counts, others))
    return tuple(found)


def _that_counts(statements: Sequence[Statement], trusted_from: str | None) -> Statement:
    """The last statement of the source that the policy trusts; where it said nothing, the last of anybody."""
    trusted = [one for one in statements if one.source == trusted_from]
    return (trusted or statements)[-1]

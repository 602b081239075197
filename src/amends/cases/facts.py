"""What is known of a case: one value a fact, out of everything that was stated, by whom the policy trusts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from amends.cases.events.event import Plain
from amends.cases.parts import Statement
from amends.cases.state import CaseState
from amends.lang.quantities import parse_decimal
from amends.lang.tree import Fact, PolicyTree
from amends.lang.types import Kind


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
        and (statement := that_counts(state.statements[name], fact.trusted_from)).value is not None
    }


def facts_now(state: CaseState, tree: PolicyTree) -> dict[str, Plain]:
    """The known facts, and of what nobody states (history, who decided, and when) what the live decision went by."""
    decided = state.decision.decided.facts if state.decision is not None else {}
    return {
        **{name: value for name, value in decided.items() if name not in state.statements},
        **known_facts(state, tree),
    }


def contradictions(state: CaseState, tree: PolicyTree) -> tuple[Contradiction, ...]:
    """The facts of which different sources say different things now; what a source took back it says no longer."""
    found = []
    for name, statements in state.statements.items():
        fact = tree.facts.get(name)
        if fact is None:
            continue
        counts = that_counts(statements, fact.trusted_from)
        latest: Mapping[str, Statement] = {one.source: one for one in statements}
        others = tuple(
            one
            for one in latest.values()
            if one.value is not None and exact_value(fact, one.value) != exact_value(fact, counts.value)
        )
        if others:
            found.append(Contradiction(name, counts, others))
    return tuple(found)


def exact_value(fact: Fact, value: Plain) -> Plain | Decimal:
    """A value that can be compared: 349 and 349.00 are the same amount."""
    is_number = fact.type.kind in (Kind.INTEGER, Kind.NUMBER, Kind.MONEY)
    number = parse_decimal(str(value)) if is_number and value is not None else None
    return value if number is None else number


def that_counts(statements: Sequence[Statement], trusted_from: str | None) -> Statement:
    """The last statement of the source that the policy trusts; where it said nothing, the last of anybody."""
    trusted = [one for one in statements if one.source == trusted_from]
    return (trusted or statements)[-1]

"""What a decision comes to: for each remedy its status, its value and the clauses that decide."""

from amends.decide.case import DECIDING_EFFECT, Case, Holding, Status
from amends.decide.value import NOTHING, Amount, Worth, leaving, worth
from amends.lang.tree import Clause, Effect, Remedy

Outcome = tuple[Status, Amount | None, Amount | None, tuple[str, ...]]
"""Status, value, what is certain of the value (both as they leave the policy), and the ids of the deciding clauses."""

_SETTLING_EFFECT = {Status.FORBIDDEN: Effect.FORBIDS, Status.EXCLUDED: Effect.EXCLUDES, **DECIDING_EFFECT}


def outcomes(case: Case) -> tuple[Outcome, ...]:
    """The outcome of every remedy, in the order of the policy."""
    return tuple(_outcome(case, remedy) for remedy in case.tree.remedies.values())


def _outcome(case: Case, remedy: Remedy) -> Outcome:
    holding = case.remedies[remedy.name]
    its_worth = worth_of(case, remedy)
    value, at_least = (
        None if amount is None else leaving(amount, remedy, case.tree)
        for amount in (its_worth.value, its_worth.at_least)
    )
    return holding.status, value, at_least, tuple(clause.id for clause in deciding_clauses(case, remedy, holding))


def worth_of(case: Case, remedy: Remedy) -> Worth:
    """The value of a remedy by the clauses that settle its status; nothing for what is refused or undecided."""
    effect = DECIDING_EFFECT.get(case.remedies[remedy.name].status)
    return worth(case, remedy, effect) if effect is not None else NOTHING


def deciding_clauses(case: Case, remedy: Remedy, holding: Holding) -> tuple[Clause, ...]:
    """The clauses that settle the status, or keep it undecided, in the order of the document."""
    if holding.status is Status.UNDECIDED:
        deciding = {clause.id for clause, _ in holding.open_clauses()}
    else:
        effect = _SETTLING_EFFECT.get(holding.status)
        deciding = {clause.id for clause, truth in holding.clauses[effect] if truth is True} if effect else set()
    return tuple(clause for clause in case.tree.clauses if clause.id in deciding)

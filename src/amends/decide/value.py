"""What a remedy is worth in a case: its value, or what of it is certain."""

from dataclasses import dataclass
from decimal import Decimal

from amends.decide.case import Case
from amends.decide.unknown import Unknown, undefined
from amends.lang.quantities import round_half_up
from amends.lang.tree import Clause, Effect, PolicyTree, Remedy
from amends.lang.types import Kind

Amount = int | Decimal


@dataclass(frozen=True, slots=True)
class Worth:
    """The value, what is certain of it, and the unknowns that keep it from being known. None: there is none."""

    value: Amount | None
    at_least: Amount | None
    open: tuple[Unknown, ...] = ()


NOTHING = Worth(None, None)


def clause_value(case: Case, clause: Clause, remedy: Remedy) -> Amount | Unknown | None:
    """The value that a clause gives a remedy: its own, or the remedy's; None where neither states one."""
    expression = clause.value or remedy.value
    if expression is None:
        return None
    value = case.evaluation.value(expression)
    assert not isinstance(value, (bool, str, tuple)), "types were checked"
    if isinstance(value, Unknown):
        return value
    assert isinstance(value, (int, Decimal)), "types were checked"
    return undefined(expression.text, "a negative value") if value < 0 else value


def worth(case: Case, remedy: Remedy, effect: Effect) -> Worth:
    """The value of a remedy that is settled by the clauses of one effect.

    It is the largest among the true clauses (for a charge the smallest), and known only when no unknown clause of the
    effect could make it larger.
    """
    best: Amount | None = None
    open_parts: list[Unknown] = []
    unknown_clauses: list[tuple[Amount | Unknown | None, Unknown]] = []
    for clause, truth in case.remedies[remedy.name].clauses[effect]:
        if truth is False:
            continue
        value = clause_value(case, clause, remedy)
        if isinstance(truth, Unknown):
            unknown_clauses.append((value, truth))
        elif isinstance(value, Unknown):
            open_parts.append(value)
        elif value is not None and (best is None or exceeds(value, best, remedy)):
            best = value
    for value, truth in unknown_clauses:
        if isinstance(value, Unknown):
            open_parts += [truth, value]
        elif value is not None and (best is None or exceeds(value, best, remedy)):
            open_parts.append(truth)
    known = best if not open_parts else None
    certain = None if remedy.charge and open_parts else best
    return Worth(known, certain, tuple(open_parts))


def exceeds(one: Amount, other: Amount, remedy: Remedy) -> bool:
    """Whether one value is better for the customer: larger, or smaller for a charge."""
    return one < other if remedy.charge else one > other


def leaving(amount: Amount, remedy: Remedy, tree: PolicyTree) -> Amount:
    """The amount as it leaves the policy: money is rounded once, to the minor digits of its currency."""
    if remedy.value_type is not None and remedy.value_type.kind is Kind.MONEY:
        return round_half_up(amount, tree.minor_digits)
    return amount

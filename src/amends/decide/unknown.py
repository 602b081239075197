"""What is not known: which facts it would take, and Kleene's logic over it.

A value of a policy is known, or it is `Unknown`. An unknown carries what stands in what is left of its expression
after everything known was folded in: that is what can be asked, and what cannot be computed.
"""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where a value of a case stands: a fact, or a field of an element of a list (counted from 1)."""

    fact: str
    element: int = 0
    field: str = ""

    def __str__(self) -> str:
        return f"{self.fact}[{self.element}].{self.field}" if self.element else self.fact


@dataclass(frozen=True, slots=True)
class Undefined:
    """An expression that the known facts do not determine, and why."""

    text: str
    why: str


NOWHERE: frozenset[Place] = frozenset()


@dataclass(frozen=True, slots=True)
class Unknown:
    """A value that is not known.

    Attributes:
        needs: the facts that stand in what is left.
        undefined: what cannot be computed in what is left.
        true_by: facts of which one answer, alone, could make it true (for truth values).
        false_by: facts of which one answer, alone, could make it false.
    """

    needs: frozenset[Place] = NOWHERE
    undefined: frozenset[Undefined] = frozenset()
    true_by: frozenset[Place] = NOWHERE
    false_by: frozenset[Place] = NOWHERE


Truth = bool | Unknown


def unknown_fact(place: Place) -> Unknown:
    """The unknown of a fact that was not given."""
    alone = frozenset((place,))
    return Unknown(needs=alone, true_by=alone, false_by=alone)


def undefined(text: str, why: str) -> Unknown:
    """The unknown of an expression that cannot be computed."""
    return Unknown(undefined=frozenset((Undefined(text, why),)))


def combined(parts: Iterable[Unknown]) -> Unknown:
    """The unknown of a value that needs all of the parts. With one fact in all, that fact can settle it either way."""
    gathered = list(parts)
    needs = NOWHERE.union(*(part.needs for part in gathered))
    cannot = frozenset[Undefined]().union(*(part.undefined for part in gathered))
    alone = needs if len(needs) == 1 and not cannot else NOWHERE
    return Unknown(needs, cannot, alone, alone)


def negation(truth: Truth) -> Truth:
    """Not."""
    if isinstance(truth, Unknown):
        return Unknown(truth.needs, truth.undefined, truth.false_by, truth.true_by)
    return not truth


def conjunction(truths: Iterable[Truth]) -> Truth:
    """And: False when any is False; else unknown when any is unknown."""
    left: list[Unknown] = []
    for truth in truths:
        if truth is False:
            return False
        if isinstance(truth, Unknown):
            left.append(truth)
    if not left:
        return True
    both = left[0].true_by.intersection(*(part.true_by for part in left[1:]))
    return Unknown(
        needs=NOWHERE.union(*(part.needs for part in left)),
        undefined=frozenset[Undefined]().union(*(part.undefined for part in left)),
        true_by=both,
        false_by=NOWHERE.union(*(part.false_by for part in left)),
    )


def disjunction(truths: Iterable[Truth]) -> Truth:
    """Or: True when any is True; else unknown when any is unknown."""
    return negation(conjunction(negation(truth) for truth in truths))


def choice(condition: Unknown, consequence: Truth, alternative: Truth) -> Truth:
    """`a if c else b` while c is unknown: unknown, whatever a and b are."""
    then = conjunction((condition, consequence))
    otherwise = conjunction((negation(condition), alternative))
    parts = [part for part in (condition, consequence, alternative) if isinstance(part, Unknown)]
    either = disjunction((then, otherwise))
    return Unknown(
        needs=NOWHERE.union(*(part.needs for part in parts)),
        undefined=frozenset[Undefined]().union(*(part.undefined for part in parts)),
        true_by=either.true_by if isinstance(either, Unknown) else NOWHERE,
        false_by=_false_by(condition, consequence, alternative),
    )


def _false_by(condition: Unknown, consequence: Truth, alternative: Truth) -> frozenset[Place]:
    either = disjunction(
        (conjunction((condition, negation(consequence))), conjunction((negation(condition), negation(alternative))))
    )
    return either.true_by if isinstance(either, Unknown) else NOWHERE

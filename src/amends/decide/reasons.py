"""Everything about a decision but its amounts: grounds, questions, authority, and what it rests on.

Reasons follow from which comparisons hold and which facts are known, hardly ever from the figures themselves. So two
cases in which the same comparisons hold share their reasons, and only the figures shown in the grounds differ.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from amends.decide.authority import approver, authority, needs_approver, referred_to
from amends.decide.case import DECIDING_EFFECT, Case, Status
from amends.decide.evaluate import Value
from amends.decide.gap import Want, gap
from amends.decide.grounds import FailedComparison, Ground, grounds
from amends.decide.outcomes import worth_of
from amends.decide.questions import Question, Uncomputed, questions, subject_to, uncomputed, what_is_left
from amends.decide.unknown import Unknown
from amends.decide.value import Amount, leaving
from amends.lang.expression.nodes import Expression
from amends.lang.tree import Remedy

Sides = tuple[Value | None, Value | tuple[Value, ...] | None]
"""The values of a comparison's two sides."""

Limits = dict[str, Amount | None]


@dataclass(frozen=True, slots=True)
class RemedyReasons:
    """Why a remedy is what it is, and who decides."""

    grounds: tuple[Ground, ...]
    awaits: Expression | None
    authority: Limits | str | None
    weigh: tuple[str, ...]

    def with_sides(self, sides: Callable[[FailedComparison], Sides]) -> tuple[Ground, ...]:
        """The grounds with the figures of another case."""
        return tuple(
            [
                Ground(ground.clause, tuple([_with_sides(one, sides(one)) for one in ground.failed]))
                if ground.failed
                else ground
                for ground in self.grounds
            ]
        )


@dataclass(frozen=True, slots=True)
class Reasons:
    """The reasons of a whole decision.

    `shared` says whether every case in which the same comparisons hold has the same reasons: where clauses state
    values of their own, it takes the amounts to say which of them counts.
    """

    remedies: dict[str, RemedyReasons]
    subject_to: tuple[str, ...]
    ask: tuple[Question, ...]
    undefined: tuple[Uncomputed, ...]
    gap: bool | None
    shared: bool
    written: dict[object, object] = field(default_factory=dict, compare=False, repr=False)
    """What was written of them as plain data, kept for the cases that share them."""


def reasons(case: Case, unpresumed: Case, want: Want | None) -> Reasons:
    """The reasons of a case; `unpresumed` is the same case if nothing were presumed."""
    left = what_is_left(case)
    return Reasons(
        remedies={name: _remedy_reasons(case, remedy) for name, remedy in case.tree.remedies.items()},
        subject_to=subject_to(case, unpresumed),
        ask=questions(case, left, unpresumed, want.remedy if want is not None else None),
        undefined=uncomputed(left),
        gap=gap(case, want) if want is not None else None,
        shared=(want is None or want.amount is None)
        and not any(_rests_on_amounts(case, name) for name in case.tree.remedies),
    )


def _remedy_reasons(case: Case, remedy: Remedy) -> RemedyReasons:
    holding = case.remedies[remedy.name]
    awaits = remedy.awaits if holding.status in DECIDING_EFFECT else None
    if awaits is not None and case.evaluation.truth(awaits) is True:
        awaits = None
    return RemedyReasons(grounds(case, remedy.name), awaits, _authority(case, remedy), _weigh(case, remedy))


def _authority(case: Case, remedy: Remedy) -> Limits | str | None:
    status = case.remedies[remedy.name].status
    if status is Status.DISCRETIONARY:
        limits = authority(case, remedy, worth_of(case, remedy)).by_role
        return {role: None if limit is None else leaving(limit, remedy, case.tree) for role, limit in limits.items()}
    if status is Status.REFERRED:
        return referred_to(case, remedy)
    return approver(case) if needs_approver(case, remedy) else None


def _weigh(case: Case, remedy: Remedy) -> tuple[str, ...]:
    holding = case.remedies[remedy.name]
    if holding.status is not Status.DISCRETIONARY:
        return ()
    allowing = holding.clauses[DECIDING_EFFECT[Status.DISCRETIONARY]]
    return tuple(dict.fromkeys(fact for clause, truth in allowing if truth is True for fact in clause.weigh))


def _rests_on_amounts(case: Case, remedy: str) -> bool:
    """Whether it takes the amounts to say which clauses count, since clauses that may hold state their own values."""
    holding = case.remedies[remedy]
    effect = DECIDING_EFFECT.get(holding.status)
    if effect is None:
        return False
    possible = [(clause, truth) for clause, truth in holding.clauses[effect] if truth is not False]
    if not any(clause.value is not None for clause, _ in possible):
        return False
    # What is owed rests on amounts only while it is open which clause gives the most; what a role may give, always.
    return holding.status is Status.DISCRETIONARY or any(isinstance(truth, Unknown) for _, truth in possible)


def _with_sides(failed: FailedComparison, sides: Sides) -> FailedComparison:
    left, right = sides
    return FailedComparison(failed.text, failed.expression, failed.held, left, right)

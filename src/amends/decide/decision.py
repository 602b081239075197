"""The decision of a case: what is owed, what may be given, what is refused, and everything that can be said of it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from amends.decide.authority import approver, authority, needs_approver, referred_to
from amends.decide.case import DECIDING_EFFECT, REFUSALS, Case, Status
from amends.decide.facts import Facts
from amends.decide.gap import Want, gap
from amends.decide.grounds import Ground, grounds
from amends.decide.questions import Question, Uncomputed, questions, subject_to, uncomputed, what_is_left
from amends.decide.unknown import Unknown
from amends.decide.value import NOTHING, Amount, Worth, leaving, worth
from amends.lang.expression.nodes import Expression
from amends.lang.tree import Clause, Effect, EscalationStep, PolicyTree, Remedy


class RemedyDecision:
    """What a case makes of one remedy. Statuses, values and clause ids are worked out at once, the rest when looked at."""

    def __init__(self, case: Case, remedy: Remedy) -> None:
        self._case = case
        self.remedy = remedy
        self.status: Status = case.remedies[remedy.name].status
        effect = DECIDING_EFFECT.get(self.status)
        self._worth: Worth = worth(case, remedy, effect) if effect is not None else NOTHING
        self.because: tuple[str, ...] = tuple(clause.id for clause in self.clauses)

    @property
    def value(self) -> Amount | None:
        """What it is worth, in the policy's currency (or the remedy's own unit); None where that is not known."""
        return self._leaving(self._worth.value)

    @property
    def at_least(self) -> Amount | None:
        """What is certain of the value."""
        return self._leaving(self._worth.at_least)

    @cached_property
    def clauses(self) -> tuple[Clause, ...]:
        """The clauses that settle the status, or keep it undecided, in the order of the document."""
        holding = self._case.remedies[self.remedy.name]
        if self.status is Status.UNDECIDED:
            settling = {clause.id for clause, _ in holding.open_clauses()}
        else:
            effect = _SETTLING.get(self.status)
            of_effect = holding.clauses[effect] if effect is not None else ()
            settling = {clause.id for clause, truth in of_effect if truth is True}
        return tuple(clause for clause in self._case.tree.clauses if clause.id in settling)

    @cached_property
    def grounds(self) -> tuple[Ground, ...]:
        """Every independent ground of a refusal; empty otherwise."""
        return grounds(self._case, self.remedy.name)

    @cached_property
    def awaits(self) -> Expression | None:
        """What it waits for, until that is true; None for what is not given."""
        expression = self.remedy.awaits
        if expression is None or self.status not in DECIDING_EFFECT:
            return None
        return None if self._case.evaluation.truth(expression) is True else expression

    @cached_property
    def authority(self) -> dict[str, Amount | None] | str | None:
        """Who decides. Discretionary: each role that may give, to the most it may (None: the value). Referred, or
        undecided only because something cannot be computed: the role that decides. None otherwise.
        """
        if self.status is Status.DISCRETIONARY:
            limits = authority(self._case, self.remedy, self._worth).by_role
            return {role: self._leaving(limit) for role, limit in limits.items()}
        if self.status is Status.REFERRED:
            return referred_to(self._case, self.remedy)
        return approver(self._case) if needs_approver(self._case, self.remedy) else None

    @property
    def weigh(self) -> tuple[str, ...]:
        """The facts that the one who decides must look at; only for what is discretionary."""
        if self.status is not Status.DISCRETIONARY:
            return ()
        return tuple(dict.fromkeys(fact for clause in self.clauses for fact in clause.weigh))

    def _leaving(self, amount: Amount | None) -> Amount | None:
        return None if amount is None else leaving(amount, self.remedy, self._case.tree)


_SETTLING = {
    Status.FORBIDDEN: Effect.FORBIDS,
    Status.EXCLUDED: Effect.EXCLUDES,
    **DECIDING_EFFECT,
}


@dataclass(frozen=True, slots=True)
class NotInForce:
    """The version does not govern the case: its deciding date lies before the version's first day."""

    by: str
    value: date
    start: date


class Decision(Mapping[str, RemedyDecision]):
    """The decision of one case: a mapping of remedies to what the case makes of them."""

    def __init__(self, tree: PolicyTree, facts: Facts, want: Want | None) -> None:
        self.tree = tree
        self.given = facts
        self.want = want
        self.not_in_force: NotInForce | None = _not_in_force(tree, facts)
        self._remedies: dict[str, RemedyDecision] = {}
        if self.not_in_force is None:
            self._remedies = {name: RemedyDecision(self._case, remedy) for name, remedy in tree.remedies.items()}

    @cached_property
    def _case(self) -> Case:
        return Case(self.tree, self.given)

    @cached_property
    def _unpresumed(self) -> Case:
        """The same case if nothing were presumed."""
        return Case(self.tree, self.given, presuming=False)

    @cached_property
    def _left(self) -> dict[str, tuple[Unknown, ...]]:
        return what_is_left(self._case) if self.not_in_force is None else {}

    def __getitem__(self, remedy: str) -> RemedyDecision:
        return self._remedies[remedy]

    def __iter__(self) -> Iterator[str]:
        return iter(self._remedies)

    def __len__(self) -> int:
        return len(self._remedies)

    @cached_property
    def subject_to(self) -> tuple[str, ...]:
        """The presumed facts that a status rests on, in document order."""
        return subject_to(self._case, self._unpresumed) if self.not_in_force is None else ()

    @cached_property
    def ask(self) -> tuple[Question, ...]:
        """The facts still to be asked, the most useful first."""
        if self.not_in_force is not None:
            return ()
        want = self.want.remedy if self.want is not None else None
        return questions(self._case, self._left, self._unpresumed, want)

    @cached_property
    def undefined(self) -> tuple[Uncomputed, ...]:
        """What cannot be computed and leaves something open."""
        return uncomputed(self._left)

    @cached_property
    def gap(self) -> bool | None:
        """Whether what is wanted is beyond policy; None while that is undecided, or nothing is wanted."""
        return gap(self._case, self.want) if self.want is not None and self.not_in_force is None else None

    @property
    def escalation(self) -> tuple[EscalationStep, ...]:
        """Who can be asked next, in order."""
        return self.tree.escalation

    @property
    def refused(self) -> tuple[str, ...]:
        """The remedies that are refused."""
        return tuple(name for name, decision in self.items() if decision.status in REFUSALS)


def _not_in_force(tree: PolicyTree, facts: Facts) -> NotInForce | None:
    if tree.in_force is None:
        return None
    day = facts.values.get(tree.in_force.by)
    if isinstance(day, datetime):
        day = day.astimezone(tree.timezone).date()
    if isinstance(day, date) and day < tree.in_force.start:
        return NotInForce(tree.in_force.by, day, tree.in_force.start)
    return None

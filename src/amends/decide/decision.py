"""The decision of a case: what is owed, what may be given, what is refused, and everything that can be said of it."""

from collections.abc import ItemsView, Iterator, Mapping, Sequence, ValuesView
from dataclasses import dataclass
from datetime import date, datetime
from itertools import repeat
from typing import Protocol

from amends.decide.case import REFUSALS, Status
from amends.decide.facts import Facts
from amends.decide.gap import Want
from amends.decide.grounds import FailedComparison, Ground
from amends.decide.once import once
from amends.decide.outcomes import Outcome
from amends.decide.questions import Question, Uncomputed
from amends.decide.reasons import Reasons, RemedyReasons
from amends.decide.value import Amount
from amends.lang.expression.nodes import Expression
from amends.lang.tree import Clause, EscalationStep, PolicyTree, Remedy

Asked = tuple[Mapping[str, object], str | None, str | None, str]
"""What a decision was asked for: the facts as given, the role, the team, and what becomes of unknown names."""


class Background(Protocol):
    """Where a decision finds what was not worked out with it."""

    @property
    def facts(self) -> Facts:
        """The facts as they were read."""

    @property
    def reasons(self) -> Reasons:
        """The reasons; the figures in their grounds may be another case's."""

    def grounds(self, remedy: str) -> tuple[Ground, ...]:
        """The grounds of a refusal with this case's figures."""

    @property
    def figures(self) -> tuple[object, ...]:
        """What was compared in this case."""

    def places_of_sides(self, failed: FailedComparison) -> Sequence[int] | None:
        """Where among the figures a failed comparison's sides stand; None where they are the same in every case."""


class Decides(Protocol):
    """What made a decision, and can say more about it."""

    @property
    def tree(self) -> PolicyTree:
        """The policy."""

    @property
    def places(self) -> Mapping[str, int]:
        """The place of each remedy among the outcomes."""

    def background(self, asked: Asked, want: Want | None) -> Background:
        """What there is behind the decision of such a case."""


class RemedyDecision:
    """What a case makes of one remedy.

    Attributes:
        remedy: the remedy, as the policy describes it.
        status: what it is in this case.
        value: what it is worth, in the policy's currency (or the remedy's own unit); None where that is not known.
        at_least: what is certain of the value.
        because: the ids of the clauses that settle the status, or keep it undecided, in the order of the document.
    """

    __slots__ = ("_decision", "at_least", "because", "remedy", "status", "value")

    remedy: Remedy
    status: Status
    value: Amount | None
    at_least: Amount | None
    because: tuple[str, ...]

    def __init__(self, remedy: Remedy, outcome: Outcome, decision: "Decision") -> None:
        self.remedy = remedy
        self.status, self.value, self.at_least, self.because = outcome
        self._decision = decision

    @property
    def clauses(self) -> tuple[Clause, ...]:
        """The clauses of `because`."""
        return tuple(clause for clause in self._decision.tree.clauses if clause.id in self.because)

    @property
    def grounds(self) -> tuple[Ground, ...]:
        """Every independent ground of a refusal; empty otherwise."""
        return self._decision.background.grounds(self.remedy.name) if self.status in REFUSALS else ()

    @property
    def awaits(self) -> Expression | None:
        """What it waits for, until that is true; None for what is not given."""
        return self._reasons.awaits

    @property
    def authority(self) -> dict[str, Amount | None] | str | None:
        """Who decides; None for what is owed, refused or still open.

        Of what is discretionary each role that may give, with the most it may (None: the value). Of what is referred,
        or undecided only because something cannot be computed, the role that decides.
        """
        return self._reasons.authority

    @property
    def weigh(self) -> tuple[str, ...]:
        """The facts that the one who decides must look at; only for what is discretionary."""
        return self._reasons.weigh

    @property
    def _reasons(self) -> RemedyReasons:
        return self._decision.background.reasons.remedies[self.remedy.name]


@dataclass(frozen=True, slots=True)
class NotInForce:
    """The version does not govern the case: its deciding date lies before the version's first day."""

    by: str
    value: date
    start: date


class Decision(Mapping[str, RemedyDecision]):
    """The decision of one case: a mapping of remedies to what the case makes of them.

    `outcomes` says the same in the quickest way: for each remedy, in the order of the policy, its status, its value,
    what is certain of the value, and the ids of the deciding clauses.

    Args:
        decided_by: what made it.
        outcomes: one for each remedy, or None where the version is not in force for the case.
        want: what the customer wants, if that is known.
        asked: what was asked.
    """

    def __init__(
        self, decided_by: Decides, outcomes: tuple[Outcome, ...] | None, want: Want | None, asked: Asked
    ) -> None:
        self._decided_by = decided_by
        self.outcomes = outcomes
        self.want = want
        self._asked = asked

    @property
    def tree(self) -> PolicyTree:
        """The policy."""
        return self._decided_by.tree

    @once
    def background(self) -> Background:
        """What was not worked out with the decision."""
        return self._decided_by.background(self._asked, self.want)

    def _remedies(self) -> dict[str, RemedyDecision]:
        # Made anew each time: if they were kept, they and the decision would refer to each other, and such circles
        # wait for the garbage collector. In a batch that costs as much as deciding.
        if self.outcomes is None:
            return {}
        remedies = self._decided_by.tree.remedies
        return dict(zip(remedies, map(RemedyDecision, remedies.values(), self.outcomes, repeat(self)), strict=True))

    def __getitem__(self, remedy: str) -> RemedyDecision:
        if self.outcomes is None:
            raise KeyError(remedy)
        place = self._decided_by.places[remedy]
        return RemedyDecision(self.tree.remedies[remedy], self.outcomes[place], self)

    def __iter__(self) -> Iterator[str]:
        return iter(self.tree.remedies if self.outcomes is not None else ())

    def items(self) -> ItemsView[str, RemedyDecision]:
        """The names of the remedies with what the case makes of them."""
        return self._remedies().items()

    def values(self) -> ValuesView[RemedyDecision]:
        """What the case makes of the remedies."""
        return self._remedies().values()

    def __len__(self) -> int:
        return len(self.outcomes or ())

    @property
    def given(self) -> Facts:
        """The facts as they were read."""
        return self.background.facts

    @property
    def subject_to(self) -> tuple[str, ...]:
        """The presumed facts that a status rests on, in document order."""
        return self.background.reasons.subject_to if self.outcomes is not None else ()

    @property
    def ask(self) -> tuple[Question, ...]:
        """The facts still to be asked, the most useful first."""
        return self.background.reasons.ask if self.outcomes is not None else ()

    @property
    def undefined(self) -> tuple[Uncomputed, ...]:
        """What cannot be computed and leaves something open."""
        return self.background.reasons.undefined if self.outcomes is not None else ()

    @property
    def gap(self) -> bool | None:
        """Whether what is wanted is beyond policy; None while that is undecided, or nothing is wanted."""
        return self.background.reasons.gap if self.outcomes is not None else None

    @property
    def escalation(self) -> tuple[EscalationStep, ...]:
        """Who can be asked next, in order."""
        return self.tree.escalation

    @property
    def not_in_force(self) -> NotInForce | None:
        """Why no version governs, where the case lies before this version's first day."""
        return not_in_force(self.tree, self.given) if self.outcomes is None else None

    @property
    def refused(self) -> tuple[str, ...]:
        """The remedies that are refused."""
        return tuple(name for name, decision in self.items() if decision.status in REFUSALS)


def not_in_force(tree: PolicyTree, facts: Facts) -> NotInForce | None:
    """Why the version does not govern a case; None where it does, or its date is not known."""
    if tree.in_force is None:
        return None
    day = facts.values.get(tree.in_force.by)
    if isinstance(day, datetime):
        day = day.astimezone(tree.timezone).date()
    if isinstance(day, date) and day < tree.in_force.start:
        return NotInForce(tree.in_force.by, day, tree.in_force.start)
    return None

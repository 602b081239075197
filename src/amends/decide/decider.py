"""Deciding cases of one policy: by its compiled function, with the interpreter behind it.

The function gives statuses, values and clause ids. Reasons come from the interpreter; since cases in which the same
comparisons hold share them, they are kept by what holds, and only the figures are filled in.
"""

from collections.abc import Mapping, Sequence
from typing import TypeVar

from amends.decide.case import Case
from amends.decide.compiled.compiler import CompiledPolicy, compile_policy
from amends.decide.compiled.runtime import NOT_FOR_THE_FUNCTION
from amends.decide.compiled.signature import CompiledSignature, Signature, compile_signature
from amends.decide.decision import Asked, Decision, not_in_force
from amends.decide.facts import Facts, read_facts
from amends.decide.gap import Want, read_want
from amends.decide.grounds import FailedComparison, Ground
from amends.decide.once import once
from amends.decide.outcomes import Outcome, outcomes
from amends.decide.reasons import Reasons, Sides, reasons
from amends.lang.tree import PolicyTree
from amends.lang.types import Kind

Given = Mapping[str, object]
AnyDecision = TypeVar("AnyDecision", bound=Decision)
_MOST_KEPT = 10_000


class Decider:
    """Decides cases of one policy."""

    def __init__(self, tree: PolicyTree) -> None:
        self.tree = tree
        self.places = {name: place for place, name in enumerate(tree.remedies)}
        self._has_lists = any(fact.type.kind is Kind.LIST for fact in tree.facts.values())
        self._kept: dict[object, Reasons] = {}
        self._wants: dict[str, Want] = {}

    @once
    def _function(self) -> CompiledPolicy:
        return compile_policy(self.tree)

    @once
    def signature(self) -> CompiledSignature:
        """What holds in a case, as one value that can be compared."""
        return compile_signature(self.tree)

    def decide(
        self,
        kind: type[AnyDecision],
        given: Given,
        want: str | None,
        role: str | None,
        team: str | None,
        extra: str,
    ) -> AnyDecision:
        """The decision of a case, as a decision of the given kind; the facts are kept as they are now.

        Raises:
            FactError: the facts cannot be used.
            WantError: what is wanted is no remedy of the policy, or its amount is none.
        """
        wanted = self._want(want) if want is not None else None
        try:
            found = self._function(given, role, team, extra != "ignore")
        except NOT_FOR_THE_FUNCTION:
            found = interpreted_outcomes(self.tree, read_facts(self.tree, given, role, team, extra))
        kept = dict(given) if not self._has_lists else {name: _copied(value) for name, value in given.items()}
        return kind(self, found, wanted, (kept, role, team, extra))

    def decide_row(self, given: Given, want: str | None, role: str | None, team: str | None, extra: str) -> Decision:
        """A decision that is looked at as a whole, and before its facts can change.

        Raises:
            FactError: the facts cannot be used.
            WantError: what is wanted is no remedy of the policy, or its amount is none.
        """
        wanted = self._want(want) if want is not None else None
        asked = (given, role, team, extra)
        background = self.background(asked, wanted)
        try:
            signature = background.signature = self.signature(given, role, team, extra != "ignore")
            found = signature.outcomes
        except NOT_FOR_THE_FUNCTION:
            background.signature = None
            found = interpreted_outcomes(self.tree, background.facts)
        decision = Decision(self, found, wanted, asked)
        decision.background = background
        return decision

    def background(self, asked: Asked, want: Want | None) -> "CaseBackground":
        """What there is behind the decision of such a case."""
        return CaseBackground(self, asked, want)

    def _want(self, want: str) -> Want:
        known = self._wants.get(want)
        if known is None:
            known = read_want(self.tree, want)
            if known.amount is None:
                self._wants[want] = known
        return known

    def recall(self, key: object) -> Reasons | None:
        """The reasons of an earlier case in which the same holds."""
        return self._kept.get(key)

    def keep(self, key: object, found: Reasons) -> None:
        """Keeps reasons for later cases."""
        if len(self._kept) >= _MOST_KEPT:
            self._kept.clear()
        self._kept[key] = found


def interpreted_outcomes(tree: PolicyTree, facts: Facts) -> tuple[Outcome, ...] | None:
    """The outcomes by the interpreter alone: the reference."""
    return None if not_in_force(tree, facts) is not None else outcomes(Case(tree, facts))


class CaseBackground:
    """The facts and the reasons of one case, worked out when they are looked at."""

    def __init__(self, decider: Decider, asked: Asked, want: Want | None) -> None:
        self._tree = decider.tree
        self._decider = decider
        self._asked = asked
        self._want = want

    @once
    def facts(self) -> Facts:
        """The facts as they were read."""
        return read_facts(self._tree, *self._asked)

    @once
    def case(self) -> Case:
        """The case as the interpreter works it out."""
        return Case(self._tree, self.facts)

    @once
    def signature(self) -> Signature | None:
        """What holds in this case; None where only the interpreter can say."""
        given, role, team, _ = self._asked
        try:
            return self._decider.signature(given, role, team, False)
        except NOT_FOR_THE_FUNCTION:
            return None

    @once
    def reasons(self) -> Reasons:
        """The reasons; shared with earlier cases in which the same comparisons hold."""
        signature = self.signature
        if signature is None or (self._want is not None and self._want.amount is not None):
            return self._interpreted_reasons()
        key = (signature.holds, self._want.remedy if self._want is not None else None)
        found = self._decider.recall(key)
        if found is None:
            found = self._interpreted_reasons()
            if found.shared and not found.undefined:
                self._decider.keep(key, found)
        return found

    def grounds(self, remedy: str) -> tuple[Ground, ...]:
        """The grounds of a refusal, with this case's figures."""
        return self.reasons.remedies[remedy].with_sides(self._sides)

    @property
    def figures(self) -> tuple[object, ...]:
        """What was compared in this case."""
        return self.signature.figures if self.signature is not None else ()

    def places_of_sides(self, failed: FailedComparison) -> Sequence[int] | None:
        """Where among the figures a failed comparison's sides stand; None where they are the same in every case."""
        return self.signature.places_of_sides(failed) if self.signature is not None else None

    def _sides(self, failed: FailedComparison) -> Sides:
        """The values of a failed comparison's sides in this case; `failed` may be of a case with the same reasons."""
        return (failed.left, failed.right) if self.signature is None else self.signature.sides(failed)

    def _interpreted_reasons(self) -> Reasons:
        return reasons(self.case, Case(self._tree, self.facts, presuming=False), self._want)


def _copied(value: object) -> object:
    """A list of elements as it is now; everything else cannot change."""
    if isinstance(value, (list, tuple)):
        return [dict(element) if isinstance(element, Mapping) else element for element in value]
    return value

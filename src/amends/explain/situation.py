"""What the words turn on: what is wanted, whether it can be met, and who may decide it. Nothing is decided here."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from amends.decide.case import REFUSALS, Status
from amends.decide.decision import Decision, RemedyDecision
from amends.decide.value import Amount, exceeds
from amends.explain.nearest import conditions, definitions_within
from amends.explain.voice import Voice, voice_of
from amends.lang.expression.nodes import ElementField, Expression, FactReference, Quantifier, walk
from amends.lang.tree import Clause, Effect, PolicyTree

FIRM = (Effect.FORBIDS, Effect.EXCLUDES)
"""The effects of clauses that refuse by being true."""


@dataclass(frozen=True, slots=True)
class Situation:
    """A decision, and the voice that tells it."""

    decision: Decision
    voice: Voice

    @classmethod
    def of(cls, decision: Decision, language: str | None) -> "Situation":
        """The situation that a decision is told in."""
        return cls(decision, voice_of(decision.tree, language))

    @property
    def role(self) -> str | None:
        """The role of the one who speaks, where it is known."""
        role = self.decision.given.values.get("role")
        return str(role) if role is not None else None

    @property
    def speaker(self) -> str | None:
        """The role to speak for: where it is not known, the lowest, which everybody has."""
        return self.role or next(iter(self.decision.tree.roles), None)

    @property
    def wanted(self) -> RemedyDecision | None:
        """What is made of the wanted remedy."""
        want = self.decision.want
        return self.decision[want.remedy] if want is not None and len(self.decision) else None

    def is_wanted(self, one: RemedyDecision) -> bool:
        """Whether this is the remedy that is wanted."""
        want = self.decision.want
        return want is not None and one.remedy.name == want.remedy

    @property
    def wanted_amount(self) -> Amount | None:
        """How much of it is wanted, where that is named."""
        return self.decision.want.amount if self.decision.want is not None else None

    @property
    def others(self) -> tuple[RemedyDecision, ...]:
        """The remedies beside the wanted one; all where nothing is wanted."""
        return tuple(one for one in self.decision.values() if not self.is_wanted(one))

    def others_that_are(self, *statuses: Status) -> tuple[RemedyDecision, ...]:
        """Those of the others that have one of the statuses."""
        return tuple(one for one in self.others if one.status in statuses)

    @property
    def is_unmet(self) -> bool:
        """Whether the policy has been exhausted and the wish is not met: neither owed, nor anybody's to give.

        What somebody of a higher role may give is not exhausted, and a charge that is not asked for is no loss.
        """
        one = self.wanted
        if one is None or self.decision.gap is False:
            return False
        if one.status in REFUSALS:
            return not one.remedy.charge
        if self.decision.gap is None:
            return False
        if one.status is Status.DISCRETIONARY:
            return not deciders(one, self.wanted_amount)
        return one.status is Status.OWED or not _is_within(one, self.wanted_amount)

    @property
    def ends_with_a_no(self) -> bool:
        """Whether the customer leaves with a no: an unmet wish or, where nothing is wished for, nothing at all."""
        if self.wanted is not None:
            return self.is_unmet
        return all(one.status in REFUSALS for one in self.decision.values() if not one.remedy.charge)


def _is_within(one: RemedyDecision, amount: Amount | None) -> bool:
    return amount is None or one.value is None or not exceeds(amount, one.value, one.remedy)


def is_for_the_speaker(situation: Situation, to: str) -> bool:
    """Whether the one who speaks has the role that decides, or one above it."""
    roles, role = situation.decision.tree.roles, situation.speaker
    return role is not None and roles.index(role) >= roles.index(to)


def limits(one: RemedyDecision) -> dict[str, Amount | None]:
    """The most that each role may give of what is discretionary: its cap or the value, whichever is less."""
    if not isinstance(one.authority, dict):
        return {}
    return {role: _lesser(cap, one) for role, cap in one.authority.items()}


def deciders(one: RemedyDecision, amount: Amount | None) -> tuple[str, ...]:
    """The roles that may give a discretionary remedy, or so much of it, the lowest first."""
    return tuple(
        role
        for role, limit in limits(one).items()
        if limit is None or amount is None or not exceeds(amount, limit, one.remedy)
    )


def _lesser(cap: Amount | None, one: RemedyDecision) -> Amount | None:
    if cap is None or one.value is None:
        return one.value if cap is None else cap
    return one.value if exceeds(cap, one.value, one.remedy) else cap


def facts_within(tree: PolicyTree, expressions: Iterable[Expression]) -> frozenset[str]:
    """The facts that expressions turn on, also by way of definitions."""
    given = list(expressions)
    opened = [tree.definitions[name].expression for name in definitions_within(tree, given)]
    return frozenset(fact for expression in (*given, *opened) for fact in _facts(expression))


def facts_of(tree: PolicyTree, clauses: Iterable[Clause]) -> frozenset[str]:
    """The facts that the conditions of clauses turn on."""
    return facts_within(tree, [condition for clause in clauses for condition in conditions(clause)])


def _facts(expression: Expression) -> Iterator[str]:
    for node in walk(expression):
        match node:
            case FactReference(name=name) | ElementField(list_name=name) | Quantifier(list_name=name):
                yield name

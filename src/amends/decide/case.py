"""One case under one policy: which clauses hold, and what that makes of each remedy."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from amends.decide.evaluate import Evaluation, Value
from amends.decide.facts import Facts
from amends.decide.unknown import NOWHERE, Place, Truth, Unknown, conjunction, disjunction, negation
from amends.lang.tree import Clause, Effect, PolicyTree, StepKind


class Status(StrEnum):
    """What a remedy is in a case."""

    FORBIDDEN = "forbidden"
    EXCLUDED = "excluded"
    NOT_COVERED = "not_covered"
    UNDECIDED = "undecided"
    REFERRED = "referred"
    OWED = "owed"
    DISCRETIONARY = "discretionary"


REFUSALS = frozenset({Status.FORBIDDEN, Status.EXCLUDED, Status.NOT_COVERED})
DECIDING_EFFECT = {
    Status.REFERRED: Effect.REFERS,
    Status.OWED: Effect.GRANTS,
    Status.DISCRETIONARY: Effect.ALLOWS,
}


@dataclass(frozen=True, slots=True)
class Holding:
    """The truth of each clause on one remedy, and of each effect: whether any clause of it holds."""

    clauses: Mapping[Effect, tuple[tuple[Clause, Truth], ...]]
    effects: Mapping[Effect, Truth]

    @property
    def status(self) -> Status:
        """The first status that holds."""
        effects = self.effects
        if effects[Effect.FORBIDS] is True:
            return Status.FORBIDDEN
        if effects[Effect.EXCLUDES] is True:
            return Status.EXCLUDED
        if all(effects[effect] is False for effect in (Effect.GRANTS, Effect.ALLOWS, Effect.REFERS)):
            return Status.NOT_COVERED
        if isinstance(effects[Effect.FORBIDS], Unknown) or isinstance(effects[Effect.EXCLUDES], Unknown):
            return Status.UNDECIDED
        for effect, status in ((Effect.REFERS, Status.REFERRED), (Effect.GRANTS, Status.OWED)):
            if effects[effect] is True:
                return status
            if isinstance(effects[effect], Unknown):
                return Status.UNDECIDED
        return Status.DISCRETIONARY if effects[Effect.ALLOWS] is True else Status.UNDECIDED

    def deciding(self) -> tuple[Effect, ...]:
        """The effects of which unknown clauses keep the status undecided."""
        if self.effects[Effect.REFERS] is True:
            return (Effect.FORBIDS, Effect.EXCLUDES)
        if self.effects[Effect.GRANTS] is True:
            return (Effect.FORBIDS, Effect.EXCLUDES, Effect.REFERS)
        return (Effect.FORBIDS, Effect.EXCLUDES, Effect.REFERS, Effect.GRANTS, Effect.ALLOWS)

    def open_clauses(self) -> Iterator[tuple[Clause, Unknown]]:
        """The clauses that keep the status undecided; none when it is settled."""
        if self.status is Status.UNDECIDED:
            for effect in self.deciding():
                for clause, truth in self.clauses[effect]:
                    if isinstance(truth, Unknown) and self.effects[effect] is not True:
                        yield clause, truth

    def test(self, name: str) -> Truth:
        """`owed`, `allowed`, `referred` or `excluded`: a clause of the effect holds and none of one before it."""
        effects = self.effects
        if name == "excluded":
            return disjunction((effects[Effect.FORBIDS], effects[Effect.EXCLUDES]))
        return conjunction(self._formula(_TESTED[name]))

    def settled_by(self) -> frozenset[Place]:
        """The facts of which one answer, alone, could settle the status."""
        effects = self.effects
        ways: list[Truth] = [effects[Effect.FORBIDS], effects[Effect.EXCLUDES]]
        ways.append(conjunction(negation(effects[effect]) for effect in (Effect.GRANTS, Effect.ALLOWS, Effect.REFERS)))
        ways += [conjunction(self._formula(effect)) for effect in (Effect.REFERS, Effect.GRANTS, Effect.ALLOWS)]
        return NOWHERE.union(*(way.true_by for way in ways if isinstance(way, Unknown)))

    def _formula(self, effect: Effect) -> Iterator[Truth]:
        for before in Effect:
            if before is effect:
                yield self.effects[effect]
                return
            yield negation(self.effects[before])


_TESTED = {"referred": Effect.REFERS, "owed": Effect.GRANTS, "allowed": Effect.ALLOWS}


class Case:
    """A policy's clauses worked out for the facts of one case.

    Everything is worked out in the policy's own order, so that definitions, derived fields and status tests are
    there before what uses them.
    """

    def __init__(self, tree: PolicyTree, facts: Facts, *, presuming: bool = True) -> None:
        self.tree = tree
        self.facts = facts
        self.evaluation = Evaluation(tree, facts, presuming=presuming)
        self.evaluation.status_tests = self._status_test
        self._clauses: dict[str, Truth] = {}
        self.remedies: dict[str, Holding] = {}
        for step in tree.order:
            match step.kind:
                case StepKind.DEFINITION:
                    definition = tree.definitions[step.name]
                    self.evaluation.definitions[step.name] = self.evaluation.value(definition.expression)
                case StepKind.DERIVED_FIELD:
                    self.evaluation.derived[step.owner, step.name] = self._derived(step.owner, step.name)
                case StepKind.REMEDY:
                    self.remedies[step.name] = self._holding(step.name)

    def clause(self, clause: Clause) -> Truth:
        """Whether a clause's condition holds: its `when`, and not its `unless`."""
        if clause.id not in self._clauses:
            parts: list[Truth] = []
            if clause.when is not None:
                parts.append(self.evaluation.truth(clause.when))
            if clause.unless is not None:
                parts.append(negation(self.evaluation.truth(clause.unless)))
            self._clauses[clause.id] = conjunction(parts)
        return self._clauses[clause.id]

    def _holding(self, remedy: str) -> Holding:
        clauses = {
            effect: tuple((clause, self.clause(clause)) for clause in self.tree.clauses_for(remedy, effect))
            for effect in Effect
        }
        effects = {effect: disjunction(truth for _, truth in of_effect) for effect, of_effect in clauses.items()}
        return Holding(clauses, effects)

    def _derived(self, list_name: str, field_name: str) -> list[Value]:
        expression = self.tree.facts[list_name].derived[field_name].expression
        elements = self.facts.lists.get(list_name)
        # Of a list that is not known, one element that is not known either stands for all.
        numbers = range(1, len(elements) + 1) if elements is not None else (0,)
        return [self.evaluation.value(expression, {"": number}) for number in numbers]

    def _status_test(self, test: str, remedy: str) -> Truth:
        return self.remedies[remedy].test(test)

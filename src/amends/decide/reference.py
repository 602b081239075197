"""Deciding by the interpreter alone: the meaning that the compiled function and every other use are held to."""

from collections.abc import Mapping

from amends.decide.case import Case
from amends.decide.decision import Asked, Decision, not_in_force
from amends.decide.facts import Facts, read_facts
from amends.decide.gap import Want
from amends.decide.grounds import FailedComparison, Ground
from amends.decide.outcomes import outcomes
from amends.decide.reasons import Reasons, reasons
from amends.lang.tree import PolicyTree


class InterpretedBackground:
    """The facts and the reasons of one case, by the interpreter."""

    def __init__(self, case: Case, want: Want | None) -> None:
        self.tree = case.tree
        self.places = {name: place for place, name in enumerate(case.tree.remedies)}
        self.facts: Facts = case.facts
        self.figures: tuple[object, ...] = ()
        unpresumed = Case(case.tree, case.facts, presuming=False)
        self.reasons: Reasons = reasons(case, unpresumed, want)

    def background(self, asked: Asked, want: Want | None) -> "InterpretedBackground":
        """Itself: everything is worked out."""
        return self

    def places_of_sides(self, failed: FailedComparison) -> None:
        """None: what failed has its own figures."""

    def grounds(self, remedy: str) -> tuple[Ground, ...]:
        """The grounds of a refusal."""
        return self.reasons.remedies[remedy].grounds


def decide_by_interpreter(
    tree: PolicyTree,
    given: Mapping[str, object],
    want: Want | None = None,
    role: str | None = None,
    team: str | None = None,
) -> Decision:
    """The decision of a case, worked out by the interpreter in every part.

    Raises:
        FactError: the facts cannot be used.
    """
    facts = read_facts(tree, given, role, team)
    case = Case(tree, facts)
    governed = not_in_force(tree, facts) is None
    found = outcomes(case) if governed else None
    return Decision(InterpretedBackground(case, want), found, want, (given, role, team, "error"))

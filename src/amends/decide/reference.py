"""Deciding by the interpreter alone: the meaning that the compiled function and every other use are held to."""

from collections.abc import Mapping

from amends.decide.case import Case
from amends.decide.decision import Decision, not_in_force
from amends.decide.facts import Facts, read_facts
from amends.decide.gap import Want
from amends.decide.grounds import FailedComparison, Ground
from amends.decide.outcomes import outcomes
from amends.decide.reasons import Reasons, Sides, reasons
from amends.lang.tree import PolicyTree


class InterpretedBackground:
    """The facts and the reasons of one case, by the interpreter."""

    def __init__(self, case: Case, want: Want | None) -> None:
        self.facts: Facts = case.facts
        unpresumed = Case(case.tree, case.facts, presuming=False)
        self.reasons: Reasons = reasons(case, unpresumed, want)

    def sides(self, failed: FailedComparison) -> Sides:
        """The values of a failed comparison's sides."""
        return failed.left, failed.right

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
    return Decision(tree, outcomes(case) if governed else None, want, InterpretedBackground(case, want))

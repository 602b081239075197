"""Forbidden is forbidden, for every role and at every moment: by the live decision, and by what was stated since."""

from amends.cases.before_proposing import settles_whether_forbidden
from amends.cases.facts import facts_now
from amends.cases.gate.attempt import Attempt, GateError
from amends.decide.case import Case
from amends.decide.facts import read_facts
from amends.lang.tree import Effect


class ForbiddenError(GateError):
    """A clause forbids it, or it is not known that none does."""


def case_now(attempt: Attempt[object]) -> Case:
    """The clauses worked out for what is known now; what nobody states is as it was when the case was decided."""
    policy = attempt.around.policy
    return Case(policy, read_facts(policy, facts_now(attempt.state, policy), extra="ignore"))


def check_not_forbidden(attempt: Attempt[object], remedy: str) -> None:
    """No forbidding clause holds now, whatever was decided before.

    Raises:
        ForbiddenError: one does.
    """
    forbidding = case_now(attempt).remedies[remedy].clauses[Effect.FORBIDS]
    forbids = [clause.id for clause, truth in forbidding if truth is True]
    if forbids:
        raise ForbiddenError(
            f"`{remedy}` is forbidden ({', '.join(forbids)}), to everybody, by what is known now",
            "decide the case anew: `amends case decide`",
        )


def _may_be_forbidden(attempt: Attempt[object], remedy: str, clauses: str) -> ForbiddenError:
    settling = settles_whether_forbidden(attempt.state, attempt.around.policy, remedy)
    if settling:
        listed = " and ".join(f"`{name}`" for name in settling)
        return ForbiddenError(
            f"it is not known whether `{remedy}` is forbidden ({clauses})",
            f"find out {listed} first, and decide the case anew: `amends case fact`",
        )
    if attempt.around.is_news():
        return ForbiddenError(
            f"it is not decided yet whether `{remedy}` is forbidden ({clauses})",
            "decide the case anew: `amends case decide`",
        )
    return ForbiddenError(
        f"`{remedy}` is forbidden, or it can't be known that it isn't ({clauses})",
        "an exception needs every forbidding clause known to be false",
    )


def check_may_be_excepted(attempt: Attempt[object], remedy: str) -> None:
    """An exception for a remedy needs every forbidding clause known to be false.

    Where the version does not hold for the day of the case, none of its clauses forbids anything.

    Raises:
        ForbiddenError: one is true, or may be.
    """
    if attempt.decision.decided.decides_nothing:
        return
    decided = attempt.decision.decided.remedies.get(remedy)
    open_clauses = decided.may_be_forbidden if decided is not None else ("the version does not decide it",)
    if open_clauses:
        raise _may_be_forbidden(attempt, remedy, ", ".join(open_clauses))
    check_not_forbidden(attempt, remedy)

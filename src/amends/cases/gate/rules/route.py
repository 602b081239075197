"""Make It Right: when it opens, what is considered, and when the house says its last word."""

from typing import Protocol

from amends.cases.considering import to_consider
from amends.cases.events.event import Plain
from amends.cases.gate.attempt import Attempt, GateError
from amends.cases.gate.rules.giving import is_capped
from amends.cases.parts import ProposalState
from amends.cases.words import somebody_of
from amends.lang.names import one_of


class NoRouteError(GateError):
    """The policy has no Make It Right."""


class LastWordError(GateError):
    """The house has said its last word on the decision."""


class NoGapError(GateError):
    """Policy and a fair wish meet: there is nothing for Make It Right to do."""


class NotExhaustedError(GateError):
    """Standard policy was not exhausted."""


class NotConsideredError(GateError):
    """Something that the policy names to consider was neither filled nor marked as not known."""


class NotEnoughRoundsError(GateError):
    """It is too early for the last word of the house."""


class Considers(Protocol):
    """A request that says which considerations nobody knows."""

    @property
    def not_known(self) -> frozenset[str]:
        """Their names."""


def policy_has_a_route(attempt: Attempt[object]) -> None:
    """The policy names who approves."""
    if attempt.around.policy.make_it_right is None:
        raise NoRouteError("the policy has no Make It Right", "the path leads on: `amends case supervisor`")


def last_word_was_not_said(attempt: Attempt[object]) -> None:
    """The path has an end: after the final response, only something new leads on inside the house."""
    if attempt.state.has_final_response:
        raise LastWordError(
            "the house has said its last word",
            "a new fact leads to a new decision: `amends case fact`; or the body outside can be asked",
        )


def is_beyond_policy(attempt: Attempt[object]) -> None:
    """What the customer wants is beyond policy, or fits no remedy of it, or a cap or a person stands against it.

    It is as well where no version holds for the day of the case: then no clause gives or refuses anything.
    """
    state, decided, wish = attempt.state, attempt.decision.decided, attempt.state.restatement
    if state.withheld or wish is None or wish.remedy is None:
        return
    if decided.decides_nothing:
        _no_version_decides_it(attempt)
        return
    if decided.gap or is_capped(attempt, wish.remedy):
        return
    if decided.gap is None:
        raise NotExhaustedError(
            "whether policy meets the wish is not decided yet", _how_to_decide(attempt, wish.remedy)
        )
    raise NoGapError("the policy gives what the customer wants", "give it: `amends case give`")


def _no_version_decides_it(attempt: Attempt[object]) -> None:
    """Where the version that is pinned decides nothing, no other one holds for the day of the case, either."""
    other = attempt.around.holding()
    if other is not None:
        raise NotExhaustedError(
            f"this version decides nothing here, and `{other}` holds for that day",
            f"have the case decided by that one: `amends case correct --version {other}`",
        )


def _how_to_decide(attempt: Attempt[object], wanted: str) -> str:
    decided = attempt.decision.decided
    remedy = decided.remedies.get(wanted)
    if remedy is not None and remedy.decided_by is not None:
        return f"{somebody_of(remedy.decided_by)} decides it"
    return f"find out {one_of(decided.ask) or 'what is open'}"


def all_considered(attempt: Attempt[object]) -> dict[str, Plain]:
    """Everything that is to be considered, from the facts; None for what nobody knows."""
    return to_consider(attempt.state, attempt.around.policy)


def is_considered(attempt: Attempt[Considers]) -> None:
    """What the policy names to consider is known, or somebody says that nobody knows it."""
    missing = [
        name
        for name, value in all_considered(attempt).items()
        if value is None and name not in attempt.request.not_known
    ]
    if missing:
        listed = ", ".join(f"`{name}`" for name in missing)
        raise NotConsideredError(
            f"{listed} {'is' if len(missing) == 1 else 'are'} still to be considered",
            "ask and record it: `amends case fact`; or mark it with `--unknown`",
        )


def was_tried(attempt: Attempt[object]) -> None:
    """The last word comes after a denial, a proposal that was returned, or an offer that was rejected."""
    state, wish = attempt.state, attempt.state.restatement
    is_denied = bool(state.told or state.withheld) or (
        wish is not None and wish.remedy is not None and is_capped(attempt, wish.remedy)
    )
    was_returned = any(proposal.state is ProposalState.RETURNED for proposal in state.proposals)
    if not is_denied and not was_returned and not state.rounds:
        raise NotEnoughRoundsError(
            "nothing was denied, and no solution was returned or rejected",
            "a final response is the last step, not the first",
        )

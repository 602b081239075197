"""Supervisors, second opinions and hand-offs: nobody meets a dead end, and nobody is led by another's view."""

from typing import Protocol
from uuid import UUID

from amends.cases.gate.attempt import Attempt, GateError
from amends.cases.gate.rules.giving import is_at_least
from amends.cases.parts import HandOff, HandOffState, SecondOpinion, SupervisorRequest
from amends.lang.tree import EscalationStep


class NoRequestError(GateError):
    """No request of that kind waits."""


class NotAskedError(GateError):
    """Somebody else was asked."""


class OwnOpinionError(GateError):
    """A second opinion is somebody else's."""


class OfColleague(Protocol):
    """A request for a second opinion."""

    @property
    def of(self) -> UUID:
        """Who is asked."""


class NamesHandOff(Protocol):
    """A request about a hand-off."""

    @property
    def hand_off(self) -> UUID:
        """Which one."""


def next_step(attempt: Attempt[object]) -> EscalationStep | None:
    """The next step of the path that has not decided this case and has somebody independent; None when there is none.

    The body outside the house is always independent.
    """
    policy = attempt.around.policy
    decided = frozenset(attempt.state.deciders)
    asked = {one.goes_to for one in attempt.state.supervisor if one.taken_by is not None}
    for step in policy.escalation:
        if step.outside:
            return step
        is_above = all(
            role is None or not is_at_least(policy, role, step.to) for role in attempt.state.deciders.values()
        )
        if step.to not in asked and is_above and attempt.around.has_independent(step.to, decided):
            return step
    return None


def waiting_request(attempt: Attempt[object]) -> SupervisorRequest:
    """The request for a supervisor that waits.

    Raises:
        NoRequestError: none does.
    """
    for one in attempt.state.supervisor:
        if one.taken_by is None:
            return one
    raise NoRequestError("nobody asked for a supervisor", "take the case with `amends case assign`")


def is_who_was_asked_for(attempt: Attempt[object]) -> None:
    """Whoever takes over is of the role that was asked for, or above, and has not decided this case."""
    request = waiting_request(attempt)
    by = attempt.around.by
    if by.user in attempt.state.deciders:
        raise NotAskedError("you have decided in this case", "somebody else has to look at it")
    if request.goes_to in attempt.around.policy.roles and not is_at_least(
        attempt.around.policy, by.role, request.goes_to
    ):
        raise NotAskedError(f"the request goes to a {request.goes_to}", f"a {request.goes_to} or above takes it")


def is_a_colleague(attempt: Attempt[OfColleague]) -> None:
    """Nobody asks themselves."""
    if attempt.request.of == attempt.around.by.user:
        raise OwnOpinionError("a second opinion is somebody else's", "name a colleague")


def asked_opinion(attempt: Attempt[object]) -> SecondOpinion:
    """The opinion that the one who acts was asked for.

    Raises:
        NoRequestError: none waits.
        NotAskedError: a colleague was asked.
    """
    waiting = [one for one in attempt.state.opinions if one.other is None]
    if not waiting:
        raise NoRequestError("no second opinion waits", "ask for one: `amends case second-opinion`")
    for one in waiting:
        if one.of == attempt.around.by.user:
            return one
    raise NotAskedError("somebody else was asked for their opinion", "wait for theirs, or ask for another")


def named_hand_off(attempt: Attempt[NamesHandOff], *states: HandOffState) -> HandOff:
    """The hand-off that is meant, in one of the states.

    Raises:
        NoRequestError: there is none such.
    """
    for one in attempt.state.hand_offs:
        if one.id == attempt.request.hand_off and one.state in states:
            return one
    raise NoRequestError("there is no such hand-off waiting", "see them with `amends case show`")

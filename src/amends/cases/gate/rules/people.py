"""Supervisors, second opinions and hand-offs: nobody meets a dead end, and nobody is led by another's view."""

from datetime import datetime
from typing import Protocol
from uuid import UUID

from amends.cases.events.contacts import BY_LINK
from amends.cases.events.people import WhyWithdrawn
from amends.cases.gate.attempt import Attempt, GateError
from amends.cases.gate.rules.authority import is_at_least
from amends.cases.gate.rules.giving import check_remedy
from amends.cases.parts import HandOff, HandOffState, SecondOpinion, SupervisorRequest
from amends.cases.state import CaseState
from amends.cases.words import moment, somebody_of
from amends.lang.tree import EscalationStep

_MOST_NAMED = 3
"""More people than this nobody reads in a sentence."""

OWNER = "policy_owner"
"""Who is asked where the path has nobody independent left: the owner of the policy."""


class NoRequestError(GateError):
    """No request of that kind waits."""


class NotAskedError(GateError):
    """Somebody else was asked."""


class OwnOpinionError(GateError):
    """A second opinion is somebody else's."""


class DueInThePastError(GateError):
    """The time by which another party is to answer is over already."""


class NotLateError(GateError):
    """There is time left."""


class NotOurMistakeError(GateError):
    """The customer has asked for a supervisor themselves."""


class NotTakenBackError(GateError):
    """The customer can't have taken it back: nobody was in contact with them since."""


class NamesRequest(Protocol):
    """Something about a request for a supervisor."""

    @property
    def request(self) -> UUID:
        """Which one."""


class WithdrawsRequest(Protocol):
    """A withdrawal of a request for a supervisor."""

    @property
    def how(self) -> WhyWithdrawn:
        """Why nobody is asked for any more."""


class OfColleague(Protocol):
    """A request for a second opinion."""

    @property
    def of(self) -> UUID:
        """Who is asked."""


class HasDue(Protocol):
    """A request with a time by which it is answered."""

    @property
    def due(self) -> datetime:
        """That time."""


class IsForRemedy(Protocol):
    """A request that may be for a remedy."""

    @property
    def remedy(self) -> str | None:
        """Which one; None: for none."""


class NamesHandOff(Protocol):
    """A request about a hand-off."""

    @property
    def hand_off(self) -> UUID:
        """Which one."""


class AnswersHandOff(NamesHandOff, Protocol):
    """What the other party says."""

    @property
    def accepted(self) -> bool:
        """Whether it will act."""


def next_step(attempt: Attempt[object]) -> EscalationStep | None:
    """The next step of the path that has not decided this case and has somebody independent; None when there is none.

    A step that was asked before, and has taken over or let its time pass, is not asked again. The body outside the
    house is always independent.
    """
    policy, state = attempt.around.policy, attempt.state
    decided = frozenset(state.deciders)
    passed = {one.goes_to for one in state.supervisor if _is_passed(one, attempt.around.at)}
    for step in policy.escalation:
        if step.outside:
            return step
        is_above = not any(is_at_least(policy, role, step.to) for role in state.deciders.values())
        if step.to not in passed and is_above and attempt.around.has_independent(step.to, decided):
            return step
    return None


def _is_passed(request: SupervisorRequest, at: datetime) -> bool:
    return request.taken_by is not None or request.is_passed_on or is_late(request, at)


def is_late(request: SupervisorRequest, at: datetime) -> bool:
    """Whether its time has passed."""
    return request.due is not None and request.due <= at


def was_not_taken_in_time(attempt: Attempt[NamesRequest]) -> None:
    """The request waits, and whoever was asked has let their time pass."""
    for one in attempt.state.waiting_requests:
        if one.id == attempt.request.request:
            if not is_late(one, attempt.around.at):
                raise NotLateError("there is time left to take over", "nothing is to be done yet")
            return
    raise NoRequestError("no such request waits", "see the case with `amends case show`")


def requests_for(attempt: Attempt[object]) -> tuple[SupervisorRequest, ...]:
    """The requests for a supervisor that wait for somebody like the one who acts.

    The owner of the policy may take every one: whoever was asked for may have decided the case meanwhile.
    """
    policy, role = attempt.around.policy, attempt.around.by.role
    return tuple(
        one for one in attempt.state.waiting_requests if role == OWNER or is_at_least(policy, role, one.goes_to)
    )


def is_who_was_asked_for(attempt: Attempt[object]) -> None:
    """Whoever takes over is of the role that was asked for, or above, and has not decided this case."""
    waiting = attempt.state.waiting_requests
    if not waiting:
        raise NoRequestError("nobody asked for a supervisor", "take the case with `amends case assign`")
    by = attempt.around.by
    if by.user in attempt.state.deciders and by.role != OWNER:
        asked = who_can_take(attempt, waiting[0])
        raise NotAskedError("you have decided in this case", f"somebody else has to look at it: {asked}")
    if not requests_for(attempt):
        asked = who_can_take(attempt, waiting[0])
        able = somebody_of(waiting[0].goes_to)
        above = "" if waiting[0].goes_to == OWNER else " or above"
        raise NotAskedError(f"the request goes to {asked}", f"{able}{above} takes it")


def who_can_take(attempt: Attempt[object], request: SupervisorRequest) -> str:
    """Who was asked for, by the role and, where there are any, by name: "a manager (dora)".

    Who has decided in the case is not named: they may not take it.
    """
    names = attempt.around.independent(request.goes_to, barred(attempt.state, request))
    named = ", ".join([*names[:_MOST_NAMED], *(["others"] if len(names) > _MOST_NAMED else [])])
    return somebody_of(request.goes_to) + (f" ({named})" if named else "")


def barred(state: CaseState, request: SupervisorRequest) -> frozenset[UUID]:
    """Who may not take a request because they have decided in the case; the owner of the policy always may."""
    return frozenset() if request.goes_to == OWNER else frozenset(state.deciders)


def a_request_waits(attempt: Attempt[object]) -> None:
    """A request for a supervisor waits."""
    if not attempt.state.waiting_requests:
        raise NoRequestError("no request for a supervisor waits", "nothing is to be withdrawn")


def may_be_withdrawn(attempt: Attempt[WithdrawsRequest]) -> None:
    """What the customer has asked for on their page is no mistake; and only who was heard takes something back."""
    waiting, state = attempt.state.waiting_requests, attempt.state
    if attempt.request.how is WhyWithdrawn.MISTAKE:
        if any(one.is_from_customer for one in waiting):
            raise NotOurMistakeError(
                "the customer has asked for a supervisor themselves, on their page",
                "where they take it back, say so in their words",
            )
        return
    asked_at = max(one.asked_at for one in waiting)
    was_heard = any(one.ended_at is None or one.ended_at > asked_at for one in state.contacts if one.channel != BY_LINK)
    if not was_heard:
        raise NotTakenBackError(
            "nobody was in contact with the customer since a supervisor was asked for",
            "ask them, and withdraw it in their words: `amends case contact`",
        )


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


def was_asked(attempt: Attempt[object]) -> None:
    """Only whoever was asked for an opinion gives it."""
    asked_opinion(attempt)


def is_due_later(attempt: Attempt[HasDue]) -> None:
    """There is time until it is due."""
    if attempt.request.due <= attempt.around.at:
        raise DueInThePastError(
            f"{moment(attempt.request.due, attempt.around.timezone)} has passed already", "name a later time"
        )


def is_for_a_remedy_of_the_policy(attempt: Attempt[IsForRemedy]) -> None:
    """Where another party is asked for a remedy, the policy has it."""
    if attempt.request.remedy is not None:
        check_remedy(attempt.around.policy, attempt.request.remedy)


def can_be_answered(attempt: Attempt[AnswersHandOff]) -> None:
    """The other party has not answered yet; or it gives back what it had accepted."""
    states = (HandOffState.ASKED,) if attempt.request.accepted else (HandOffState.ASKED, HandOffState.ACCEPTED)
    named_hand_off(attempt, *states)


def can_be_finished(attempt: Attempt[NamesHandOff]) -> None:
    """The other party has accepted."""
    named_hand_off(attempt, HandOffState.ACCEPTED)


def named_hand_off(attempt: Attempt[NamesHandOff], *states: HandOffState) -> HandOff:
    """The hand-off that is meant, in one of the states.

    Raises:
        NoRequestError: there is none such.
    """
    for one in attempt.state.hand_offs:
        if one.id == attempt.request.hand_off and one.state in states:
            return one
    raise NoRequestError("there is no such hand-off waiting", "see them with `amends case show`")

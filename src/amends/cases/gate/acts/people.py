"""Asking others: a supervisor, a colleague, another party; and who owns the case."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from uuid import UUID

from amends.cases.events.ending import CaseReopened
from amends.cases.events.event import Event
from amends.cases.events.people import (
    CaseAssigned,
    HandedOff,
    HandOffAnswered,
    HandOffFinished,
    PassedOn,
    SecondOpinionAsked,
    SecondOpinionGiven,
    SupervisorAsked,
    SupervisorRequestMoved,
    SupervisorRequestWithdrawn,
    SupervisorTookOver,
    WhyWithdrawn,
)
from amends.cases.gate.acts.dues import later
from amends.cases.gate.attempt import Attempt, Surroundings
from amends.cases.gate.rules.people import OWNER, asked_opinion, barred, next_step, requests_for
from amends.cases.state import CaseState, Stage
from amends.lang.tree import EscalationStep


@dataclass(frozen=True, slots=True)
class AskSupervisor:
    """The customer asks for a supervisor."""


@dataclass(frozen=True, slots=True)
class PassOn:
    """A request for a supervisor was not taken in time."""

    request: UUID


@dataclass(frozen=True, slots=True)
class TakeOver:
    """Whoever was asked for takes the case."""


@dataclass(frozen=True, slots=True)
class WithdrawRequest:
    """Nobody is asked for any more: it was a mistake, or the customer takes it back, in their words."""

    how: WhyWithdrawn
    words: str


@dataclass(frozen=True, slots=True)
class AskOpinion:
    """A colleague is asked; one's own view is written down first."""

    of: UUID
    own_view: str
    remedy: str | None = None
    amount: Decimal | None = None


@dataclass(frozen=True, slots=True)
class GiveOpinion:
    """The colleague's view."""

    view: str
    remedy: str | None = None
    amount: Decimal | None = None


@dataclass(frozen=True, slots=True)
class HandOver:
    """Another party (the brand, the repairer, the carrier) is asked to act, and to answer by a time.

    Attributes:
        remedy: the remedy that the customer has when it is done; None where it is for none.
    """

    party: str
    what: str
    due: datetime
    remedy: str | None = None


@dataclass(frozen=True, slots=True)
class AnswerHandOff:
    """The other party accepts or declines."""

    hand_off: UUID
    accepted: bool
    words: str


@dataclass(frozen=True, slots=True)
class FinishHandOff:
    """The other party has done it."""

    hand_off: UUID
    words: str


@dataclass(frozen=True, slots=True)
class Assign:
    """Somebody owns the case from now on; nobody: it is given back to the team. `words` are for whoever has it."""

    user: UUID | None
    team: str | None = None
    words: str | None = None


def ask_supervisor(attempt: Attempt[AskSupervisor]) -> Sequence[Event]:
    """The request goes on; nobody can refuse it, and a case that was at its end goes on with it."""
    is_at_its_end = attempt.state.stage in (Stage.RESOLVED, Stage.CLOSED)
    reopened: list[Event] = [CaseReopened(why="the customer asked for a supervisor")] if is_at_its_end else []
    step, request = next_step(attempt), attempt.around.new_id()
    if step is None:
        return [*reopened, SupervisorAsked(request=request, goes_to=OWNER, outside=False)]
    return [*reopened, SupervisorAsked(request=request, goes_to=step.to, outside=step.outside, due=_due(attempt, step))]


def pass_on(attempt: Attempt[PassOn]) -> Sequence[Event]:
    """Whoever was asked has let their time pass: the next step of the house is asked, the owner of the policy last.

    Nobody is sent to the body outside by a clock: what the house owes is an answer of its own.
    """
    step, request = next_step(attempt), attempt.around.new_id()
    if step is None or step.outside:
        return [PassedOn(request=attempt.request.request, next_request=request, goes_to=OWNER)]
    due = _due(attempt, step)
    return [PassedOn(request=attempt.request.request, next_request=request, goes_to=step.to, due=due)]


def requests_moved(before: CaseState, now: CaseState, around: Surroundings) -> list[Event]:
    """Requests that go on because everybody who was asked for has decided in the case since."""
    if now.deciders.keys() == before.deciders.keys():
        return []
    return [
        _moved(Attempt(now, None, around), one.id)
        for one in now.waiting_requests
        if one.goes_to != OWNER and not around.independent(one.goes_to, barred(now, one))
    ]


def _moved(attempt: Attempt[None], request: UUID) -> Event:
    step, next_request = next_step(attempt), attempt.around.new_id()
    if step is None or step.outside:
        return SupervisorRequestMoved(request=request, next_request=next_request, goes_to=OWNER)
    due = _due(attempt, step)
    return SupervisorRequestMoved(request=request, next_request=next_request, goes_to=step.to, due=due)


def _due(attempt: Attempt[object], step: EscalationStep) -> datetime | None:
    around = attempt.around
    return later(around.calendar, around.at, step.within) if step.within is not None else None


def take_over(attempt: Attempt[TakeOver]) -> Sequence[Event]:
    """They own the case now, and whoever waits for somebody like them has been heard."""
    return [SupervisorTookOver(request=one.id, user=attempt.around.by.user) for one in requests_for(attempt)]


def withdraw_request(attempt: Attempt[WithdrawRequest]) -> Sequence[Event]:
    """Nobody waits for a supervisor any more; that somebody did stands in the record, and why not any longer."""
    request = attempt.request
    return [
        SupervisorRequestWithdrawn(request=one.id, how=request.how, words=request.words)
        for one in attempt.state.waiting_requests
    ]


def ask_opinion(attempt: Attempt[AskOpinion]) -> Sequence[Event]:
    """One view is under seal."""
    request = attempt.request
    return [
        SecondOpinionAsked(
            opinion=attempt.around.new_id(),
            of=request.of,
            own_view=request.own_view,
            remedy=request.remedy,
            amount=request.amount,
        )
    ]


def give_opinion(attempt: Attempt[GiveOpinion]) -> Sequence[Event]:
    """Both views are there."""
    request = attempt.request
    return [
        SecondOpinionGiven(
            opinion=asked_opinion(attempt).id, view=request.view, remedy=request.remedy, amount=request.amount
        )
    ]


def hand_over(attempt: Attempt[HandOver]) -> Sequence[Event]:
    """The other party was asked."""
    request = attempt.request
    return [
        HandedOff(
            hand_off=attempt.around.new_id(),
            party=request.party,
            what=request.what,
            due=request.due,
            remedy=request.remedy,
        )
    ]


def answer_hand_off(attempt: Attempt[AnswerHandOff]) -> Sequence[Event]:
    """It accepted or declined."""
    request = attempt.request
    return [HandOffAnswered(hand_off=request.hand_off, accepted=request.accepted, words=request.words)]


def finish_hand_off(attempt: Attempt[FinishHandOff]) -> Sequence[Event]:
    """It is done."""
    return [HandOffFinished(hand_off=attempt.request.hand_off, words=attempt.request.words)]


def assign(attempt: Attempt[Assign]) -> Sequence[Event]:
    """The case has another owner."""
    return [CaseAssigned(user=attempt.request.user, team=attempt.request.team, words=attempt.request.words)]

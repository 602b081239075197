"""What follows by time: approvers who are alerted one after the other, the end of a hold, reminders, escalation.

Whoever is there is alerted in the transaction itself, so that nobody on hold waits for a worker; the rest are jobs.
"""

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from amends.app.following.job import CallOff, Job
from amends.app.live.answers import answers_following
from amends.app.live.approvers import alert_next_approver, waits_for_approver
from amends.app.live.raising import AlertKind, alert_supervisors, settle, settle_due
from amends.calendars.reckoning import after, between
from amends.cases.canonical import Json, instant_text
from amends.cases.events.call_backs import CallBackAgreed, CallBackEnded, CallBackMet, CallBackTried
from amends.cases.events.contacts import CallBackPromised
from amends.cases.events.people import (
    DuesMoved,
    HandedOff,
    HandOffAnswered,
    HandOffFinished,
    PassedOn,
    SupervisorAsked,
    SupervisorRequestMoved,
    SupervisorRequestWithdrawn,
    SupervisorTookOver,
)
from amends.cases.events.route import (
    ProposalLapsed,
    SolutionAdjusted,
    SolutionApproved,
    SolutionProposed,
    SolutionReturned,
)
from amends.cases.gate.rules.people import barred
from amends.cases.recorded import Recorded

if TYPE_CHECKING:
    from amends.app.on_case import OnCase

NEXT_APPROVER = "next-approver"
HOLD_ENDS = "hold-ends"
REMIND = "remind"
OVERDUE = "overdue"
PASS_ON = "pass-on"

CALL_BACK, HAND_OFF, SUPERVISOR = "call_back", "hand_off", "supervisor"
"""What a clock may run for."""

_REMINDED_AT = 0.75
_MOVES_A_CALL = (CallBackPromised, CallBackTried, CallBackAgreed)


def clocks_following(on: "OnCase", recorded: Recorded) -> Iterator[Job | CallOff]:
    """The clocks that an event starts, and those that it ends."""
    _is_taken_by_others(on, recorded)
    answers_following(on, recorded)
    match recorded.event:
        case SolutionProposed(proposal=proposal):
            yield from _asks_for_approval(on, proposal)
        case (
            SolutionApproved(proposal=proposal)
            | SolutionAdjusted(proposal=proposal)
            | SolutionReturned(proposal=proposal)
            | ProposalLapsed(proposal=proposal)
        ):
            yield from _is_answered(on, proposal)
        case SupervisorTookOver(request=request) | SupervisorRequestWithdrawn(request=request):
            _is_over(on, request)
        case SupervisorAsked(request=request, outside=False):
            yield from _asks_for_supervisor(on, request)
        case (
            PassedOn(request=before, next_request=request)
            | SupervisorRequestMoved(request=before, next_request=request)
        ):
            _is_over(on, before)
            yield from _asks_for_supervisor(on, request)
        case HandOffAnswered(hand_off=hand_off) | HandOffFinished(hand_off=hand_off):
            settle_due(on, f"{HAND_OFF}/{hand_off}/")
        case HandedOff(hand_off=hand_off, due=due):
            yield from _watched(on, HAND_OFF, hand_off, due)
        case DuesMoved(dues=dues):
            for moved in dues:
                settle_due(on, f"{HAND_OFF}/{moved.of}/")
                yield from _watched(on, HAND_OFF, moved.of, moved.due)
        case _ if isinstance(recorded.event, _MOVES_A_CALL):
            settle_due(on, f"{CALL_BACK}/")
            yield from _owes_a_call(on)
        case CallBackEnded() | CallBackMet():
            settle_due(on, f"{CALL_BACK}/")


def _asks_for_approval(on: "OnCase", proposal: UUID) -> Iterator[Job]:
    waits = waits_for_approver(on, proposal)
    if waits is None:
        return
    alert_next_approver(on, waits)
    yield next_approver_job(on, proposal, 2)
    if on.state.contact is not None:
        budget = timedelta(minutes=on.client.settings.hold_budget_minutes)
        yield Job(kind=HOLD_ENDS, key=str(proposal), data={"proposal": str(proposal)}, due_at=on.at + budget)


def next_approver_job(on: "OnCase", proposal: UUID, number: int) -> Job:
    """The job that alerts another approver, where nobody sees to a proposal."""
    return Job(
        kind=NEXT_APPROVER,
        key=f"{proposal}/{number}",
        data={"proposal": str(proposal), "number": number},
        due_at=on.at + timedelta(seconds=on.client.settings.approver_seconds),
    )


def _is_answered(on: "OnCase", proposal: UUID) -> Iterator[CallOff]:
    settle(on, AlertKind.APPROVAL, str(proposal))
    yield CallOff(HOLD_ENDS, str(proposal))


def _is_over(on: "OnCase", request: UUID, user: UUID | None = None) -> None:
    """Nobody is told of a request for a supervisor any more; or only somebody who may not take it."""
    settle(on, AlertKind.SUPERVISOR, str(request), user)
    asked = next((one for one in on.state.supervisor if one.id == request), None)
    if asked is not None and asked.due is not None:
        settle(on, AlertKind.REMINDER, _key(SUPERVISOR, request, asked.due), user)


def _is_taken_by_others(on: "OnCase", recorded: Recorded) -> None:
    """Whoever decides in the case is asked for no longer: somebody else has to look at it."""
    if recorded.by is None:
        return
    for one in on.state.waiting_requests:
        if recorded.by.user in barred(on.state, one):
            _is_over(on, one.id, recorded.by.user)


def _asks_for_supervisor(on: "OnCase", request: UUID) -> Iterator[Job]:
    asked = next((one for one in on.state.supervisor if one.id == request), None)
    if asked is None or not asked.waits:
        return
    alert_supervisors(on, asked)
    due = asked.due
    if due is not None:
        data = _data(SUPERVISOR, request, due)
        yield Job(kind=REMIND, key=_key(SUPERVISOR, request, due), data=data, due_at=_before(on, due))
        yield Job(kind=PASS_ON, key=_key(SUPERVISOR, request, due), data=data, due_at=due)


def _owes_a_call(on: "OnCase") -> Iterator[Job]:
    call = on.state.call_back
    if call is None:
        return
    data = _data(CALL_BACK, call.event, call.due)
    key = _key(CALL_BACK, call.event, call.due)
    yield Job(kind=REMIND, key=key, data=data, due_at=call.opens)
    yield Job(kind=OVERDUE, key=f"{key}/0", data={**data, "level": 0}, due_at=call.due)


def _watched(on: "OnCase", what: str, of: UUID, due: datetime) -> Iterator[Job]:
    data, key = _data(what, of, due), _key(what, of, due)
    yield Job(kind=REMIND, key=key, data=data, due_at=_before(on, due))
    yield Job(kind=OVERDUE, key=f"{key}/0", data={**data, "level": 0}, due_at=due)


def _before(on: "OnCase", due: datetime) -> datetime:
    """When three quarters of the business time until something is due are over."""
    calendar = on.client.calendar
    return min(due, after(calendar, on.at, between(calendar, on.at, due) * _REMINDED_AT))


def _key(what: str, of: UUID, due: datetime) -> str:
    return f"{what}/{of}/{instant_text(due)}"


def _data(what: str, of: UUID, due: datetime) -> Mapping[str, Json]:
    return {"what": what, "of": str(of), "due": instant_text(due)}

"""What the events of others who are asked make of a case."""

from dataclasses import replace

from amends.cases.events.people import (
    CaseAssigned,
    DuesMoved,
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
)
from amends.cases.parts import HandOff, HandOffState, SecondOpinion, SupervisorRequest, View
from amends.cases.recorded import CUSTOMER, Recorded
from amends.cases.state import CaseState


def supervisor_asked(state: CaseState, recorded: Recorded, event: SupervisorAsked) -> CaseState:
    """Somebody else has to look at the case."""
    request = SupervisorRequest(
        event.request, event.goes_to, event.outside, event.due, recorded.at, is_from_customer=recorded.by == CUSTOMER
    )
    return replace(state, supervisor=(*state.supervisor, request))


def supervisor_took_over(state: CaseState, _recorded: Recorded, event: SupervisorTookOver) -> CaseState:
    """They look at it, and own it."""
    requests = tuple(replace(one, taken_by=event.user) if one.id == event.request else one for one in state.supervisor)
    return replace(state, supervisor=requests, owner=event.user)


def second_opinion_asked(state: CaseState, recorded: Recorded, event: SecondOpinionAsked) -> CaseState:
    """One view, under seal."""
    asked_by = recorded.by.user if recorded.by is not None else event.of
    own = View(event.own_view, event.remedy, event.amount)
    return replace(state, opinions=(*state.opinions, SecondOpinion(event.opinion, asked_by, event.of, own)))


def second_opinion_given(state: CaseState, _recorded: Recorded, event: SecondOpinionGiven) -> CaseState:
    """Both views."""
    other = View(event.view, event.remedy, event.amount)
    opinions = tuple(replace(one, other=other) if one.id == event.opinion else one for one in state.opinions)
    return replace(state, opinions=opinions)


def handed_off(state: CaseState, recorded: Recorded, event: HandedOff) -> CaseState:
    """Another party is asked; the case is ours until it accepts."""
    return replace(state, hand_offs=(*state.hand_offs, _asked(event, recorded)))


def hand_off_answered(state: CaseState, recorded: Recorded, event: HandOffAnswered) -> CaseState:
    """It acts, or the case stays ours."""
    now = HandOffState.ACCEPTED if event.accepted else HandOffState.DECLINED
    return _with(state, recorded, event, now)


def hand_off_finished(state: CaseState, recorded: Recorded, event: HandOffFinished) -> CaseState:
    """It has acted."""
    return _with(state, recorded, event, HandOffState.FINISHED)


def case_assigned(state: CaseState, _recorded: Recorded, event: CaseAssigned) -> CaseState:
    """Somebody else owns it."""
    return replace(state, owner=event.user, team=event.team)


def passed_on(state: CaseState, _recorded: Recorded, event: PassedOn | SupervisorRequestMoved) -> CaseState:
    """Somebody further up is asked."""
    before = tuple(replace(one, is_passed_on=True) if one.id == event.request else one for one in state.supervisor)
    gone_on = [
        replace(one, id=event.next_request, goes_to=event.goes_to, due=event.due)
        for one in state.supervisor
        if one.id == event.request
    ]
    return replace(state, supervisor=(*before, *gone_on))


def supervisor_request_withdrawn(state: CaseState, _recorded: Recorded, event: SupervisorRequestWithdrawn) -> CaseState:
    """Nobody is asked for any more."""
    requests = tuple(replace(one, is_withdrawn=True) if one.id == event.request else one for one in state.supervisor)
    return replace(state, supervisor=requests)


def dues_moved(state: CaseState, _recorded: Recorded, event: DuesMoved) -> CaseState:
    """Others have as much time as they had before the case waited for the customer."""
    moved = {one.of: one.due for one in event.dues}
    return replace(state, hand_offs=tuple(replace(one, due=moved.get(one.id, one.due)) for one in state.hand_offs))


def _asked(event: HandedOff, recorded: Recorded) -> HandOff:
    return HandOff(event.hand_off, event.party, event.what, event.due, asked_at=recorded.at, remedy=event.remedy)


def _with(
    state: CaseState, recorded: Recorded, event: HandOffAnswered | HandOffFinished, now: HandOffState
) -> CaseState:
    hand_offs = tuple(
        replace(one, state=now, words=event.words, answered_at=recorded.at) if one.id == event.hand_off else one
        for one in state.hand_offs
    )
    return replace(state, hand_offs=hand_offs)

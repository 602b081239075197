"""What the events of calls that are owed make of a case."""

from dataclasses import replace

from amends.cases.call_backs import CallAttempt, CallBack
from amends.cases.events.call_backs import (
    CallBackAgreed,
    CallBackAssigned,
    CallBackEnded,
    CallBackMet,
    CallBackTried,
    CallOutcome,
)
from amends.cases.events.contacts import CallBackPromised
from amends.cases.recorded import Recorded
from amends.cases.state import CaseState


def call_back_promised(state: CaseState, recorded: Recorded, event: CallBackPromised) -> CaseState:
    """Somebody owes a call: whoever owns the case, until somebody else is named; what is approved holds until then."""
    promised = CallBack(
        event=recorded.id,
        promised_at=recorded.at,
        opens=event.opens,
        due=event.due,
        why=event.why,
        suits_customer=event.suits_customer,
        owner=state.owner,
    )
    return _called_about(replace(state, call_back=promised), recorded)


def call_back_tried(state: CaseState, recorded: Recorded, event: CallBackTried) -> CaseState:
    """One more attempt; the next one has a time of its own."""
    if state.call_back is None:
        return state
    by = recorded.by.user if recorded.by is not None else None
    attempts = (*state.call_back.attempts, CallAttempt(event.outcome, recorded.at, by))
    tried = replace(state.call_back, attempts=attempts)
    if event.outcome is not CallOutcome.REACHED and event.due is not None:
        tried = replace(tried, opens=event.opens, due=event.due, is_agreed=False)
    return _called_about(replace(state, call_back=tried), recorded)


def call_back_agreed(state: CaseState, recorded: Recorded, event: CallBackAgreed) -> CaseState:
    """The customer's own time."""
    if state.call_back is None:
        return state
    agreed = replace(state.call_back, opens=event.opens, due=event.due, is_agreed=True, suits_customer=True)
    return _called_about(replace(state, call_back=agreed), recorded)


def call_back_assigned(state: CaseState, _recorded: Recorded, event: CallBackAssigned) -> CaseState:
    """Somebody else calls."""
    if state.call_back is None:
        return state
    return replace(state, call_back=replace(state.call_back, owner=event.user))


def call_back_met(state: CaseState, _recorded: Recorded, _event: CallBackMet) -> CaseState:
    """No call is owed; the contact that has begun knows of it."""
    return replace(state, call_back=None)


def call_back_ended(state: CaseState, _recorded: Recorded, _event: CallBackEnded) -> CaseState:
    """No call is owed."""
    return replace(state, call_back=None)


def _called_about(state: CaseState, recorded: Recorded) -> CaseState:
    """Nobody is called about a solution whose approval has ended: it holds until the end of the call's time."""
    due = state.call_back_due
    if due is None:
        return state
    proposals = tuple(
        one if one.approval is None else replace(one, approval=one.approval.lasting_through(due, recorded.at))
        for one in state.proposals
    )
    return replace(state, proposals=proposals)

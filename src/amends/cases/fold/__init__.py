"""The fold: a case is what its events make of it, one after the other."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import TypeVar, cast

from amends.cases.events import attachments as of_attachments
from amends.cases.events import call_backs as of_call_backs
from amends.cases.events import contacts as of_contacts
from amends.cases.events import deciding as of_deciding
from amends.cases.events import ending as of_ending
from amends.cases.events import evidence as of_evidence
from amends.cases.events import from_customer as of_customers
from amends.cases.events import fulfilling as of_fulfilling
from amends.cases.events import giving as of_giving
from amends.cases.events import letters as of_letters
from amends.cases.events import people as of_people
from amends.cases.events import returns as of_returns
from amends.cases.events import route as of_route
from amends.cases.events.event import Event
from amends.cases.fold import (
    attachments,
    call_backs,
    contacts,
    deciding,
    ending,
    evidence,
    from_customer,
    fulfilling,
    giving,
    letters,
    people,
    returns,
    route,
)
from amends.cases.recorded import Recorded
from amends.cases.state import CaseState
from amends.cases.waiting import waits_for_customer

AnEvent = TypeVar("AnEvent", bound=Event)
_Apply = Callable[[CaseState, Recorded, Event], CaseState]


def fold(history: Iterable[Recorded]) -> CaseState:
    """The case that a history makes; its first event opens it.

    Raises:
        ValueError: the history does not begin with the opening of a case.
    """
    events = iter(history)
    last = next(events, None)
    if last is None or not isinstance(last.event, of_contacts.CaseOpened):
        raise ValueError("a case begins with its opening")
    state = contacts.opened(last, last.event)
    for recorded in events:
        state, last = _applied(state, recorded), recorded
    return _as_of(state, last)


def after(state: CaseState, recorded: Recorded) -> CaseState:
    """The case after one more event."""
    return _as_of(_applied(state, recorded), recorded)


def _applied(state: CaseState, recorded: Recorded) -> CaseState:
    return _waiting_since(_APPLY[type(recorded.event)](state, recorded, recorded.event), recorded)


def _waiting_since(state: CaseState, recorded: Recorded) -> CaseState:
    """Remembers since when the customer is awaited: what others have to do stands still meanwhile."""
    is_awaited = waits_for_customer(state)
    if is_awaited == (state.waits_since is not None):
        return state
    return replace(state, waits_since=recorded.at if is_awaited else None)


def _as_of(state: CaseState, last: Recorded) -> CaseState:
    return replace(state, number=last.number, changed_at=last.at)


def _on(event: type[AnEvent], apply: Callable[[CaseState, Recorded, AnEvent], CaseState]) -> tuple[type[Event], _Apply]:
    return event, cast(_Apply, apply)


_APPLY: Mapping[type[Event], _Apply] = dict(
    [
        _on(of_contacts.ContactBegun, contacts.contact_begun),
        _on(of_contacts.CallerVerified, contacts.caller_verified),
        _on(of_contacts.ContactEnded, contacts.contact_ended),
        _on(of_contacts.PathSent, contacts.path_sent),
        _on(of_contacts.CallBackPromised, call_backs.call_back_promised),
        _on(of_call_backs.CallBackTried, call_backs.call_back_tried),
        _on(of_call_backs.CallBackAgreed, call_backs.call_back_agreed),
        _on(of_call_backs.CallBackAssigned, call_backs.call_back_assigned),
        _on(of_call_backs.CallBackMet, call_backs.call_back_met),
        _on(of_call_backs.CallBackEnded, call_backs.call_back_ended),
        _on(of_attachments.Attached, attachments.attached),
        _on(of_evidence.FactStated, evidence.fact_stated),
        _on(of_evidence.ProblemRestated, evidence.problem_restated),
        _on(of_evidence.RestatementConfirmed, evidence.restatement_confirmed),
        _on(of_customers.RestatementContested, from_customer.restatement_contested),
        _on(of_deciding.Decided, deciding.decided),
        _on(of_deciding.DenialTold, deciding.denial_told),
        _on(of_deciding.CorrectionApproved, deciding.correction_approved),
        _on(of_giving.RemedyReserved, giving.remedy_reserved),
        _on(of_giving.RemedyGiven, giving.remedy_given),
        _on(of_giving.RemedyUncertain, giving.remedy_uncertain),
        _on(of_giving.RemedyReleased, giving.remedy_released),
        _on(of_giving.RemedyReversed, giving.remedy_reversed),
        _on(of_giving.RemedyWithheld, giving.remedy_withheld),
        _on(of_giving.RemedyDeclined, giving.remedy_declined),
        _on(of_fulfilling.FulfilmentBegun, fulfilling.fulfilment_begun),
        _on(of_fulfilling.FulfilmentFailed, fulfilling.fulfilment_failed),
        _on(of_fulfilling.FulfilmentAskedAgain, fulfilling.fulfilment_asked_again),
        _on(of_returns.ReturnAsked, returns.return_asked),
        _on(of_returns.ReturnArrived, returns.return_arrived),
        _on(of_returns.ReturnReminded, returns.return_reminded),
        _on(of_route.ExceptionOpened, route.exception_opened),
        _on(of_route.SolutionProposed, route.solution_proposed),
        _on(of_route.SolutionApproved, route.solution_approved),
        _on(of_route.SolutionAdjusted, route.solution_adjusted),
        _on(of_route.AdjustmentTaken, route.adjustment_taken),
        _on(of_route.SolutionReturned, route.solution_returned),
        _on(of_route.ProposalLapsed, route.proposal_lapsed),
        _on(of_route.SolutionOffered, route.solution_offered),
        _on(of_route.OfferAccepted, route.offer_accepted),
        _on(of_route.OfferStands, route.offer_stands),
        _on(of_route.CompromiseAsked, route.compromise_asked),
        _on(of_route.OfferRejected, route.offer_rejected),
        _on(of_route.NextRoleJoined, route.next_role_joined),
        _on(of_route.FinalResponseGiven, route.final_response_given),
        _on(of_people.SupervisorAsked, people.supervisor_asked),
        _on(of_people.SupervisorTookOver, people.supervisor_took_over),
        _on(of_people.SecondOpinionAsked, people.second_opinion_asked),
        _on(of_people.SecondOpinionGiven, people.second_opinion_given),
        _on(of_people.HandedOff, people.handed_off),
        _on(of_people.HandOffAnswered, people.hand_off_answered),
        _on(of_people.HandOffFinished, people.hand_off_finished),
        _on(of_people.CaseAssigned, people.case_assigned),
        _on(of_people.PassedOn, people.passed_on),
        _on(of_people.SupervisorRequestMoved, people.passed_on),
        _on(of_people.SupervisorRequestWithdrawn, people.supervisor_request_withdrawn),
        _on(of_people.DuesMoved, people.dues_moved),
        _on(of_letters.LetterSent, letters.letter_sent),
        _on(of_letters.LetterFailed, letters.letter_failed),
        _on(of_letters.LetterAskedAgain, letters.letter_asked_again),
        _on(of_ending.FollowUpPlanned, ending.follow_up_planned),
        _on(of_ending.CaseResolved, ending.case_resolved),
        _on(of_ending.FinalThoughtsWritten, ending.final_thoughts_written),
        _on(of_ending.CaseClosed, ending.case_closed),
        _on(of_ending.CaseReopened, ending.case_reopened),
        _on(of_customers.NeedsAnswered, from_customer.needs_answered),
    ]
)
"""What each event makes of a case. That none is missing is held by a test."""

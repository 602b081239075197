"""The fold: a case is what its events make of it, one after the other."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import TypeVar, cast

from amends.cases.events import contacts as of_contacts
from amends.cases.events import deciding as of_deciding
from amends.cases.events import ending as of_ending
from amends.cases.events import evidence as of_evidence
from amends.cases.events import giving as of_giving
from amends.cases.events import people as of_people
from amends.cases.events import route as of_route
from amends.cases.events.event import Event
from amends.cases.fold import contacts, deciding, ending, evidence, giving, people, route
from amends.cases.recorded import Recorded
from amends.cases.state import CaseState

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
    return _APPLY[type(recorded.event)](state, recorded, recorded.event)


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
        _on(of_contacts.CallBackPromised, contacts.call_back_promised),
        _on(of_evidence.FactStated, evidence.fact_stated),
        _on(of_evidence.ProblemRestated, evidence.problem_restated),
        _on(of_evidence.RestatementConfirmed, evidence.restatement_confirmed),
        _on(of_deciding.Decided, deciding.decided),
        _on(of_deciding.DenialTold, deciding.denial_told),
        _on(of_deciding.CorrectionApproved, deciding.correction_approved),
        _on(of_giving.RemedyReserved, giving.remedy_reserved),
        _on(of_giving.RemedyGiven, giving.remedy_given),
        _on(of_giving.RemedyUncertain, giving.remedy_uncertain),
        _on(of_giving.RemedyReleased, giving.remedy_released),
        _on(of_giving.RemedyReversed, giving.remedy_reversed),
        _on(of_giving.RemedyWithheld, giving.remedy_withheld),
        _on(of_route.ExceptionOpened, route.exception_opened),
        _on(of_route.SolutionProposed, route.solution_proposed),
        _on(of_route.SolutionApproved, route.solution_approved),
        _on(of_route.SolutionAdjusted, route.solution_adjusted),
        _on(of_route.AdjustmentTaken, route.adjustment_taken),
        _on(of_route.SolutionReturned, route.solution_returned),
        _on(of_route.ProposalLapsed, route.proposal_lapsed),
        _on(of_route.SolutionOffered, route.solution_offered),
        _on(of_route.OfferAccepted, route.offer_accepted),
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
        _on(of_ending.CaseResolved, ending.case_resolved),
        _on(of_ending.FinalThoughtsWritten, ending.final_thoughts_written),
        _on(of_ending.CaseClosed, ending.case_closed),
        _on(of_ending.CaseReopened, ending.case_reopened),
    ]
)
"""What each event makes of a case. That none is missing is held by a test."""

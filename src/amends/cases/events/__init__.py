"""Everything that can happen in a case, by the names under which it is kept."""

from collections.abc import Mapping

from amends.cases.events import contacts, deciding, ending, evidence, giving, people, route
from amends.cases.events.event import Event

_TYPES: tuple[type[Event], ...] = (
    contacts.CaseOpened,
    contacts.ContactBegun,
    contacts.CallerVerified,
    contacts.ContactEnded,
    contacts.PathSent,
    contacts.CallBackPromised,
    evidence.FactStated,
    evidence.ProblemRestated,
    evidence.RestatementConfirmed,
    deciding.Decided,
    deciding.DenialTold,
    deciding.CorrectionApproved,
    giving.RemedyReserved,
    giving.RemedyGiven,
    giving.RemedyUncertain,
    giving.RemedyReleased,
    giving.RemedyReversed,
    giving.RemedyWithheld,
    route.ExceptionOpened,
    route.SolutionProposed,
    route.SolutionApproved,
    route.SolutionAdjusted,
    route.AdjustmentTaken,
    route.SolutionReturned,
    route.ProposalLapsed,
    route.SolutionOffered,
    route.OfferAccepted,
    route.CompromiseAsked,
    route.OfferRejected,
    route.NextRoleJoined,
    route.FinalResponseGiven,
    people.SupervisorAsked,
    people.SupervisorTookOver,
    people.SecondOpinionAsked,
    people.SecondOpinionGiven,
    people.HandedOff,
    people.HandOffAnswered,
    people.HandOffFinished,
    people.CaseAssigned,
    ending.CaseResolved,
    ending.FinalThoughtsWritten,
    ending.CaseClosed,
    ending.CaseReopened,
)

EVENTS: Mapping[str, type[Event]] = {event.name: event for event in _TYPES}
"""The types of events by name."""

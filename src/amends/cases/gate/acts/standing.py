"""The offer that stands while what the customer asked for instead is looked at: accepted after all, or again alone."""

from decimal import Decimal

from amends.cases.events.event import Event
from amends.cases.events.giving import Basis, RemedyReserved
from amends.cases.events.route import OfferStands, ProposalLapsed
from amends.cases.gate.acts.lapsing import release
from amends.cases.gate.attempt import Attempt
from amends.cases.gate.rules.offering import can_stand_again
from amends.cases.parts import Proposal
from amends.cases.terms import Terms

IN_ITS_PLACE = "what the customer asked for instead takes its place"
_ACCEPTED = "the customer accepted the offer that stood"


def accepted_after_all(attempt: Attempt[object], offer: Proposal) -> list[Event]:
    """What they had asked for instead came to nothing, and they have the offer as it was."""
    counter = attempt.state.proposal
    if counter is None or counter.id == offer.id:
        return []
    return [
        ProposalLapsed(proposal=counter.id, why=_ACCEPTED),
        *release(attempt, counter, _ACCEPTED),
        *_again(attempt, offer),
    ]


def left_standing(attempt: Attempt[object], why: str) -> list[Event]:
    """What becomes of the offer where nothing comes of what was asked for instead: it stands, if it still can."""
    offer = attempt.state.standing_offer
    if offer is None:
        return []
    return _again(attempt, offer) if can_stand_again(attempt, offer) else release(attempt, offer, why)


def given_up(attempt: Attempt[object], why: str) -> list[Event]:
    """Something else takes the place of the offer: what is reserved for it is free again."""
    offer = attempt.state.standing_offer
    return [] if offer is None else release(attempt, offer, why)


def reserved(attempt: Attempt[object], proposal: Proposal, terms: Terms) -> list[Event]:
    """The terms of a proposal are set aside for the customer."""
    remedies = attempt.around.policy.remedies
    return [
        RemedyReserved(
            entry=attempt.around.new_id(),
            remedy=term.remedy,
            amount=term.amount if term.amount is not None else Decimal(0),
            basis=Basis.EXCEPTION,
            reason="make_it_right",
            approval=proposal.id,
            awaits=remedies[term.remedy].awaits is not None,
            condition=terms.condition_for(term.remedy),
        )
        for term in terms.remedies
    ]


def _again(attempt: Attempt[object], offer: Proposal) -> list[Event]:
    is_set_aside = bool(attempt.state.reserved_for(offer.id))
    return [
        OfferStands(proposal=offer.id, terms=offer.terms),
        *([] if is_set_aside else reserved(attempt, offer, offer.terms)),
    ]

"""Offering: in a contact or in writing, and which offer the customer can accept."""

from typing import Protocol

from amends.cases.gate.attempt import Attempt, GateError
from amends.cases.gate.rules.approving import NoProposalError, check_approval
from amends.cases.gate.rules.disclosing import OFFERS, check_disclosed
from amends.cases.gate.rules.terms import HasTerms, check_terms
from amends.cases.parts import Proposal


class SpeakingError(GateError):
    """Somebody speaks with the customer, and tells them what there is to tell."""


class LessThanOfferedError(GateError):
    """The customer has a better offer already."""


class MayBeWritten(Protocol):
    """A request to put something to the customer."""

    @property
    def in_writing(self) -> bool:
        """Whether it is put on their page, and written to them, where nobody speaks with them."""


def is_verified_or_written(attempt: Attempt[MayBeWritten]) -> None:
    """Who is speaking was verified for offers; or it stands on their page, which asks who they are."""
    if not attempt.request.in_writing:
        check_disclosed(attempt.state, OFFERS, attempt.around.house)
    elif attempt.state.contact is not None:
        raise SpeakingError("somebody speaks with the customer at this moment", "put it to them there")


def offer_made(attempt: Attempt[object]) -> Proposal:
    """What the customer can accept: the offer, or the one that stands while something else is looked at.

    Raises:
        NoProposalError: nothing is offered.
    """
    if attempt.state.offer is None:
        raise NoProposalError("nothing is offered to the customer", "see what is next with `amends case show`")
    return attempt.state.offer


def an_offer_stands(attempt: Attempt[object]) -> None:
    """An offer was put to the customer, and nothing else has taken its place."""
    offer_made(attempt)


def offer_holds(attempt: Attempt[object]) -> None:
    """The approval binds the terms of the offer, and its time is not over."""
    check_approval(attempt, offer_made(attempt))


def offer_can_still_be_given(attempt: Attempt[object]) -> None:
    """Since the offer was proposed, none of it was given otherwise, no cap was reached, and nothing forbids it."""
    check_terms(attempt, offer_made(attempt).terms)


def can_stand_again(attempt: Attempt[object], offer: Proposal) -> bool:
    """Whether the customer can have an offer again as it was."""
    try:
        check_approval(attempt, offer)
        check_terms(attempt, offer.terms)
    except GateError:
        return False
    return True


def is_no_less_than_what_stands(attempt: Attempt[HasTerms]) -> None:
    """Nobody loses by asking: whoever has an offer, and asks for more, is not given less than it."""
    standing = attempt.state.standing_offer
    if standing is None or not can_stand_again(attempt, standing):
        return
    if attempt.request.terms.total < standing.terms.total:
        raise LessThanOfferedError(
            f"the customer was offered {standing.terms.total:f} already, and can still accept it",
            "adjust to as much at least; or return it, and the offer stands as it was",
        )

"""Making it right, together with the customer."""

from typing import Annotated

from fastapi import APIRouter, Depends
from starlette.responses import Response

from amends.app.cases.meant import digest_meant
from amends.cases.gate.acts.route import Accept, Compromise, GiveFinalResponse, Offer, Reject
from amends.http.at_case import Acts, AtCase
from amends.http.models.acts import IN_THE_CONTACT, Compromising, Offering, Saying
from amends.http.models.cases import ActedShown

ROOM = APIRouter(prefix="/cases")


@ROOM.post("/{case}/offer", response_model=ActedShown)
def offer(at: Annotated[AtCase, Depends(Acts("offer"))], body: Offering = IN_THE_CONTACT) -> Response:
    """Puts the approved terms to the customer, in a contact or in writing; it is then their turn."""
    return at.does_as(lambda state: Offer(digest_meant(state, body.terms_digest), body.in_writing))


@ROOM.post("/{case}/accept", response_model=ActedShown)
def accept(at: Annotated[AtCase, Depends(Acts("accept"))]) -> Response:
    """The customer says yes; what was reserved is promised."""
    return at.does(Accept())


@ROOM.post("/{case}/compromise", response_model=ActedShown)
def compromise(at: Annotated[AtCase, Depends(Acts("compromise"))], body: Compromising) -> Response:
    """The customer asks for other terms: agreed at once within what was approved, else proposed again."""
    return at.does(Compromise(body.terms.terms(), body.words))


@ROOM.post("/{case}/reject", response_model=ActedShown)
def reject(at: Annotated[AtCase, Depends(Acts("reject"))], body: Saying) -> Response:
    """The customer says no: another round; after several the next role joins."""
    return at.does(Reject(body.words))


@ROOM.post("/{case}/final-response", response_model=ActedShown)
def final_response(at: Annotated[AtCase, Depends(Acts("final-response"))], body: Saying) -> Response:
    """Gives the last word of the house, with all grounds and the body outside that can be asked."""
    return at.does(GiveFinalResponse(body.words))

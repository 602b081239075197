"""Who is it?"""

from typing import Annotated

from fastapi import APIRouter, Depends
from starlette.responses import Response

from amends.cases.gate.acts.contacts import BeginContact, EndContact, VerifyCaller
from amends.http.at_case import Acts, AtCase
from amends.http.models.acts import Contacting, EndingContact, Verifying
from amends.http.models.cases import ActedShown

ROOM = APIRouter(prefix="/cases")
_ENDED = EndingContact()


@ROOM.post("/{case}/contact", response_model=ActedShown)
def begin_contact(at: Annotated[AtCase, Depends(Acts("contact"))], body: Contacting) -> Response:
    """Begins a call, chat, mail or visit; whoever spoke before has to be verified anew."""
    return at.does(BeginContact(body.channel))


@ROOM.post("/{case}/verify-caller", response_model=ActedShown)
def verify_caller(at: Annotated[AtCase, Depends(Acts("verify-caller"))], body: Verifying) -> Response:
    """Records how it was made sure who is speaking: nothing of an account or an offer is told before that."""
    return at.does(VerifyCaller(body.method))


@ROOM.post("/{case}/end-contact", response_model=ActedShown)
def end_contact(at: Annotated[AtCase, Depends(Acts("end-contact"))], body: EndingContact = _ENDED) -> Response:
    """Ends the contact; without a resolution the escalation path goes out in writing, and a call-back may be owed."""
    return at.does(EndContact(body.how))

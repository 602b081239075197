"""What goes out by itself, and what has to come back."""

from typing import Annotated

from fastapi import APIRouter, Depends
from starlette.responses import Response

from amends.app.cases.meant import gift_meant
from amends.app.fulfilment.returns import asking_for, number_meant
from amends.cases.gate.acts.fulfilling import FulfilAgain
from amends.cases.gate.acts.returns import RecordArrival
from amends.http.at_case import Acts, AtCase
from amends.http.models.acts import AskingReturn, Fulfilling, RecordingArrival
from amends.http.models.cases import ActedShown
from amends.http.models.values import span

ROOM = APIRouter(prefix="/cases")


@ROOM.post("/{case}/fulfil", response_model=ActedShown)
def fulfil_again(at: Annotated[AtCase, Depends(Acts("fulfil"))], body: Fulfilling) -> Response:
    """Has it tried again to give something by itself, when what stood in the way is put right."""
    return at.does_as(lambda state: FulfilAgain(gift_meant(state, body.gift, lambda one: one.has_failed)))


@ROOM.post("/{case}/ask-return", response_model=ActedShown)
def ask_return(at: Annotated[AtCase, Depends(Acts("ask-return"))], body: AskingReturn) -> Response:
    """Asks the customer to send what is awaited, under a number that stands on the label; asked anew: until later."""
    within = span(body.within_seconds)
    return at.does_on(lambda on: [asking_for(on, body.gift, within)])


@ROOM.post("/{case}/return-arrived", response_model=ActedShown)
def return_arrived(at: Annotated[AtCase, Depends(Acts("return-arrived"))], body: RecordingArrival) -> Response:
    """Records what arrived: held to the serial number that is awaited, it is the right thing or another one."""
    return at.does_as(lambda _: RecordArrival(number_meant(body.number), body.serial, body.found))

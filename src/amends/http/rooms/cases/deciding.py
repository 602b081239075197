"""What does the policy say?"""

from typing import Annotated

from fastapi import APIRouter, Depends
from starlette.responses import Response

from amends.app.known import decided_now
from amends.cases.gate.acts.deciding import Correct, Decide, Tell
from amends.http.at_case import Acts, AtCase
from amends.http.models.acts import Correcting, Telling
from amends.http.models.cases import ActedShown

ROOM = APIRouter(prefix="/cases")


@ROOM.post("/{case}/decide", response_model=ActedShown)
def decide_case(at: Annotated[AtCase, Depends(Acts("decide"))]) -> Response:
    """Decides the case by the version that governs it, with everything known: owed, may be given, refused, to ask."""
    return at.does_on(lambda on: [Decide(decided_now(on))])


@ROOM.post("/{case}/tell", response_model=ActedShown)
def tell(at: Annotated[AtCase, Depends(Acts("tell"))], body: Telling) -> Response:
    """Records that the customer was told a no, in the clauses' own sentences."""
    return at.does(Tell(body.remedy))


@ROOM.post("/{case}/correct", response_model=ActedShown)
def correct(at: Annotated[AtCase, Depends(Acts("correct"))], body: Correcting) -> Response:
    """Approves that the case is decided anew; never by the one who decided it."""
    return at.does(Correct(body.why, body.version))

"""What happened, and what is wanted?"""

from typing import Annotated

from fastapi import APIRouter, Depends
from starlette.responses import Response

from amends.app.cases.stating import Stating, requests_of
from amends.cases.gate.acts.evidence import Confirm, Restate
from amends.http.at_case import Acts, AtCase
from amends.http.models.acts import Restating, StatingFacts
from amends.http.models.cases import ActedShown
from amends.http.models.values import exact, values

ROOM = APIRouter(prefix="/cases")


@ROOM.post("/{case}/fact", response_model=ActedShown)
def state_fact(at: Annotated[AtCase, Depends(Acts("fact"))], body: StatingFacts) -> Response:
    """States facts with their source, all of them or none; what was stated before stays beside them."""
    stating = Stating(
        typed={}, written=values(body.facts), source=body.source, record=body.record, shown_by=body.shown_by
    )
    return at.does_on(lambda on: requests_of(on, stating))


@ROOM.post("/{case}/restate", response_model=ActedShown)
def restate(at: Annotated[AtCase, Depends(Acts("restate"))], body: Restating) -> Response:
    """Writes down the problem and the wish in the agent's own words, as they are said back to the customer."""
    return at.does(Restate(body.issue, body.wish, body.remedy, exact(body.amount)))


@ROOM.post("/{case}/confirm", response_model=ActedShown)
def confirm(at: Annotated[AtCase, Depends(Acts("confirm"))]) -> Response:
    """Records that the customer said: yes, that is what I mean."""
    return at.does(Confirm())

"""What was given only after a threat."""

from datetime import UTC
from typing import Annotated

from fastapi import APIRouter, Depends, Query
from pydantic import AwareDatetime
from starlette.responses import Response

from amends.app.cases.price_of_threats import price_of_threats
from amends.app.plain.threats import threats_to_plain
from amends.app.tasks import Task
from amends.app.workspace import Desk
from amends.http.answers import json_response
from amends.http.asked import Reads
from amends.http.models.cases import CasesWithThreatsShown
from amends.http.models.values import Name

ROOM = APIRouter(prefix="/cases")


@ROOM.get("/threats", response_model=CasesWithThreatsShown)
def show_price_of_threats(
    desk: Annotated[Desk, Depends(Reads(Task.SEE_CASES))],
    client: Annotated[Name | None, Query(description="Only those of this client.")] = None,
    since: Annotated[AwareDatetime | None, Query(description="Only threats from then on.")] = None,
) -> Response:
    """Shows each case with a threat, and what was given only after it, and could have been given before.

    What a threat is, each policy says itself: a true or false fact that a guarantee of it is blind to.
    """
    begin = None if since is None else since.astimezone(UTC)
    return json_response(threats_to_plain(price_of_threats(desk, client, begin)))

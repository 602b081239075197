"""The work list of calls that are owed, and what happens to it when a shift ends."""

from datetime import UTC
from typing import Annotated

from fastapi import APIRouter, Depends, Query
from pydantic import AwareDatetime
from starlette.responses import Response

from amends.app.call_backs import hand_over, list_call_backs
from amends.app.plain.call_backs import call_back_to_plain
from amends.app.tasks import Task
from amends.app.workspace import Desk
from amends.http.answers import json_response
from amends.http.asked import Reads, Write, Writes
from amends.http.models.call_backs import CallBacksShown, HandedOverShown, HandingOverCalls
from amends.http.models.values import Name

ROOM = APIRouter(prefix="/call-backs", tags=["cases"])


@ROOM.get("", response_model=CallBacksShown)
def list_owed_calls(
    desk: Annotated[Desk, Depends(Reads(Task.SEE_CASES))],
    client: Annotated[Name | None, Query(description="Only those for this client.")] = None,
    owner: Annotated[Name | None, Query(description="Only those that this user makes.")] = None,
    team: Annotated[Name | None, Query(description="Only those of this team's cases.")] = None,
    due_by: Annotated[AwareDatetime | None, Query(description="Only those that are due until then.")] = None,
    limit: Annotated[int, Query(ge=1, le=1000, description="How many at most.")] = 100,
) -> Response:
    """Lists the calls that are owed, the first due first, with when each customer can be called."""
    until = None if due_by is None else due_by.astimezone(UTC)
    found = list_call_backs(desk, client=client, owner=owner, team=team, due_by=until, limit=limit)
    return json_response({"call_backs": list(map(call_back_to_plain, found.calls))})


@ROOM.post("/hand-over", response_model=HandedOverShown)
def hand_over_calls(write: Annotated[Write, Depends(Writes("assign-call-back"))], body: HandingOverCalls) -> Response:
    """Puts all calls that somebody still owes into another's hands, as when a shift ends."""
    return write.shown(
        lambda desk: {"assigned": list(hand_over(desk, of=body.of, to=body.to, client=body.client)), "to": body.to}
    )

"""What wants somebody at once: alerts as they come, taking one, and saying that one is there."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Header, Query, Request
from starlette.responses import Response, StreamingResponse

from amends.app.live.alerts import alerts_after, take_alert
from amends.app.live.presence import gone, here, who_is_here
from amends.app.plain.alerts import alert_to_plain, present_to_plain
from amends.app.plain.values import instant
from amends.app.tasks import Task
from amends.app.workspace import Desk
from amends.http.alert_stream import stream
from amends.http.answers import json_response
from amends.http.asked import Reads, Write, Writes
from amends.http.models.alerts import AlertDescribed, AlertsShown, HereShown, WhoIsHereShown
from amends.http.models.values import Name
from amends.http.service import service_of

ROOM = APIRouter(tags=["alerts"])

_Sees = Annotated[Desk, Depends(Reads(Task.SEE_CASES))]
_SeesTo = Annotated[Write, Depends(Writes(Task.SEE_CASES))]


@ROOM.get(
    "/alerts",
    response_class=StreamingResponse,
    responses={
        200: {
            "description": "Server-sent events: `id` is that of the alert, `event` its kind, `data` the alert as JSON.",
            "content": {"text/event-stream": {"schema": {"type": "string"}}},
        }
    },
)
async def stream_alerts(
    request: Request,
    desk: _Sees,
    last: Annotated[
        str | None,
        Header(
            alias="Last-Event-ID",
            max_length=36,
            description="The last alert that you saw; browsers send it by themselves when they come back.",
        ),
    ] = None,
    seconds: Annotated[int, Query(ge=1, le=86_400, description="How long the stream lasts at most.")] = 3_600,
) -> StreamingResponse:
    """Tells alerts as they come (server-sent events); at first those that nobody has settled yet."""
    told = stream(service_of(request), desk, last=_id(last), seconds=seconds)
    headers = {"cache-control": "no-cache", "x-accel-buffering": "no"}
    return StreamingResponse(told, media_type="text/event-stream", headers=headers)


@ROOM.get("/alerts/open", response_model=AlertsShown)
def list_alerts(desk: _Sees) -> Response:
    """Lists what nobody has settled yet, the first first."""
    return json_response({"alerts": list(map(alert_to_plain, alerts_after(desk)))})


@ROOM.post("/alerts/{alert}/take", response_model=AlertDescribed)
def take_an_alert(write: _SeesTo, alert: UUID) -> Response:
    """Says that you see to it: nobody else is alerted to it meanwhile."""
    return write.shown(lambda desk: alert_to_plain(take_alert(desk, alert)))


@ROOM.post("/presence", response_model=HereShown)
def say_here(write: _SeesTo) -> Response:
    """Says that you are there now; who is not there is alerted to nothing that is live."""
    return write.shown(lambda desk: {"until": instant(here(desk))})


@ROOM.delete("/presence", status_code=204)
def say_gone(write: _SeesTo) -> Response:
    """Says that you leave."""

    def left(desk: Desk) -> Response:
        gone(desk)
        return Response(status_code=204)

    return write.answered(left)


@ROOM.get("/presence", response_model=WhoIsHereShown)
def list_present(
    desk: _Sees, client: Annotated[Name | None, Query(description="For whom, where you work for several.")] = None
) -> Response:
    """Lists who is there now for a client."""
    return json_response({"present": list(map(present_to_plain, who_is_here(desk, client)))})


def _id(text: str | None) -> UUID | None:
    try:
        return None if text is None else UUID(text)
    except ValueError:
        return None

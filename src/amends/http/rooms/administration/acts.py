"""Who did what in looking after the workspace."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Query
from starlette.responses import Response

from amends.app.administration.seeing_acts import see_acts
from amends.app.plain.acts import act_to_plain
from amends.app.tasks import Task
from amends.app.workspace import Desk
from amends.http.answers import json_response
from amends.http.asked import Reads
from amends.http.models.administration import ActsShown
from amends.http.models.values import Name
from amends.http.pages import PageAsked

ROOM = APIRouter()


@ROOM.get("/acts", response_model=ActsShown)
def list_acts(
    desk: Annotated[Desk, Depends(Reads(Task.SEE_ACTS))],
    page: PageAsked,
    client: Annotated[Name | None, Query(description="Only what was done for this client.")] = None,
) -> Response:
    """Lists who did what in looking after the workspace, the latest first."""
    before = UUID(page.after) if page.after is not None else None
    seen = see_acts(desk, client, before=before, limit=page.limit)
    following = str(seen.next) if seen.next is not None else None
    return json_response({"acts": list(map(act_to_plain, seen.acts)), **page.next(following)})

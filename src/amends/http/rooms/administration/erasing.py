"""Erasing: a person who asks for it, and what was kept long enough."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query
from starlette.responses import Response

from amends.app.administration.erasing import due_to_be_erased, erase_due, erase_person
from amends.app.plain.erased import erased_to_plain
from amends.app.plain.keeping import due_to_plain
from amends.app.tasks import Task
from amends.app.workspace import Desk
from amends.http.answers import json_response
from amends.http.asked import Reads, Write, Writes
from amends.http.models.administration import DueShown, ErasedShown, Erasing, ErasingDue
from amends.http.models.values import Name

ROOM = APIRouter()
_OF_THE_ONE = ErasingDue()

_Erases = Annotated[Write, Depends(Writes(Task.ERASE))]


@ROOM.post("/erasures", response_model=ErasedShown)
def erase_a_person(write: _Erases, body: Erasing) -> Response:
    """Erases what tells who a customer is, in the directory and in all their cases. It cannot be undone."""
    return write.shown(lambda desk: erased_to_plain(erase_person(desk, body.customer)))


@ROOM.get("/retention", response_model=DueShown)
def show_retention(
    desk: Annotated[Desk, Depends(Reads(Task.SEE_RETENTION))],
    client: Annotated[Name | None, Query(description="Only that of this client.")] = None,
) -> Response:
    """Says which closed cases were kept for as long as their client settled, and are due to be erased."""
    return json_response(due_to_plain(due_to_be_erased(desk, client)))


@ROOM.post("/retention/erase", response_model=ErasedShown)
def erase_what_is_due(write: _Erases, body: ErasingDue = _OF_THE_ONE) -> Response:
    """Erases what is personal in the cases that were kept long enough. It cannot be undone."""
    return write.shown(lambda desk: erased_to_plain(erase_due(desk, body.client)))

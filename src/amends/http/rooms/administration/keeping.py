"""Keeping the store whole: checkpoints, and whether everything is as it was recorded."""

from typing import Annotated

from fastapi import APIRouter, Depends
from starlette.responses import Response

from amends.app.administration.keeping import make_checkpoint, verify_store
from amends.app.plain.keeping import checkpoint_to_plain, findings_to_plain
from amends.app.plain.values import Plain
from amends.app.tasks import Task
from amends.app.workspace import Desk
from amends.http.answers import json_response
from amends.http.asked import Reads, Write, Writes
from amends.http.models.administration import MadeCheckpointShown, VerifiedShown, Verifying

ROOM = APIRouter()
_NOTHING_TOLD = Verifying()


@ROOM.post("/checkpoints", response_model=MadeCheckpointShown)
def make_a_checkpoint(write: Annotated[Write, Depends(Writes(Task.KEEP_THE_STORE))]) -> Response:
    """Anchors where every case and promise stands: one that is deleted or cut short later shows in a verification."""
    return write.shown(_made)


@ROOM.post("/verification", response_model=VerifiedShown)
def verify_the_store(desk: Annotated[Desk, Depends(Reads(Task.VERIFY))], body: Verifying = _NOTHING_TOLD) -> Response:
    """Folds every case anew, checks every chain, checkpoint and sum, and says what differs. It changes nothing."""
    return json_response(findings_to_plain(verify_store(desk, body.told)))


def _made(desk: Desk) -> Plain:
    made = make_checkpoint(desk)
    return {"checkpoint": None if made is None else checkpoint_to_plain(made)}

"""The end, and the beginning anew."""

from datetime import timedelta
from typing import Annotated

from fastapi import APIRouter, Depends
from starlette.responses import Response

from amends.cases.gate.acts.ending import Close, FollowUp, Reopen, Resolve, WriteThoughts
from amends.http.at_case import Acts, AtCase
from amends.http.models.acts import FollowingUp, Resolving, Saying, SayingWhy
from amends.http.models.cases import ActedShown

ROOM = APIRouter(prefix="/cases")


@ROOM.post("/{case}/follow-up", response_model=ActedShown)
def follow_up(at: Annotated[AtCase, Depends(Acts("follow-up"))], body: FollowingUp) -> Response:
    """Plans when somebody sees whether the condition has come true under which something was promised."""
    within = timedelta(seconds=body.within_seconds)
    return at.does_on(lambda on: [FollowUp(on.at + within)])


@ROOM.post("/{case}/resolve", response_model=ActedShown)
def resolve(at: Annotated[AtCase, Depends(Acts("resolve"))], body: Resolving) -> Response:
    """Resolves the case, when nothing is left to give, to tell or to wait for."""
    return at.does(Resolve(body.needs_met, body.call_back, body.heard))


@ROOM.post("/{case}/note", response_model=ActedShown)
def write_thoughts(at: Annotated[AtCase, Depends(Acts("note"))], body: Saying) -> Response:
    """Writes the eighth answer of the note: the final thoughts."""
    return at.does(WriteThoughts(body.words))


@ROOM.post("/{case}/close", response_model=ActedShown)
def close(at: Annotated[AtCase, Depends(Acts("close"))]) -> Response:
    """Lets a resolved case rest; one of Make It Right only with its note written."""
    return at.does(Close())


@ROOM.post("/{case}/reopen", response_model=ActedShown)
def reopen(at: Annotated[AtCase, Depends(Acts("reopen"))], body: SayingWhy) -> Response:
    """Lets a case go on that was resolved or closed."""
    return at.does(Reopen(body.why))

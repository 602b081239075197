"""Calls that are owed to the customer."""

from datetime import UTC
from typing import Annotated

from fastapi import APIRouter, Depends
from starlette.responses import Response

from amends.app.cases.colleagues import colleague
from amends.cases.gate.acts.call_backs import (
    AgreeCallBack,
    AssignCallBack,
    EndCallBack,
    PromiseCallBack,
    TryCallBack,
)
from amends.http.at_case import Acts, AtCase
from amends.http.models.acts import AgreeingCallBack, AssigningCallBack, EndingCallBack, SayingWhy, TryingCallBack
from amends.http.models.cases import ActedShown

ROOM = APIRouter(prefix="/cases")


@ROOM.post("/{case}/promise-call-back", response_model=ActedShown)
def promise_call_back(at: Annotated[AtCase, Depends(Acts("promise-call-back"))], body: SayingWhy) -> Response:
    """Promises that somebody will call, in the customer's hours of the next business day."""
    return at.does(PromiseCallBack(body.why))


@ROOM.post("/{case}/try-call-back", response_model=ActedShown)
def try_call_back(at: Annotated[AtCase, Depends(Acts("try-call-back"))], body: TryingCallBack) -> Response:
    """Records that somebody called, and what came of it."""
    return at.does(TryCallBack(body.outcome))


@ROOM.post("/{case}/agree-call-back", response_model=ActedShown)
def agree_call_back(at: Annotated[AtCase, Depends(Acts("agree-call-back"))], body: AgreeingCallBack) -> Response:
    """Records when the customer wishes to be called."""
    return at.does(AgreeCallBack(body.opens.astimezone(UTC), body.due.astimezone(UTC)))


@ROOM.post("/{case}/assign-call-back", response_model=ActedShown)
def assign_call_back(at: Annotated[AtCase, Depends(Acts("assign-call-back"))], body: AssigningCallBack) -> Response:
    """Puts the call into somebody else's hands."""
    return at.does_on(lambda on: [AssignCallBack(colleague(on, body.user).id)])


@ROOM.post("/{case}/end-call-back", response_model=ActedShown)
def end_call_back(at: Annotated[AtCase, Depends(Acts("end-call-back"))], body: EndingCallBack) -> Response:
    """Ends the call that is owed though it was not made, and says why."""
    return at.does(EndCallBack(body.how, body.words))

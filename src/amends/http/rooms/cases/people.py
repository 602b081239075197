"""Others who are asked: nobody meets a dead end."""

from datetime import timedelta
from typing import Annotated

from fastapi import APIRouter, Depends
from starlette.responses import Response

from amends.app.cases.colleagues import colleague
from amends.app.cases.dues import due_within
from amends.app.cases.meant import hand_off_meant
from amends.cases.gate.acts.people import (
    AnswerHandOff,
    AskOpinion,
    AskSupervisor,
    Assign,
    FinishHandOff,
    GiveOpinion,
    HandOver,
    TakeOver,
    WithdrawRequest,
)
from amends.cases.parts import HandOffState
from amends.http.at_case import Acts, AtCase
from amends.http.models.acts import (
    AnsweringHandOff,
    AskingColleague,
    Assigning,
    FinishingHandOff,
    GivingOpinion,
    HandingOver,
    WithdrawingRequest,
)
from amends.http.models.cases import ActedShown
from amends.http.models.values import exact

ROOM = APIRouter(prefix="/cases")


@ROOM.post("/{case}/supervisor", response_model=ActedShown)
def ask_supervisor(at: Annotated[AtCase, Depends(Acts("supervisor"))]) -> Response:
    """The customer asks for a supervisor: it goes to the next who has not decided this case. It can't be refused."""
    return at.does(AskSupervisor())


@ROOM.post("/{case}/take-over", response_model=ActedShown)
def take_over(at: Annotated[AtCase, Depends(Acts("take-over"))]) -> Response:
    """Takes the case, as the supervisor that the customer asked for."""
    return at.does(TakeOver())


@ROOM.post("/{case}/withdraw-request", response_model=ActedShown)
def withdraw_request(at: Annotated[AtCase, Depends(Acts("withdraw-request"))], body: WithdrawingRequest) -> Response:
    """Withdraws a request for a supervisor: it was a mistake, or the customer takes it back, in their words."""
    return at.does(WithdrawRequest(body.how, body.words))


@ROOM.post("/{case}/second-opinion", response_model=ActedShown)
def ask_opinion(at: Annotated[AtCase, Depends(Acts("second-opinion"))], body: AskingColleague) -> Response:
    """Asks a colleague, with one's own view written down first; neither sees the other's before both are there."""
    amount = exact(body.amount)
    return at.does_on(lambda on: [AskOpinion(colleague(on, body.colleague).id, body.view, body.remedy, amount)])


@ROOM.post("/{case}/opinion", response_model=ActedShown)
def give_opinion(at: Annotated[AtCase, Depends(Acts("opinion"))], body: GivingOpinion) -> Response:
    """Gives the second opinion that one was asked for; from then on both see both."""
    return at.does(GiveOpinion(body.view, body.remedy, exact(body.amount)))


@ROOM.post("/{case}/hand-off", response_model=ActedShown)
def hand_over(at: Annotated[AtCase, Depends(Acts("hand-off"))], body: HandingOver) -> Response:
    """Asks another party to act; until it accepts, the case is ours."""
    within = timedelta(seconds=body.within_seconds)
    return at.does_on(lambda on: [HandOver(body.party, body.what, due_within(on, within), body.remedy)])


@ROOM.post("/{case}/answer-hand-off", response_model=ActedShown)
def answer_hand_off(at: Annotated[AtCase, Depends(Acts("answer-hand-off"))], body: AnsweringHandOff) -> Response:
    """Records what the other party answered."""
    return at.does_as(
        lambda state: AnswerHandOff(hand_off_meant(state, body.hand_off, HandOffState.ASKED), body.accepted, body.words)
    )


@ROOM.post("/{case}/finish-hand-off", response_model=ActedShown)
def finish_hand_off(at: Annotated[AtCase, Depends(Acts("finish-hand-off"))], body: FinishingHandOff) -> Response:
    """Records that the other party has done what it accepted to do."""
    return at.does_as(
        lambda state: FinishHandOff(hand_off_meant(state, body.hand_off, HandOffState.ACCEPTED), body.words)
    )


@ROOM.post("/{case}/assign", response_model=ActedShown)
def assign(at: Annotated[AtCase, Depends(Acts("assign"))], body: Assigning) -> Response:
    """Gives the case to somebody, as when a shift ends."""
    return at.does_on(lambda on: [Assign(colleague(on, body.user).id, body.team or on.state.team, body.words)])

"""Giving, and what becomes of what was promised."""

from typing import Annotated

from fastapi import APIRouter, Depends
from starlette.responses import Response

from amends.app.cases.meant import gift_meant
from amends.app.cases.precedents import withholding
from amends.cases.gate.acts.giving import Decline, Give, Reverse, Settle
from amends.cases.parts import GiftState
from amends.http.at_case import Acts, AtCase
from amends.http.models.acts import Declining, Giving, Reversing, Settling, Withholding
from amends.http.models.cases import ActedShown
from amends.http.models.values import exact

ROOM = APIRouter(prefix="/cases")


@ROOM.post("/{case}/give", response_model=ActedShown)
def give(at: Annotated[AtCase, Depends(Acts("give"))], body: Giving) -> Response:
    """Gives what is owed, at once; or what is at discretion, within authority and with a coded reason."""
    return at.does(Give(body.remedy, exact(body.amount), body.reason))


@ROOM.post("/{case}/withhold", response_model=ActedShown)
def withhold(at: Annotated[AtCase, Depends(Acts("withhold"))], body: Withholding) -> Response:
    """Does not give what may be given, for one of the clause's reasons."""
    return at.does_on(lambda on: [withholding(on, body.remedy, body.reason)])


@ROOM.post("/{case}/decline", response_model=ActedShown)
def decline(at: Annotated[AtCase, Depends(Acts("decline"))], body: Declining) -> Response:
    """Records that the customer was offered what is owed to them, and does not want it."""
    return at.does(Decline(body.remedy, body.words))


@ROOM.post("/{case}/settle", response_model=ActedShown)
def settle(at: Annotated[AtCase, Depends(Acts("settle"))], body: Settling) -> Response:
    """Says what became of something that was promised: it reached the customer, it is not given, or nobody knows."""
    return at.does_as(
        lambda state: Settle(gift_meant(state, body.gift, lambda one: one.is_open), body.outcome, body.why)
    )


@ROOM.post("/{case}/reverse", response_model=ActedShown)
def reverse(at: Annotated[AtCase, Depends(Acts("reverse"))], body: Reversing) -> Response:
    """Takes back what was given by mistake."""
    return at.does_as(
        lambda state: Reverse(gift_meant(state, body.gift, lambda one: one.state is GiftState.GIVEN), body.why)
    )

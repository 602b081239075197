"""Cases: one route for each act of the gate, and what is looked at."""

from fastapi import APIRouter

from amends.http.rooms.cases import (
    addresses,
    attachments,
    call_backs,
    contacts,
    deciding,
    ending,
    evidence,
    giving,
    letters,
    listing,
    looking,
    offering,
    opening,
    people,
    proposing,
    returns,
    threats,
)

ROOM = APIRouter(tags=["cases"])
"""In the order in which a call goes."""

for _part in (
    opening,
    listing,
    threats,
    looking,
    contacts,
    evidence,
    attachments,
    deciding,
    giving,
    returns,
    proposing,
    offering,
    people,
    call_backs,
    letters,
    ending,
    addresses,
):
    ROOM.include_router(_part.ROOM)

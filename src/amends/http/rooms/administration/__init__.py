"""Looking after a workspace."""

from fastapi import APIRouter

from amends.http.rooms.administration import acts, erasing, jobs, keeping

ROOM = APIRouter(tags=["administration"])

for _part in (keeping, erasing, jobs, acts):
    ROOM.include_router(_part.ROOM)

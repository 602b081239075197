"""The house and its customers."""

from fastapi import APIRouter

from amends.http.rooms.directory import belongings, clients, customers, endpoints, users

ROOM = APIRouter(tags=["directory"])

for _part in (clients, endpoints, users, customers, belongings):
    ROOM.include_router(_part.ROOM)

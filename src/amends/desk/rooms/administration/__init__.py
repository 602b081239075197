"""Looking after a workspace: its clients, its users, what was given up and waits for a person, and who did what."""

from amends.desk.rooms.administration import acts, clients, endpoints, jobs, users
from amends.desk.rooms.room import Room

ROOMS: tuple[Room, ...] = (*jobs.ROOMS, *clients.ROOMS, *users.ROOMS, *endpoints.ROOMS, *acts.ROOMS)

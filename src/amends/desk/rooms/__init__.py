"""The rooms of the desk: every address, by what is done there."""

from amends.desk.rooms import (
    administration,
    approving,
    calls,
    card,
    cases,
    customer_links,
    customer_page,
    lists,
    me,
    policies,
    shift,
    signing_in,
)
from amends.desk.rooms.room import Room

ROOMS: tuple[Room, ...] = (
    *signing_in.ROOMS,
    *calls.ROOMS,
    *cases.ROOMS,
    *approving.ROOMS,
    *card.ROOMS,
    *customer_links.ROOMS,
    *customer_page.ROOMS,
    *lists.ROOMS,
    *shift.ROOMS,
    *policies.ROOMS,
    *me.ROOMS,
    *administration.ROOMS,
)

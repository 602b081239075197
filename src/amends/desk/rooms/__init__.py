"""The rooms of the desk: every address, by what is done there."""

from amends.desk.rooms import (
    administration,
    approving,
    attachments,
    call_records,
    calls,
    card,
    cases,
    customer_links,
    customer_page,
    customers,
    facts,
    lists,
    me,
    policies,
    promise_page,
    promises,
    shift,
    signing_in,
)
from amends.desk.rooms.room import Room

ROOMS: tuple[Room, ...] = (
    *signing_in.ROOMS,
    *calls.ROOMS,
    *customers.ROOMS,
    *facts.ROOMS,
    *cases.ROOMS,
    *attachments.ROOMS,
    *call_records.ROOMS,
    *approving.ROOMS,
    *card.ROOMS,
    *customer_links.ROOMS,
    *customer_page.ROOMS,
    *promise_page.ROOMS,
    *promises.ROOMS,
    *lists.ROOMS,
    *shift.ROOMS,
    *policies.ROOMS,
    *me.ROOMS,
    *administration.ROOMS,
)

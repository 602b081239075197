"""What waits for somebody beside the cases that they own: what only they and those like them can do."""

from dataclasses import dataclass

from amends.app.cases.approvals import waiting_for
from amends.app.cases.counting import MOST
from amends.app.cases.queues import Queue, wanted_in
from amends.app.cases.supervising import supervisor_requests
from amends.app.people import person
from amends.app.workspace import Desk
from amends.store.call_backs import count_owed_up_to
from amends.store.case_list import count_up_to
from amends.store.engine import reading


@dataclass(frozen=True, slots=True, kw_only=True)
class WhatWaits:
    """How much of each waits, counted no further than anybody cares.

    Attributes:
        approvals: solutions that they may approve.
        supervisor_requests: customers who asked for somebody like them.
        call_backs: calls that are owed to customers of the clients for whom they work.
        hand_offs: cases in which another party has to answer or to act.
    """

    approvals: int
    supervisor_requests: int
    call_backs: int
    hand_offs: int


def what_waits(desk: Desk) -> WhatWaits:
    """What waits for the one at the desk.

    Raises:
        NoUserError: there is no such user.
    """
    handed_off = wanted_in(Queue.HAND_OFFS)
    with reading(desk.workspace.engine) as connection:
        who = person(connection, desk)
        return WhatWaits(
            approvals=min(len(waiting_for(connection, desk, who)), MOST + 1),
            supervisor_requests=len(supervisor_requests(connection, who, MOST + 1)),
            call_backs=count_owed_up_to(connection, who.clients, MOST + 1),
            hand_offs=count_up_to(
                connection, who.clients, handed_off.by(who.user.id), MOST + 1, order=handed_off.order
            ),
        )

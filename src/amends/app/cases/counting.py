"""How many stand in each of the lists that people work by, counted no further than anybody cares."""

from collections.abc import Mapping

from sqlalchemy import Connection

from amends.app.cases.approvals import waiting_for
from amends.app.cases.queues import OF_CASES, Queue, wanted_in
from amends.app.cases.supervising import supervisor_requests
from amends.app.people import Person, person
from amends.app.workspace import Desk
from amends.store.call_backs import count_owed_up_to
from amends.store.case_list import count_up_to
from amends.store.engine import reading

MOST = 20
"""What is more than that is counted as one more."""


def counts(desk: Desk) -> Mapping[Queue, int]:
    """How many stand in each list; the list of all cases is not counted.

    Raises:
        NoUserError: there is no such user.
    """
    with reading(desk.workspace.engine) as connection:
        return counts_for(connection, desk, person(connection, desk))


def counts_for(connection: Connection, desk: Desk, who: Person) -> Mapping[Queue, int]:
    """The same within a transaction."""
    found = {
        Queue.APPROVAL: min(
            len(waiting_for(connection, desk, who)) + len(supervisor_requests(connection, who, MOST + 1)), MOST + 1
        ),
        Queue.CALL_BACKS: count_owed_up_to(connection, who.clients, MOST + 1),
    }
    for queue in OF_CASES - {Queue.ALL}:
        wanted = wanted_in(queue)
        found[queue] = count_up_to(connection, who.clients, wanted.by(who.user.id), MOST + 1, order=wanted.order)
    return found

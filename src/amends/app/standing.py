"""What stands around every page of somebody's work: what they may do, and how much waits in their lists."""

from collections.abc import Mapping
from dataclasses import dataclass

from amends.app.access.permitted import permitted_to
from amends.app.administration.asking import asking
from amends.app.cases.counting import counts_for
from amends.app.cases.queues import Queue
from amends.app.tasks import Task
from amends.app.workspace import Desk
from amends.store.engine import reading


@dataclass(frozen=True, slots=True)
class Standing:
    """What somebody may do for a client at least or for the whole workspace, and how many stand in each list."""

    may: frozenset[Task]
    counts: Mapping[Queue, int]


def standing(desk: Desk) -> Standing:
    """What somebody may do, and what waits for them.

    Raises:
        NoUserError: there is no such user.
        InactiveUserError: they may no longer act.
    """
    with reading(desk.workspace.engine) as connection:
        who = asking(connection, desk)
        return Standing(permitted_to(who), counts_for(connection, desk, who.who))

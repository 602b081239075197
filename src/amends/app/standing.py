"""What stands around every page of somebody's work: what they may do, and how much waits in their lists."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from amends.app.access.permitted import permitted_to
from amends.app.administration.asking import Asking, asking
from amends.app.cases.counting import counts_for
from amends.app.cases.queues import Queue
from amends.app.tasks import Task
from amends.app.workspace import Desk
from amends.store import directory
from amends.store.engine import reading


@dataclass(frozen=True, slots=True)
class Standing:
    """What somebody may do for a client at least or for the whole workspace, and how many stand in each list.

    Attributes:
        zone: by whose clock they work: that of the client for whom they do, or of the most of several.
    """

    may: frozenset[Task]
    counts: Mapping[Queue, int]
    zone: ZoneInfo


def standing(desk: Desk, *, counting: bool = True) -> Standing:
    """What somebody may do, and what waits for them; the lists are counted where that is asked for.

    Raises:
        NoUserError: there is no such user.
        InactiveUserError: they may no longer act.
    """
    with reading(desk.workspace.engine) as connection:
        who = asking(connection, desk)
        counts = counts_for(connection, desk, who.who) if counting else {}
        return Standing(permitted_to(who), counts, _zone(who))


def _zone(who: Asking) -> ZoneInfo:
    zones = Counter(client.timezone for client in directory.clients(who.connection, who.who.clients))
    return ZoneInfo(next((name for name, _ in zones.most_common(1)), "UTC"))

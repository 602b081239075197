"""The lists that people work by: each is a question that somebody at a desk has at any moment of their day."""

from dataclasses import replace
from enum import StrEnum

from amends.app.cases.listing import Wanted
from amends.cases.state import Stage
from amends.store.case_list import Place

OPEN = frozenset(Stage) - {Stage.CLOSED}
"""The stages of a case that is not closed."""


class Queue(StrEnum):
    """A list that people work by."""

    MINE = "mine"
    APPROVAL = "approval"
    CALL_BACKS = "call_backs"
    HAND_OFFS = "hand_offs"
    UNASSIGNED = "unassigned"
    ALL = "all"


_WANTED = {
    Queue.MINE: Wanted(is_mine=True, stages=OPEN),
    Queue.HAND_OFFS: Wanted(is_handed_off=True),
    Queue.UNASSIGNED: Wanted(is_unassigned=True, stages=OPEN),
    Queue.ALL: Wanted(),
}
OF_CASES = frozenset(_WANTED)
"""The lists of cases as such; the others are of calls, and of solutions that wait for an approver."""


def wanted_in(queue: Queue, team: str | None = None, policy: str | None = None, after: Place | None = None) -> Wanted:
    """Which cases stand in a list of cases: of one team or one policy, where one is named, and after a place."""
    return replace(_WANTED[queue], team=team, policy=policy, after=after)

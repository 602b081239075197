"""What stands around every page: who is there, and their lists."""

from collections.abc import Mapping
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from amends.app.standing import Standing, standing
from amends.app.tasks import Task
from amends.desk.counted import counted
from amends.desk.visit import Visit
from amends.lang.errors import AmendsError

PLACES = {
    "calls": "/",
    "mine": "/lists/mine",
    "approval": "/lists/approval",
    "call_backs": "/lists/call_backs",
    "hand_offs": "/lists/hand_offs",
    "unassigned": "/lists/unassigned",
    "all": "/lists/all",
    "promises": "/promises",
    "policies": "/policies",
    "administration": "/administration",
}
"""Where one can go from every page, in its order, and the address of each."""


_FOR = {"administration": Task.SEE_JOBS}
"""What somebody may do to whom a place is shown; the others are for everybody."""


@dataclass(frozen=True, slots=True)
class SignedIn:
    """Who is there."""

    name: str


def framed(visit: Visit | None) -> Mapping[str, object]:
    """The values that every template is given."""
    desk = visit.desk if visit is not None else None
    found = _standing(visit)
    may, waiting = (found.may, found.counts) if found is not None else (frozenset[Task](), {})
    return {
        "who": SignedIn(desk.user) if desk is not None else None,
        "places": {name: address for name, address in PLACES.items() if _FOR.get(name) in {None, *may}},
        "may": {task.name for task in may},
        "counts": {queue.value: counted(count) for queue, count in waiting.items()},
        "here": "",
        "searched": "",
        "is_partial": visit is not None and visit.is_partial,
        "live_at": "/live" if desk is not None else None,
        "wrong": None,
        "done": None,
        "zone": found.zone if found is not None else ZoneInfo("UTC"),
        "now": visit.workspace.clock() if visit is not None else None,
    }


def _standing(visit: Visit | None) -> Standing | None:
    """What they may do, and how many stand in each list; a part of a page shows no lists."""
    if visit is None or visit.desk is None:
        return None
    try:
        return standing(visit.desk, counting=not visit.is_partial)
    except AmendsError:
        # A list that can't be counted keeps nobody from the page that they asked for.
        return standing(visit.desk, counting=False)

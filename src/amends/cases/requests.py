"""What of a history tells whether a request for a supervisor waits, and who may not take it: read without the rest."""

from collections.abc import Iterable

from amends.cases.events.deciding import Decided, DenialTold
from amends.cases.events.event import Event
from amends.cases.events.giving import RemedyWithheld
from amends.cases.events.people import (
    PassedOn,
    SupervisorAsked,
    SupervisorRequestMoved,
    SupervisorRequestWithdrawn,
    SupervisorTookOver,
)
from amends.cases.events.route import FinalResponseGiven, SolutionAdjusted, SolutionApproved, SolutionReturned

OF_REQUESTS: tuple[type[Event], ...] = (
    SupervisorAsked,
    SupervisorTookOver,
    PassedOn,
    SupervisorRequestMoved,
    SupervisorRequestWithdrawn,
)
"""The events that a request for a supervisor has."""

OF_DECIDERS: tuple[type[Event], ...] = (
    Decided,
    DenialTold,
    RemedyWithheld,
    SolutionApproved,
    SolutionAdjusted,
    SolutionReturned,
    FinalResponseGiven,
)
"""The events whose author has decided in the case, and is nobody whom the customer may mean by somebody else."""


def does_one_wait(history: Iterable[Event]) -> bool:
    """Whether a request for a supervisor waits for somebody of the house."""
    waiting = set()
    for event in history:
        match event:
            case SupervisorAsked(request=request, outside=False):
                waiting.add(request)
            case (
                PassedOn(request=request, next_request=after)
                | SupervisorRequestMoved(request=request, next_request=after)
            ):
                waiting.discard(request)
                waiting.add(after)
            case SupervisorTookOver(request=request) | SupervisorRequestWithdrawn(request=request):
                waiting.discard(request)
            case _:
                pass
    return bool(waiting)

"""The course of one solution: how it was proposed, and everything that happened to it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar
from uuid import UUID

from amends.cases.events.event import Event
from amends.cases.events.route import (
    AdjustmentTaken,
    CompromiseAsked,
    OfferAccepted,
    OfferRejected,
    ProposalLapsed,
    SolutionAdjusted,
    SolutionApproved,
    SolutionOffered,
    SolutionProposed,
    SolutionReturned,
)
from amends.cases.recorded import Recorded

AnEvent = TypeVar("AnEvent", bound=Event)

_ABOUT_A_SOLUTION = (
    AdjustmentTaken,
    CompromiseAsked,
    OfferAccepted,
    OfferRejected,
    ProposalLapsed,
    SolutionAdjusted,
    SolutionApproved,
    SolutionOffered,
    SolutionProposed,
    SolutionReturned,
)


@dataclass(frozen=True, slots=True)
class Step(Generic[AnEvent]):
    """Something that happened to a solution, and who did it."""

    event: AnEvent
    recorded: Recorded


@dataclass(slots=True)
class Course:
    """One solution from its proposal on; `before` is the one of which it is the compromise, `after` its own."""

    steps: list[Recorded] = field(default_factory=list)
    before: "Course | None" = None
    after: "Course | None" = None

    def step(self, event: type[AnEvent]) -> Step[AnEvent] | None:
        """The last time that such a thing happened to it."""
        for recorded in reversed(self.steps):
            if isinstance(recorded.event, event):
                return Step(recorded.event, recorded)
        return None

    @property
    def proposal(self) -> Step[SolutionProposed]:
        """How it was proposed."""
        first = self.step(SolutionProposed)
        assert first is not None, "a course begins with the proposal"
        return first


def courses_in(history: Sequence[Recorded]) -> tuple[Course, ...]:
    """The solutions of a case in the order in which they were proposed."""
    found: dict[UUID, Course] = {}
    asked: Course | None = None
    for recorded in history:
        event = recorded.event
        if not isinstance(event, _ABOUT_A_SOLUTION):
            continue
        if isinstance(event, SolutionProposed):
            course = found[event.proposal] = Course(before=asked)
            if asked is not None:
                asked.after = course
        found[event.proposal].steps.append(recorded)
        # A compromise beyond what was approved is proposed at once: nothing comes between.
        asked = found[event.proposal] if isinstance(event, CompromiseAsked) else None
    return tuple(found.values())

"""Fulfilment by itself: it begins, what comes back of it is recorded, and a person has it tried again."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from amends.cases.events.event import Event
from amends.cases.events.fulfilling import FulfilmentAskedAgain, FulfilmentBegun, FulfilmentFailed
from amends.cases.events.giving import RemedyGiven, RemedyUncertain
from amends.cases.gate.attempt import Attempt
from amends.cases.gate.rules.settling import Outcome, gift_of
from amends.cases.parts import GiftState


class Came(StrEnum):
    """What came back of giving something by itself."""

    GIVEN = "given"
    FAILED = "failed"
    UNCERTAIN = "uncertain"


@dataclass(frozen=True, slots=True)
class BeginFulfilment:
    """Something is about to go out. It is held to all that giving it by hand is held to."""

    entry: UUID
    through: str
    outcome: Outcome = Outcome.GIVEN
    why: str = ""


@dataclass(frozen=True, slots=True)
class RecordFulfilment:
    """What came back of it: how it is known that it was given, or why it was not, or why nobody can know."""

    entry: UUID
    came: Came
    why: str


@dataclass(frozen=True, slots=True)
class FulfilAgain:
    """Somebody has it tried again, when what stood in the way is put right."""

    entry: UUID


def begin(attempt: Attempt[BeginFulfilment]) -> Sequence[Event]:
    """It is on its way; a further attempt adds nothing."""
    if gift_of(attempt).is_on_its_way:
        return []
    return [FulfilmentBegun(entry=attempt.request.entry, through=attempt.request.through)]


def record(attempt: Attempt[RecordFulfilment]) -> Sequence[Event]:
    """What came back of it. What is uncertain already stays so until somebody knows that it was given."""
    request, gift = attempt.request, gift_of(attempt)
    if request.came is Came.GIVEN:
        return [RemedyGiven(entry=gift.id, why=request.why)]
    if gift.state is GiftState.UNCERTAIN:
        return []
    if request.came is Came.FAILED:
        return [FulfilmentFailed(entry=gift.id, why=request.why)]
    return [RemedyUncertain(entry=gift.id, why=request.why)]


def again(attempt: Attempt[FulfilAgain]) -> Sequence[Event]:
    """It is tried once more."""
    return [FulfilmentAskedAgain(entry=attempt.request.entry)]

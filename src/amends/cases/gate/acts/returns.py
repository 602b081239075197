"""What has to come back before something is given: asking for it, its arrival, the reminder, and the end of waiting."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from amends.cases.events.event import Event
from amends.cases.events.evidence import FactStated
from amends.cases.events.giving import RemedyReleased
from amends.cases.events.returns import Found, ReturnArrived, ReturnAsked, ReturnReminded
from amends.cases.gate.acts.giving import lapsed_without
from amends.cases.gate.attempt import Attempt
from amends.cases.gate.rules.returns import return_meant, same_serial
from amends.cases.reference import return_number
from amends.lang.expression.nodes import FactReference
from amends.lang.types import Kind

_RECORD = "record"
_NEVER_ARRIVED = "what it awaited did not arrive in time"


@dataclass(frozen=True, slots=True)
class AskReturn:
    """The customer is asked to send something that a gift awaits, to an address and by a day; or asked anew.

    Attributes:
        entry: the gift.
        device: what it is, in words.
        serial: its serial number.
        address: where it goes to, a line each.
        due: until when it is to arrive.
        remind_at: when the customer is reminded; None: never.
    """

    entry: UUID
    device: str | None
    serial: str | None
    address: tuple[str, ...]
    due: datetime
    remind_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class RecordArrival:
    """What arrived under a number: known by the serial number that was read on it, or said by who looked."""

    number: str
    serial: str | None = None
    found: Found | None = None


@dataclass(frozen=True, slots=True)
class RemindOfReturn:
    """The time has come to remind the customer."""

    number: str


@dataclass(frozen=True, slots=True)
class ExpireReturn:
    """The time is over in which it was to arrive."""

    number: str


def ask(attempt: Attempt[AskReturn]) -> Sequence[Event]:
    """It is awaited; who is asked anew keeps the number that may stand on a parcel already."""
    request, state = attempt.request, attempt.state
    before = state.return_for(request.entry)
    number = before.number if before is not None else return_number(state.reference, len(state.returns) + 1)
    return [
        ReturnAsked(
            entry=request.entry,
            number=number,
            device=request.device,
            serial=request.serial,
            address=request.address,
            due=request.due,
            remind_at=request.remind_at,
        )
    ]


def arrive(attempt: Attempt[RecordArrival]) -> Sequence[Event]:
    """What was found; where it is the right thing, the fact that the gift awaits is known by that."""
    request, meant = attempt.request, return_meant(attempt)
    found = request.found
    if found is None:
        is_right = request.serial is not None and meant.serial is not None and same_serial(request.serial, meant.serial)
        found = Found.RIGHT if is_right else Found.WRONG_DEVICE
    arrived = ReturnArrived(number=meant.number, found=found, serial=request.serial)
    return [arrived, *(_known_by_it(attempt) if found is Found.RIGHT else ())]


def remind(attempt: Attempt[RemindOfReturn]) -> Sequence[Event]:
    """The customer hears of it."""
    return [ReturnReminded(number=attempt.request.number)]


def expire(attempt: Attempt[ExpireReturn]) -> Sequence[Event]:
    """What waited for it is released; where it was agreed, the agreement is no more."""
    meant = return_meant(attempt)
    gift = attempt.state.gifts[meant.entry]
    return [RemedyReleased(entry=gift.id, why=_NEVER_ARRIVED), *lapsed_without(attempt, gift, _NEVER_ARRIVED)]


def _known_by_it(attempt: Attempt[RecordArrival]) -> Sequence[Event]:
    """Where the gift awaits just one fact that is true or not, its arrival is the evidence for it."""
    meant = return_meant(attempt)
    policy = attempt.around.policy
    remedy = policy.remedies.get(attempt.state.gifts[meant.entry].remedy)
    awaited = remedy.awaits if remedy is not None else None
    if not isinstance(awaited, FactReference):
        return []
    fact = policy.facts[awaited.name]
    if fact.type.kind is not Kind.BOOLEAN:
        return []
    return [
        FactStated(fact=fact.name, source=fact.trusted_from or _RECORD, value=True, record=f"return {meant.number}")
    ]

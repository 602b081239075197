"""What follows for remedies that go out by themselves, and for what has to come back."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from amends.app.following.job import CallOff, Job
from amends.cases import fulfilling
from amends.cases.canonical import Json, instant_text
from amends.cases.events.evidence import FactStated
from amends.cases.events.fulfilling import FulfilmentAskedAgain
from amends.cases.events.giving import RemedyGiven, RemedyReleased, RemedyReserved
from amends.cases.events.returns import ReturnArrived, ReturnAsked
from amends.cases.events.route import OfferAccepted
from amends.cases.recorded import Recorded

if TYPE_CHECKING:
    from amends.app.on_case import OnCase

FULFIL = fulfilling.JOB
REMIND_OF_RETURN = "remind-of-return"
EXPIRE_RETURN = "expire-return"

_MAY_MAKE_READY = (RemedyReserved, OfferAccepted, FactStated, ReturnArrived, FulfilmentAskedAgain)


def fulfilment_following(on: "OnCase", recorded: Recorded) -> Iterable[Job | CallOff]:
    """What is ready goes out; what has come to its end is no longer tried; what has to come back is watched."""
    match recorded.event:
        case ReturnAsked() as asked:
            yield from _watched(asked, recorded)
        case RemedyGiven(entry=entry) | RemedyReleased(entry=entry):
            gift = on.state.gifts[entry]
            yield CallOff(FULFIL, fulfilling.job_key(gift))
        case _ if isinstance(recorded.event, _MAY_MAKE_READY):
            yield from _going_out(on)


def _going_out(on: "OnCase") -> Iterator[Job]:
    ways = {way.of: way.words for way in on.client.settings.fulfilment}
    if not ways:
        return
    policy = on.policy.tree
    for gift in fulfilling.ready(on.state, policy):
        if fulfilling.through(ways, gift.remedy, policy) != fulfilling.PERSON:
            yield Job(kind=FULFIL, key=fulfilling.job_key(gift), data={"entry": str(gift.id)})


def _watched(asked: ReturnAsked, recorded: Recorded) -> Iterator[Job]:
    key = f"{asked.number}/{recorded.number}"
    if asked.remind_at is not None:
        yield Job(kind=REMIND_OF_RETURN, key=key, data=_on(asked, asked.remind_at), due_at=asked.remind_at)
    yield Job(kind=EXPIRE_RETURN, key=key, data=_on(asked, asked.due), due_at=asked.due)


def _on(asked: ReturnAsked, day: datetime) -> Mapping[str, Json]:
    return {"number": asked.number, "on": instant_text(day)}

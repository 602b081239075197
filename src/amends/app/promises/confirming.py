"""That customers confirm what they were promised: what follows by itself, and asking them once more."""

from collections.abc import Iterator
from datetime import timedelta
from typing import TYPE_CHECKING

from amends.app.following.job import CallOff, Job
from amends.promises.events import (
    ConfirmationNotSent,
    Confirmed,
    Delivery,
    DeliveryReported,
    Disputed,
    Made,
    OrderWentOut,
    PromiseEvent,
    Restated,
)

if TYPE_CHECKING:
    from amends.app.promises.on_promise import OnPromise

CONFIRM = "confirm-promise"
"""The kind of the jobs that send customers what they were promised."""

WATCH = "watch-promise"
"""The kind of the jobs that see whether the maker of a promise has to be told something, or no longer."""

_A_MOMENT = timedelta(minutes=10)
"""How long one waits for an answer before the maker is told of an order that goes out at once."""


def confirming(on: "OnPromise", event: PromiseEvent) -> Iterator[Job | CallOff]:
    """What follows from an event: the letter to the customer, and the alarm to whoever made the promise."""
    match event:
        case Made():
            yield confirm_job(on)
            yield from _before_the_order(on)
        case Restated():
            yield confirm_job(on)
            yield from _before_the_order(on)
            yield _at_once(on)
        case Confirmed() | Disputed() | OrderWentOut() | ConfirmationNotSent():
            yield _at_once(on)
        case DeliveryReported(delivery=Delivery.BOUNCED):
            yield _at_once(on)
        case _:
            return


def confirm_job(on: "OnPromise") -> Job:
    """The job that sends the customer what they were promised, as it is stated now."""
    return Job(kind=CONFIRM, key=_key(on), data={"number": on.number, "statement": len(on.state.stated)})


def _before_the_order(on: "OnPromise") -> Iterator[Job]:
    goes_out = on.state.offer.order_goes_out_at
    if goes_out is not None and on.state.order_went_out_at is None:
        lead = timedelta(hours=on.client.settings.alarm_hours)
        due_at = max(goes_out - lead, on.at + _A_MOMENT)
        yield Job(kind=WATCH, key=f"{_key(on)}/due", data={"is_due": True}, due_at=due_at)


def _at_once(on: "OnPromise") -> Job:
    return Job(kind=WATCH, key=_key(on), data={"is_due": False})


def _key(on: "OnPromise") -> str:
    return f"{on.id}.{on.number}"

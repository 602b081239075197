"""What can happen to a promise: past-tense facts, appended and never changed.

What is personal in them can be erased; it is None then.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import ClassVar
from uuid import UUID

from amends.promises.cycles import Period
from amends.promises.promise import Offer
from amends.promises.terms import Terms


class Delivery(StrEnum):
    """What became of a message on its way.

    ACCEPTED: a mail server took it, and sees to the rest of the way. DEFERRED: it is late, and is tried again.
    BOUNCED: it does not arrive. DELIVERED: it lies in the mailbox.
    """

    ACCEPTED = "accepted"
    DEFERRED = "deferred"
    BOUNCED = "bounced"
    DELIVERED = "delivered"


@dataclass(frozen=True, slots=True)
class Made:
    """Somebody promised something."""

    personal: ClassVar[frozenset[str]] = frozenset()
    offer: Offer


@dataclass(frozen=True, slots=True)
class ConfirmationAsked:
    """The customer was sent what was promised, to confirm it; delivery reports name the id of the message."""

    personal: ClassVar[frozenset[str]] = frozenset()
    message: str


@dataclass(frozen=True, slots=True)
class ConfirmationNotSent:
    """It could not be sent to the customer, and why: nothing is on its way to them."""

    personal: ClassVar[frozenset[str]] = frozenset()
    why: str


@dataclass(frozen=True, slots=True)
class DeliveryReported:
    """A mail server told what became of the message."""

    personal: ClassVar[frozenset[str]] = frozenset({"told"})
    message: str
    delivery: Delivery
    told: str | None = None


@dataclass(frozen=True, slots=True)
class Opened:
    """The customer opened the link in the message."""

    personal: ClassVar[frozenset[str]] = frozenset()


@dataclass(frozen=True, slots=True)
class Confirmed:
    """The customer said that this is what they were promised; `how` tells where: `link`, `phone`, `paper`."""

    personal: ClassVar[frozenset[str]] = frozenset()
    how: str


@dataclass(frozen=True, slots=True)
class Disputed:
    """The customer said that they were promised something else, in their words."""

    personal: ClassVar[frozenset[str]] = frozenset({"words"})
    words: str | None


@dataclass(frozen=True, slots=True)
class Restated:
    """The terms were put right, and why; what was written before stays to be read. They are to be confirmed anew."""

    personal: ClassVar[frozenset[str]] = frozenset({"words", "why"})
    words: str | None
    terms: tuple[Terms, ...]
    why: str | None


@dataclass(frozen=True, slots=True)
class OrderWentOut:
    """The order that the promise belongs to went out: from now on it is too late to be told in time."""

    personal: ClassVar[frozenset[str]] = frozenset()


@dataclass(frozen=True, slots=True)
class BillChecked:
    """A bill that was sent was held to the promise.

    Attributes:
        bill: the number that stands on it; None: it was checked before, and is known better now.
        period: the days that it is for.
        part: which of the terms.
        shortfalls: the keys of what it fell short by; none: it kept the promise.
        is_last: whether no later bill owes anything for these terms.
        elsewhere: the days of the bill on which stands what this one lacks; None: on none.
    """

    personal: ClassVar[frozenset[str]] = frozenset({"bill"})
    bill: str | None
    period: Period
    part: int
    shortfalls: tuple[str, ...] = ()
    is_last: bool = False
    elsewhere: Period | None = None


@dataclass(frozen=True, slots=True)
class MadeGood:
    """What a bill fell short by was given back; `case` is where."""

    personal: ClassVar[frozenset[str]] = frozenset()
    shortfall: str
    case: UUID | None = None


@dataclass(frozen=True, slots=True)
class NoLongerMadeGood:
    """What made it good was taken back, so it is owed again; `gift` is what was taken back, in the case `case`."""

    personal: ClassVar[frozenset[str]] = frozenset()
    shortfall: str
    case: UUID | None = None
    gift: UUID | None = None


PromiseEvent = (
    Made
    | ConfirmationAsked
    | ConfirmationNotSent
    | DeliveryReported
    | Opened
    | Confirmed
    | Disputed
    | Restated
    | OrderWentOut
    | BillChecked
    | MadeGood
    | NoLongerMadeGood
)


@dataclass(frozen=True, slots=True)
class Happened:
    """An event and when it was recorded (UTC)."""

    at: datetime
    event: PromiseEvent

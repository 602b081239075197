"""What is known of a promise at one time."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from amends.promises.cycles import Period
from amends.promises.promise import Offer
from amends.promises.terms import Terms


class Confirmation(StrEnum):
    """How far the customer's confirmation has come."""

    NOT_ASKED = "not_asked"
    ASKED = "asked"
    ACCEPTED = "accepted"
    DEFERRED = "deferred"
    BOUNCED = "bounced"
    DELIVERED = "delivered"
    OPENED = "opened"
    CONFIRMED = "confirmed"
    DISPUTED = "disputed"


@dataclass(frozen=True, slots=True)
class CheckedBill:
    """A bill that was held to one part of a promise, and what it falls short by; its number may have been erased.

    `elsewhere` are the days of the bill on which stands what this one lacks.
    """

    bill: str | None
    period: Period
    part: int
    shortfalls: tuple[str, ...]
    is_last: bool
    elsewhere: Period | None = None

    @property
    def kept(self) -> bool:
        """Whether the bill showed what was promised."""
        return not self.shortfalls


@dataclass(frozen=True, slots=True)
class Statement:
    """What was written down as promised, at one time."""

    at: datetime
    words: str | None
    terms: tuple[Terms, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseState:
    """A promise as its events leave it.

    Attributes:
        offer: what was promised; its words and terms are those that hold now.
        stated: everything that was ever written down as promised, in order.
        message: the message that asks for the confirmation that counts.
        told: what the mail server or the customer said last about it, in their words.
        order_went_out_at: when it became too late to confirm before the order; None: the order is still here.
        bills: what was checked, by the part of the terms and the period.
        made_good: the keys of shortfalls that were given back, unless that was taken back.
    """

    made_at: datetime
    offer: Offer
    stated: tuple[Statement, ...]
    confirmation: Confirmation = Confirmation.NOT_ASKED
    confirmation_changed_at: datetime | None = None
    message: str | None = None
    told: str | None = None
    order_went_out_at: datetime | None = None
    bills: Mapping[tuple[int, Period], CheckedBill] = field(default_factory=dict)
    made_good: frozenset[str] = frozenset()

    @property
    def is_confirmed(self) -> bool:
        """Whether the customer said that this is what they were promised."""
        return self.confirmation is Confirmation.CONFIRMED

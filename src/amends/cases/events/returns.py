"""Events of what has to come back before something is given: asked for, arrived or not, and reminded of."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import ClassVar
from uuid import UUID

from amends.cases.events.event import Event


class Found(StrEnum):
    """What was found when a parcel arrived, or did not."""

    RIGHT = "right"
    WRONG_DEVICE = "wrong_device"
    MISSING = "missing"
    EMPTY = "empty"

    @property
    def words(self) -> str:
        """What it is, in a sentence."""
        return {
            Found.RIGHT: "what was awaited has arrived",
            Found.WRONG_DEVICE: "something else has arrived than what was awaited",
            Found.MISSING: "the parcel was told as delivered, and is not there",
            Found.EMPTY: "the parcel has arrived, and nothing is in it",
        }[self]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnAsked(Event):
    """The customer is asked to send something, under a number that stands on the label; asked anew, until later.

    `device` says what it is, `serial` which one, where that is known; `address` is where it goes to, a line each.
    """

    name: ClassVar[str] = "return_asked"
    personal: ClassVar[frozenset[str]] = frozenset({"serial"})

    entry: UUID
    number: str
    device: str | None
    serial: str | None
    address: tuple[str, ...]
    due: datetime
    remind_at: datetime | None

    def sentence(self) -> str:
        """What happened."""
        what = self.device or "what is awaited"
        return f"asked for {what} to be sent, as return {self.number}, by {self.due:%Y-%m-%d %H:%M} UTC"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnArrived(Event):
    """What the customer sent arrived, or did not; `serial` is the one that was read on it."""

    name: ClassVar[str] = "return_arrived"
    personal: ClassVar[frozenset[str]] = frozenset({"serial"})

    number: str
    found: Found
    serial: str | None

    def sentence(self) -> str:
        """What happened."""
        return f"return {self.number}: {self.found.words}"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnReminded(Event):
    """The customer is reminded of what is still awaited."""

    name: ClassVar[str] = "return_reminded"

    number: str

    def sentence(self) -> str:
        """What happened."""
        return f"return {self.number}: it is time to remind the customer"

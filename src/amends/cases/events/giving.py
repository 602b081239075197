"""Events of giving and withholding. The ledger holds the same entries; their ids are the same."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import ClassVar
from uuid import UUID

from amends.cases.events.event import Event, quoted
from amends.cases.wording import PLAIN, Wording
from amends.cases.words import spoken


class Basis(StrEnum):
    """On which ground something is given."""

    ENTITLED = "entitled"
    DISCRETION = "discretion"
    EXCEPTION = "exception"


@dataclass(frozen=True, slots=True, kw_only=True)
class RemedyReserved(Event):
    """A remedy was set aside for the customer: promised by policy, or kept until they have answered to a solution.

    It is given when it is fulfilled, when what it awaits has arrived, or when its condition has come true.
    """

    name: ClassVar[str] = "remedy_reserved"

    entry: UUID
    remedy: str
    amount: Decimal
    basis: Basis
    reason: str | None = None
    approval: UUID | None = None
    awaits: bool = False
    condition: str | None = None

    def sentence(self) -> str:
        """What happened."""
        return self.sentence_in(PLAIN)

    def sentence_in(self, wording: Wording) -> str:
        """What happened, in the words of a reader."""
        what = wording.gift(self.remedy, self.amount or None)
        coded = f", because of {spoken(self.reason)}" if self.reason and self.basis is Basis.DISCRETION else ""
        later = "; it is given when what it awaits has arrived" if self.awaits else ""
        condition = f"; its condition is “{self.condition}”" if self.condition else ""
        return f"set aside {what}{coded}{later}{condition}"


@dataclass(frozen=True, slots=True, kw_only=True)
class RemedyGiven(Event):
    """A remedy reached the customer; `why` tells how that was found out, or how its condition came true."""

    name: ClassVar[str] = "remedy_given"

    entry: UUID
    why: str | None = None

    def sentence(self) -> str:
        """What happened."""
        return "gave what was set aside" + (f": {self.why}" if self.why else "")


@dataclass(frozen=True, slots=True, kw_only=True)
class RemedyUncertain(Event):
    """Nobody can know from here whether the remedy reached the customer; a person settles it."""

    name: ClassVar[str] = "remedy_uncertain"

    entry: UUID
    why: str

    def sentence(self) -> str:
        """What happened."""
        return f"it is not certain whether what was set aside was given: {self.why}"


@dataclass(frozen=True, slots=True, kw_only=True)
class RemedyReleased(Event):
    """What was promised is not given after all; the amount is free again."""

    name: ClassVar[str] = "remedy_released"

    entry: UUID
    why: str

    def sentence(self) -> str:
        """What happened."""
        return f"what was set aside is not given: {self.why}"


@dataclass(frozen=True, slots=True, kw_only=True)
class RemedyReversed(Event):
    """What was given by mistake was taken back."""

    name: ClassVar[str] = "remedy_reversed"

    entry: UUID
    why: str

    def sentence(self) -> str:
        """What happened."""
        return f"took back what was given: {self.why}"


@dataclass(frozen=True, slots=True, kw_only=True)
class RemedyWithheld(Event):
    """A remedy that may be given was not, for one of the clause's reasons."""

    name: ClassVar[str] = "remedy_withheld"

    remedy: str
    reason: str
    sentence_told: str
    precedents_otherwise: int = 0

    def sentence(self) -> str:
        """What happened."""
        return self.sentence_in(PLAIN)

    def sentence_in(self, wording: Wording) -> str:
        """What happened, in the words of a reader."""
        count = self.precedents_otherwise
        others = f" ({count} like {'case' if count == 1 else 'cases'} got it)" if count else ""
        return f"withheld {wording.remedy(self.remedy)}: {self.sentence_told}{others}"


@dataclass(frozen=True, slots=True, kw_only=True)
class RemedyDeclined(Event):
    """The customer was offered a remedy that is owed to them, and does not want it; `words` say why."""

    name: ClassVar[str] = "remedy_declined"
    personal: ClassVar[frozenset[str]] = frozenset({"words"})

    remedy: str
    words: str | None = ""

    def sentence(self) -> str:
        """What happened."""
        return self.sentence_in(PLAIN)

    def sentence_in(self, wording: Wording) -> str:
        """What happened, in the words of a reader."""
        said = f": {quoted(self.words)}" if self.words != "" else ""
        return f"offered {wording.remedy(self.remedy)}, which is owed; the customer does not want it{said}"

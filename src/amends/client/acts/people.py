"""Who else is asked: a supervisor, a colleague, another party, another owner."""

from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from typing import ClassVar, Literal

from amends.client.acts.act import Act
from amends.client.values import said


@dataclass(frozen=True)
class AskSupervisor(Act):
    """The customer asks for somebody above; it can't be refused."""

    name: ClassVar[str] = "supervisor"


@dataclass(frozen=True)
class TakeOver(Act):
    """Whoever was asked for takes the case."""

    name: ClassVar[str] = "take-over"


@dataclass(frozen=True)
class WithdrawRequest(Act):
    """Nobody is asked for any more: it was a mistake, or the customer takes it back, in their words."""

    name: ClassVar[str] = "withdraw-request"
    how: Literal["mistake", "taken_back"]
    words: str


@dataclass(frozen=True)
class AskOpinion(Act):
    """A colleague is asked; one's own view is sealed until theirs is there."""

    name: ClassVar[str] = "second-opinion"
    colleague: str
    view: str
    remedy: str | None = None
    amount: Decimal | None = None


@dataclass(frozen=True)
class GiveOpinion(Act):
    """The view that a colleague asked for."""

    name: ClassVar[str] = "opinion"
    view: str
    remedy: str | None = None
    amount: Decimal | None = None


@dataclass(frozen=True)
class HandOver(Act):
    """Another party is asked to act; `within` is the time in which they are to answer, else a day.

    `remedy` is what the customer has when it is done.
    """

    name: ClassVar[str] = "hand-off"
    party: str
    what: str
    within: timedelta | None = None
    remedy: str | None = None

    @property
    def body(self) -> dict[str, object]:
        """What is sent of it."""
        asked = {"party": self.party, "what": self.what, "within_seconds": self.within, "remedy": self.remedy}
        return said(asked)


@dataclass(frozen=True)
class AnswerHandOff(Act):
    """What another party answered; `hand_off` is its party, number or id, else the last that waits for it."""

    name: ClassVar[str] = "answer-hand-off"
    accepted: bool
    words: str
    hand_off: str | None = None


@dataclass(frozen=True)
class FinishHandOff(Act):
    """Another party has done it."""

    name: ClassVar[str] = "finish-hand-off"
    words: str
    hand_off: str | None = None


@dataclass(frozen=True)
class Assign(Act):
    """Somebody owns the case from now on; `team` where it changes, `words` for whoever has it."""

    name: ClassVar[str] = "assign"
    user: str
    team: str | None = None
    words: str | None = None

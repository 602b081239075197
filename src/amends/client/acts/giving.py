"""What is decided, given and withheld."""

from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar, Literal

from amends.client.acts.act import Act


@dataclass(frozen=True)
class Decide(Act):
    """The version that governs the case decides it, on everything that is known."""

    name: ClassVar[str] = "decide"


@dataclass(frozen=True)
class Correct(Act):
    """The decision was a mistake; `version` is the one by which it is decided anew, if another."""

    name: ClassVar[str] = "correct"
    why: str
    version: str | None = None


@dataclass(frozen=True)
class Give(Act):
    """Something is given: `amount` of it, else all that the decision gives; what is at discretion with a reason."""

    name: ClassVar[str] = "give"
    remedy: str
    amount: Decimal | None = None
    reason: str | None = None


@dataclass(frozen=True)
class Withhold(Act):
    """Something is not given that may be, for one of the clause's reasons."""

    name: ClassVar[str] = "withhold"
    remedy: str
    reason: str


@dataclass(frozen=True)
class Decline(Act):
    """The customer does not want something that is owed; `words` are theirs, where they said why."""

    name: ClassVar[str] = "decline"
    remedy: str
    words: str = ""


@dataclass(frozen=True)
class Settle(Act):
    """What became of something that was promised.

    Attributes:
        gift: its id, its number in the case, or its remedy.
        outcome: what became of it.
        why: why, where it was not given or nobody can know.
    """

    name: ClassVar[str] = "settle"
    gift: str
    outcome: Literal["given", "released", "uncertain"]
    why: str | None = None


@dataclass(frozen=True)
class Reverse(Act):
    """Something was given by mistake; `gift` is its id, its number in the case, or its remedy."""

    name: ClassVar[str] = "reverse"
    gift: str
    why: str

"""Events of fulfilment by itself: what was set aside goes out to whoever gives it, and comes back as an answer.

That it was given, or that nobody can know, stands in the events of giving, whoever has found it out.
"""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from amends.cases.events.event import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class FulfilmentBegun(Event):
    """What was set aside is about to be given by itself; from here on it may have reached the customer."""

    name: ClassVar[str] = "fulfilment_begun"

    entry: UUID
    through: str

    def sentence(self) -> str:
        """What happened."""
        return f"began to give what was set aside, through {self.through}"


@dataclass(frozen=True, slots=True, kw_only=True)
class FulfilmentFailed(Event):
    """What was set aside was surely not given by itself; a person sees to it."""

    name: ClassVar[str] = "fulfilment_failed"

    entry: UUID
    why: str

    def sentence(self) -> str:
        """What happened."""
        return f"what was set aside could not be given by itself, and waits for a person: {self.why}"


@dataclass(frozen=True, slots=True, kw_only=True)
class FulfilmentAskedAgain(Event):
    """Somebody has it tried again."""

    name: ClassVar[str] = "fulfilment_asked_again"

    entry: UUID

    def sentence(self) -> str:
        """What happened."""
        return "has it tried again to give what was set aside"

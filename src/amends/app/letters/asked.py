"""A letter that is to be written: which one, and for the how manieth time."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from amends.cases.canonical import Json
from amends.cases.events.letters import LetterKind

LETTER = "letter"
"""The kind of the jobs that send letters."""


@dataclass(frozen=True, slots=True)
class LetterAsked:
    """A letter to be sent: its id and number are those of the event that it follows from."""

    letter: UUID
    number: int
    kind: LetterKind
    sending: int

    @property
    def key(self) -> str:
        """What its job is queued under."""
        return f"{self.letter}.{self.sending}"

    def data(self) -> dict[str, Json]:
        """What its job has to know."""
        return {
            "letter": str(self.letter),
            "number": self.number,
            "letter_kind": self.kind.value,
            "sending": self.sending,
        }

    @classmethod
    def of(cls, data: Mapping[str, Json]) -> "LetterAsked":
        """The letter that a job is about."""
        return cls(
            letter=UUID(str(data["letter"])),
            number=int(str(data["number"])),
            kind=LetterKind(str(data["letter_kind"])),
            sending=int(str(data["sending"])),
        )

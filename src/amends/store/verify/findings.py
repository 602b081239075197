"""What verifying finds."""

from dataclasses import dataclass
from enum import StrEnum


class Area(StrEnum):
    """Where something differs."""

    CASE = "case"
    PROMISE = "promise"
    BILL = "bill"
    CHECKPOINT = "checkpoint"
    LEDGER = "ledger"
    CALLS = "calls"
    FILE = "file"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is not as it should be.

    Attributes:
        area: where it was found.
        subject: which case or promise (its reference), checkpoint (its number) or balance.
        problem: what differs, as a sentence.
    """

    area: Area
    subject: str
    problem: str

    def __str__(self) -> str:
        """The finding on one line."""
        return f"{self.area} `{self.subject}`: {self.problem}"

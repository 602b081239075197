"""One sending of a letter: by it a repeat is known as the same mail, and a bounce is told whose it is."""

import re
from dataclasses import dataclass
from uuid import UUID

_WRITTEN = re.compile(r"(?<![0-9a-f])([0-9a-f]{32})\.(\d{1,4})(?!\d)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Sending:
    """The how manieth sending of which letter."""

    letter: UUID
    number: int

    def __str__(self) -> str:
        return f"{self.letter.hex}.{self.number}"


def sending_in(text: str) -> Sending | None:
    """The sending that stands in an address or a message id; None where none does."""
    found = _WRITTEN.search(text)
    return None if found is None else Sending(UUID(found[1]), int(found[2]))

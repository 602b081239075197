"""What a client takes of what is handed in."""

from dataclasses import dataclass

MEGABYTE = 1024 * 1024
MOST_MEGABYTES = 25
"""The most that a client can settle for one attachment: it is held in memory while it is looked at."""

MOST_PER_CASE = 200


@dataclass(frozen=True, slots=True)
class AttachmentTerms:
    """How much is taken: so many megabytes for each attachment, and so many attachments for each case."""

    megabytes: int = 10
    per_case: int = 20

    @property
    def most_bytes(self) -> int:
        """The most bytes of one attachment."""
        return self.megabytes * MEGABYTE


AS_USUAL = AttachmentTerms()
"""What is taken where a client says nothing."""

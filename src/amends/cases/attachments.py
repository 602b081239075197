"""An attachment of a case, as it stands now."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from amends.cases.events.attachments import AttachmentKind
from amends.cases.recorded import CUSTOMER, By


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """Something that was handed in.

    Attributes:
        number: the how many-th of the case it is: by it people name it.
        size: how many bytes it has.
        digest: the SHA-256 of its content in hexadecimal digits; None once it was erased.
        file_name: what it was called where it came from; None once it was erased.
        by: who handed it in.
    """

    id: UUID
    number: int
    kind: AttachmentKind
    size: int
    digest: str | None
    file_name: str | None
    by: By | None
    at: datetime

    @property
    def is_from_customer(self) -> bool:
        """Whether the customer handed it in themselves, on their page."""
        return self.by is not None and self.by.user == CUSTOMER.user

    @property
    def is_erased(self) -> bool:
        """Whether its content is gone."""
        return self.digest is None

"""Handing something in."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from amends.cases.events.attachments import Attached, AttachmentKind
from amends.cases.events.event import Event
from amends.cases.gate.attempt import Attempt
from amends.cases.recorded import CUSTOMER
from amends.cases.state import CaseState


@dataclass(frozen=True, slots=True, kw_only=True)
class Attach:
    """Something is handed in; what it is, was read from its content.

    Attributes:
        attachment: the id that it gets.
        digest: the SHA-256 of its content in hexadecimal digits.
        file_name: what it is called where it comes from.
    """

    attachment: UUID
    kind: AttachmentKind
    size: int
    digest: str
    file_name: str


def attach(attempt: Attempt[Attach]) -> Sequence[Event]:
    """It stands in the case. To hand in the same again adds nothing."""
    request, state = attempt.request, attempt.state
    if is_there(state, request.digest, by_customer=attempt.around.by == CUSTOMER):
        return []
    return [
        Attached(
            attachment=request.attachment,
            number=len(state.attachments) + 1,
            kind=request.kind,
            size=request.size,
            digest=request.digest,
            file_name=request.file_name,
        )
    ]


def is_there(state: CaseState, digest: str, *, by_customer: bool) -> bool:
    """Whether the same was handed in by the same side: what the house has, the customer does not see."""
    return any(one.digest == digest and one.is_from_customer == by_customer for one in state.attachments)

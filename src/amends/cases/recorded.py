"""An event as it stands in the record: what happened, when, and who did it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from amends.cases.events.event import Event
from amends.directory.organisation import UserKind, called


@dataclass(frozen=True, slots=True)
class By:
    """Who did it, with the role and the team that they had then, and whether it was a person."""

    user: UUID
    name: str
    role: str | None = None
    team: str | None = None
    kind: UserKind = UserKind.PERSON

    @property
    def called(self) -> str:
        """Who it was, as people read it: an AI agent is told as one."""
        return called(self.name, self.kind)


CUSTOMER = By(UUID(int=1), "customer")
"""Who acts where the customer does so themselves, on their own page."""


@dataclass(frozen=True, slots=True)
class Recorded:
    """An event in the record of a case.

    Attributes:
        id: its own id.
        case: the case.
        number: its place in the case, from 1.
        at: when it happened (UTC).
        by: who did it; None for what happens by itself.
        contact: the call, chat, mail or visit in which it happened.
        event: what happened.
    """

    id: UUID
    case: UUID
    number: int
    at: datetime
    by: By | None
    contact: UUID | None
    event: Event

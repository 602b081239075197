"""Events of the contacts in a case: who called, on which channel, who they are, and how it ended."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import ClassVar
from uuid import UUID

from amends.cases.events.event import Event, quoted
from amends.cases.wording import PLAIN, Wording
from amends.cases.words import spoken

BY_LINK = "link"
"""The channel of a customer who acts on their own page: they are in contact with nobody."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseOpened(Event):
    """A case was opened for a customer, with the problem in their own words."""

    name: ClassVar[str] = "case_opened"
    personal: ClassVar[frozenset[str]] = frozenset({"problem"})

    reference: str
    client: UUID
    customer: UUID
    policy: str
    problem: str | None
    account: UUID | None = None
    household: UUID | None = None
    product: UUID | None = None
    order: UUID | None = None

    def sentence(self) -> str:
        """What happened."""
        return f"opened the case: {quoted(self.problem)}"


class EndOfContact(StrEnum):
    """How a contact ended."""

    ENDED = "ended"
    HUNG_UP = "hung_up"
    TRANSFERRED = "transferred"


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactBegun(Event):
    """A call, chat, mail or visit began."""

    name: ClassVar[str] = "contact_begun"

    contact: UUID
    channel: str

    def sentence(self) -> str:
        """What happened."""
        return f"began a contact by {self.channel}"


@dataclass(frozen=True, slots=True, kw_only=True)
class CallerVerified(Event):
    """Who is speaking was verified, by a method that is enough for the named kinds of data."""

    name: ClassVar[str] = "caller_verified"

    method: str
    discloses: tuple[str, ...]

    def sentence(self) -> str:
        """What happened."""
        return f"verified who is speaking, by {spoken(self.method)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactEnded(Event):
    """A contact ended."""

    name: ClassVar[str] = "contact_ended"

    contact: UUID
    how: EndOfContact

    def sentence(self) -> str:
        """What happened."""
        said = {
            EndOfContact.ENDED: "the contact ended",
            EndOfContact.HUNG_UP: "the customer hung up",
            EndOfContact.TRANSFERRED: "the customer was put through to somebody else",
        }
        return said[self.how]


@dataclass(frozen=True, slots=True, kw_only=True)
class PathSent(Event):
    """The escalation path was put in writing and queued to be sent: who can be asked next, and until when."""

    name: ClassVar[str] = "path_sent"

    steps: tuple[str, ...]

    def sentence(self) -> str:
        """What happened."""
        return f"the path in writing was queued: {'; then '.join(self.steps)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class CallBackPromised(Event):
    """The customer was promised that somebody calls.

    Attributes:
        due: until when.
        opens: from when; None: from now on.
        why: why somebody calls, in words of the house.
        suits_customer: whether that is within the hours at which the customer wishes to be called.
        is_said: whether somebody promised it themselves.
        words: what they said about it then.
    """

    name: ClassVar[str] = "call_back_promised"
    personal: ClassVar[frozenset[str]] = frozenset({"words"})

    due: datetime
    why: str
    opens: datetime | None = None
    suits_customer: bool = True
    is_said: bool = False
    words: str | None = None

    def sentence(self) -> str:
        """What happened."""
        return self.sentence_in(PLAIN)

    def sentence_in(self, wording: Wording) -> str:
        """What happened, in the words of a reader."""
        said = f", {quoted(self.words)}" if self.is_said else ""
        return f"a call-back is due by {wording.moment(self.due)}: {self.why}{said}"

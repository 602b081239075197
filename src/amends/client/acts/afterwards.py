"""What comes after something was agreed: giving it, things that come back, letters, call-backs."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import ClassVar, Literal

from amends.client.acts.act import Act
from amends.client.values import said


@dataclass(frozen=True)
class Fulfil(Act):
    """Something that was promised goes out now; `gift` is its id, its number in the case, or its remedy."""

    name: ClassVar[str] = "fulfil"
    gift: str


@dataclass(frozen=True)
class AskReturn(Act):
    """What a gift awaits is to be sent back; `within` is the time for it, else as the client settled."""

    name: ClassVar[str] = "ask-return"
    gift: str
    within: timedelta | None = None

    @property
    def body(self) -> dict[str, object]:
        """What is sent of it."""
        return said({"gift": self.gift, "within_seconds": self.within})


@dataclass(frozen=True)
class RecordArrival(Act):
    """Something has arrived.

    Attributes:
        number: what stands on the label.
        serial: the serial number that stands on the device.
        found: what was found, where no serial number tells it.
    """

    name: ClassVar[str] = "return-arrived"
    number: str
    serial: str | None = None
    found: Literal["right", "wrong_device", "missing", "empty"] | None = None


@dataclass(frozen=True)
class SendLetter(Act):
    """A letter goes out again; `number` as the list of letters shows it, else the last one that failed."""

    name: ClassVar[str] = "send-letter"
    number: int | None = None


@dataclass(frozen=True)
class PostLetter(Act):
    """Somebody has printed a letter and posted it."""

    name: ClassVar[str] = "post-letter"
    number: int | None = None


@dataclass(frozen=True)
class PromiseCallBack(Act):
    """The customer is promised a call."""

    name: ClassVar[str] = "promise-call-back"
    why: str


@dataclass(frozen=True)
class TryCallBack(Act):
    """Somebody called."""

    name: ClassVar[str] = "try-call-back"
    outcome: Literal["reached", "no_answer", "voicemail", "wrong_number"]


@dataclass(frozen=True)
class AgreeCallBack(Act):
    """The customer said from when until when they can be called."""

    name: ClassVar[str] = "agree-call-back"
    opens: datetime
    due: datetime


@dataclass(frozen=True)
class AssignCallBack(Act):
    """Somebody else is to make the call."""

    name: ClassVar[str] = "assign-call-back"
    user: str


@dataclass(frozen=True)
class EndCallBack(Act):
    """The call is owed no longer, though it was not made."""

    name: ClassVar[str] = "end-call-back"
    how: Literal["not_wanted", "reached_otherwise", "tried_enough"]
    words: str


@dataclass(frozen=True)
class FollowUp(Act):
    """Somebody looks at the case again in that time."""

    name: ClassVar[str] = "follow-up"
    within: timedelta

    @property
    def body(self) -> dict[str, object]:
        """What is sent of it."""
        return said({"within_seconds": self.within})

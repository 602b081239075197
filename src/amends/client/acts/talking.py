"""What is said with a customer, and what becomes known."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar, Literal

from amends.client.acts.act import Act
from amends.client.values import FactValue, plain, said


@dataclass(frozen=True)
class BeginContact(Act):
    """A contact begins: by `phone`, `chat`, `mail` or `visit`."""

    name: ClassVar[str] = "contact"
    channel: str = "phone"


@dataclass(frozen=True)
class VerifyCaller(Act):
    """Who is speaking was verified, by a method that the client has settled."""

    name: ClassVar[str] = "verify-caller"
    method: str


@dataclass(frozen=True)
class EndContact(Act):
    """The contact ends."""

    name: ClassVar[str] = "end-contact"
    how: Literal["ended", "hung_up", "transferred"] = "ended"


@dataclass(frozen=True)
class StateFacts(Act):
    """Facts become known.

    Attributes:
        facts: values by the names of the policy's facts.
        source: who or what says so; None for the one who acts.
        record: the evidence, such as a call or a picture.
        shown_by: the number of the attachment that shows it.
    """

    name: ClassVar[str] = "fact"
    facts: Mapping[str, FactValue]
    source: str | None = None
    record: str | None = None
    shown_by: int | None = None

    @property
    def body(self) -> dict[str, object]:
        """What is sent of it; a fact that is None is one that nobody knows."""
        return {
            **said({"source": self.source, "record": self.record, "shown_by": self.shown_by}),
            "facts": plain(self.facts),
        }


@dataclass(frozen=True)
class Restate(Act):
    """The problem and the wish are said back, in the agent's own words; the wish also as a remedy, where one fits."""

    name: ClassVar[str] = "restate"
    issue: str
    wish: str
    remedy: str | None = None
    amount: Decimal | None = None


@dataclass(frozen=True)
class Confirm(Act):
    """The customer says that it was understood."""

    name: ClassVar[str] = "confirm"


@dataclass(frozen=True)
class Tell(Act):
    """The customer is told a no, in the clauses' sentences."""

    name: ClassVar[str] = "tell"
    remedy: str


@dataclass(frozen=True)
class Resolve(Act):
    """Nothing is left to do; `needs_met` is what the customer said when asked.

    `call_back` is what becomes of a call that is promised: it is kept, or was settled in contact with the customer.
    `heard` is where their answer is known from, where nobody speaks with them any more.
    """

    name: ClassVar[str] = "resolve"
    needs_met: Literal["yes", "partly", "no", "declined", "left", "in_writing"]
    call_back: Literal["kept", "settled"] | None = None
    heard: str | None = None


@dataclass(frozen=True)
class WriteThoughts(Act):
    """The last answer of the note."""

    name: ClassVar[str] = "note"
    words: str


@dataclass(frozen=True)
class Close(Act):
    """The case rests."""

    name: ClassVar[str] = "close"


@dataclass(frozen=True)
class Reopen(Act):
    """The case goes on."""

    name: ClassVar[str] = "reopen"
    why: str

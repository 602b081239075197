"""Events of the end of a case, and of its beginning anew."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import ClassVar

from amends.cases.events.event import Event, quoted
from amends.cases.wording import PLAIN, Wording


class NeedsMet(StrEnum):
    """What the customer said when asked whether their needs were met.

    LEFT: they left before they could be asked. IN_WRITING: they are asked on their page, where it is open.
    """

    YES = "yes"
    PARTLY = "partly"
    NO = "no"
    DECLINED = "declined"
    LEFT = "left"
    IN_WRITING = "in_writing"


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUpPlanned(Event):
    """Somebody will see whether the condition of what was promised has come true."""

    name: ClassVar[str] = "follow_up_planned"

    due: datetime

    def sentence(self) -> str:
        """What happened."""
        return self.sentence_in(PLAIN)

    def sentence_in(self, wording: Wording) -> str:
        """What happened, in the words of a reader."""
        return f"planned to see by {wording.moment(self.due)} whether the condition has come true"


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseResolved(Event):
    """Nothing is left to decide or to promise in the case."""

    name: ClassVar[str] = "case_resolved"
    personal: ClassVar[frozenset[str]] = frozenset({"heard"})

    needs_met: NeedsMet
    heard: str | None = None

    def sentence(self) -> str:
        """What happened."""
        said = {
            NeedsMet.YES: "the customer's needs were met",
            NeedsMet.PARTLY: "the customer's needs were met in part",
            NeedsMet.NO: "the customer's needs were not met",
            NeedsMet.DECLINED: "the customer did not want to say whether their needs were met",
            NeedsMet.LEFT: "the customer left before they could be asked",
            NeedsMet.IN_WRITING: "the customer is asked in writing whether their needs were met",
        }
        heard = f", as was heard: {quoted(self.heard)}" if self.heard else ""
        return f"resolved the case; {said[self.needs_met]}{heard}"


@dataclass(frozen=True, slots=True, kw_only=True)
class FinalThoughtsWritten(Event):
    """What the agent thinks of the case: the one answer of the note that a person types."""

    name: ClassVar[str] = "final_thoughts_written"
    personal: ClassVar[frozenset[str]] = frozenset({"words"})

    words: str | None

    def sentence(self) -> str:
        """What happened."""
        return f"final thoughts: {quoted(self.words)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseClosed(Event):
    """The case is at rest."""

    name: ClassVar[str] = "case_closed"

    def sentence(self) -> str:
        """What happened."""
        return "closed the case"


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseReopened(Event):
    """The case goes on."""

    name: ClassVar[str] = "case_reopened"
    personal: ClassVar[frozenset[str]] = frozenset({"why"})

    why: str | None

    def sentence(self) -> str:
        """What happened."""
        return f"reopened the case: {quoted(self.why)}"

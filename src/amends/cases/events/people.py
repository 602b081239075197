"""Events of others who are asked: supervisors, colleagues, other parties, and who owns the case."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import ClassVar
from uuid import UUID

from amends.cases.events.event import Event, quoted
from amends.cases.wording import PLAIN, Wording
from amends.cases.words import spoken


@dataclass(frozen=True, slots=True, kw_only=True)
class SupervisorAsked(Event):
    """The customer asked for a supervisor: the request goes to the next step that has not decided this case."""

    name: ClassVar[str] = "supervisor_asked"

    request: UUID
    goes_to: str
    outside: bool
    due: datetime | None = None

    def sentence(self) -> str:
        """What happened."""
        return f"the customer asked for a supervisor; it goes to the {spoken(self.goes_to)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class PassedOn(Event):
    """A request for a supervisor was not taken in time, and goes to the next step by itself."""

    name: ClassVar[str] = "passed_on"

    request: UUID
    next_request: UUID
    goes_to: str
    due: datetime | None = None

    def sentence(self) -> str:
        """What happened."""
        return f"nobody took over in time; the request goes on to the {spoken(self.goes_to)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class SupervisorRequestMoved(Event):
    """Everybody who was asked for has decided in the case meanwhile: the request goes to the next step by itself."""

    name: ClassVar[str] = "supervisor_request_moved"

    request: UUID
    next_request: UUID
    goes_to: str
    due: datetime | None = None

    def sentence(self) -> str:
        """What happened."""
        return f"who was asked for has decided in this case; the request goes on to the {spoken(self.goes_to)}"


class WhyWithdrawn(StrEnum):
    """Why nobody is asked for any more.

    MISTAKE: the customer did not ask, and it was recorded by mistake. TAKEN_BACK: they say that they want nobody else.
    """

    MISTAKE = "mistake"
    TAKEN_BACK = "taken_back"


@dataclass(frozen=True, slots=True, kw_only=True)
class SupervisorRequestWithdrawn(Event):
    """Nobody is asked for any more: it was a mistake, or the customer takes it back in their own words."""

    name: ClassVar[str] = "supervisor_request_withdrawn"
    personal: ClassVar[frozenset[str]] = frozenset({"words"})

    request: UUID
    how: WhyWithdrawn
    words: str | None

    def sentence(self) -> str:
        """What happened."""
        if self.how is WhyWithdrawn.MISTAKE:
            return f"withdrew the request for a supervisor, which was recorded by mistake: {quoted(self.words)}"
        return f"withdrew the request for a supervisor, which the customer takes back: {quoted(self.words)}"


@dataclass(frozen=True, slots=True)
class MovedDue:
    """Until when somebody has time now; `of` is a hand-off."""

    of: UUID
    due: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class DuesMoved(Event):
    """The customer answered: what stood still while the case waited for them goes on, and is due later."""

    name: ClassVar[str] = "dues_moved"

    dues: tuple[MovedDue, ...]

    def sentence(self) -> str:
        """What happened."""
        return self.sentence_in(PLAIN)

    def sentence_in(self, wording: Wording) -> str:
        """What happened, in the words of a reader."""
        return "clocks go on; now due: " + ", ".join(wording.moment(one.due) for one in self.dues)


@dataclass(frozen=True, slots=True, kw_only=True)
class SupervisorTookOver(Event):
    """The one who was asked for took the case."""

    name: ClassVar[str] = "supervisor_took_over"

    request: UUID
    user: UUID

    def sentence(self) -> str:
        """What happened."""
        return "took over, as the customer asked"


@dataclass(frozen=True, slots=True, kw_only=True)
class SecondOpinionAsked(Event):
    """The agent asked a colleague, and wrote down their own view first."""

    name: ClassVar[str] = "second_opinion_asked"
    personal: ClassVar[frozenset[str]] = frozenset({"own_view"})

    opinion: UUID
    of: UUID
    own_view: str | None
    remedy: str | None = None
    amount: Decimal | None = None

    def sentence(self) -> str:
        """What happened."""
        return "asked a colleague for a second opinion, with their own view under seal"


@dataclass(frozen=True, slots=True, kw_only=True)
class SecondOpinionGiven(Event):
    """The colleague's view; from now on both see both."""

    name: ClassVar[str] = "second_opinion_given"
    personal: ClassVar[frozenset[str]] = frozenset({"view"})

    opinion: UUID
    view: str | None
    remedy: str | None = None
    amount: Decimal | None = None

    def sentence(self) -> str:
        """What happened."""
        return f"gave a second opinion: {quoted(self.view)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedOff(Event):
    """Another party is asked to act. Until it accepts, the case stays ours.

    Attributes:
        remedy: the remedy that the customer has when the other party has done it; None where it is for none.
    """

    name: ClassVar[str] = "handed_off"

    hand_off: UUID
    party: str
    what: str
    due: datetime
    remedy: str | None = None

    def sentence(self) -> str:
        """What happened."""
        return self.sentence_in(PLAIN)

    def sentence_in(self, wording: Wording) -> str:
        """What happened, in the words of a reader."""
        return f"asked {self.party} to {self.what}, with an answer by {wording.moment(self.due)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOffAnswered(Event):
    """The other party accepted or declined."""

    name: ClassVar[str] = "hand_off_answered"

    hand_off: UUID
    accepted: bool
    words: str

    def sentence(self) -> str:
        """What happened."""
        return f"the other party {'accepted' if self.accepted else 'declined'}: {self.words}"


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOffFinished(Event):
    """The other party did what it had accepted to do."""

    name: ClassVar[str] = "hand_off_finished"

    hand_off: UUID
    words: str

    def sentence(self) -> str:
        """What happened."""
        return f"the other party has finished: {self.words}"


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseAssigned(Event):
    """Somebody owns the case from now on; None is nobody, so that the team has it back."""

    name: ClassVar[str] = "case_assigned"
    personal: ClassVar[frozenset[str]] = frozenset({"words"})

    user: UUID | None
    team: str | None
    words: str | None = None

    def sentence(self) -> str:
        """What happened, with what was said along with it."""
        what = "the case was assigned" if self.user is not None else "the case was given back to the team"
        return f"{what}: {quoted(self.words)}" if self.words is not None else what

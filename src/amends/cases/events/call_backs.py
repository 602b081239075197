"""Events of calls that are owed to a customer: tried, agreed for another time, put into other hands, ended."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import ClassVar
from uuid import UUID

from amends.cases.events.event import Event, quoted
from amends.cases.wording import PLAIN, Wording


class CallOutcome(StrEnum):
    """What came of an attempt to call a customer."""

    REACHED = "reached"
    NO_ANSWER = "no_answer"
    VOICEMAIL = "voicemail"
    WRONG_NUMBER = "wrong_number"


class EndOfCallBack(StrEnum):
    """Why a call that was owed is owed no longer, though it was not made."""

    NOT_WANTED = "not_wanted"
    REACHED_OTHERWISE = "reached_otherwise"
    TRIED_ENOUGH = "tried_enough"


@dataclass(frozen=True, slots=True, kw_only=True)
class CallBackTried(Event):
    """Somebody called the customer back.

    Attributes:
        outcome: what came of it.
        opens: from when they are tried again; None where they are not.
        due: until when.
    """

    name: ClassVar[str] = "call_back_tried"

    outcome: CallOutcome
    opens: datetime | None = None
    due: datetime | None = None

    def sentence(self) -> str:
        """What happened."""
        return self.sentence_in(PLAIN)

    def sentence_in(self, wording: Wording) -> str:
        """What happened, in the words of a reader."""
        said = {
            CallOutcome.REACHED: "called back and reached the customer",
            CallOutcome.NO_ANSWER: "called back; nobody answered",
            CallOutcome.VOICEMAIL: "called back and left a message",
            CallOutcome.WRONG_NUMBER: "called back; the number is somebody else's",
        }
        again = f"; the next try is due by {wording.moment(self.due)}" if self.due is not None else ""
        return said[self.outcome] + again


@dataclass(frozen=True, slots=True, kw_only=True)
class CallBackAgreed(Event):
    """The customer agreed on when they are called."""

    name: ClassVar[str] = "call_back_agreed"

    opens: datetime
    due: datetime

    def sentence(self) -> str:
        """What happened."""
        return self.sentence_in(PLAIN)

    def sentence_in(self, wording: Wording) -> str:
        """What happened, in the words of a reader."""
        return f"agreed to call between {wording.moment(self.opens)} and {wording.moment(self.due)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class CallBackAssigned(Event):
    """Somebody makes the call from now on; None is whoever of the team comes to it."""

    name: ClassVar[str] = "call_back_assigned"
    personal: ClassVar[frozenset[str]] = frozenset({"words"})

    user: UUID | None
    words: str | None = None

    def sentence(self) -> str:
        """What happened, with what was said along with it."""
        whose = "put into other hands" if self.user is not None else "given back to the team"
        said = f": {quoted(self.words)}" if self.words is not None else ""
        return f"the call-back was {whose}{said}"


@dataclass(frozen=True, slots=True, kw_only=True)
class CallBackMet(Event):
    """The customer and the house are in contact, so that the call that was owed is owed no longer.

    Attributes:
        due: until when the customer was to be called.
        is_missed: whether that time had passed.
    """

    name: ClassVar[str] = "call_back_met"

    due: datetime
    is_missed: bool

    def sentence(self) -> str:
        """What happened."""
        return self.sentence_in(PLAIN)

    def sentence_in(self, wording: Wording) -> str:
        """What happened, in the words of a reader."""
        due = wording.moment(self.due)
        if self.is_missed:
            return f"the call-back that was promised by {due} was missed; this contact takes its place"
        return f"the call-back that was promised by {due} is kept by this contact"


@dataclass(frozen=True, slots=True, kw_only=True)
class CallBackEnded(Event):
    """The call is owed no longer."""

    name: ClassVar[str] = "call_back_ended"
    personal: ClassVar[frozenset[str]] = frozenset({"words"})

    how: EndOfCallBack
    words: str | None = None

    def sentence(self) -> str:
        """What happened."""
        match self.how:
            case EndOfCallBack.NOT_WANTED:
                return f"the customer does not want to be called: {quoted(self.words)}"
            case EndOfCallBack.REACHED_OTHERWISE:
                return f"the customer was reached otherwise: {quoted(self.words)}"
            case EndOfCallBack.TRIED_ENOUGH:
                return "the customer could not be reached"

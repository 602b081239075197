"""Events of Make It Right, the exception route: proposal, approval, offer, and what the customer says."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import ClassVar
from uuid import UUID

from amends.cases.events.event import Event, Plain, quoted
from amends.cases.terms import Terms
from amends.cases.wording import PLAIN, Wording
from amends.cases.words import lasting, somebody_of


@dataclass(frozen=True, slots=True, kw_only=True)
class ExceptionOpened(Event):
    """Make It Right was opened; the customer was told so, and asked to hold for a moment."""

    name: ClassVar[str] = "exception_opened"

    hold_sentence: str

    def sentence(self) -> str:
        """What happened."""
        return f"opened Make It Right and said: “{self.hold_sentence}”"


@dataclass(frozen=True, slots=True, kw_only=True)
class SolutionProposed(Event):
    """The agent proposed a solution, their own or the customer's, with everything that was considered."""

    name: ClassVar[str] = "solution_proposed"
    personal: ClassVar[frozenset[str]] = frozenset({"why", "considered"})

    proposal: UUID
    terms: Terms
    from_customer: bool
    why: str | None
    considered: Mapping[str, Plain] | None
    asked_of: str

    def sentence(self) -> str:
        """What happened."""
        return self.sentence_in(PLAIN)

    def sentence_in(self, wording: Wording) -> str:
        """What happened, in the words of a reader."""
        whose = "the customer's own solution" if self.from_customer else "a solution"
        asked = somebody_of(self.asked_of)
        return f"proposed {whose} to {asked}: {self.terms.words(wording)}; why it is fair: {quoted(self.why)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class SolutionApproved(Event):
    """The exact terms were approved, up to a ceiling for a compromise, until a time.

    Attributes:
        expires: until when; None while that is still to be seen: `lasts` from the end of the contact that goes on.
        is_set: whether the approver said so; else it holds until the end of a call that is promised, at least.
    """

    name: ClassVar[str] = "solution_approved"

    proposal: UUID
    terms_digest: str
    ceiling: Decimal
    expires: datetime | None
    lasts: timedelta
    is_set: bool = False

    def sentence(self) -> str:
        """What happened."""
        return self.sentence_in(PLAIN)

    def sentence_in(self, wording: Wording) -> str:
        """What happened, in the words of a reader."""
        until = _until(self.expires, self.lasts, wording)
        return f"approved the solution, up to {wording.money(self.ceiling)} in a compromise, {until}"


@dataclass(frozen=True, slots=True, kw_only=True)
class SolutionAdjusted(Event):
    """The approver put other terms in place of the proposed ones; the agent can take them as they are.

    Ceiling, `expires`, `lasts` and `is_set` are those of an approval.
    """

    name: ClassVar[str] = "solution_adjusted"
    personal: ClassVar[frozenset[str]] = frozenset({"feedback"})

    proposal: UUID
    terms: Terms
    feedback: str | None
    ceiling: Decimal
    expires: datetime | None
    lasts: timedelta
    is_set: bool = False

    def sentence(self) -> str:
        """What happened."""
        return self.sentence_in(PLAIN)

    def sentence_in(self, wording: Wording) -> str:
        """What happened, in the words of a reader."""
        return f"adjusted the solution to {self.terms.words(wording)}: {quoted(self.feedback)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class AdjustmentTaken(Event):
    """The agent took the approver's terms."""

    name: ClassVar[str] = "adjustment_taken"

    proposal: UUID
    terms_digest: str

    def sentence(self) -> str:
        """What happened."""
        return "took the adjusted terms"


@dataclass(frozen=True, slots=True, kw_only=True)
class SolutionReturned(Event):
    """The approver sent the solution back, with what to revise."""

    name: ClassVar[str] = "solution_returned"
    personal: ClassVar[frozenset[str]] = frozenset({"feedback"})

    proposal: UUID
    feedback: str | None

    def sentence(self) -> str:
        """What happened."""
        return f"returned the solution: {quoted(self.feedback)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalLapsed(Event):
    """A proposal or its approval came to nothing: it expired, or the customer asked for something else."""

    name: ClassVar[str] = "proposal_lapsed"

    proposal: UUID
    why: str

    def sentence(self) -> str:
        """What happened."""
        return f"the proposal lapsed: {self.why}"


@dataclass(frozen=True, slots=True, kw_only=True)
class SolutionOffered(Event):
    """The approved terms were put to the customer; `in_writing` where nobody spoke with them."""

    name: ClassVar[str] = "solution_offered"

    proposal: UUID
    terms_digest: str
    in_writing: bool = False

    def sentence(self) -> str:
        """What happened."""
        how = " in writing, on their page" if self.in_writing else ""
        return f"put the solution to the customer{how}"


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferStands(Event):
    """What the customer asked for instead came to nothing, and the offer before it stands as it was."""

    name: ClassVar[str] = "offer_stands"

    proposal: UUID
    terms: Terms

    def sentence(self) -> str:
        """What happened."""
        return self.sentence_in(PLAIN)

    def sentence_in(self, wording: Wording) -> str:
        """What happened, in the words of a reader."""
        return f"the offer stands as it was: {self.terms.words(wording)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferAccepted(Event):
    """The customer accepted the offered terms, or a compromise that stayed within the ceiling."""

    name: ClassVar[str] = "offer_accepted"

    proposal: UUID
    terms: Terms

    def sentence(self) -> str:
        """What happened."""
        return self.sentence_in(PLAIN)

    def sentence_in(self, wording: Wording) -> str:
        """What happened, in the words of a reader."""
        return f"the customer accepted: {self.terms.words(wording)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class CompromiseAsked(Event):
    """The customer asked for other terms."""

    name: ClassVar[str] = "compromise_asked"
    personal: ClassVar[frozenset[str]] = frozenset({"words"})

    proposal: UUID
    terms: Terms
    words: str | None
    within_ceiling: bool

    def sentence(self) -> str:
        """What happened."""
        return self.sentence_in(PLAIN)

    def sentence_in(self, wording: Wording) -> str:
        """What happened, in the words of a reader."""
        reach = "within what was approved" if self.within_ceiling else "beyond what was approved"
        return f"the customer asked for a compromise, {reach}: {self.terms.words(wording)}, {quoted(self.words)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferRejected(Event):
    """The customer did not accept the offer."""

    name: ClassVar[str] = "offer_rejected"
    personal: ClassVar[frozenset[str]] = frozenset({"words"})

    proposal: UUID
    words: str | None

    def sentence(self) -> str:
        """What happened."""
        return f"the customer rejected the offer: {quoted(self.words)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class NextRoleJoined(Event):
    """After several rounds the next role approves."""

    name: ClassVar[str] = "next_role_joined"

    role: str

    def sentence(self) -> str:
        """What happened."""
        return f"from now on {somebody_of(self.role)} approves"


@dataclass(frozen=True, slots=True, kw_only=True)
class FinalResponseGiven(Event):
    """The last word of the house, with all grounds and the body outside that can be asked."""

    name: ClassVar[str] = "final_response_given"
    personal: ClassVar[frozenset[str]] = frozenset({"words"})

    sentences: tuple[str, ...]
    outside: tuple[str, ...]
    words: str | None

    def sentence(self) -> str:
        """What happened."""
        body = f"; outside the house: {', '.join(self.outside)}" if self.outside else ""
        return f"gave the final response, {quoted(self.words)}: {' '.join(self.sentences)}{body}"


def _until(expires: datetime | None, lasts: timedelta, wording: Wording) -> str:
    if expires is None:
        return f"until {lasting(lasts)} after the end of the contact"
    return f"until {wording.moment(expires)}"

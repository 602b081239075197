"""The parts of a case as they stand now: contacts, statements, gifts, proposals, and others who were asked."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

from amends.cases.events.event import Plain
from amends.cases.events.giving import Basis
from amends.cases.events.letters import LetterFault, LetterKind
from amends.cases.events.returns import Found
from amends.cases.recorded import By
from amends.cases.terms import Terms


@dataclass(frozen=True, slots=True)
class Contact:
    """A call, chat, mail or visit; `discloses` are the kinds of data for which the caller was verified.

    Attributes:
        missed_call: until when the customer should have been called before it, and nobody did.
    """

    id: UUID
    channel: str
    begun_at: datetime
    ended_at: datetime | None = None
    discloses: frozenset[str] = frozenset()
    missed_call: datetime | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement of a fact; several may stand beside each other.

    Attributes:
        value: as JSON states it.
        record: the evidence, in words.
        shown_by: the number of the attachment that shows it.
    """

    value: Plain
    source: str
    at: datetime
    by: By | None
    record: str | None
    is_private: bool
    shown_by: int | None = None


@dataclass(frozen=True, slots=True)
class Restatement:
    """The problem and the wish in the agent's words, and whether the customer confirmed them.

    Attributes:
        contest: what the customer wrote instead, where they said that this is not what they mean.
    """

    issue: str | None
    wish: str | None
    remedy: str | None
    amount: Decimal | None
    is_confirmed: bool = False
    is_contested: bool = False
    contest: str | None = None

    @property
    def wanted(self) -> str | None:
        """The wish as `decide` takes it: `replacement` or `goodwill_credit=20.00`; None where no remedy fits."""
        return self.remedy if self.remedy is None or self.amount is None else f"{self.remedy}={self.amount:f}"


class GiftState(StrEnum):
    """How far a gift has come."""

    RESERVED = "reserved"
    GIVEN = "given"
    UNCERTAIN = "uncertain"
    RELEASED = "released"
    REVERSED = "reversed"


class FulfilmentState(StrEnum):
    """How far something has come that goes out by itself; what becomes of it in the end, the gift says."""

    ASKED = "asked"
    ON_ITS_WAY = "on_its_way"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Fulfilment:
    """Giving something by itself.

    Attributes:
        round: how often somebody had it tried, from 1: each round is a job of its own.
        through: by what it goes out.
        why: why it was not given, where it failed.
    """

    state: FulfilmentState = FulfilmentState.ASKED
    round: int = 1
    through: str | None = None
    why: str | None = None


@dataclass(frozen=True, slots=True)
class AwaitedReturn:
    """Something that has to come back before a gift is given.

    Attributes:
        number: what stands on the label, with a check digit.
        entry: the gift that waits for it.
        serial: which device it is; None where that is not known, or was erased.
        found: what was found when it arrived, or did not; None as long as nothing is known of it.
    """

    number: str
    entry: UUID
    device: str | None
    serial: str | None
    address: tuple[str, ...]
    asked_at: datetime
    due: datetime
    remind_at: datetime | None
    is_reminded: bool = False
    found: Found | None = None


@dataclass(frozen=True, slots=True)
class Gift:
    """Something that was promised or given to the customer; its id is that of the ledger's entry.

    `fulfilment` says how far it has come where it goes out by itself.
    """

    id: UUID
    remedy: str
    amount: Decimal
    basis: Basis
    reason: str | None
    approval: UUID | None
    awaits: bool
    state: GiftState
    by: By | None
    at: datetime
    condition: str | None = None
    fulfilment: Fulfilment | None = None

    @property
    def stands(self) -> bool:
        """Whether the customer has it or will get it, as far as anybody knows."""
        return self.state not in (GiftState.RELEASED, GiftState.REVERSED)

    @property
    def is_open(self) -> bool:
        """Whether somebody or something still has to act."""
        return self.state in (GiftState.RESERVED, GiftState.UNCERTAIN)

    @property
    def hangs_on_condition(self) -> bool:
        """Whether it waits for somebody to say whether its condition has come true."""
        return self.condition is not None and self.state is GiftState.RESERVED

    @property
    def is_on_its_way(self) -> bool:
        """Whether it may reach the customer by itself at any moment."""
        now = self.fulfilment.state if self.fulfilment is not None else None
        return self.state is GiftState.RESERVED and now is FulfilmentState.ON_ITS_WAY

    @property
    def has_failed(self) -> bool:
        """Whether it was surely not given by itself, and waits for a person."""
        now = self.fulfilment.state if self.fulfilment is not None else None
        return self.state is GiftState.RESERVED and now is FulfilmentState.FAILED


class ProposalState(StrEnum):
    """How far a proposal has come."""

    PROPOSED = "proposed"
    ADJUSTED = "adjusted"
    RETURNED = "returned"
    APPROVED = "approved"
    OFFERED = "offered"
    ACCEPTED = "accepted"
    COMPROMISED = "compromised"
    REJECTED = "rejected"
    LAPSED = "lapsed"


@dataclass(frozen=True, slots=True)
class Withholding:
    """Why something that may be given was not: the coded reason, and the sentence to tell."""

    reason: str
    sentence: str
    by: By | None
    at: datetime


@dataclass(frozen=True, slots=True)
class Approval:
    """What an approver agreed to: these terms, up to a ceiling in a compromise, until a time.

    `is_set` says whether the approver named the time: then no call that is promised makes it longer. While the contact
    goes on in which it was given, `expires` is None: it ends so long after that contact.
    """

    by: By
    terms_digest: str
    ceiling: Decimal
    expires: datetime | None
    lasts: timedelta
    is_set: bool = False

    def is_over(self, at: datetime) -> bool:
        """Whether its time has ended."""
        return self.expires is not None and at > self.expires

    def lasting_through(self, due: datetime, at: datetime) -> "Approval":
        """The same, holding at least until the end of a call that is promised; what is over stays so."""
        if self.is_set or self.expires is None or not at <= self.expires < due:
            return self
        return replace(self, expires=due)


@dataclass(frozen=True, slots=True)
class Proposal:
    """A solution on its way: terms, who made them, who is asked, and what became of them.

    Attributes:
        is_from_page: whether the customer asked for it themselves, on their page.
        feedback: what the approver said, where they adjusted or returned it.
        answer: what the customer said, where they rejected it or asked for a compromise.
        adjusted_from: what had been proposed, where the approver put other terms in its place.
        accepted_terms: what the customer accepted: `terms`, or a compromise within what was approved.
    """

    id: UUID
    round: int
    terms: Terms
    by: By
    from_customer: bool
    why: str | None
    asked_of: str
    at: datetime
    is_from_page: bool = False
    state: ProposalState = ProposalState.PROPOSED
    approval: Approval | None = None
    feedback: str | None = None
    accepted_terms: Terms | None = None
    compromise: Terms | None = None
    answer: str | None = None
    adjusted_from: Terms | None = None

    @property
    def has_come_to(self) -> Terms:
        """The terms that stand in the end: what was agreed on, where that is not what was approved."""
        return self.terms if self.accepted_terms is None else self.accepted_terms

    @property
    def is_live(self) -> bool:
        """Whether what its approval has reserved waits for nothing but the customer's answer."""
        return self.state in (ProposalState.ADJUSTED, ProposalState.APPROVED, ProposalState.OFFERED)


@dataclass(frozen=True, slots=True)
class SupervisorRequest:
    """A request for somebody else to look at the case; it can't be refused.

    Attributes:
        is_passed_on: whether it has gone on to others, for whom a request of its own stands.
        is_withdrawn: whether it was a mistake, or the customer has taken it back.
        is_from_customer: whether the customer has asked for it themselves, on their page.
    """

    id: UUID
    goes_to: str
    outside: bool
    due: datetime | None
    asked_at: datetime
    taken_by: UUID | None = None
    is_passed_on: bool = False
    is_withdrawn: bool = False
    is_from_customer: bool = False

    @property
    def waits(self) -> bool:
        """Whether somebody of the house has still to take over."""
        return self.taken_by is None and not (self.outside or self.is_passed_on or self.is_withdrawn)


@dataclass(frozen=True, slots=True)
class View:
    """What somebody would do."""

    words: str | None
    remedy: str | None
    amount: Decimal | None


@dataclass(frozen=True, slots=True)
class SecondOpinion:
    """Two views of one case; until both are there, neither sees the other's."""

    id: UUID
    asked_by: UUID
    of: UUID
    own: View
    other: View | None = None

    def shown_to(self, user: UUID) -> tuple[View | None, View | None]:
        """The asking one's view and the other's, as far as a user may see them yet."""
        if self.other is not None or user == self.asked_by:
            return self.own, self.other
        return None, None


class HandOffState(StrEnum):
    """How far another party has come."""

    ASKED = "asked"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    FINISHED = "finished"


@dataclass(frozen=True, slots=True)
class HandOff:
    """Something that another party was asked to do. While it is `asked`, the case is ours.

    Attributes:
        words: what the party said last.
        answered_at: when it did.
        remedy: the remedy that the customer has when it is done; None where it is for none.
    """

    id: UUID
    party: str
    what: str
    due: datetime
    state: HandOffState = HandOffState.ASKED
    words: str | None = None
    asked_at: datetime | None = None
    answered_at: datetime | None = None
    remedy: str | None = None

    @property
    def is_open(self) -> bool:
        """Whether the other party has still to answer or to act."""
        return self.state in (HandOffState.ASKED, HandOffState.ACCEPTED)


class LetterState(StrEnum):
    """How far a letter has come."""

    SENT = "sent"
    POSTED = "posted"
    FAILED = "failed"
    ASKED = "asked"


@dataclass(frozen=True, slots=True)
class CaseLetter:
    """A letter to the customer; its id and its number are those of the event that it follows from.

    Attributes:
        sending: how often it was sent, or is about to be.
        at: since when it stands so.
        through: up to which event of the case it tells.
        language: the one that it was written in; None where it was never sent.
        fault: why it did not reach the customer.
        status: what the mail server said of that, as a code.
    """

    id: UUID
    number: int
    kind: LetterKind
    state: LetterState
    sending: int
    at: datetime
    through: int
    language: str | None = None
    fault: LetterFault | None = None
    status: str | None = None

"""A case as it stands now: the fold of its events."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from amends.cases.attachments import Attachment
from amends.cases.call_backs import CallBack
from amends.cases.events.deciding import Decided
from amends.cases.events.ending import NeedsMet
from amends.cases.parts import (
    AwaitedReturn,
    CaseLetter,
    Contact,
    Gift,
    GiftState,
    HandOff,
    HandOffState,
    LetterState,
    Proposal,
    ProposalState,
    Restatement,
    SecondOpinion,
    Statement,
    SupervisorRequest,
    Withholding,
)
from amends.cases.recorded import By


class Stage(StrEnum):
    """Where a case stands. Hand-offs and requests for a supervisor stand beside it."""

    OPEN = "open"
    DECIDED = "decided"
    MAKING_IT_RIGHT = "making_it_right"
    PROPOSED = "proposed"
    ADJUSTED = "adjusted"
    APPROVED = "approved"
    OFFERED = "offered"
    AGREED = "agreed"
    RESOLVED = "resolved"
    CLOSED = "closed"


ON_THE_ROUTE = frozenset(
    {Stage.MAKING_IT_RIGHT, Stage.PROPOSED, Stage.ADJUSTED, Stage.APPROVED, Stage.OFFERED, Stage.AGREED}
)
"""The stages of Make It Right."""


_LOOKED_AT = frozenset({Stage.PROPOSED, Stage.ADJUSTED, Stage.APPROVED})
"""The stages in which a solution is in the house."""


@dataclass(frozen=True, slots=True)
class LiveDecision:
    """A decision and who made it."""

    decided: Decided
    by: By | None
    at: datetime


@dataclass(frozen=True, slots=True)
class Correction:
    """An approved correction that no decision has followed yet."""

    id: UUID
    version: str | None
    by: By | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseState:
    """A case as it stands now.

    Attributes:
        number: how many events it has.
        policy: the name of the policy that it is decided by.
        statements: everything that was stated of each fact, in order.
        attachments: what was handed in, in order.
        decisions: every decision; the last one is live.
        told: the remedies whose denial was told under the live decision.
        withheld: the remedies that were withheld under the live decision and not given since, and why.
        declined: the remedies that are owed, and that the customer does not want.
        gifts: what was promised or given, by the ids of the ledger's entries.
        returns: what the customer was asked to send, by the numbers of the returns.
        proposals: the solutions so far; the last one is the current one.
        rounds: how many offers were rejected.
        approver: the role that approves from now on, where the next one joined.
        has_final_response: whether the house has said its last word on the live decision.
        deciders: who has decided, denied, withheld or answered in this case, with their roles.
        is_path_sent: whether the escalation path was sent since the last denial.
        letters: what was written to the customer, by the ids of the events that it follows from.
        confirmed_through: up to which event the confirmations tell what was agreed and given.
        call_back: the call that is owed to the customer; None once they were in contact.
        waits_since: since when the case waits for the customer; None while it does not.
        follow_up_due: until when somebody has to see whether a condition has come true; None where none is open.
    """

    id: UUID
    client: UUID
    reference: str
    customer: UUID
    policy: str
    problem: str | None
    opened_at: datetime
    changed_at: datetime
    number: int
    account: UUID | None = None
    household: UUID | None = None
    product: UUID | None = None
    order: UUID | None = None
    stage: Stage = Stage.OPEN
    owner: UUID | None = None
    team: str | None = None
    contacts: tuple[Contact, ...] = ()
    statements: Mapping[str, tuple[Statement, ...]] = field(default_factory=dict)
    attachments: tuple[Attachment, ...] = ()
    restatement: Restatement | None = None
    decisions: tuple[LiveDecision, ...] = ()
    correction: Correction | None = None
    told: frozenset[str] = frozenset()
    withheld: Mapping[str, Withholding] = field(default_factory=dict)
    declined: frozenset[str] = frozenset()
    gifts: Mapping[UUID, Gift] = field(default_factory=dict)
    returns: Mapping[str, AwaitedReturn] = field(default_factory=dict)
    is_exception_open: bool = False
    proposals: tuple[Proposal, ...] = ()
    rounds: int = 0
    approver: str | None = None
    has_final_response: bool = False
    supervisor: tuple[SupervisorRequest, ...] = ()
    opinions: tuple[SecondOpinion, ...] = ()
    hand_offs: tuple[HandOff, ...] = ()
    deciders: Mapping[UUID, str | None] = field(default_factory=dict)
    is_path_sent: bool = False
    call_back: CallBack | None = None
    waits_since: datetime | None = None
    follow_up_due: datetime | None = None
    letters: Mapping[UUID, CaseLetter] = field(default_factory=dict)
    confirmed_through: int = 0
    needs_met: NeedsMet | None = None
    final_thoughts: str | None = None
    times_reopened: int = 0

    @property
    def decision(self) -> LiveDecision | None:
        """The one live decision."""
        return self.decisions[-1] if self.decisions else None

    @property
    def proposal(self) -> Proposal | None:
        """The current proposal."""
        return self.proposals[-1] if self.proposals else None

    @property
    def standing_offer(self) -> Proposal | None:
        """The offer that the customer can still accept while what they asked for instead is looked at."""
        if self.stage not in _LOOKED_AT or len(self.proposals) < 2:
            return None
        before = self.proposals[-2]
        return before if before.state is ProposalState.COMPROMISED else None

    @property
    def offer(self) -> Proposal | None:
        """What the customer can accept now."""
        return self.proposal if self.stage is Stage.OFFERED else self.standing_offer

    @property
    def contact(self) -> Contact | None:
        """The contact that is going on."""
        return self.contacts[-1] if self.contacts and self.contacts[-1].ended_at is None else None

    @property
    def is_handed_off(self) -> bool:
        """Whether another party has accepted to act and has not finished."""
        return any(one.state is HandOffState.ACCEPTED for one in self.hand_offs)

    @property
    def is_wish_met(self) -> bool:
        """Whether the customer has accepted a solution, or gets the remedy that they want, from us or another party.

        What an approval has set aside is theirs when they have accepted it.
        """
        wanted = self.restatement.remedy if self.restatement is not None else None
        gift = self.standing_gift(wanted) if wanted is not None else None
        is_done_by_others = wanted is not None and self.done_by(wanted) is not None
        return self.stage is Stage.AGREED or is_done_by_others or (gift is not None and self.is_promised(gift))

    def done_by(self, remedy: str) -> HandOff | None:
        """By which other party the customer has a remedy; None where none has done it."""
        done = (one for one in self.hand_offs if one.remedy == remedy and one.state is HandOffState.FINISHED)
        return next(done, None)

    def with_others(self, remedy: str) -> HandOff | None:
        """Which other party has done a remedy, or has accepted to; None where none has."""
        taken = (one for one in self.hand_offs if one.remedy == remedy and one.state is HandOffState.ACCEPTED)
        return self.done_by(remedy) or next(taken, None)

    @property
    def waiting_requests(self) -> tuple[SupervisorRequest, ...]:
        """The requests for a supervisor that wait for somebody of the house."""
        return tuple(one for one in self.supervisor if one.waits)

    @property
    def call_back_due(self) -> datetime | None:
        """Until when somebody has to call the customer; None where no call is owed."""
        return self.call_back.due if self.call_back is not None else None

    @property
    def is_escalated(self) -> bool:
        """Whether a request for a supervisor waits for somebody of the house."""
        return bool(self.waiting_requests)

    @property
    def open_gifts(self) -> tuple[Gift, ...]:
        """What was promised and is not given yet."""
        return tuple(gift for gift in self.gifts.values() if gift.is_open)

    @property
    def failed_letters(self) -> tuple[CaseLetter, ...]:
        """The letters that did not reach the customer, and that nobody has sent again."""
        return tuple(one for one in self.letters.values() if one.state is LetterState.FAILED)

    @property
    def conditional_gifts(self) -> tuple[Gift, ...]:
        """What the customer has accepted, and gets if its condition comes true."""
        return tuple(gift for gift in self.gifts.values() if gift.hangs_on_condition and self.is_promised(gift))

    def is_promised(self, gift: Gift) -> bool:
        """Whether the customer knows that they get it."""
        accepted = {one.id for one in self.proposals if one.state is ProposalState.ACCEPTED}
        return gift.approval is None or gift.approval in accepted

    def return_for(self, entry: UUID) -> AwaitedReturn | None:
        """What the customer was asked to send before a gift is given."""
        return next((one for one in self.returns.values() if one.entry == entry), None)

    def standing_gift(self, remedy: str, without: frozenset[UUID] = frozenset()) -> Gift | None:
        """What the customer has, or will get, of a remedy; some gifts are left out."""
        gifts = (gift for gift in self.gifts.values() if gift.id not in without)
        return next((gift for gift in gifts if gift.remedy == remedy and gift.stands), None)

    def reserved_for(self, proposal: UUID) -> tuple[Gift, ...]:
        """What is reserved by the approval of a proposal."""
        return tuple(
            gift for gift in self.gifts.values() if gift.approval == proposal and gift.state is GiftState.RESERVED
        )

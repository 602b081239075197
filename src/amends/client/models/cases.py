"""Cases, what happens in them, and what is next."""

from collections.abc import Mapping
from uuid import UUID

from pydantic import Field

from amends.client.models.case_parts import (
    AfterThreat,
    Attachment,
    AwaitedReturn,
    CaseDecision,
    Contact,
    Fact,
    Gift,
    HandOff,
    LikeCases,
    MakeItRight,
    Opinion,
    OwedCall,
    Person,
    Restatement,
    SupervisorRequest,
)
from amends.client.models.values import Amount, Answer, Instant


class Happened(Answer):
    """Something that happened: what kind of thing, and in words."""

    event: str
    sentence: str


class Recorded(Happened):
    """Something that happened, with when it did and who did it; `by` is None where it happened by itself."""

    number: int
    at: Instant
    by: Person | None


class NextStep(Answer):
    """What is sensible to do next.

    Attributes:
        act: the act, as the gate calls it; None where it is none.
        command: the same on the command line.
        say: the sentence to say to the customer.
        waits_for: the role that it waits for; None where it is the one who asks.
    """

    act: str | None
    command: str
    why: str
    say: str | None
    waits_for: str | None = Field(alias="for")
    details: tuple[str, ...]


class Acted(Answer):
    """What came of an act; `tag` stands for the case as it was right after it."""

    reference: str
    stage: str
    happened: tuple[Happened, ...]
    next: tuple[NextStep, ...]
    tag: str | None = None


class PolicyNamed(Answer):
    """A version of a policy."""

    name: str
    version: str


class CaseCustomer(Answer):
    """Whom a case is about."""

    id: UUID
    name: str | None
    account: str | None = None


class Case(Answer):
    """A case as it stands.

    Attributes:
        number: how many events it has.
        waiting_for: `owner`, `customer`, a role, or another party.
        contact: the contact that goes on.
        call_back: the call that is owed to the customer.
        decision: the live decision.
        possible: the acts that make sense in its stage, and are about something that is there.
        next: what is sensible to do next, the best first.
        tag: stands for the case as it is here: given to `act` as `seen`, nothing is done where it has changed since.
    """

    reference: str
    id: UUID
    number: int
    client: str
    policy: PolicyNamed
    stage: str
    waiting_for: str | None
    due: Instant | None
    opened: Instant
    changed: Instant
    owner: str | None
    team: str | None
    customer: CaseCustomer
    contact: Contact | None
    call_back: OwedCall | None
    follow_up_due: Instant | None
    problem: str | None
    restatement: Restatement | None
    decision: CaseDecision | None
    facts: Mapping[str, Fact]
    attachments: tuple[Attachment, ...]
    after_threats: tuple[AfterThreat, ...]
    precedents: Mapping[str, LikeCases]
    gifts: tuple[Gift, ...]
    returns: tuple[AwaitedReturn, ...]
    make_it_right: MakeItRight
    supervisor: tuple[SupervisorRequest, ...]
    opinions: tuple[Opinion, ...]
    hand_offs: tuple[HandOff, ...]
    has_final_response: bool
    needs_met: str | None
    final_thoughts: str | None
    possible: tuple[str, ...]
    next: tuple[NextStep, ...]
    tag: str | None = None


class CaseListed(Answer):
    """A case in a list."""

    reference: str
    stage: str
    customer: CaseCustomer
    policy: str
    team: str | None
    waiting_for: str | None
    due: Instant | None
    opened: Instant
    changed: Instant


class CaseWithThreat(Answer):
    """A case in which a threat was stated, and what was given only after it: nothing where it changed nothing."""

    reference: str
    client: str
    given: tuple[AfterThreat, ...]


class Threats(Answer):
    """The cases in which a threat was stated, in the order in which they were opened."""

    cases: tuple[CaseWithThreat, ...]


class NextSteps(Answer):
    """What can be done next."""

    reference: str
    stage: str
    possible: tuple[str, ...]
    next: tuple[NextStep, ...]


class Attachments(Answer):
    """What was handed in."""

    reference: str
    attachments: tuple[Attachment, ...]


class KnownFacts(Answer):
    """What is known of a case."""

    reference: str
    facts: Mapping[str, Fact]


class NoteAnswer(Answer):
    """A question of the note, with its answer in lines."""

    question: str
    answer: tuple[str, ...]


class Note(Answer):
    """The note: eight answers, of which seven come from what happened."""

    reference: str
    answers: tuple[NoteAnswer, ...]


class Precedents(Answer):
    """What became of a remedy in cases that are alike in what decides it."""

    reference: str
    remedy: str
    alike: LikeCases


class Entry(Answer):
    """Something in the ledger that was promised or given, and what became of it.

    Attributes:
        id: the id that the gift has in its case too.
        case: the case; None for what was given before the ledger began.
        state: `reserved`, `given`, `uncertain`, `released` or `reversed`.
        opening: whether it was imported: given before the ledger began.
    """

    id: UUID
    case: UUID | None
    policy: str
    remedy: str
    kind: str | None
    amount: Amount
    state: str
    customer: UUID | None
    account: UUID | None
    household: UUID | None
    agent: UUID | None
    team: str | None
    approval: UUID | None
    approved: bool | None
    reason: str | None
    opening: bool
    at: Instant
    changed: Instant

"""The parts of a case."""

from collections.abc import Mapping
from uuid import UUID

from amends.client.models.values import Amount, Answer, Day, Instant, Value


class Person(Answer):
    """Who did something, with their role and team then."""

    name: str
    role: str | None
    team: str | None


class Contact(Answer):
    """A contact that goes on; `verified_for` are the kinds of data for which the caller was verified."""

    channel: str
    begun: Instant
    verified_for: tuple[str, ...]


class Restatement(Answer):
    """The problem and the wish as they were said back."""

    issue: str | None
    wish: str | None
    remedy: str | None
    amount: Amount | None
    is_confirmed: bool


class DecidedRemedy(Answer):
    """What the decision makes of a remedy.

    Attributes:
        status: `owed`, `discretionary`, `referred`, `undecided`, `not_covered`, `excluded` or `forbidden`.
        because: the clauses that it rests on.
        limits: up to how much each role may give it; None for any amount.
        declined: the customer was offered it, and does not want it.
    """

    status: str
    value: Amount | None
    because: tuple[str, ...]
    limits: Mapping[str, Amount | None]
    decided_by: str | None
    awaits: bool
    reasons_to_withhold: Mapping[str, str]
    sentences: tuple[str, ...]
    told: bool
    withheld: str | None
    declined: bool


class CaseDecision(Answer):
    """The live decision of a case.

    Attributes:
        gap: whether policy and a fair wish do not meet; None where that is not known.
        ask: the facts that are worth asking for.
    """

    policy: str
    version: str
    hash: str
    gap: bool | None
    ask: tuple[str, ...]
    remedies: Mapping[str, DecidedRemedy]


class Statement(Answer):
    """Something that was stated of a fact."""

    value: Value
    source: str
    by: str | None
    record: str | None


class Fact(Answer):
    """What is known of a fact; of what is sensitive only that it was stated."""

    value: Value
    stated: tuple[Statement, ...]
    contradicted: bool


class LikeCase(Answer):
    """What became of a remedy in a like case."""

    reference: str
    ending: str
    amount: Amount | None
    role: str | None
    reason: str | None
    at: Day


class LikeCases(Answer):
    """What became of a remedy in like cases: how often what, and the latest of them."""

    counts: Mapping[str, int]
    latest: tuple[LikeCase, ...]


class Fulfilment(Answer):
    """How far something is that goes out by itself."""

    state: str
    through: str
    why: str | None
    round: int


class AwaitedReturn(Answer):
    """Something that has to come back.

    Attributes:
        number: what stands on the label.
        gift: the id of the gift that awaits it.
        label: the label, in lines.
    """

    number: str
    gift: UUID
    device: str | None
    asked: Instant
    due: Instant
    is_reminded: bool
    found: str | None
    label: tuple[str, ...]


class Gift(Answer):
    """Something that was promised or given; `condition` is what has to come true before it is given."""

    number: int
    id: UUID
    remedy: str
    amount: Amount | None
    state: str
    basis: str
    reason: str | None
    awaits: bool
    by: Person | None
    at: Instant
    condition: str | None
    fulfilment: Fulfilment | None


class AgreedTerm(Answer):
    """A remedy, and how much of it."""

    remedy: str
    amount: Amount | None


class AgreedTerms(Answer):
    """What a customer would get.

    Attributes:
        condition_of: the one remedy that the condition is of; None where it is of all.
        digest: names exactly these terms.
    """

    remedies: tuple[AgreedTerm, ...]
    condition: str | None
    condition_of: str | None
    total: Amount
    digest: str


class Approval(Answer):
    """What an approver agreed to."""

    by: Person
    ceiling: Amount
    expires: Instant | None
    lasts_seconds: int


class Proposal(Answer):
    """A solution, and what became of it."""

    id: UUID
    round: int
    state: str
    terms: AgreedTerms
    from_customer: bool
    why: str | None
    by: Person
    asked_of: str
    at: Instant
    approval: Approval | None
    feedback: str | None
    answer: str | None
    compromise: AgreedTerms | None
    accepted: AgreedTerms | None


class MakeItRight(Answer):
    """How Make It Right stands."""

    is_open: bool
    rounds: int
    proposals: tuple[Proposal, ...]


class SupervisorRequest(Answer):
    """A request for a supervisor."""

    goes_to: str
    outside: bool
    due: Instant | None
    taken_by: str | None


class View(Answer):
    """What somebody would do."""

    words: str | None
    remedy: str | None
    amount: Amount | None


class Opinion(Answer):
    """A second opinion, as far as the one who looks may see it."""

    asked_by: str | None
    of: str | None
    own: View | None
    other: View | None


class HandOff(Answer):
    """What another party was asked to do."""

    number: int
    party: str
    what: str | None
    due: Instant | None
    state: str
    words: str | None

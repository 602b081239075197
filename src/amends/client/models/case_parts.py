"""The parts of a case."""

from collections.abc import Mapping
from uuid import UUID

from amends.client.models.values import Amount, Answer, Day, Instant, Value


class Person(Answer):
    """Who did something, with their role and team then."""

    name: str
    role: str | None
    team: str | None
    kind: str


class CallAttempt(Answer):
    """An attempt to call: `no_answer`, `voicemail` or `wrong_number`."""

    outcome: str
    at: Instant


class OwedCall(Answer):
    """A call that is owed.

    Attributes:
        opens: from when the customer is called; None: from now on.
        is_agreed: whether the customer has agreed on the time.
        suits_customer: whether it is within the hours at which they wish to be called.
    """

    opens: Instant | None
    due: Instant
    why: str
    is_agreed: bool
    suits_customer: bool
    attempts: tuple[CallAttempt, ...]


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


class OtherTeam(Answer):
    """What another team could do about a remedy; `limits` is up to how much each role may give it there."""

    team: str
    status: str
    value: Amount | None
    limits: Mapping[str, Amount | None]
    decided_by: str | None


class AfterThreat(Answer):
    """Something that was given only after a threat: it could have been given before, for the same facts.

    Attributes:
        threat: the fact that was stated, and that must change nothing.
        before: `owed`, `withheld`, `denied`, `not_given` or `not_covered`.
        gift: the id of what was given.
        same_contact: whether all of that was in one contact.
    """

    threat: str
    threatened_at: Instant
    before: str
    decided_at: Instant
    decided_by: Person | None
    gift: UUID
    remedy: str
    amount: Amount
    is_exception: bool
    given_at: Instant
    given_by: Person | None
    same_contact: bool


class DecidedRemedy(Answer):
    """What the decision makes of a remedy.

    Attributes:
        status: `owed`, `discretionary`, `referred`, `undecided`, `not_covered`, `excluded` or `forbidden`.
        because: the clauses that it rests on.
        limits: up to how much each role may give it; None for any amount.
        declined: the customer was offered it, and does not want it.
        other_teams: what other teams could do about it for the same facts, where that is something else.
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
    other_teams: tuple[OtherTeam, ...]


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
    shown_by: int | None


class Attachment(Answer):
    """Something that was handed in.

    Attributes:
        number: by which it is named.
        kind: `jpeg`, `png`, `webp`, `gif`, `heic`, `pdf`, `mail` or `text`, by its content.
        size: in bytes.
        sha256: of its content; None once it was erased.
        name: what it was called; None once it was erased.
    """

    number: int
    id: UUID
    kind: str
    size: int
    sha256: str | None
    name: str | None
    by: Person | None
    at: Instant


class Contradiction(Answer):
    """Sources that say different things, of a fact or of one field of a list's element."""

    about: str
    counts: Statement
    others: tuple[Statement, ...]
    trusted_from: str | None


class Fact(Answer):
    """What is known of a fact; of what is sensitive only that it was stated.

    Attributes:
        claimed: what the customer says of it.
        found: what everybody else says of it, each source once.
        counts: whose word counts; of a list, who says which elements there are.
        trusted_from: whom the policy believes about it.
    """

    value: Value
    stated: tuple[Statement, ...]
    contradicted: bool
    claimed: Statement | None
    found: tuple[Statement, ...]
    counts: str | None
    trusted_from: str | None
    contradictions: tuple[Contradiction, ...]


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
    waits: bool
    withdrawn: bool


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
    remedy: str | None
    due: Instant | None
    state: str
    words: str | None

"""The parts of a case as they are shown."""

from pydantic import Field

from amends.http.models.values import FactValue, Id, Shown, ShownAmount, ShownDay, ShownInstant


class PersonShown(Shown):
    """Who did something, with their role and team then."""

    name: str
    role: str | None
    team: str | None
    kind: str = Field(description="`person` or `ai_agent`.")


class CallAttemptShown(Shown):
    """An attempt to call."""

    outcome: str = Field(description="`no_answer`, `voicemail` or `wrong_number`.")
    at: ShownInstant


class OwedCallShown(Shown):
    """A call that is owed."""

    opens: ShownInstant | None = Field(description="From when the customer is called; null: from now on.")
    due: ShownInstant
    why: str
    is_agreed: bool = Field(description="Whether the customer has agreed on the time.")
    suits_customer: bool = Field(description="Whether it is within the hours at which they wish to be called.")
    attempts: list[CallAttemptShown]


class ContactShown(Shown):
    """A contact that goes on."""

    channel: str
    begun: ShownInstant
    verified_for: list[str] = Field(description="The kinds of data for which the caller was verified.")


class RestatementShown(Shown):
    """The problem and the wish as they were said back."""

    issue: str | None
    wish: str | None
    remedy: str | None
    amount: ShownAmount | None
    is_confirmed: bool


class OtherTeamShown(Shown):
    """What another team could do about a remedy."""

    team: str
    status: str
    value: ShownAmount | None
    limits: dict[str, ShownAmount | None] = Field(description="Up to how much each role may give it there.")
    decided_by: str | None


class AfterThreatShown(Shown):
    """Something that was given only after a threat: it could have been given before, for the same facts."""

    threat: str = Field(description="The fact that was stated, and that must change nothing.")
    threatened_at: ShownInstant
    before: str = Field(description="`owed`, `withheld`, `denied`, `not_given` or `not_covered`.")
    decided_at: ShownInstant
    decided_by: PersonShown | None
    gift: Id
    remedy: str
    amount: ShownAmount
    is_exception: bool
    given_at: ShownInstant
    given_by: PersonShown | None
    same_contact: bool = Field(description="Whether all of that was in one contact.")


class DecidedRemedyShown(Shown):
    """What the decision makes of a remedy."""

    status: str = Field(
        description="`owed`, `discretionary`, `referred`, `undecided`, `not_covered`, `excluded` or `forbidden`."
    )
    value: ShownAmount | None
    because: list[str] = Field(description="The clauses that it rests on.")
    limits: dict[str, ShownAmount | None] = Field(description="Up to how much each role may give it.")
    decided_by: str | None
    awaits: bool
    reasons_to_withhold: dict[str, str]
    sentences: list[str]
    told: bool
    declined: bool = Field(description="The customer was offered it, and does not want it.")
    withheld: str | None
    other_teams: list[OtherTeamShown] = Field(
        description="What other teams could do about it for the same facts, where that is something else."
    )


class DecisionShown(Shown):
    """The live decision of a case."""

    policy: str
    version: str
    hash: str
    gap: bool | None = Field(description="Whether policy and a fair wish do not meet.")
    ask: list[str] = Field(description="The facts that are worth asking for.")
    remedies: dict[str, DecidedRemedyShown]


class StatementShown(Shown):
    """Something that was stated of a fact."""

    value: FactValue
    source: str
    by: str | None
    record: str | None
    shown_by: int | None = Field(description="The number of the attachment that shows it.")


class AttachmentShown(Shown):
    """Something that was handed in."""

    number: int = Field(description="By which it is named.")
    id: Id
    kind: str = Field(description="`jpeg`, `png`, `webp`, `gif`, `heic`, `pdf`, `mail` or `text`, by its content.")
    size: int = Field(description="In bytes.")
    sha256: str | None = Field(description="Of its content; null once it was erased.")
    name: str | None = Field(description="What it was called; null once it was erased.")
    by: PersonShown | None
    at: ShownInstant


class ContradictionShown(Shown):
    """Sources that say different things, of a fact or of one field of a list's element."""

    about: str = Field(description="What they say it about.", examples=["promises[1].amount"])
    counts: StatementShown
    others: list[StatementShown]
    trusted_from: str | None


class FactShown(Shown):
    """What is known of a fact; of what is sensitive only that it was stated."""

    value: FactValue
    stated: list[StatementShown]
    contradicted: bool
    claimed: StatementShown | None = Field(description="What the customer says of it.")
    found: list[StatementShown] = Field(description="What everybody else says of it, each source once.")
    counts: str | None = Field(description="Whose word counts; of a list, who says which elements there are.")
    trusted_from: str | None = Field(description="Whom the policy believes about it.")
    contradictions: list[ContradictionShown]


class LikeCaseShown(Shown):
    """What became of a remedy in a like case."""

    reference: str
    ending: str
    amount: ShownAmount | None
    role: str | None
    reason: str | None
    at: ShownDay


class LikeCasesShown(Shown):
    """What became of a remedy in like cases, and the latest of them."""

    counts: dict[str, int]
    latest: list[LikeCaseShown]


class FulfilmentShown(Shown):
    """How far something is that goes out by itself."""

    state: str
    through: str
    why: str | None
    round: int


class ReturnShown(Shown):
    """Something that has to come back."""

    number: str = Field(description="What stands on the label.")
    gift: Id
    device: str | None
    asked: ShownInstant
    due: ShownInstant
    is_reminded: bool
    found: str | None
    label: list[str] = Field(description="The label, in lines.")


class GiftShown(Shown):
    """Something that was promised or given."""

    number: int
    id: Id
    remedy: str
    amount: ShownAmount | None
    state: str
    basis: str
    reason: str | None
    awaits: bool
    condition: str | None = Field(description="What has to come true before it is given.")
    fulfilment: FulfilmentShown | None
    by: PersonShown | None
    at: ShownInstant


class TermShown(Shown):
    """A remedy, and how much of it."""

    remedy: str
    amount: ShownAmount | None


class TermsShown(Shown):
    """What a customer would get."""

    remedies: list[TermShown]
    condition: str | None
    condition_of: str | None = Field(description="The one remedy that the condition is of; null where it is of all.")
    total: ShownAmount
    digest: str


class ApprovalShown(Shown):
    """What an approver agreed to."""

    by: PersonShown
    ceiling: ShownAmount
    expires: ShownInstant | None
    lasts_seconds: int


class ProposalShown(Shown):
    """A solution, and what became of it."""

    id: Id
    round: int
    state: str
    terms: TermsShown
    from_customer: bool
    why: str | None
    by: PersonShown
    asked_of: str
    at: ShownInstant
    approval: ApprovalShown | None
    feedback: str | None
    answer: str | None
    compromise: TermsShown | None
    accepted: TermsShown | None


class MakeItRightShown(Shown):
    """How Make It Right stands."""

    is_open: bool
    rounds: int
    proposals: list[ProposalShown]


class SupervisorShown(Shown):
    """A request for a supervisor."""

    goes_to: str
    outside: bool
    due: ShownInstant | None
    taken_by: str | None
    waits: bool = Field(description="Whether somebody of the house has still to take over.")
    withdrawn: bool


class ViewShown(Shown):
    """What somebody would do."""

    words: str | None
    remedy: str | None
    amount: ShownAmount | None


class OpinionShown(Shown):
    """A second opinion, as far as the one who looks may see it."""

    asked_by: str | None
    of: str | None
    own: ViewShown | None
    other: ViewShown | None


class HandOffShown(Shown):
    """What another party was asked to do."""

    number: int
    party: str
    what: str | None
    remedy: str | None = Field(description="The remedy that the customer has when they have done it.")
    due: ShownInstant | None
    state: str
    words: str | None

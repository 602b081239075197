"""A case as it is shown."""

from typing import Annotated

from pydantic import Field

from amends.http.models.case_parts import (
    AfterThreatShown,
    AttachmentShown,
    ContactShown,
    DecisionShown,
    FactShown,
    GiftShown,
    HandOffShown,
    LikeCasesShown,
    MakeItRightShown,
    OpinionShown,
    OwedCallShown,
    PersonShown,
    RestatementShown,
    ReturnShown,
    SupervisorShown,
)
from amends.http.models.values import Id, Shown, ShownInstant
from amends.http.pages import Paged

Reference = Annotated[str, Field(description="The reference, as it is read over a phone.", examples=["7K3M-9Q44"])]
Stage = Annotated[str, Field(description="Where the case stands.", examples=["decided"])]


class HappenedShown(Shown):
    """Something that happened."""

    event: str = Field(description="What kind of thing.", examples=["fact_stated"])
    sentence: str = Field(description="What happened, in words.")


class RecordedShown(HappenedShown):
    """Something that happened, with when it did and who did it."""

    number: int = Field(description="The how many-th event of the case it is.")
    at: ShownInstant
    by: PersonShown | None = Field(description="Who did it; null where it happened by itself.")


class NextStepShown(Shown):
    """What is sensible to do next."""

    act: str | None = Field(description="The act, as its route is called; null where it is none.")
    command: str = Field(description="The same on the command line.")
    why: str = Field(description="Why.")
    say: str | None = Field(description="The sentence to say to the customer.")
    for_: str | None = Field(alias="for", description="The role that it waits for; null where it is the one who asks.")
    details: list[str]


class ActedShown(Shown):
    """What came of an act. The `ETag` beside it is the tag of the case as it stands then."""

    reference: Reference
    stage: Stage
    happened: list[HappenedShown]
    next: list[NextStepShown]


class PolicyNamed(Shown):
    """A version of a policy."""

    name: str
    version: str


class CustomerOfCase(Shown):
    """Whom a case is about."""

    id: Id
    name: str | None
    account: str | None = None


class CaseShown(Shown):
    """A case as it stands."""

    reference: Reference
    id: Id
    number: int = Field(description="How many events it has; what its `ETag` begins with.")
    client: str
    policy: PolicyNamed
    stage: Stage
    waiting_for: str | None = Field(description="`owner`, `customer`, a role, or another party.")
    due: ShownInstant | None
    opened: ShownInstant
    changed: ShownInstant
    owner: str | None
    team: str | None
    customer: CustomerOfCase
    contact: ContactShown | None = Field(description="The contact that goes on.")
    call_back: OwedCallShown | None = Field(description="The call that is owed to the customer.")
    follow_up_due: ShownInstant | None
    problem: str | None
    restatement: RestatementShown | None
    decision: DecisionShown | None = Field(description="What the live decision makes of each remedy.")
    facts: dict[str, FactShown]
    attachments: list[AttachmentShown]
    precedents: dict[str, LikeCasesShown]
    after_threats: list[AfterThreatShown]
    gifts: list[GiftShown]
    returns: list[ReturnShown]
    make_it_right: MakeItRightShown
    supervisor: list[SupervisorShown]
    opinions: list[OpinionShown]
    hand_offs: list[HandOffShown]
    has_final_response: bool
    needs_met: str | None
    final_thoughts: str | None
    possible: list[str] = Field(
        description="The acts that make sense in its stage, and are about something that is there."
    )
    next: list[NextStepShown] = Field(description="What is sensible to do next, the best first.")


class CaseListed(Shown):
    """A case in a list."""

    reference: Reference
    stage: Stage
    customer: CustomerOfCase
    policy: str
    team: str | None
    waiting_for: str | None
    due: ShownInstant | None
    opened: ShownInstant
    changed: ShownInstant


class CaseWithThreatShown(Shown):
    """A case in which a threat was stated."""

    reference: Reference
    client: str
    given: list[AfterThreatShown] = Field(description="What was given only after it; empty where it changed nothing.")


class CasesWithThreatsShown(Shown):
    """The cases in which a threat was stated, in the order in which they were opened."""

    cases: list[CaseWithThreatShown]


class CasesShown(Paged):
    """A page of cases."""

    cases: list[CaseListed]


class HistoryShown(Paged):
    """A page of what happened in a case, from its beginning."""

    reference: Reference
    history: list[RecordedShown]


class NextShown(Shown):
    """What can be done next."""

    reference: Reference
    stage: Stage
    possible: list[str]
    next: list[NextStepShown]


class FactsShown(Shown):
    """What is known of a case."""

    reference: Reference
    facts: dict[str, FactShown]


class AttachmentsShown(Shown):
    """What was handed in."""

    reference: Reference
    attachments: list[AttachmentShown]


class AnswerShown(Shown):
    """A question of the note, with its answer in lines."""

    question: str
    answer: list[str]


class NoteShown(Shown):
    """The note: eight answers, of which seven come from what happened."""

    reference: Reference
    answers: list[AnswerShown]


class PrecedentsShown(Shown):
    """What became of a remedy in cases that are alike in what decides it."""

    reference: Reference
    remedy: str
    alike: LikeCasesShown

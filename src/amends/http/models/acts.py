"""What is sent to act on a case."""

from typing import Annotated

from pydantic import AwareDatetime, ConfigDict, Field

from amends.cases.call_backs import PromisedCall
from amends.cases.events.call_backs import CallOutcome, EndOfCallBack
from amends.cases.events.contacts import EndOfContact
from amends.cases.events.ending import NeedsMet
from amends.cases.events.people import WhyWithdrawn
from amends.cases.events.returns import Found
from amends.cases.gate.rules.settling import Outcome
from amends.cases.terms import Terms, terms_of
from amends.http.models.values import Amount, FactValues, Id, Name, Seconds, Taken, Text, Words, exact

Digest = Annotated[
    str,
    Field(
        min_length=6,
        max_length=80,
        pattern=r"^(sha256:)?[0-9a-fA-F]+$",
        description="The digest of the terms that were looked at, or its beginning. Where they have changed since, "
        "nothing is done and that is told.",
    ),
]
_Gift = Annotated[Name, Field(description="What was promised or given: its id, its number in the case, or its remedy.")]


class TermSent(Taken):
    """A remedy, and how much of it."""

    remedy: Name = Field(description="A remedy of the policy.", examples=["service_credit"])
    amount: Amount | None = None


class TermsSent(Taken):
    """What the customer would get."""

    remedies: Annotated[list[TermSent], Field(min_length=1, max_length=50)]
    condition: Words | None = Field(default=None, description="Under which condition the terms are meant.")
    condition_of: Name | None = Field(default=None, description="The one remedy that the condition is of; else of all.")

    def terms(self) -> Terms:
        """The terms that were sent."""
        return terms_of(((one.remedy, exact(one.amount)) for one in self.remedies), self.condition, self.condition_of)


class Contacting(Taken):
    """A contact begins."""

    channel: Name = Field(default="phone", description="`phone`, `chat`, `mail` or `visit`.", examples=["phone"])


class Verifying(Taken):
    """Who is speaking was verified."""

    method: Name = Field(description="How; the client settles the methods.", examples=["one_time_code"])


class EndingContact(Taken):
    """The contact ends."""

    how: EndOfContact = Field(default=EndOfContact.ENDED, description="How it ended.")


class StatingFacts(Taken):
    """Facts with their source."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "example": {
                "facts": {"signal_at_home": "weak", "first_contact": True},
                "source": "customer",
                "record": "call of today",
            }
        },
    )

    facts: Annotated[FactValues, Field(min_length=1, description="Values by the names of the policy's facts.")]
    source: Name | None = Field(
        default=None, description="Who or what says so; else it is from you, the agent.", examples=["customer"]
    )
    record: Words | None = Field(default=None, description="The evidence, such as a call or a picture.")
    shown_by: Annotated[int, Field(ge=1, le=1_000_000)] | None = Field(
        default=None, description="The number of the attachment that shows it."
    )


class Restating(Taken):
    """The problem and the wish, as they are said back to the customer."""

    issue: Words = Field(description="What went wrong, in the agent's own words.")
    wish: Words = Field(description="What the customer wants, in the agent's own words.")
    remedy: Name | None = Field(default=None, description="The wish as a remedy of the policy, where one fits it.")
    amount: Amount | None = None


class Telling(Taken):
    """The customer is told a no."""

    remedy: Name = Field(description="What they do not get.")


class Correcting(Taken):
    """The decision was a mistake."""

    why: Words = Field(description="What was wrong with it.")
    version: Name | None = Field(default=None, description="The version by which it is decided anew, if another.")


class Giving(Taken):
    """Something is given."""

    remedy: Name = Field(description="What is given.", examples=["service_credit"])
    amount: Amount | None = Field(default=None, description="How much; else all that the decision gives.")
    reason: Name | None = Field(
        default=None, description="The coded reason; what is at discretion needs one.", examples=["loyalty"]
    )


class Withholding(Taken):
    """Something is not given that may be."""

    remedy: Name
    reason: Name = Field(description="One of the clause's reasons to withhold it.")


class Settling(Taken):
    """What became of something that was promised."""

    gift: _Gift
    outcome: Outcome = Field(description="What became of it.")
    why: Text = Field(default="", description="Why, where it was not given or nobody can know.")


class Reversing(Taken):
    """Something was given by mistake."""

    gift: _Gift
    why: Words = Field(description="What the mistake was.")


class Proposing(Taken):
    """A solution."""

    terms: TermsSent
    why: Words = Field(description="Why it is fair: what the approver reads.")
    from_customer: bool = Field(default=False, description="It is the customer's own solution.")
    not_known: Annotated[list[Name], Field(max_length=500)] = Field(
        default=[], description="What is to be considered and nobody knows: names of facts."
    )


class Approving(Taken):
    """The terms that stand are approved."""

    ceiling: Amount | None = Field(
        default=None, description="How far the agent may go in a compromise, in all; else not further."
    )
    terms_digest: Digest | None = None
    lasts_seconds: Seconds | None = Field(default=None, description="How long it holds; else as the client settled.")


class Adjusting(Taken):
    """Other terms are put in place of the proposed ones."""

    terms: TermsSent
    feedback: Words = Field(description="What the agent reads.")
    ceiling: Amount | None = Field(default=None, description="How far the agent may go in a compromise, in all.")
    terms_digest: Digest | None = None
    lasts_seconds: Seconds | None = Field(default=None, description="How long it holds; else as the client settled.")


class Returning(Taken):
    """A solution goes back."""

    feedback: Words = Field(description="What to revise.")
    terms_digest: Digest | None = None


class OnTheseTerms(Taken):
    """The terms that are meant, where that is to be made sure."""

    terms_digest: Digest | None = None


AS_THEY_STAND = OnTheseTerms()
"""Whatever terms stand are meant."""


class Offering(OnTheseTerms):
    """The terms that are put to the customer, and how."""

    in_writing: bool = Field(
        default=False, description="Where nobody speaks with them: on their page, and by letter; else in the contact."
    )


IN_THE_CONTACT = Offering()
"""Whatever terms stand are put to the customer in the contact that goes on."""


class Compromising(Taken):
    """The customer asks for other terms."""

    terms: TermsSent
    words: Words = Field(description="What the customer said, in their words.")


class Saying(Taken):
    """Words."""

    words: Words


class SayingWhy(Taken):
    """A reason, in words."""

    why: Words


class AskingColleague(Taken):
    """A colleague is asked, and one's own view is sealed until theirs is there."""

    colleague: Name = Field(description="Who is asked: the word that they log in with.")
    view: Words = Field(description="What one would do oneself, and why.")
    remedy: Name | None = None
    amount: Amount | None = None


class GivingOpinion(Taken):
    """The view that a colleague asked for."""

    view: Words
    remedy: Name | None = None
    amount: Amount | None = None


class HandingOver(Taken):
    """Another party is asked to act."""

    party: Name = Field(description="The brand, the repairer, the carrier …", examples=["the carrier"])
    what: Words = Field(description="What they are to do.")
    within_seconds: Seconds = Field(default=86_400, description="In which time they are to answer.")
    remedy: Name | None = Field(
        default=None, description="The remedy that the customer has when they have done it, where that is one."
    )


_HandOff = Annotated[
    Name | None,
    Field(description="Its party, its number in the case, or its id; else the last one that waits for this."),
]


class AnsweringHandOff(Taken):
    """What the other party answered."""

    hand_off: _HandOff = None
    accepted: bool
    words: Words


class FinishingHandOff(Taken):
    """The other party has done it."""

    hand_off: _HandOff = None
    words: Words


class Assigning(Taken):
    """Somebody owns the case from now on."""

    user: Name = Field(description="The word that they log in with.")
    team: Name | None = Field(default=None, description="The team that it goes to, where it changes.")
    words: Words | None = Field(default=None, description="A word to whoever has it now.")


class Resolving(Taken):
    """Nothing is left to do."""

    needs_met: NeedsMet = Field(
        description="What the customer said when asked whether their needs were met; `left` before they could be "
        "asked, or `in_writing`, where they are asked on their page."
    )
    call_back: PromisedCall | None = Field(
        default=None,
        description="What becomes of a call that is promised: `kept`, or `settled` in contact with the customer. It "
        "has to be said where they were in contact since it was promised.",
    )
    heard: Words | None = Field(
        default=None,
        description="Where the answer is known from; it has to be said where nobody speaks with the customer any more.",
    )


class OpeningCase(Taken):
    """A customer, and what it is about. All that is said of the customer must fit one."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={"example": {"account": "A-1002", "channel": "phone", "problem": "No alarm at night."}},
    )

    problem: Words = Field(description="The problem, in the customer's words.")
    channel: Name | None = Field(default=None, description="Begins a contact at once.", examples=["phone"])
    client: Name | None = Field(default=None, description="The client, where you work for several.")
    policy: Name | None = Field(default=None, description="The policy, where the client has several.")
    customer: Id | None = Field(default=None, max_length=36, pattern=r"^[0-9a-fA-F-]{36}$")
    account: Name | None = Field(default=None, description="The customer, by the number of an account of theirs.")
    phone: Name | None = Field(default=None, description="The customer, by phone.")
    email: Name | None = Field(default=None, description="The customer, by mail.")
    name: Name | None = Field(default=None, description="The customer, by the beginning of their name.")
    order: Name | None = Field(default=None, description="The order that it is about.")
    serial: Name | None = Field(default=None, description="The product that it is about.")


class Declining(Taken):
    """The customer does not want something that is owed."""

    remedy: Name
    words: Text = Field(default="", description="What the customer said, where they said why.")


class Fulfilling(Taken):
    """Something that could not be given by itself."""

    gift: _Gift


class AskingReturn(Taken):
    """What a gift awaits is to be sent back."""

    gift: _Gift
    within_seconds: Seconds | None = Field(default=None, description="How long they have; else as the client settled.")


class RecordingArrival(Taken):
    """Something has arrived."""

    number: Name = Field(description="What stands on the label.", examples=["7K3M-9Q44-1X"])
    serial: Name | None = Field(default=None, description="The serial number that stands on the device.")
    found: Found | None = Field(default=None, description="What was found, where no serial number tells it.")


class FollowingUp(Taken):
    """When somebody looks at it again."""

    within_seconds: Seconds


class NamingLetter(Taken):
    """A letter of the case."""

    number: Annotated[int, Field(ge=1, le=1_000_000)] | None = Field(
        default=None, description="Its number, as the list of letters shows; else the last one that failed."
    )


LAST_THAT_FAILED = NamingLetter()
"""The letter that most likely is meant."""


class TryingCallBack(Taken):
    """Somebody called."""

    outcome: CallOutcome = Field(description="What came of it.")


class AgreeingCallBack(Taken):
    """The customer agreed on when."""

    opens: AwareDatetime = Field(description="From when they can be called.")
    due: AwareDatetime = Field(description="Until when.")


class AssigningCallBack(Taken):
    """Somebody else calls."""

    user: Name = Field(description="The word that they log in with.")


class WithdrawingRequest(Taken):
    """Nobody is asked for as a supervisor any more."""

    how: WhyWithdrawn = Field(description="`mistake`: the customer did not ask. `taken_back`: they take it back.")
    words: Words


class EndingCallBack(Taken):
    """The call is owed no longer."""

    how: EndOfCallBack
    words: Words

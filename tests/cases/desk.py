"""Cases that share one ledger, and what anybody may say to the gate by chance."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from decimal import Decimal
from itertools import count
from typing import Protocol, TypeVar
from uuid import UUID

from amends.cases.call_backs import PromisedCall
from amends.cases.events.attachments import AttachmentKind
from amends.cases.events.call_backs import CallOutcome, EndOfCallBack
from amends.cases.events.contacts import EndOfContact
from amends.cases.events.ending import NeedsMet
from amends.cases.events.letters import LetterFault, LetterKind
from amends.cases.events.people import WhyWithdrawn
from amends.cases.events.returns import Found
from amends.cases.gate.acts.attachments import Attach
from amends.cases.gate.acts.call_backs import (
    AgreeCallBack,
    AssignCallBack,
    EndCallBack,
    PromiseCallBack,
    TryCallBack,
)
from amends.cases.gate.acts.contacts import BeginContact, EndContact, VerifyCaller
from amends.cases.gate.acts.deciding import Correct, Tell
from amends.cases.gate.acts.ending import Close, FollowUp, Reopen, Resolve, WriteThoughts
from amends.cases.gate.acts.evidence import Confirm, Restate, StateFact
from amends.cases.gate.acts.from_customer import AnswerNeeds, Contest
from amends.cases.gate.acts.fulfilling import BeginFulfilment, Came, FulfilAgain, RecordFulfilment
from amends.cases.gate.acts.giving import Decline, Give, Reverse, Settle, Withhold
from amends.cases.gate.acts.letters import PostLetter, RecordLetterFailed, RecordLetterSent, SendLetterAgain
from amends.cases.gate.acts.people import (
    AnswerHandOff,
    AskOpinion,
    AskSupervisor,
    Assign,
    FinishHandOff,
    GiveOpinion,
    HandOver,
    PassOn,
    TakeOver,
    WithdrawRequest,
)
from amends.cases.gate.acts.returns import AskReturn, ExpireReturn, RecordArrival, RemindOfReturn
from amends.cases.gate.acts.route import (
    Accept,
    Adjust,
    Approve,
    Compromise,
    GiveFinalResponse,
    Offer,
    OpenException,
    Propose,
    Reject,
    Return,
    Take,
    Withdraw,
)
from amends.cases.gate.rules.settling import Outcome
from amends.cases.parts import Gift
from amends.cases.recorded import By
from amends.cases.terms import Term, Terms, terms_of
from amends.ledger.at_hand import EntriesAtHand
from amends.ledger.caps import cap_faults
from amends.ledger.entries import Entry, EntryState
from amends.ledger.entries import Gift as LedgerGift
from amends.ledger.subject import Subject
from tests.cases.scene import ACCOUNT, CLIENT, CUSTOMER, ISSUE, OTTO, WISH, Scene, policy_with

POLICY = policy_with(
    (
        "caps:\n",
        "caps:\n  - {of: [service_credit, share], per: agent, over: days(30), limit: 150.00}\n"
        "  - {of: refund, per: account, over: months(12), limit: 500.00}\n",
    )
)

REMEDIES = [*POLICY.tree.remedies]
AMOUNTS = [*map(Decimal, ("0", "10", "20", "40", "60", "87", "120", "200", "361", "900"))]
WORDS = ["Because.", "Because.", ""]
FACT_VALUES: Mapping[str, Sequence[str | int | bool | None]] = {
    "in_trial": (True, False, None),
    "firmware_trouble": (True, True, False),
    "returned": (True, None),
    "stolen": (True, True, False, False, False),
    "price": ("361.00", "900.00"),
    "years_with_us": (1, 5),
    "plan": ("economy", None),
    "likely_to_stay": ("likely", None),
}
FACTS_STATED = [
    StateFact(name, value, source)
    for name, values in FACT_VALUES.items()
    for value in values
    for source in (POLICY.tree.facts[name].trusted_from, POLICY.tree.facts[name].trusted_from, None)
]
WISHES: Sequence[tuple[str | None, Decimal | None]] = [
    ("refund", None),
    ("refund", Decimal(40)),
    ("service_credit", Decimal(40)),
    ("letter", None),
    (None, None),
]
SERIALS = ["AB-1", "AB-2", None]
CONSIDERED = frozenset({"plan", "likely_to_stay", "years_with_us"})

A = TypeVar("A")


class Choose(Protocol):
    """Chance: one of several."""

    def __call__(self, options: Sequence[A], /) -> A:
        """The one that it falls on."""


class Shared:
    """The cases that have one customer, one account and one ledger."""

    def __init__(self) -> None:
        self.cases: list[Desk] = []

    def gifts(self) -> Iterator[tuple["Desk", Gift]]:
        """Everything that was set aside in any case."""
        return ((case, gift) for case in self.cases for gift in case.state.gifts.values())

    def entries(self, without: frozenset[UUID]) -> EntriesAtHand:
        """The same as the ledger has it."""
        return EntriesAtHand(_entry(case, gift) for case, gift in self.gifts() if gift.id not in without)


class Desk(Scene):
    """A case among others, with the caps of the ledger that they share."""

    def __init__(self, number: int, shared: Shared, people: Sequence[By]) -> None:
        super().__init__(POLICY, case=UUID(int=10_000 + number))
        self._numbers = count(1_000_000 * (number + 1))
        self.shared = shared
        self.at_work = {*people, OTTO}

    def exceeded(self, by: By, terms: Sequence[Term], without: frozenset[UUID]) -> Sequence[str]:
        """The caps that further terms of somebody would pass, by the ledger."""
        further: dict[str, Decimal] = {}
        for term in terms:
            further[term.remedy] = further.get(term.remedy, Decimal(0)) + (term.amount or Decimal(0))
        subject = _subject(by)
        faults = cap_faults(POLICY.tree, further, subject, self.shared.entries(without), self.now)
        return [fault.words(2) for fault in faults]


def _subject(by: By | None) -> Subject:
    user, team = (by.user, by.team) if by is not None else (None, None)
    return Subject(customer=CUSTOMER, account=ACCOUNT, agent=user, team=team)


def _entry(case: Desk, gift: Gift) -> Entry:
    entered = LedgerGift(
        client=CLIENT,
        case=case.case,
        policy=POLICY.name,
        remedy=gift.remedy,
        kind=None,
        amount=gift.amount,
        subject=_subject(gift.by),
        approval=gift.approval,
    )
    state = EntryState(gift.state.value)
    return Entry(id=gift.id, key=str(gift.id), gift=entered, state=state, at=gift.at, changed_at=gift.at, approved=None)


@dataclass(frozen=True)
class Moment:
    """A case as it stands, who acts, who else there is, and chance."""

    case: Desk
    by: By
    people: Sequence[By]
    one_of: Choose

    def words(self) -> str:
        """Something that is said, or not."""
        return self.one_of(WORDS)

    def gift(self) -> UUID:
        """Something that was set aside, if anything was."""
        return self.one_of([*self.case.state.gifts] or [UUID(int=1)])

    def number(self) -> str:
        """Something that is to come back, if anything is."""
        return self.one_of([*self.case.state.returns] or ["7K3M-9Q44-1X"])

    def letter(self) -> UUID:
        """A letter, if any was sent."""
        return self.one_of([*self.case.state.letters] or [UUID(int=1)])

    def letter_sent(self) -> RecordLetterSent:
        """A letter goes out that follows from something that has happened."""
        event = self.one_of(self.case.history)
        known = self.case.state.letters.get(event.id)
        kind, sending = self.one_of([*LetterKind]), known.sending if known is not None else 1
        return RecordLetterSent(event.id, event.number, kind, "en", None, sending, self.case.state.number)

    def letter_failed(self) -> RecordLetterFailed:
        """A letter does not arrive."""
        sent = self.letter_sent()
        fault = self.one_of([*LetterFault])
        return RecordLetterFailed(sent.letter, sent.number, sent.kind, sent.sending, sent.through, fault)

    def attachment(self) -> Attach:
        """A picture, now and then one that is too large."""
        size = self.one_of([4_000, 2_000_000, 11 * 1024 * 1024])
        return Attach(
            attachment=UUID(int=size), kind=AttachmentKind.JPEG, size=size, digest=f"{size:064x}", file_name="box.jpg"
        )

    def request(self) -> UUID:
        """A request for a supervisor, or none."""
        return self.one_of([*(one.id for one in self.case.state.supervisor), UUID(int=99)])

    def hand_off(self) -> UUID:
        """Something that another party was asked for, if any was."""
        return self.one_of([one.id for one in self.case.state.hand_offs] or [UUID(int=1)])

    def colleague(self) -> UUID:
        """Somebody."""
        return self.one_of(self.people).user

    def seen(self) -> str | None:
        """The terms that somebody looked at: those that stand now, or those of an earlier solution."""
        digests = [proposal.terms.digest for proposal in self.case.state.proposals]
        return self.one_of([None, *digests[-1:], *digests[-1:], *digests[:1]])

    def terms(self) -> Terms:
        """A credit, or something else, or both."""
        other = self.one_of(REMEDIES)
        remedies = self.one_of([["service_credit"], ["service_credit"], ["service_credit", "letter"], [other]])
        condition = self.one_of([None, None, "if it isn't better in 60 days"])
        return terms_of(((remedy, self._amount_of(remedy)) for remedy in remedies), condition)

    def _amount_of(self, remedy: str) -> Decimal | None:
        return self.one_of([*AMOUNTS, None]) if POLICY.tree.remedies[remedy].value_type is not None else None

    def ceiling(self) -> Decimal | None:
        """How far a compromise may go."""
        return self.one_of([None, *AMOUNTS])

    def lasts(self) -> timedelta | None:
        """How long an approval holds."""
        return self.one_of([None, None, timedelta(hours=1)])


REQUESTS: Mapping[str, Callable[[Moment], object]] = {
    "contact": lambda _: BeginContact("phone"),
    "verify-caller": lambda now: VerifyCaller(now.one_of(["passcode", "passcode", "caller_number"])),
    "end-contact": lambda now: EndContact(now.one_of([*EndOfContact])),
    "fact": lambda now: replace(now.one_of(FACTS_STATED), shown_by=now.one_of([None, None, None, 1])),
    "attach": lambda now: now.attachment(),
    "restate": lambda now: Restate(ISSUE, WISH, *now.one_of(WISHES)),
    "confirm": lambda _: Confirm(),
    "contest": lambda now: Contest(now.words()),
    "decide": lambda now: now.case.decision(now.by),
    "tell": lambda now: Tell(now.one_of(REMEDIES)),
    "correct": lambda now: Correct(now.words()),
    "give": lambda now: Give(
        now.one_of(REMEDIES), now.one_of([None, None, *AMOUNTS]), now.one_of(["goodwill", "goodwill", None])
    ),
    "withhold": lambda now: Withhold(now.one_of(REMEDIES), now.one_of(["same_day", "not_fair"])),
    "decline": lambda now: Decline(now.one_of(REMEDIES)),
    "settle": lambda now: Settle(now.gift(), now.one_of([*Outcome]), now.words()),
    "reverse": lambda now: Reverse(now.gift(), now.words()),
    "begin-fulfilment": lambda now: BeginFulfilment(now.gift(), "webhook billing"),
    "record-fulfilment": lambda now: RecordFulfilment(now.gift(), now.one_of([*Came]), now.words()),
    "fulfil": lambda now: FulfilAgain(now.gift()),
    "ask-return": lambda now: AskReturn(
        now.gift(), "Alarm", now.one_of(SERIALS), ("Returns",), now.case.now + timedelta(days=now.one_of([1, 14, -1]))
    ),
    "return-arrived": lambda now: RecordArrival(now.number(), now.one_of(SERIALS), now.one_of([None, None, *Found])),
    "remind-of-return": lambda now: RemindOfReturn(now.number()),
    "expire-return": lambda now: ExpireReturn(now.number()),
    "exception": lambda _: OpenException(),
    "propose": lambda now: Propose(now.terms(), "Fair.", now.one_of([True, False]), CONSIDERED),
    "approve": lambda now: Approve(now.ceiling(), now.seen(), now.lasts()),
    "adjust": lambda now: Adjust(now.terms(), "So.", now.ceiling(), now.seen(), now.lasts()),
    "return": lambda _: Return("Less."),
    "take": lambda now: Take(now.seen()),
    "withdraw": lambda now: Withdraw(now.words()),
    "offer": lambda now: Offer(now.seen()),
    "accept": lambda _: Accept(),
    "compromise": lambda now: Compromise(now.terms(), now.words()),
    "reject": lambda now: Reject(now.words()),
    "final-response": lambda now: GiveFinalResponse(now.words()),
    "supervisor": lambda _: AskSupervisor(),
    "take-over": lambda _: TakeOver(),
    "withdraw-request": lambda now: WithdrawRequest(now.one_of([*WhyWithdrawn]), now.words()),
    "second-opinion": lambda now: AskOpinion(now.colleague(), now.words()),
    "opinion": lambda now: GiveOpinion(now.words()),
    "hand-off": lambda now: HandOver(
        "Swift Carrier",
        "look for it",
        now.case.now + timedelta(days=now.one_of([2, 2, -1])),
        now.one_of([None, now.one_of(REMEDIES)]),
    ),
    "answer-hand-off": lambda now: AnswerHandOff(now.hand_off(), now.one_of([True, False]), "We say so."),
    "finish-hand-off": lambda now: FinishHandOff(now.hand_off(), "Done."),
    "assign": lambda now: Assign(now.colleague()),
    "pass-on": lambda now: PassOn(now.request()),
    "letter-sent": lambda now: now.letter_sent(),
    "letter-failed": lambda now: now.letter_failed(),
    "send-letter": lambda now: SendLetterAgain(now.letter()),
    "post-letter": lambda now: PostLetter(now.letter(), "en"),
    "promise-call-back": lambda now: PromiseCallBack(now.words()),
    "try-call-back": lambda now: TryCallBack(now.one_of([*CallOutcome])),
    "agree-call-back": lambda now: AgreeCallBack(
        now.case.now + timedelta(hours=2), now.case.now + timedelta(hours=now.one_of([4, 4, 1]))
    ),
    "assign-call-back": lambda now: AssignCallBack(now.colleague()),
    "end-call-back": lambda now: EndCallBack(now.one_of([*EndOfCallBack]), now.words()),
    "follow-up": lambda now: FollowUp(now.case.now + timedelta(days=now.one_of([30, 30, -1]))),
    "answer-needs": lambda now: AnswerNeeds(now.one_of([*NeedsMet])),
    "resolve": lambda now: Resolve(now.one_of([*NeedsMet]), now.one_of([None, *PromisedCall])),
    "note": lambda now: WriteThoughts(now.words()),
    "close": lambda _: Close(),
    "reopen": lambda now: Reopen(now.words()),
}
"""For each act something that somebody may say, sensible or not."""

"""A scene: one case of an invented alarm company, the people around it, and a clock that is moved by hand.

Nothing is faked: the gate is pure, and what it asks of its surroundings are plain values and sums over the scene.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, time, timedelta
from decimal import Decimal
from itertools import count
from uuid import UUID

import pytest

import amends
from amends.calendars.calendar import BusinessCalendar
from amends.calendars.hours import ALWAYS
from amends.calendars.windows import CallWindow
from amends.cases.decision import decide
from amends.cases.events.contacts import CallBackPromised, CaseOpened
from amends.cases.events.ending import NeedsMet
from amends.cases.events.event import Event, Plain
from amends.cases.facts import known_facts
from amends.cases.fold import after, fold
from amends.cases.gate.acts.contacts import BeginContact, EndContact, VerifyCaller
from amends.cases.gate.acts.deciding import Decide
from amends.cases.gate.acts.ending import Close, Resolve
from amends.cases.gate.acts.evidence import Confirm, Restate, StateFact
from amends.cases.gate.acts.giving import Give, Settle
from amends.cases.gate.acts.people import requests_moved
from amends.cases.gate.acts.route import Approve, Offer, OpenException, Propose
from amends.cases.gate.attempt import Attempt, GateError, House, Surroundings
from amends.cases.gate.passing import pass_gate
from amends.cases.gate.rules.owing import entitlements
from amends.cases.gate.rules.settling import Outcome
from amends.cases.recorded import By, Recorded
from amends.cases.terms import Term, Terms, terms_of
from amends.policy import Policy

POLICY_TEXT = """
language: 1
policy: alarm-care
version: 2026-01-01.1
timezone: America/Denver
currency: USD
roles: [agent, team_lead, manager]
teams: [care, retention]

facts:
  in_trial: {type: boolean, from: record, ask: "Did it arrive less than 45 days ago?"}
  firmware_trouble: {type: boolean, from: technician}
  returned: {type: boolean, from: record}
  stolen: {type: boolean, from: record, presume: false}
  price: {type: money, from: record}
  monthly_fee: {type: money, from: record}
  years_with_us: {type: integer, from: record}
  plan: {type: [economy, value], from: record}
  likely_to_stay: {type: [unlikely, possible, likely], from: agent}
  in_distress: {type: boolean, from: customer, sensitive: true}
  story: {type: text, from: customer}
  sensors:
    type: list
    from: panel
    of: {name: text, dead: boolean, price: money}
  goodwill_last_year: {type: money, from: history, sum: service_credit, per: account, over: months(12)}

remedies:
  refund: {kind: refund, value: price, awaits: returned}
  repair: {kind: repair}
  visit: {kind: repair, charge: true}
  new_sensors: {kind: replace, value: sum(s.price for s in sensors if s.dead)}
  service_credit: {kind: credit, value: monthly_fee * 3}
  early_end: {kind: waiver}
  letter: {kind: letter}
  share: {kind: credit, value: 10 * monthly_fee}

clauses:
  - {id: T1, says: Within 45 days you can send it back for a full refund., grants: refund, when: in_trial}
  - {id: E1, says: Trouble in our own software is ours to repair., grants: repair, when: firmware_trouble}
  - {id: V1, says: A visit costs 79 dollars., grants: visit, value: 79.00}
  - {id: N1, says: A dead sensor is replaced., grants: new_sensors, when: any(s.dead for s in sensors)}
  - id: K1
    says: Where our software was the cause, we may give a credit.
    allows: service_credit
    up_to: {agent: 20.00, team_lead: 60.00}
    when: firmware_trouble
    refuse_because:
      same_day: It was working again on the same day.
      credited_already: You have had a credit for this already.
  - {id: L1, says: A lead may end the plan early., allows: early_end, by: team_lead}
  - {id: M1, says: A letter is for a manager to decide., refers: letter, to: manager}
  - {id: S1, says: A share is given to those who stay., grants: share, when: years_with_us > 3}
  - {id: F1, says: Nothing is given on a stolen system., forbids: [refund, service_credit, new_sensors], when: stolen}

caps:
  - {of: service_credit, per: account, over: months(12), limit: 120.00}

make_it_right:
  approver: team_lead
  up_to: {team_lead: 200.00, manager: 1500.00}
  consider: [plan, years_with_us, likely_to_stay]

escalation:
  - {to: team_lead, within: hours(2)}
  - {to: manager, within: days(2)}
  - {to: Consumer arbitration board, outside: true, after: days(45)}
"""
POLICY = amends.loads(POLICY_TEXT, "alarm-care.policy.yaml")


def policy_with(*changes: tuple[str, str]) -> Policy:
    """The policy with some of its text exchanged; what is exchanged stands in it."""
    text = POLICY_TEXT
    for old, new in changes:
        assert old in text, f"the policy has no `{old}`"
        text = text.replace(old, new)
    return amends.loads(text, "alarm-care.policy.yaml")


HOUSE = House(
    verification={"passcode": ("account_data", "history", "offers"), "caller_number": ("history",)},
    reasons_to_give=("our_mistake", "goodwill"),
    reasons_to_withhold={"not_fair": "It would not be fair to other customers."},
)


def _person(number: int, name: str, role: str | None, team: str | None = "care") -> By:
    return By(UUID(int=number), name, role, team)


ADA = _person(1, "Ada", "agent")
BO = _person(2, "Bo", "agent", "retention")
LENA = _person(3, "Lena", "team_lead")
TOM = _person(4, "Tom", "team_lead", "retention")
MIA = _person(5, "Mia", "manager")
OTTO = _person(6, "Otto", "policy_owner", None)
EVERYBODY = (ADA, BO, LENA, TOM, MIA, OTTO)

CLIENT, CUSTOMER, ACCOUNT = UUID(int=101), UUID(int=102), UUID(int=103)
CASE = UUID(int=100)
MORNING = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)

FACTS: Mapping[str, Plain] = {
    "in_trial": False,
    "firmware_trouble": True,
    "returned": False,
    "stolen": False,
    "price": "361.00",
    "monthly_fee": "29.00",
    "years_with_us": 1,
    "plan": "value",
    "likely_to_stay": "likely",
}
"""Day 70 of an alarm whose software fails: a refund is not covered, a repair is owed, a credit is at discretion."""

ISSUE = "The alarm has failed three times since the update."
WISH = "All the money back."


def credit(amount: str | int, condition: str | None = None) -> Terms:
    """Terms of a service credit."""
    return terms_of([("service_credit", Decimal(amount))], condition)


class Scene:
    """A case, and everybody around it."""

    def __init__(self, policy: Policy = POLICY, house: House = HOUSE, case: UUID = CASE) -> None:
        self.case = case
        self.policy = policy
        self.house = house
        self.now = MORNING
        self.at_work: set[By] = set(EVERYBODY)
        self.left_under_caps: dict[str, Decimal] = {}
        self.calendar = BusinessCalendar(timezone="UTC")
        self.window = CallWindow("UTC", ALWAYS)
        self._numbers = count(1_000)
        opened = CaseOpened(
            reference="7K3M-9Q4X",
            client=CLIENT,
            customer=CUSTOMER,
            policy=policy.name,
            problem="My alarm doesn't work.",
            account=ACCOUNT,
        )
        self.history = [Recorded(self.new_id(), case, 1, self.now, ADA, None, opened)]
        self.state = fold(self.history)

    def new_id(self) -> UUID:
        """Another id."""
        return UUID(int=next(self._numbers))

    def wait(self, span: timedelta) -> "Scene":
        """Time goes by."""
        self.now += span
        return self

    def around(self, by: By) -> Surroundings:
        """What the gate has to know besides the case."""
        return Surroundings(
            policy=self.policy.tree,
            house=self.house,
            by=by,
            at=self.now,
            new_id=self.new_id,
            exceeded=lambda terms, without: self.exceeded(by, terms, without),
            independent=self._independent,
            is_news=lambda: self.is_news(by),
            calendar=self.calendar,
            window=lambda: self.window,
        )

    def act(self, by: By, request: object) -> Sequence[Event]:
        """Somebody acts; what has happened then stands in the history."""
        before, events = self.state, pass_gate(self.state, request, self.around(by))
        for event in events:
            self.record(by, event)
        for event in requests_moved(before, self.state, self.around(by)):
            self.record(None, event)
        self.now += timedelta(minutes=1)
        return events

    def record(self, by: By | None, event: Event) -> None:
        """Something has happened."""
        contact = self.state.contact.id if self.state.contact is not None else None
        number = self.state.number + 1
        recorded = Recorded(self.new_id(), self.case, number, self.now, by, contact, event)
        self.history.append(recorded)
        self.state = after(self.state, recorded)

    def decision(self, by: By = ADA) -> Decide:
        """What the policy makes of what is known."""
        reckoned: dict[str, Plain] = (
            {} if "goodwill_last_year" not in self.policy.tree.facts else {"goodwill_last_year": "0.00"}
        )
        known = {**known_facts(self.state, self.policy.tree), **reckoned}
        wanted = self.state.restatement.wanted if self.state.restatement is not None else None
        return Decide(decide(self.policy, known, wanted, by, self.now, self.new_id(), None))

    def is_news(self, by: By) -> bool:
        """Whether something is known that the live decision was not made on."""
        live = self.state.decision
        return live is not None and self.decision(by).decided.known != live.decided.known

    # How far a case has come.

    def called(self, by: By = ADA) -> "Scene":
        """The customer calls and was verified."""
        self.act(by, BeginContact("phone"))
        self.act(by, VerifyCaller("passcode"))
        return self

    def stated(self, by: By = ADA, /, **facts: Plain) -> "Scene":
        """Facts were stated, each by whom the policy trusts."""
        for name, value in facts.items():
            self.act(by, StateFact(name, value, self.policy.tree.facts[name].trusted_from))
        return self

    def restated(self, remedy: str | None = "refund", amount: str | None = None, by: By = ADA) -> "Scene":
        """The problem and the wish were restated and confirmed."""
        self.act(by, Restate(ISSUE, WISH, remedy, Decimal(amount) if amount is not None else None))
        self.act(by, Confirm())
        return self

    def decided(self, by: By = ADA) -> "Scene":
        """The case was decided on what is known."""
        self.act(by, self.decision(by))
        return self

    def with_a_gap(self) -> "Scene":
        """The customer wants a refund that the policy does not cover."""
        return self.called().stated(**FACTS).restated().decided()

    def on_the_route(self) -> "Scene":
        """Make It Right is open."""
        self.with_a_gap().act(ADA, OpenException())
        return self

    def proposed(self, terms: Terms | None = None, by: By = ADA) -> "Scene":
        """A solution was proposed."""
        self.act(by, Propose(terms or credit(87), "It is our software, and they were patient."))
        return self

    def approved(self, by: By = LENA, ceiling: str | None = None) -> "Scene":
        """The solution was approved."""
        self.act(by, Approve(ceiling=Decimal(ceiling) if ceiling is not None else None))
        return self

    def offered(self, by: By = ADA) -> "Scene":
        """The solution was put to the customer."""
        self.act(by, Offer())
        return self

    def with_an_offer(self, ceiling: str | None = None) -> "Scene":
        """87.00 were proposed, approved and offered."""
        return self.on_the_route().proposed().approved(ceiling=ceiling).offered()

    def with_nothing_else_owed(self, by: By = ADA) -> "Scene":
        """What is owed beside the wish was given."""
        wanted = self.state.restatement.remedy if self.state.restatement is not None else None
        for remedy in [*entitlements(Attempt(self.state, None, self.around(by)))]:
            if remedy != wanted:
                self.act(by, Give(remedy))
                self.act(by, Settle(self.gift(remedy), Outcome.GIVEN))
        return self

    def resolved(self, needs_met: NeedsMet = NeedsMet.YES, by: By = ADA) -> "Scene":
        """Nothing was left to do, and the case was resolved."""
        self.with_nothing_else_owed(by).act(
            by, Resolve(needs_met, heard=None if self.state.contact is not None else "They said so at the end.")
        )
        return self

    def at_rest(self, by: By = ADA) -> "Scene":
        """The contact has ended, and the resolved case rests."""
        if self.state.contact is not None:
            self.act(by, EndContact())
        self.act(by, Close())
        return self

    # What is asked of the scene.

    def gift(self, remedy: str) -> UUID:
        """The last gift of a remedy."""
        return [gift for gift in self.state.gifts.values() if gift.remedy == remedy][-1].id

    def names(self) -> list[str]:
        """What has happened, by the names of the events."""
        return [one.event.name for one in self.history]

    def last(self, number: int = 1) -> list[str]:
        """What happened last."""
        return self.names()[-number:]

    def exceeded(self, _by: By, terms: Sequence[Term], without: frozenset[UUID]) -> Sequence[str]:
        """The caps that further terms of somebody would pass."""
        found = []
        for remedy, limit in self.left_under_caps.items():
            given = [
                one.amount
                for one in self.state.gifts.values()
                if one.remedy == remedy and one.stands and one.id not in without
            ]
            more = sum((term.amount or Decimal(0) for term in terms if term.remedy == remedy), Decimal(0))
            if more and sum(given, more) > limit:
                found.append(f"{more:f} more of `{remedy}` would pass a cap of {limit:f}")
        return found

    def _independent(self, role: str, without: frozenset[UUID]) -> Sequence[str]:
        return sorted(one.name for one in self.at_work if one.role == role and one.user not in without)


def promised(at: datetime, why: str) -> CallBackPromised:
    """A call on the next day, where the client always works and the customer can always be called."""
    opens = datetime.combine(at.date() + timedelta(days=1), time(), UTC)
    return CallBackPromised(opens=opens, due=opens + timedelta(days=1), why=why)


@contextmanager
def refused(error: type[GateError], sentence: str) -> Iterator[None]:
    """The gate refuses what is done inside, with an error of exactly this type and these words."""
    with pytest.raises(GateError) as raised:
        yield
    assert type(raised.value) is error, repr(raised.value)
    assert str(raised.value) == sentence

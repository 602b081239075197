"""Random people on several cases with one ledger: whatever they try, some things never happen, and nobody is stuck."""

from collections.abc import Callable, Iterator, Sequence
from copy import copy
from datetime import timedelta
from decimal import Decimal
from random import Random
from uuid import UUID

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from amends.cases.call_backs import PromisedCall
from amends.cases.events.contacts import EndOfContact
from amends.cases.events.deciding import CorrectionApproved, Decided
from amends.cases.events.ending import NeedsMet
from amends.cases.events.event import Event
from amends.cases.events.giving import Basis, RemedyReserved
from amends.cases.events.people import HandedOff
from amends.cases.events.route import AdjustmentTaken, SolutionAdjusted, SolutionApproved
from amends.cases.facts import facts_now
from amends.cases.fold import fold
from amends.cases.gate.acts.contacts import BeginContact, EndContact, VerifyCaller
from amends.cases.gate.acts.ending import Close, Resolve, WriteThoughts
from amends.cases.gate.acts.fulfilling import Came, RecordFulfilment
from amends.cases.gate.acts.giving import Give, Settle
from amends.cases.gate.acts.people import AnswerHandOff, TakeOver
from amends.cases.gate.acts.route import Accept, OpenException, Withdraw
from amends.cases.gate.attempt import GateError
from amends.cases.gate.passing import act_of, acts_for, possible_acts
from amends.cases.gate.rules.settling import Outcome
from amends.cases.gate.table import ON_ITS_WAY, TABLE
from amends.cases.parts import HandOffState, ProposalState
from amends.cases.recorded import By
from amends.cases.requests import OF_DECIDERS, does_one_wait
from amends.cases.state import CaseState, Stage
from amends.cases.terms import terms_of
from tests.cases.desk import POLICY, REQUESTS, Choose, Desk, Moment, Shared
from tests.cases.scene import FACTS, OTTO

# The limits of the policy once more, as whoever wrote it would say them.
PER_ACCOUNT = {"service_credit": Decimal("120.00"), "refund": Decimal("500.00")}
PER_AGENT = (("service_credit", "share"), Decimal("150.00"))
MAY_GIVE = {"agent": Decimal(20), "team_lead": Decimal(60), "manager": Decimal(60)}
MAY_APPROVE = {"team_lead": Decimal(200), "manager": Decimal(1500)}

LEADS = {transition.act: transition.leads for transition in TABLE}
ROLES = st.lists(st.sampled_from(["agent", "team_lead", "manager"]), min_size=3, max_size=4)

_BEGINNING: Sequence[Callable[[Desk, By, By], object]] = (
    lambda case, agent, _: case.called(agent).stated(agent, **FACTS),
    lambda case, agent, _: case.restated("refund", by=agent).decided(agent),
    lambda case, agent, _: case.act(agent, OpenException()),
    lambda case, agent, _: case.proposed(terms_of([("service_credit", Decimal(30))]), agent),
    lambda case, _, lead: case.approved(lead, ceiling="40"),
    lambda case, agent, _: case.offered(agent),
    lambda case, agent, _: case.act(agent, Accept()),
)
"""How far a case may have come when everybody begins to try everything."""


class EverybodyTriesEverything(RuleBasedStateMachine):
    """People of random roles on three cases of one customer."""

    def __init__(self) -> None:
        super().__init__()
        self.shared = Shared()
        self.people: list[By] = []
        self.hand_offs: set[UUID] = set()

    @initialize(roles=ROLES, far=st.lists(st.integers(0, len(_BEGINNING)), min_size=3, max_size=3))
    def begin(self, roles: list[str], far: list[int]) -> None:
        """There is somebody who can approve, and the cases have come more or less far."""
        everybody = enumerate(["agent", *roles, "manager", "team_lead"], start=1)
        self.people = [By(UUID(int=number), f"{role} {number}", role, "care") for number, role in everybody]
        for number, steps in enumerate(far):
            case = Desk(number, self.shared, self.people)
            self.shared.cases.append(case)
            for come_so_far in _BEGINNING[:steps]:
                come_so_far(case, self.people[0], self.people[-1])

    @rule(data=st.data())
    def somebody_tries_something(self, data: st.DataObject) -> None:
        """Whatever makes sense in the stage, by whoever it may be."""
        self._somebody(lambda options: data.draw(st.sampled_from(options)))

    @rule(seed=st.integers(0, 2**32), tries=st.integers(10, 50))
    def everybody_is_busy_for_a_while(self, seed: int, tries: int) -> None:
        """The same many times over, by a chance that is quicker drawn."""
        chance = Random(seed)
        for _ in range(tries):
            self._somebody(chance.choice)

    @rule(data=st.data(), hours=st.integers(1, 30))
    def time_goes_by_and_people_come_and_go(self, data: st.DataObject, hours: int) -> None:
        """Approvals end, requests become late, and approvers are absent."""
        at_work = data.draw(st.sets(st.sampled_from(self.people), min_size=1))
        for case in self.shared.cases:
            case.wait(timedelta(hours=hours))
            case.at_work = {*at_work, OTTO}

    def _somebody(self, one_of: Choose) -> None:
        """Tries what is possible in the stage, half of the time what leads on; if need be, all try it."""
        case = one_of(self.shared.cases)
        if case.state.contact is None and one_of([True, False]):
            self._try(case, self.people[0], BeginContact("phone"))
            self._try(case, self.people[0], VerifyCaller("passcode"))
        possible = possible_acts(case.state)
        leading_on = [act for act in possible if case.state.stage in LEADS[act]]
        stating = [act for act in possible if act == "fact"]
        act = one_of(one_of([possible, leading_on, leading_on, stating or possible]))
        first = one_of(range(len(self.people)))
        for by in (*self.people[first:], *self.people[:first]):
            if self._try(case, by, REQUESTS[act](Moment(case, by, self.people, one_of))):
                break
        if act == "fact" and one_of([True, True, False]):
            self._try(case, self.people[first], case.decision(self.people[first]))

    def _try(self, case: Desk, by: By, request: object) -> bool:
        before = case.state
        try:
            events = case.act(by, request)
        except GateError as error:
            assert error.message
            assert error.help
            return False
        self.hand_offs |= {one.hand_off for one in events if isinstance(one, HandedOff)}
        act = act_of(request)
        assert act in acts_for(before, by.user), "what the gate lets pass is offered"
        assert case.state.stage is before.stage or case.state.stage in LEADS[act][before.stage], act
        for one in events:
            _check_event(one, before, case.state, by)
        _check_case(case)
        return True

    @invariant()
    def no_cap_is_passed(self) -> None:
        """Whatever was set aside in all cases together."""
        standing = [(gift.remedy, gift.by, gift.amount) for _, gift in self.shared.gifts() if gift.stands]
        for remedy, limit in PER_ACCOUNT.items():
            assert sum(amount for one, _, amount in standing if one == remedy) <= limit
        remedies, limit = PER_AGENT
        for person in self.people:
            assert sum(amount for one, by, amount in standing if one in remedies and by == person) <= limit

    @invariant()
    def no_hand_off_is_lost(self) -> None:
        """Every one stands in its case, and keeps it from being resolved until it is declined or done."""
        assert {one.id for case in self.shared.cases for one in case.state.hand_offs} == self.hand_offs

    def teardown(self) -> None:
        """The case is what its history makes of it, and everybody finds a way to its end."""
        for case in self.shared.cases:
            assert fold(case.history) == case.state
            _go_to_the_end(case, self.people)


def _check_event(event: Event, before: CaseState, after: CaseState, by: By) -> None:
    proposal = before.proposal
    match event:
        case RemedyReserved():
            _check_authority(event, before, after, by)
        case SolutionApproved() | SolutionAdjusted():
            assert proposal is not None
            assert proposal.by.user != by.user, "nobody approves themselves"
        case AdjustmentTaken():
            assert proposal is not None
            assert proposal.approval is not None
            assert proposal.approval.by.user != by.user, "nobody approves themselves by adjusting"
        case _:
            pass


def _check_case(case: Desk) -> None:
    state = case.state
    standing = [gift.remedy for gift in state.gifts.values() if gift.stands]
    assert len(standing) == len(set(standing)), "nothing is given twice"
    on_its_way = [one for one in state.proposals if one.is_live or one.state is ProposalState.PROPOSED]
    assert on_its_way == ([state.proposal] if state.stage in ON_ITS_WAY else []), "one solution, as the stage says"
    for proposal in state.proposals:
        reserved = sorted((one.remedy, one.amount) for one in state.reserved_for(proposal.id))
        if proposal.is_live or (proposal == state.standing_offer and reserved):
            terms = proposal.terms.remedies
            assert reserved == sorted((term.remedy, term.amount or Decimal(0)) for term in terms), "what was approved"
        else:
            kept = [one for one in state.reserved_for(proposal.id) if not one.is_on_its_way and not one.has_failed]
            assert not kept or proposal.state is ProposalState.ACCEPTED, (
                "what lives no more keeps what may be out alone"
            )
    if state.stage in ON_ITS_WAY | {Stage.AGREED}:
        _check_solution(state)
    _check_grounds(case)
    assert does_one_wait(one.event for one in case.history) == state.is_escalated
    decided = {one.by.user for one in case.history if isinstance(one.event, OF_DECIDERS) and one.by is not None}
    assert decided == set(state.deciders), "who has decided is read from the same events"
    if state.stage in (Stage.RESOLVED, Stage.CLOSED):
        assert {one.state for one in state.hand_offs} <= {HandOffState.DECLINED, HandOffState.FINISHED}
        assert not state.is_escalated, "nobody waits in vain"
        assert all(
            gift.awaits or gift.hangs_on_condition or gift.fulfilment is not None for gift in state.open_gifts
        ), "every promise is kept, or goes out by itself"
        assert not state.conditional_gifts or state.follow_up_due is not None, "somebody looks at it again"


def _check_solution(state: CaseState) -> None:
    """What is on its way can be given, and what was agreed is there."""
    assert state.proposal is not None
    assert state.decision is not None
    terms = (state.proposal.accepted_terms or state.proposal.terms).remedies
    for term in terms:
        assert term.amount is not None or POLICY.tree.remedies[term.remedy].value_type is None
    if state.stage is Stage.AGREED and (state.proposal.accepted_terms or state.proposal.terms).condition is None:
        assert all(state.standing_gift(term.remedy) is not None for term in terms), "what was agreed is there"
    waiting = [one.remedy for one in state.reserved_for(state.proposal.id)]
    promised = waiting if state.stage is Stage.AGREED else [term.remedy for term in terms]
    assert not any(state.decision.decided.remedies[remedy].may_be_forbidden for remedy in promised)


def _check_grounds(case: Desk) -> None:
    """One decision is live; each was made on something new, or after a correction; what is told is by the live one."""
    known, corrected = None, False
    for recorded in case.history:
        if isinstance(recorded.event, CorrectionApproved):
            corrected = True
        elif isinstance(recorded.event, Decided):
            assert recorded.event.known != known or corrected
            known, corrected = recorded.event.known, False
    live = case.state.decision.decided.remedies if case.state.decision is not None else {}
    assert all(live[remedy].status != "owed" for remedy in (*case.state.told, *case.state.withheld))
    assert all(live[remedy].status == "owed" for remedy in case.state.declined)


def _check_authority(given: RemedyReserved, before: CaseState, after: CaseState, by: By) -> None:
    """Nobody exceeds their authority: the limits of the policy, written down once more."""
    assert before.decision is not None
    assert not (given.remedy in ("refund", "service_credit", "new_sensors") and _is_stolen(before))
    role = by.role or ""
    match given.basis:
        case Basis.ENTITLED:
            decided = before.decision.decided.remedies[given.remedy]
            assert decided.status == "owed"
            assert decided.value in (None, given.amount) or _is_wished(before, given)
        case Basis.DISCRETION if given.remedy == "service_credit":
            assert given.amount <= MAY_GIVE[role]
        case Basis.DISCRETION if given.remedy == "early_end":
            assert role in ("team_lead", "manager")
        case Basis.DISCRETION:
            assert (given.remedy, role) == ("letter", "manager")
        case Basis.EXCEPTION:
            _check_approval(before, after, by)


def _check_approval(before: CaseState, after: CaseState, by: By) -> None:
    proposal, now = before.proposal, after.proposal
    assert proposal is not None
    assert now is not None
    approval = now.approval
    assert approval is not None
    assert approval.by.user != proposal.by.user
    assert approval.ceiling <= MAY_APPROVE[approval.by.role or ""]
    terms = now.accepted_terms or now.terms
    assert terms.total <= approval.ceiling
    if now.accepted_terms is not None:
        assert approval.by.user != by.user


def _is_wished(state: CaseState, given: RemedyReserved) -> bool:
    wish = state.restatement
    return wish is not None and (wish.remedy, wish.amount) == (given.remedy, given.amount)


def _is_stolen(state: CaseState) -> bool:
    return facts_now(state, POLICY.tree).get("stolen") is True


def _go_to_the_end(case: Desk, people: Sequence[By]) -> None:
    """Brings a copy of a case to rest by nothing but what passes the gate; the customer has left for good."""
    shared = copy(case.shared)
    ended = copy(case)
    ended.history, ended.shared = [*case.history], shared
    shared.cases = [ended if one is case else one for one in shared.cases]
    for _ in range(60):
        if ended.state.stage is Stage.CLOSED:
            return
        assert any(_passes(ended, by, request) for request in _ways_on(ended) for by in (*people, OTTO)), (
            ended.state.stage,
            [one.event.sentence() for one in ended.history],
        )
    raise AssertionError(f"a case comes to no end: {ended.names()}")


def _passes(case: Desk, by: By, request: object) -> bool:
    try:
        case.act(by, request)
    except GateError:
        return False
    return True


def _ways_on(case: Desk) -> Iterator[object]:
    """What people do who want to bring a case to rest."""
    state = case.state
    if state.contact is not None:
        yield EndContact(EndOfContact.HUNG_UP)
    for gift in state.open_gifts:
        if gift.is_on_its_way:
            yield RecordFulfilment(gift.id, Came.GIVEN, "It was found out.")
        elif gift.fulfilment is not None:
            yield Settle(gift.id, Outcome.GIVEN, "It was found out.")
            yield Settle(gift.id, Outcome.RELEASED, "It can't be given.")
    if state.stage is Stage.RESOLVED:
        if state.final_thoughts is None:
            yield WriteThoughts("They left.")
        if state.call_back_due is not None:
            yield BeginContact("phone")
        yield Close()
    if state.stage in (Stage.RESOLVED, Stage.CLOSED):
        return
    if state.is_escalated:
        yield TakeOver()
    for hand_off in state.hand_offs:
        yield AnswerHandOff(hand_off.id, False, "We don't.")
    yield case.decision()
    if state.stage in ON_ITS_WAY:
        yield Withdraw("The customer has left.")
    for gift in state.open_gifts:
        if not gift.awaits:
            yield Settle(gift.id, Outcome.GIVEN, "It was found out.")
            yield Settle(gift.id, Outcome.RELEASED, "It can't be given.")
    yield Resolve(NeedsMet.LEFT, PromisedCall.KEPT)
    if state.restatement is not None and state.restatement.remedy is not None:
        yield Give(state.restatement.remedy)


TestEverybodyTriesEverything = EverybodyTriesEverything.TestCase
TestEverybodyTriesEverything.settings = settings(stateful_step_count=20)

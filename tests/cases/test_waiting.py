from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from uuid import UUID

from amends.cases.events.contacts import CallBackPromised, CaseOpened
from amends.cases.events.ending import CaseClosed, CaseResolved, NeedsMet
from amends.cases.events.event import Event
from amends.cases.events.fulfilling import FulfilmentFailed
from amends.cases.events.giving import Basis, RemedyReserved, RemedyUncertain
from amends.cases.events.people import HandedOff, HandOffAnswered, HandOffFinished, SupervisorAsked, SupervisorTookOver
from amends.cases.events.route import NextRoleJoined, SolutionApproved, SolutionOffered, SolutionProposed
from amends.cases.fold import fold
from amends.cases.recorded import By, Recorded
from amends.cases.terms import terms_of
from amends.cases.waiting import Waiting, waiting

BEGIN = datetime(2026, 11, 1, 9, 30, tzinfo=UTC)
TOMORROW = BEGIN + timedelta(days=1)
NEXT_WEEK = BEGIN + timedelta(days=7)
ADA = By(user=UUID(int=1), name="ada", role="agent", team="care")
SOMETHING = UUID(int=5)
TERMS = terms_of([("credit", Decimal("40.00"))])

PROPOSED = SolutionProposed(
    proposal=SOMETHING, terms=TERMS, from_customer=False, why="fair", considered={}, asked_of="team_lead"
)
APPROVED = SolutionApproved(
    proposal=SOMETHING,
    terms_digest=TERMS.digest,
    ceiling=Decimal("60.00"),
    expires=TOMORROW,
    lasts=timedelta(days=1),
)
OFFERED = SolutionOffered(proposal=SOMETHING, terms_digest=TERMS.digest)
HANDED_OFF = HandedOff(hand_off=SOMETHING, party="Swift Carrier", what="look for the parcel", due=NEXT_WEEK)
ACCEPTED = HandOffAnswered(hand_off=SOMETHING, accepted=True, words="we look")


def asked(*, outside: bool = False) -> SupervisorAsked:
    return SupervisorAsked(request=SOMETHING, goes_to="team_lead", outside=outside, due=TOMORROW)


def after(*events: Event) -> Waiting | None:
    opened = CaseOpened(reference="M2-1", client=UUID(int=2), customer=UUID(int=3), policy="phones", problem="broken")
    history = [
        Recorded(UUID(int=100 + number), UUID(int=9), number, BEGIN, ADA, None, event)
        for number, event in enumerate([opened, *events], 1)
    ]
    return waiting(fold(history))


def test_an_open_case_waits_for_its_owner() -> None:
    assert after() == Waiting("owner", None)


def test_a_proposal_waits_for_the_role_that_was_asked() -> None:
    assert after(PROPOSED) == Waiting("team_lead", None)


def test_a_proposal_waits_for_the_role_that_may_approve_it_though_a_lower_one_joined() -> None:
    proposed = replace(PROPOSED, asked_of="director")
    assert after(NextRoleJoined(role="manager"), proposed) == Waiting("director", None)


def test_an_approval_waits_for_the_owner_until_it_expires() -> None:
    assert after(PROPOSED, APPROVED) == Waiting("owner", TOMORROW)


def test_an_offer_waits_for_the_customer_until_the_approval_expires() -> None:
    assert after(PROPOSED, APPROVED, OFFERED) == Waiting("customer", TOMORROW)


def test_a_hand_off_is_ours_until_it_is_accepted() -> None:
    assert after(HANDED_OFF) == Waiting("owner", NEXT_WEEK)
    assert after(HANDED_OFF, ACCEPTED) == Waiting("Swift Carrier", NEXT_WEEK)


def test_a_finished_hand_off_is_due_no_longer() -> None:
    assert after(HANDED_OFF, ACCEPTED, HandOffFinished(hand_off=SOMETHING, words="found")) == Waiting("owner", None)


def test_a_request_for_a_supervisor_comes_before_whatever_else_goes_on() -> None:
    assert after(PROPOSED, APPROVED, OFFERED, asked()) == Waiting("team_lead", TOMORROW)


def test_a_request_that_somebody_took_waits_no_longer() -> None:
    assert after(asked(), SupervisorTookOver(request=SOMETHING, user=UUID(int=6))) == Waiting("owner", None)


def test_the_body_outside_is_waited_for_by_nobody_here_but_the_date_counts() -> None:
    assert after(asked(outside=True)) == Waiting("owner", TOMORROW)


def test_what_is_due_first_counts() -> None:
    call_back = CallBackPromised(due=TOMORROW, why="the needs were not met")
    assert after(HANDED_OFF, call_back) == Waiting("owner", TOMORROW)


def test_a_closed_case_waits_for_nobody() -> None:
    call_back = CallBackPromised(due=TOMORROW, why="the needs were not met")
    assert after(call_back, CaseResolved(needs_met=NeedsMet.YES), CaseClosed()) is None


def test_a_closed_case_waits_for_its_owner_where_what_went_out_then_has_failed_or_is_uncertain() -> None:
    closed = (CaseResolved(needs_met=NeedsMet.YES), CaseClosed())
    reserved = RemedyReserved(
        entry=SOMETHING, remedy="credit", amount=Decimal("40.00"), basis=Basis.ENTITLED, awaits=True
    )
    assert after(reserved, *closed) is None
    for ending in (FulfilmentFailed, RemedyUncertain):
        assert after(reserved, *closed, ending(entry=SOMETHING, why="nobody answers")) == Waiting("owner", None)

"""Races: two people act at the same instant, in two processes on one store. One wins, and the other is told."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from functools import partial
from random import Random
from uuid import UUID

import pytest

from amends.app.cases.opening import open_case
from amends.app.on_case import act
from amends.app.workspace import Desk, Workspace
from amends.cases.events.ending import NeedsMet
from amends.cases.gate.acts.deciding import Tell
from amends.cases.gate.acts.ending import Resolve
from amends.cases.gate.acts.giving import Decline, Give, Settle
from amends.cases.gate.acts.route import Accept, Adjust, Approve, Offer, OpenException, Reject, Withdraw
from amends.cases.gate.passing import NotNowError
from amends.cases.gate.rules.giving import CapExceededError, GivenAlreadyError
from amends.cases.gate.rules.settling import NoGiftError, Outcome
from amends.cases.state import CaseState, Stage
from amends.lang.errors import AmendsError
from amends.ledger.entries import COUNTED_FOR_CAPS
from amends.store.errors import ChangedMeanwhileError
from amends.store.ledger import StoredLedger
from amends.store.verify import verify
from tests.app.florist import Caller, Florist, credit, make_florist, opening_of, workspace_at
from tests.app.racers import Racers, Task, Told, racing
from tests.stores import Databases, reading_all

ROUNDS = range(8)


@pytest.fixture(scope="module")
def course(databases: Databases) -> Iterator[str]:
    """The store on which all races are run."""
    url = databases.copy(databases.made("florist", make_florist))
    yield url
    databases.forget(url)


@pytest.fixture(scope="module")
def florist(course: str) -> Iterator[Florist]:
    with workspace_at(course) as workspace:
        yield Florist(workspace)


@pytest.fixture(scope="module")
def racers(course: str) -> Iterator[Racers]:
    with racing(course) as racers:
        yield racers


@pytest.fixture(autouse=True)
def everything_agrees(florist: Florist) -> Iterator[None]:
    """After each race the histories, the rows, the ledger and its balances tell the same."""
    yield
    assert list(verify(florist.workspace.engine)) == []


def by(user: str, case: str, request: object, seen: int | None = None) -> Task:
    """Somebody acts on a case; `seen` where they have looked at it before."""
    return partial(_acting, user, case, request, seen)


def _acting(user: str, case: str, request: object, seen: int | None, workspace: Workspace) -> CaseState:
    return act(Desk(workspace, user), case, request, seen=seen)


def opening(caller: Caller, seed: int) -> Task:
    """Somebody opens a case; which reference it gets hangs on the seed."""
    return partial(_opening, caller, seed)


def _opening(caller: Caller, seed: int, workspace: Workspace) -> CaseState:
    return open_case(Desk(replace(workspace, below=Random(seed).randrange), "ana"), opening_of(caller))


def winner_and_loser(told: tuple[Told, Told]) -> tuple[CaseState, Told]:
    """What the one who won was told, and the other."""
    won = [one.state for one in told if one.state is not None]
    lost = [one for one in told if one.state is None]
    assert len(won) == len(lost) == 1, told
    return won[0], lost[0]


def given_or_promised(florist: Florist, case: CaseState) -> list[tuple[str, Decimal]]:
    """What counts in the ledger of what a case gives."""
    with reading_all(florist.workspace.engine) as connection:
        entries = StoredLedger(connection, case.client).of_case(case.id)
    return [(one.gift.remedy, one.gift.amount) for one in entries if one.state in COUNTED_FOR_CAPS]


def test_of_two_approvals_on_one_cap_one_is_given_and_the_other_is_told_what_is_left(
    florist: Florist, racers: Racers
) -> None:
    for _ in ROUNDS:
        caller = florist.new_caller()
        cases = [florist.proposed("80.00", caller) for _ in range(2)]
        told = racers.race(by("carla", cases[0], Approve()), by("dora", cases[1], Approve()))
        won, lost = winner_and_loser(told)
        assert lost.error is CapExceededError
        assert lost.words == (
            "80.00 more would pass the cap of 120.00 on `service_credit` per account over 12 months: "
            "80.00 is given or promised already, 40.00 is left; "
            "give less, or something that the cap does not bound"
        )
        assert won.stage is Stage.APPROVED
        (other,) = set(cases) - {won.reference}
        assert florist.seen(other).stage is Stage.PROPOSED
        assert given_or_promised(florist, won) == [("service_credit", Decimal("80.00"))]
        assert given_or_promised(florist, florist.seen(other)) == []


def test_two_approvals_that_one_cap_bears_are_both_given(florist: Florist, racers: Racers) -> None:
    for _ in ROUNDS:
        caller = florist.new_caller()
        cases = [florist.proposed("60.00", caller) for _ in range(2)]
        told = racers.race(by("carla", cases[0], Approve()), by("carla", cases[1], Approve()))
        assert [one.error for one in told] == [None, None]


def test_of_two_approvals_of_one_solution_one_counts(florist: Florist, racers: Racers) -> None:
    for _ in ROUNDS:
        case = florist.proposed()
        won, lost = winner_and_loser(racers.race(by("carla", case, Approve()), by("dora", case, Approve())))
        assert lost.error is NotNowError
        assert lost.words.startswith("`approve` is not possible while a case is approved; what leads on from here: ")
        assert given_or_promised(florist, won) == [("service_credit", Decimal("80.00"))]


def test_a_solution_is_approved_or_adjusted_never_both(florist: Florist, racers: Racers) -> None:
    adjusting = Adjust(credit("90.00"), "Round it up.")
    for _ in ROUNDS:
        case = florist.proposed()
        told = racers.race(by("carla", case, Approve()), by("dora", case, adjusting))
        won, lost = winner_and_loser(told)
        assert lost.error is NotNowError
        assert (won.stage, given_or_promised(florist, won)) in (
            (Stage.APPROVED, [("service_credit", Decimal("80.00"))]),
            (Stage.ADJUSTED, [("service_credit", Decimal("90.00"))]),
        )


def test_the_customer_accepts_or_rejects_never_both(florist: Florist, racers: Racers) -> None:
    for _ in ROUNDS:
        case = florist.proposed()
        florist.does("carla", case, Approve())
        florist.does("ana", case, Offer())
        told = racers.race(by("ana", case, Accept()), by("ben", case, Reject("It is not enough.")))
        won, lost = winner_and_loser(told)
        assert lost.error is NotNowError
        assert len(given_or_promised(florist, won)) == (1 if won.stage is Stage.AGREED else 0)


def test_a_case_is_resolved_once(florist: Florist, racers: Racers) -> None:
    for _ in ROUNDS:
        case = florist.decided()
        florist.does("ana", case, Tell("refund"))
        florist.does("ana", case, Decline("second_bouquet"))
        won, lost = winner_and_loser(
            racers.race(by("ana", case, Resolve(NeedsMet.YES)), by("ben", case, Resolve(NeedsMet.NO)))
        )
        assert lost.error is NotNowError
        assert lost.words.startswith("`resolve` is not possible while a case is resolved; what leads on from here: ")
        assert florist.seen(case).needs_met is won.needs_met


@pytest.mark.parametrize(
    ("request_", "error"),
    [
        (Give("second_bouquet"), GivenAlreadyError),
        (OpenException(), NotNowError),
    ],
    ids=["given", "made right"],
)
def test_nothing_is_begun_twice(florist: Florist, racers: Racers, request_: object, error: type[AmendsError]) -> None:
    for _ in ROUNDS:
        case = florist.decided()
        won, lost = winner_and_loser(racers.race(by("ana", case, request_), by("ben", case, request_)))
        assert lost.error is error
        assert len(given_or_promised(florist, won)) == (1 if error is GivenAlreadyError else 0)


def test_a_promise_is_given_or_released_never_both(florist: Florist, racers: Racers) -> None:
    for _ in ROUNDS:
        case, gift = florist.promised()
        released = Settle(gift, Outcome.RELEASED, "The shop has no roses left.")
        told = racers.race(by("ana", case, Settle(gift, Outcome.GIVEN)), by("ben", case, released))
        won, lost = winner_and_loser(told)
        assert lost.error is NoGiftError
        assert won.gifts[gift].state.value in lost.words
        assert len(given_or_promised(florist, won)) == (1 if won.gifts[gift].state.value == "given" else 0)


def test_whoever_looked_before_somebody_else_acted_is_told_to_look_again(florist: Florist, racers: Racers) -> None:
    for _ in ROUNDS:
        case = florist.proposed()
        seen = florist.seen(case).number
        told = racers.race(by("carla", case, Approve(), seen), by("ana", case, Withdraw("He called back."), seen))
        _, lost = winner_and_loser(told)
        assert lost.error is ChangedMeanwhileError
        assert case in lost.words
        assert "was changed since you looked at it" in lost.words


def test_two_cases_that_draw_one_reference_both_open_with_their_own(florist: Florist, racers: Racers) -> None:
    drawn: set[str] = set()
    for seed in ROUNDS:
        told = racers.race(opening(florist.new_caller(), seed), opening(florist.new_caller(), seed))
        states = [one.state for one in told if one.state is not None]
        assert len(states) == 2, told
        drawn |= {state.reference for state in states}
    assert len(drawn) == 2 * len(ROUNDS)


def test_two_promises_at_once_are_two_entries_and_one_balance(florist: Florist, racers: Racers) -> None:
    entries: set[UUID] = set()
    for _ in ROUNDS:
        cases = [florist.decided(), florist.decided()]
        gives = Give("second_bouquet")
        told = racers.race(by("ana", cases[0], gives), by("ana", cases[1], gives))
        entries |= {gift for one in told if one.state is not None for gift in one.state.gifts}
    assert len(entries) == 2 * len(ROUNDS)

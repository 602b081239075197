"""By time: who was asked and does not come is passed over; what is late goes up, level after level."""

from datetime import UTC, datetime, timedelta

from amends.app.cases.approvals import approvals
from amends.cases.events.call_backs import CallOutcome
from amends.cases.events.ending import NeedsMet
from amends.cases.events.people import WhyWithdrawn
from amends.cases.gate.acts.call_backs import PromiseCallBack, TryCallBack
from amends.cases.gate.acts.contacts import BeginContact, EndContact
from amends.cases.gate.acts.ending import Resolve
from amends.cases.gate.acts.giving import Settle
from amends.cases.gate.acts.people import (
    AnswerHandOff,
    AskSupervisor,
    FinishHandOff,
    HandOver,
    TakeOver,
    WithdrawRequest,
)
from amends.cases.gate.acts.route import Approve
from amends.cases.gate.rules.settling import Outcome
from amends.directory.organisation import RoleGrant, User
from amends.store import directory
from amends.store.directory import every_client
from amends.store.directory_users import grant
from amends.store.verify import verify
from tests.app.live.house import MONDAY, OFFICE, LiveHouse, settle
from tests.stores import writing_all

HOUR = timedelta(hours=1)


def berlin(day: int, hour: int, minute: int = 0) -> datetime:
    """An hour of November in Berlin."""
    return datetime(2026, 11, day, hour - 1, minute, tzinfo=UTC)


def test_a_supervisor_has_business_hours_to_come(live: LiveHouse) -> None:
    settle(live, calendar=OFFICE)
    live.clock.now = berlin(6, 16)
    case = live.opened()
    state = live.does("ana", case, AskSupervisor())
    assert state.supervisor[0].due == berlin(9, 10)
    assert live.kinds("carla") == ["supervisor"]


def test_who_is_asked_is_reminded_before_it_is_late(live: LiveHouse) -> None:
    case = live.opened()
    live.does("ana", case, AskSupervisor())
    live.wait(89 * HOUR / 60)
    assert live.kinds("carla") == ["supervisor"]
    live.wait(1 * HOUR / 60)
    assert live.kinds("carla") == ["supervisor", "reminder"]


def test_a_request_that_nobody_takes_goes_up_by_itself(live: LiveHouse) -> None:
    case = live.opened()
    live.does("ana", case, AskSupervisor())
    live.wait(2 * HOUR)
    assert [one.goes_to for one in live.seen(case).waiting_requests] == ["manager"]
    assert "supervisor" in live.kinds("dora")
    live.wait(timedelta(days=1))
    assert [one.goes_to for one in live.seen(case).waiting_requests] == ["policy_owner"]


def test_who_comes_in_time_stops_the_clock(live: LiveHouse) -> None:
    case = live.opened()
    live.does("ana", case, AskSupervisor())
    live.does("carla", case, TakeOver())
    live.wait(timedelta(days=3))
    assert live.seen(case).waiting_requests == ()
    assert "supervisor" not in live.kinds("dora")


def test_a_call_that_is_not_made_goes_up_level_after_level(live: LiveHouse) -> None:
    case = live.opened()
    live.does("ana", case, EndContact())
    live.does("ana", case, PromiseCallBack("They want to hear how it went."))
    due = live.seen(case).call_back_due
    assert due == berlin(3, 20)
    live.clock.now = berlin(3, 9)
    live.work()
    assert live.kinds("ana") == ["reminder"]
    live.clock.now = due
    live.work()
    assert (live.kinds("ana"), live.kinds("carla"), live.kinds("dora")) == (["reminder", "overdue"], [], [])
    live.wait(HOUR)
    assert (live.kinds("carla"), live.kinds("dora")) == (["overdue"], [])
    live.wait(2 * HOUR)
    assert live.kinds("dora") == ["overdue"]


def test_a_call_that_is_made_late_is_told_of_as_late_no_longer(live: LiveHouse) -> None:
    case = live.opened()
    live.does("ana", case, EndContact())
    live.does("ana", case, PromiseCallBack("They want to hear how it went."))
    live.clock.now = berlin(3, 9)
    live.work()
    live.clock.now = berlin(3, 21)
    live.work()
    live.wait(HOUR)
    assert (live.kinds("ana"), live.kinds("carla")) == (["reminder", "overdue"], ["overdue"])
    live.does("ana", case, BeginContact("phone"))
    assert (live.kinds("ana"), live.kinds("carla")) == ([], [])


def test_another_party_that_answers_late_is_told_of_as_late_no_longer(live: LiveHouse) -> None:
    case = live.opened()
    state = live.does("ana", case, HandOver("Swift Carrier", "look for the parcel", MONDAY + 8 * HOUR))
    live.does("ana", case, EndContact())
    live.wait(9 * HOUR)
    assert "overdue" in live.kinds("ana")
    live.does("ana", case, AnswerHandOff(state.hand_offs[0].id, accepted=False, words="Not ours."))
    assert "overdue" not in live.kinds("ana")


def test_a_call_that_was_tried_has_a_new_clock(live: LiveHouse) -> None:
    case = live.opened()
    live.does("ana", case, EndContact())
    live.does("ana", case, PromiseCallBack("They want to hear how it went."))
    live.clock.now = berlin(3, 12)
    live.does("ana", case, TryCallBack(CallOutcome.NO_ANSWER))
    live.clock.now = berlin(3, 21)
    live.work()
    assert "overdue" not in live.kinds("ana")
    live.clock.now = berlin(4, 20)
    live.work()
    assert "overdue" in live.kinds("ana")


def test_another_party_that_is_late_is_told_of(live: LiveHouse) -> None:
    case = live.opened()
    live.does("ana", case, HandOver("Swift Carrier", "look for the parcel", MONDAY + 8 * HOUR))
    live.wait(6 * HOUR)
    assert live.kinds("ana") == ["reminder"]
    live.wait(2 * HOUR)
    assert live.kinds("ana") == ["reminder", "overdue"]


def test_another_party_that_is_done_is_not(live: LiveHouse) -> None:
    case = live.opened()
    state = live.does("ana", case, HandOver("Swift Carrier", "look for the parcel", MONDAY + 8 * HOUR))
    hand_off = state.hand_offs[0].id
    live.does("ana", case, AnswerHandOff(hand_off, True, "We do."))
    live.does("ana", case, FinishHandOff(hand_off, "Found."))
    live.wait(9 * HOUR)
    assert live.kinds("ana") == []


def test_after_all_that_the_store_is_as_it_was_recorded(live: LiveHouse) -> None:
    case = live.opened()
    live.does("ana", case, AskSupervisor())
    live.does("ana", case, EndContact())
    live.wait(timedelta(days=2))
    assert list(verify(live.workspace.engine)) == []


def test_who_takes_over_is_no_longer_told_that_somebody_asks(live: LiveHouse) -> None:
    case = live.opened()
    live.does("ana", case, AskSupervisor())
    assert live.kinds("carla") == ["supervisor"]
    live.does("carla", case, TakeOver())
    assert live.kinds("carla") == []


def asked(user: str, live: LiveHouse) -> list[str]:
    """The references of the cases in which somebody is asked for as a supervisor."""
    return [row.reference for row in approvals(live.desk(user)).asked]


def test_a_lead_who_approves_is_asked_for_no_longer_and_the_manager_is_told(live: LiveHouse) -> None:
    case = live.proposed()
    live.does("ana", case, AskSupervisor())
    assert (asked("carla", live), live.kinds("carla")) == ([case], ["supervisor"]), "also while a solution waits"
    assert asked("dora", live) == []
    live.does("carla", case, Approve())
    assert (asked("carla", live), live.kinds("carla")) == ([], [])
    assert (asked("dora", live), live.kinds("dora")) == ([case], ["supervisor"])
    live.does("dora", case, TakeOver())
    assert (asked("dora", live), live.kinds("dora")) == ([], [])


def test_where_another_lead_can_still_come_the_request_stays_with_them(live: LiveHouse) -> None:
    with writing_all(live.workspace.engine) as connection:
        (client,) = every_client(connection)
        finn = User(id=live.workspace.new_id(), name="finn", full_name="Finn Berg", email=None)
        directory.add(connection, finn)
        role = RoleGrant(id=live.workspace.new_id(), user=finn.id, client=client, team="care", role="team_lead")
        grant(connection, role)
    case = live.proposed()
    live.does("ana", case, AskSupervisor())
    live.does("carla", case, Approve())
    assert (asked("carla", live), live.kinds("carla")) == ([], [])
    assert (asked("finn", live), live.kinds("finn")) == ([case], ["supervisor"])
    assert (asked("dora", live), live.kinds("dora")) == ([], [])
    live.wait(90 * HOUR / 60)
    assert (live.kinds("carla"), live.kinds("finn")) == ([], ["supervisor", "reminder"])


def test_nobody_is_asked_for_after_a_request_was_withdrawn(live: LiveHouse) -> None:
    case = live.opened()
    live.does("ana", case, AskSupervisor())
    live.wait(90 * HOUR / 60)
    assert live.kinds("carla") == ["supervisor", "reminder"]
    live.does("ana", case, WithdrawRequest(WhyWithdrawn.MISTAKE, "The wrong key."))
    assert (asked("carla", live), live.kinds("carla")) == ([], [])
    live.wait(timedelta(days=2))
    assert live.kinds("dora") == []
    assert list(verify(live.workspace.engine)) == []


def test_a_solution_that_waits_for_approval_is_no_request_for_a_supervisor(live: LiveHouse) -> None:
    case = live.proposed()
    assert asked("carla", live) == []
    live.does("ana", case, AskSupervisor())
    live.does("ana", case, WithdrawRequest(WhyWithdrawn.MISTAKE, "The wrong key."))
    assert asked("carla", live) == []
    assert [one.row.reference for one in approvals(live.desk("carla")).waiting] == [case]


def test_the_owner_of_every_policy_is_told_that_they_are_asked_for(live: LiveHouse) -> None:
    case = live.opened()
    live.does("ana", case, AskSupervisor())
    live.wait(2 * HOUR)
    live.wait(timedelta(days=1))
    assert (asked("olga", live), live.kinds("olga")) == ([case], ["supervisor"])


def resolved_but_for_the_end(live: LiveHouse) -> str:
    """A case in which everything is given, and the customer has left."""
    case = live.agreed()
    live.does("ana", case, EndContact())
    entry = next(gift.id for gift in live.seen(case).gifts.values() if gift.stands)
    live.does("ana", case, Settle(entry, Outcome.GIVEN, "It stands on the bill."))
    return case


def test_nobody_is_alerted_to_a_case_that_has_ended_but_for_a_call_that_is_owed(live: LiveHouse) -> None:
    case = resolved_but_for_the_end(live)
    live.does("ana", case, HandOver("the carrier", "look for it", live.clock.now + timedelta(days=1)))
    hand_off = live.seen(case).hand_offs[-1].id
    live.wait(timedelta(days=1))
    assert "overdue" in live.kinds("ana")
    live.does("ana", case, AnswerHandOff(hand_off, accepted=False, words="not ours"))
    assert "overdue" not in live.kinds("ana")
    live.does("ana", case, Resolve(NeedsMet.LEFT))
    live.does("ana", case, PromiseCallBack("They want to hear how it went."))
    assert live.kinds("ana") == []
    due = live.seen(case).call_back_due
    assert due is not None
    live.clock.now = due
    live.work()
    assert live.kinds("ana") == ["reminder", "overdue"]

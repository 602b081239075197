"""What waits for an approver, and what they see of it."""

from datetime import timedelta
from decimal import Decimal

from amends.app.cases.approval import approval_view
from amends.app.cases.approvals import approvals
from amends.app.cases.counting import counts
from amends.app.cases.queues import Queue
from amends.app.cases.shift import hand_shift_over
from amends.cases.gate.acts.route import Adjust, Approve, OpenException, Propose, Return
from amends.cases.gate.rules.approving import MayNotApproveError, OwnProposalError
from amends.cases.parts import ProposalState
from tests.app.florist import credit
from tests.app.live.house import LiveHouse


def test_who_holds_longest_comes_first_whatever_happened_since(live: LiveHouse) -> None:
    first = live.decided()
    live.does("ana", first, OpenException())
    live.clock.now += timedelta(minutes=1)
    second = live.proposed("60.00")
    live.clock.now += timedelta(minutes=1)
    live.does("ana", first, Propose(credit("80.00"), "A birthday."))

    found = approvals(live.desk("carla")).waiting

    assert [one.row.reference for one in found] == [first, second]
    assert found[0].total == Decimal("80.00")
    assert found[0].kept_since == live.clock.now - timedelta(minutes=2)


def test_a_solution_waits_for_an_approver_since_it_was_proposed(live: LiveHouse) -> None:
    case = live.decided()
    live.does("ana", case, OpenException())
    live.clock.now += timedelta(minutes=5)
    live.does("ana", case, Propose(credit("80.00"), "A birthday."))
    live.clock.now += timedelta(minutes=1)
    (found,) = approvals(live.desk("carla")).waiting
    assert found.since == live.clock.now - timedelta(minutes=1)


def test_only_what_ones_role_can_approve_and_others_proposed_is_shown(live: LiveHouse) -> None:
    case, own = live.proposed("80.00"), live.decided(user="dora")
    live.does("dora", own, OpenException())
    live.does("dora", own, Propose(credit("80.00"), "A birthday."))

    waiting = {user: approvals(live.desk(user)).waiting for user in ("ana", "carla", "dora")}
    shown = {user: [one.row.reference for one in found] for user, found in waiting.items()}

    assert shown == {"ana": [], "carla": [case, own], "dora": [case]}
    assert counts(live.desk("carla"))[Queue.APPROVAL] == 2


def test_an_approver_sees_what_is_left_under_the_caps(live: LiveHouse) -> None:
    caller = live.new_caller()
    live.does("carla", live.proposed("40.00", caller), Approve())
    view = approval_view(live.desk("carla"), live.proposed("60.00", caller))
    assert view is not None
    assert [(one.cap.limit, one.already, one.left) for one in view.caps] == [
        (Decimal("120.00"), Decimal("40.00"), Decimal("80.00"))
    ]
    assert view.considered == {"years_with_us": 4}


def test_an_approver_sees_what_became_of_the_agents_proposals(live: LiveHouse) -> None:
    live.does("carla", live.proposed("40.00"), Approve())
    live.does("carla", live.proposed("40.00"), Adjust(credit("50.00"), "A little more."))
    twice = live.proposed("40.00")
    live.does("carla", twice, Return("Ask for the year."))
    live.does("ana", twice, Propose(credit("30.00"), "Since last year."))
    view = approval_view(live.desk("carla"), live.proposed())
    assert view is not None
    assert view.agent.proposals == {
        ProposalState.APPROVED: 1,
        ProposalState.ADJUSTED: 1,
        ProposalState.RETURNED: 1,
        ProposalState.PROPOSED: 1,
    }
    assert (view.agent.gifts, view.agent.given, view.agent.cases) == (2, Decimal("90.00"), 3)


def test_what_stands_against_an_approval_is_known_before_it_is_tried(live: LiveHouse) -> None:
    case = live.proposed()
    for user, error in (("ana", OwnProposalError), ("ben", MayNotApproveError), ("carla", type(None))):
        view = approval_view(live.desk(user), case)
        assert view is not None
        assert isinstance(view.fault, error), user
    assert approval_view(live.desk("carla"), live.decided()) is None


def test_a_case_that_is_given_back_is_the_teams(live: LiveHouse) -> None:
    case, others = live.opened(), live.opened(user="ben")
    handed = hand_shift_over(live.desk("ana"), None, [case, others])
    assert handed.cases == (case,)
    assert (live.seen(case).owner, live.seen(case).team) == (None, "care")
    assert live.seen(others).owner is not None

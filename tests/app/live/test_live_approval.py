"""Live approval: who is there is alerted at once, then the next one; and nobody holds for ever."""

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest

from amends.app.finding import NotFoundError
from amends.app.live.alerts import alerts_after, take_alert
from amends.app.live.presence import GONE_AFTER, gone, who_is_here
from amends.app.people import NoUserError
from amends.app.workspace import Desk
from amends.cases.events.contacts import CallBackPromised
from amends.cases.gate.acts.contacts import EndContact
from amends.cases.gate.acts.route import Approve, Offer, Return
from amends.directory.organisation import UserKind
from amends.store import directory
from amends.store.directory_users import user_named
from tests.app.live.house import LiveHouse, settle
from tests.stores import writing_all

SECOND, MINUTE = timedelta(seconds=1), timedelta(minutes=1)


def test_who_says_so_is_there_until_they_leave_or_fall_silent(live: LiveHouse) -> None:
    live.sits_down("carla", "dora")
    assert [one.name for one in who_is_here(live.desk("ana"))] == ["carla", "dora"]
    gone(live.desk("dora"))
    live.clock.now += GONE_AFTER
    live.sits_down("ana")
    assert [one.name for one in who_is_here(live.desk("ana"))] == ["ana", "carla"]
    live.clock.now += SECOND
    assert [one.name for one in who_is_here(live.desk("ana"))] == ["ana"]


def test_nobody_is_there_who_is_not_known(live: LiveHouse) -> None:
    with pytest.raises(NoUserError):
        live.sits_down("nobody")


def test_an_approver_who_is_there_is_alerted_at_once(live: LiveHouse) -> None:
    live.sits_down("carla", "dora")
    case = live.proposed()
    (alert,) = live.alerts("carla")
    assert (alert.kind, alert.reference, alert.data["total"]) == ("approval", case, "80.00")
    assert live.alerts("dora") == ()


def test_who_is_not_there_is_not_waited_for(live: LiveHouse) -> None:
    live.sits_down("dora")
    live.proposed()
    assert (live.kinds("carla"), live.kinds("dora")) == ([], ["approval"])


def test_an_ai_agent_is_not_alerted_for_it_approves_nothing(live: LiveHouse) -> None:
    with writing_all(live.workspace.engine) as connection:
        carla = user_named(connection, "carla")
        assert carla is not None
        directory.change(connection, replace(carla, kind=UserKind.AI_AGENT))
    live.sits_down("carla", "dora")
    live.proposed()
    assert (live.kinds("carla"), live.kinds("dora")) == ([], ["approval"])


def test_where_the_first_does_not_take_it_the_next_one_is_alerted(live: LiveHouse) -> None:
    live.sits_down("carla", "dora")
    live.proposed()
    live.wait(29 * SECOND)
    assert live.kinds("dora") == []
    live.wait(1 * SECOND)
    assert live.kinds("dora") == ["approval"]


def test_what_somebody_has_taken_goes_to_nobody_else(live: LiveHouse) -> None:
    live.sits_down("carla", "dora")
    live.proposed()
    taken = take_alert(live.desk("carla"), live.alerts("carla")[0].id)
    assert taken.taken_at == live.clock.now
    live.wait(30 * SECOND)
    assert live.kinds("dora") == []


def test_who_sees_to_one_proposal_is_not_alerted_to_another(live: LiveHouse) -> None:
    live.sits_down("carla", "dora")
    live.proposed()
    take_alert(live.desk("carla"), live.alerts("carla")[0].id)
    live.proposed()
    assert (len(live.alerts("carla")), len(live.alerts("dora"))) == (1, 1)


@pytest.mark.parametrize("answer", [Approve(), Return("Less.")])
def test_what_is_answered_is_settled_and_asks_nobody_further(live: LiveHouse, answer: object) -> None:
    live.sits_down("carla", "dora")
    case = live.proposed()
    live.does("carla", case, answer)
    live.wait(5 * MINUTE)
    assert (live.alerts("carla"), live.alerts("dora")) == ((), ())
    assert live.seen(case).call_back is None


def test_an_alert_is_its_own_users(live: LiveHouse) -> None:
    live.sits_down("carla")
    live.proposed()
    alert = live.alerts("carla")[0]
    for id in (alert.id, uuid4()):
        with pytest.raises(NotFoundError):
            take_alert(live.desk("dora"), id)


def test_a_stream_goes_on_after_the_last_alert_that_it_saw(live: LiveHouse) -> None:
    live.sits_down("carla")
    live.proposed()
    first = live.alerts("carla")[0]
    assert alerts_after(live.desk("carla"), first.id) == ()
    live.clock.now += MINUTE
    live.sits_down("carla")
    case = live.proposed()
    (second,) = alerts_after(live.desk("carla"), first.id)
    assert second.reference == case
    # One that was recorded at the same time as the last may show later: a little is read once more.
    live.clock.now += SECOND
    assert alerts_after(live.desk("carla"), second.id) == ()


def test_when_the_hold_has_no_budget_left_the_customer_is_promised_a_call(live: LiveHouse) -> None:
    settle(live, hold_budget_minutes=2)
    case = live.proposed()
    live.wait(119 * SECOND)
    assert live.seen(case).call_back is None
    live.wait(1 * SECOND)
    call = live.seen(case).call_back
    assert call is not None
    assert call.why == "nobody could answer while the customer held"
    assert [one.kind for one in live.alerts("ana")] == ["hold_ended"]


def test_the_promise_stands_in_the_record_as_nobodys(live: LiveHouse) -> None:
    from amends.app.cases.reading import view

    case = live.proposed()
    live.wait(3 * MINUTE)
    promised = [one for one in view(live.desk("dora"), case).history if isinstance(one.event, CallBackPromised)]
    assert [one.by for one in promised] == [None]


def test_who_has_hung_up_before_holds_no_longer_and_is_owed_one_call(live: LiveHouse) -> None:
    case = live.proposed()
    live.does("ana", case, EndContact())
    owed = live.seen(case).call_back
    live.wait(10 * MINUTE)
    assert live.seen(case).call_back == owed is not None
    assert live.alerts("ana") == ()


def test_who_hears_the_answer_after_all_in_the_same_contact_needs_no_call(live: LiveHouse) -> None:
    case = live.proposed()
    live.wait(3 * MINUTE)
    live.does("carla", case, Approve())
    live.does("ana", case, Offer())
    assert live.seen(case).call_back is None


def test_the_one_who_proposed_is_not_asked_to_approve(live: LiveHouse) -> None:
    live.sits_down("ana")
    live.proposed()
    assert live.alerts("ana") == ()


def test_desks_of_others_see_nothing(live: LiveHouse) -> None:
    live.sits_down("carla")
    live.proposed()
    stranger = Desk(replace(live.workspace), "ben")
    assert alerts_after(stranger) == ()

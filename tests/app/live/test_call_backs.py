"""The work list of call-backs: who calls whom until when, and what happens to it when a shift ends."""

from datetime import timedelta

import pytest

from amends.app.call_backs import assign_call_back, hand_over, list_call_backs
from amends.app.people import NoUserError
from amends.cases.gate.acts.call_backs import PromiseCallBack
from amends.cases.gate.acts.contacts import BeginContact, EndContact
from amends.cases.gate.rules.call_backs import NoCallOwedError
from amends.store.verify import verify
from tests.app.live.house import LiveHouse


def owing(live: LiveHouse, user: str = "ana") -> str:
    """A case that owes a call."""
    case = live.opened(user=user)
    live.does(user, case, EndContact())
    live.does(user, case, PromiseCallBack("They want to hear how it went."))
    return case


def test_calls_are_listed_the_first_due_first(live: LiveHouse) -> None:
    first = owing(live)
    live.clock.now += timedelta(days=1)
    second = owing(live, "ben")
    found = list_call_backs(live.desk("carla"))
    assert [(one.call.reference, one.owner) for one in found.calls] == [(first, "ana"), (second, "ben")]
    assert [one.call.reference for one in list_call_backs(live.desk("ana"), owner="ben").calls] == [second]
    with pytest.raises(NoUserError):
        list_call_backs(live.desk("ana"), owner="nobody")
    until = live.clock.now + timedelta(hours=12)
    assert [one.call.reference for one in list_call_backs(live.desk("ana"), due_by=until).calls] == [first]


def test_a_list_says_when_the_customer_can_be_called(live: LiveHouse) -> None:
    owing(live)
    (one,) = list_call_backs(live.desk("ana")).calls
    assert (one.window.timezone, str(one.window.hours)) == ("Europe/Berlin", "09:00-20:00")
    assert one.customer.name == "Rose Field"


def test_a_call_that_is_made_is_gone_from_the_list(live: LiveHouse) -> None:
    case = owing(live)
    live.does("ana", case, BeginContact("phone"))
    assert list_call_backs(live.desk("ana")).calls == ()
    assert list(verify(live.workspace.engine)) == []


def test_a_call_is_put_into_other_hands(live: LiveHouse) -> None:
    case = owing(live)
    assign_call_back(live.desk("carla"), case, "ben")
    (one,) = list_call_backs(live.desk("ana")).calls
    assert one.owner == "ben"
    with pytest.raises(NoUserError):
        assign_call_back(live.desk("carla"), case, "nobody")
    live.does("ana", case, BeginContact("phone"))
    with pytest.raises(NoCallOwedError):
        assign_call_back(live.desk("carla"), case, "ben")


def test_at_the_end_of_a_shift_all_calls_go_to_another(live: LiveHouse) -> None:
    mine, theirs = {owing(live), owing(live)}, owing(live, "sam")
    assert set(hand_over(live.desk("carla"), of="ana", to="ben")) == mine
    owners = {one.call.reference: one.owner for one in list_call_backs(live.desk("carla")).calls}
    assert owners == {**dict.fromkeys(mine, "ben"), theirs: "sam"}
    assert hand_over(live.desk("carla"), of="ana", to="ben") == ()
    assert list(verify(live.workspace.engine)) == []

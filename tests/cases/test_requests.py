"""Whether a request waits, and who has decided, is read from a few events as from all of them."""

from datetime import timedelta

from amends.cases.events.people import WhyWithdrawn
from amends.cases.gate.acts.deciding import Tell
from amends.cases.gate.acts.giving import Withhold
from amends.cases.gate.acts.people import AskSupervisor, PassOn, TakeOver, WithdrawRequest
from amends.cases.gate.acts.route import Return
from amends.cases.gate.passing import acts_for
from amends.cases.requests import OF_DECIDERS, OF_REQUESTS, does_one_wait
from tests.cases.scene import ADA, LENA, MIA, OTTO, TOM, Scene


def waits(scene: Scene) -> bool:
    """Whether a request waits; the few events tell it as the whole case does, and who has decided as well."""
    of_requests = [one.event for one in scene.history if isinstance(one.event, OF_REQUESTS)]
    decided = {one.by.user for one in scene.history if isinstance(one.event, OF_DECIDERS) and one.by is not None}
    assert decided == set(scene.state.deciders)
    assert does_one_wait(of_requests) == scene.state.is_escalated
    return scene.state.is_escalated


def test_a_request_waits_until_it_is_taken_wherever_it_goes_meanwhile() -> None:
    scene = Scene().with_a_gap()
    assert not waits(scene)
    scene.act(ADA, AskSupervisor())
    assert waits(scene)
    scene.wait(timedelta(hours=3))
    scene.act(OTTO, PassOn(scene.state.waiting_requests[0].id))
    assert waits(scene)
    scene.act(MIA, Withhold("letter", "not_fair"))
    assert scene.last() == ["supervisor_request_moved"]
    assert waits(scene)
    scene.act(OTTO, TakeOver())
    assert not waits(scene)
    scene.act(ADA, AskSupervisor())
    assert not waits(scene), "the body outside is asked for, and nobody of the house"


def test_a_request_that_is_withdrawn_waits_no_more() -> None:
    scene = Scene().on_the_route().proposed()
    scene.act(ADA, AskSupervisor())
    scene.act(LENA, Return("Less."))
    assert waits(scene)
    scene.act(ADA, WithdrawRequest(WhyWithdrawn.TAKEN_BACK, "No, it is fine."))
    assert not waits(scene)


def test_whoever_has_told_a_no_has_decided() -> None:
    scene = Scene().with_a_gap()
    scene.act(TOM, Tell("refund"))
    assert TOM.user in scene.state.deciders
    assert not waits(scene)


def test_whoever_has_decided_is_not_offered_to_take_over() -> None:
    scene = Scene().on_the_route().proposed()
    scene.act(ADA, AskSupervisor())
    assert "take-over" in acts_for(scene.state, LENA.user)
    scene.approved(LENA)
    assert "take-over" not in acts_for(scene.state, LENA.user)
    assert "take-over" in acts_for(scene.state, TOM.user)
    assert "withdraw-request" in acts_for(scene.state, ADA.user)

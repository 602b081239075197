"""A call that was promised, and a contact before it or instead of it: kept or missed, never silently gone."""

from datetime import timedelta

from amends.cases.events.call_backs import CallBackMet, CallOutcome
from amends.cases.events.contacts import BY_LINK
from amends.cases.gate.acts.call_backs import PromiseCallBack, TryCallBack
from amends.cases.gate.acts.contacts import BeginContact, EndContact, VerifyCaller
from tests.cases.scene import ADA, Scene
from tests.cases.shown import first

SORRY = "I am sorry that we did not call you back when we had promised to."


def promised() -> Scene:
    """A call is promised, and nobody is on the line."""
    scene = Scene()
    scene.act(ADA, PromiseCallBack("they asked for it"))
    return scene


def late() -> Scene:
    """The time of the call has passed, and the customer calls."""
    scene = promised()
    scene.wait(timedelta(days=4)).act(ADA, BeginContact("phone"))
    return scene


def met(scene: Scene) -> CallBackMet:
    """How the call was met."""
    return next(one.event for one in scene.history if isinstance(one.event, CallBackMet))


def test_a_contact_within_its_time_keeps_a_call_that_was_promised() -> None:
    scene = promised()
    due = scene.state.call_back_due
    scene.act(ADA, BeginContact("phone"))
    assert met(scene) == CallBackMet(due=due, is_missed=False) if due is not None else False
    assert "is kept by this contact" in met(scene).sentence()
    assert scene.state.call_back is None
    assert not (first(scene).say or "").startswith(SORRY)


def test_a_customer_who_calls_after_it_was_missed_hears_first_that_we_are_sorry() -> None:
    scene = late()
    assert met(scene).is_missed
    assert "was missed; this contact takes its place" in met(scene).sentence()
    assert first(scene).say == (
        f"{SORRY} Before I look at your account, may I make sure that I am speaking with the right person?"
    )


def test_the_apology_is_said_once() -> None:
    scene = late()
    scene.act(ADA, VerifyCaller("passcode"))
    assert not (first(scene).say or "").startswith(SORRY)
    scene.act(ADA, EndContact())
    scene.act(ADA, BeginContact("phone"))
    assert not (first(scene).say or "").startswith(SORRY)


def test_who_calls_back_too_late_says_so_as_well() -> None:
    scene = promised()
    scene.wait(timedelta(days=4)).act(ADA, TryCallBack(CallOutcome.REACHED))
    assert (first(scene).say or "").startswith(SORRY)


def test_a_visit_of_their_page_does_not_take_the_place_of_a_call() -> None:
    scene = promised()
    scene.wait(timedelta(days=4)).act(ADA, BeginContact(BY_LINK))
    assert scene.state.call_back is not None
    assert not any(isinstance(one.event, CallBackMet) for one in scene.history)

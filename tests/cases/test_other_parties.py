"""A hand-off to another company: whose turn it is, what follows from a yes and a no, and that it has an end."""

from datetime import timedelta
from uuid import UUID

import pytest

from amends.cases.elsewhere import with_other_parties
from amends.cases.events.ending import NeedsMet
from amends.cases.gate.acts.contacts import BeginContact, EndContact, VerifyCaller
from amends.cases.gate.acts.deciding import Tell
from amends.cases.gate.acts.ending import Resolve
from amends.cases.gate.acts.people import AnswerHandOff, FinishHandOff, HandOver
from amends.cases.gate.rules.ending import StillThereError
from amends.cases.gate.rules.giving import UnknownRemedyError
from amends.cases.note import note_of
from amends.cases.parts import HandOffState
from tests.cases.scene import ADA, Scene
from tests.cases.shown import acts, first, step

NOT_COVERED = "we don't cover it"


def asked(party: str = "the shop", remedy: str | None = "refund") -> tuple[Scene, UUID]:
    """A denied refund that another company is asked for; nobody is on the line, and no call is owed."""
    scene = Scene().with_a_gap().with_nothing_else_owed()
    scene.act(ADA, Tell("refund"))
    return scene, hand_over(scene, party, remedy)


def hand_over(scene: Scene, party: str = "the shop", remedy: str | None = "refund") -> UUID:
    """Another company is asked."""
    scene.act(ADA, HandOver(party, "pay it under its own plan", scene.now + timedelta(days=2), remedy))
    return scene.state.hand_offs[-1].id


def refused() -> Scene:
    """The shop does not see to it, and the customer has hung up before it said so."""
    scene, hand_off = asked()
    scene.act(ADA, EndContact())
    scene.wait(timedelta(hours=1)).act(ADA, AnswerHandOff(hand_off, False, NOT_COVERED))
    return scene


def done() -> Scene:
    """The shop has paid it, and the customer does not know it yet."""
    scene, hand_off = asked()
    scene.act(ADA, EndContact())
    scene.wait(timedelta(hours=1)).act(ADA, AnswerHandOff(hand_off, True, "we look at it"))
    scene.wait(timedelta(hours=1)).act(ADA, FinishHandOff(hand_off, "paid today"))
    return scene


def test_whose_turn_it_is_is_said_with_what_they_were_asked_and_until_when() -> None:
    scene, _ = asked()
    assert first(scene).act == "answer-hand-off"
    assert first(scene).why == (
        "the turn of the shop, “pay it under its own plan”: not answered yet, due "
        f"{scene.state.hand_offs[-1].due:%Y-%m-%d %H:%M} UTC; until then the case is ours"
    )


def test_an_answer_that_is_late_is_asked_after() -> None:
    scene, _ = asked()
    scene.wait(timedelta(days=3))
    assert "has not come: ask after it" in step(scene, "answer-hand-off").why


def test_after_a_refusal_the_next_party_is_offered_and_make_it_right_and_the_customer_hears_of_it() -> None:
    scene = refused()
    assert set(acts(scene)) == {"contact", "hand-off", "exception"}
    assert f"the shop does not see to it, “{NOT_COVERED}”: ask somebody else" in step(scene, "hand-off").why
    assert "--remedy refund" in step(scene, "hand-off").command


def test_who_is_told_of_a_refusal_was_verified_first() -> None:
    scene = refused()
    scene.act(ADA, BeginContact("phone"))
    assert first(scene).act == "verify-caller"
    assert step(scene, "hand-off").say is None
    scene.act(ADA, VerifyCaller("passcode"))
    assert first(scene).say == "I have heard from the shop: they do not see to it. Your case stays with us."


def test_once_another_is_asked_a_refusal_leads_nowhere_any_more() -> None:
    scene = refused()
    hand_over(scene, "the insurer")
    assert "hand-off" not in acts(scene)


def test_what_another_party_has_done_is_told_and_then_the_case_ends() -> None:
    scene = done()
    assert scene.state.is_wish_met
    # The no was told before, and a call is owed: the reason for it is that call.
    assert "contact" in acts(scene)
    assert "resolve" in acts(scene)
    assert not {"exception", "tell", "supervisor"} & {*acts(scene)}
    scene.called()
    assert step(scene, "resolve").say == (
        "I have heard from the shop: it is done. Is there anything left that we should put right for you? "
        "Were your needs met?"
    )
    scene.resolved().at_rest()


def test_what_we_were_asked_for_and_another_has_done_needs_no_telling_of_a_no() -> None:
    scene = Scene().with_a_gap()
    hand_off = hand_over(scene)
    scene.act(ADA, AnswerHandOff(hand_off, True, "we look at it"))
    scene.act(ADA, FinishHandOff(hand_off, "paid today"))
    assert "tell" not in acts(scene)
    scene.resolved()


def test_what_another_has_done_for_no_remedy_answers_no_wish() -> None:
    scene, hand_off = asked(remedy=None)
    scene.act(ADA, AnswerHandOff(hand_off, True, "we look at it"))
    scene.act(ADA, FinishHandOff(hand_off, "fetched"))
    assert not scene.state.is_wish_met
    assert with_other_parties(scene.state) == {}


def test_a_remedy_is_with_the_party_that_has_accepted_it_or_done_it() -> None:
    scene, hand_off = asked()
    assert with_other_parties(scene.state) == {}
    scene.act(ADA, AnswerHandOff(hand_off, True, "we look at it"))
    assert with_other_parties(scene.state)["refund"].state is HandOffState.ACCEPTED
    assert "exception" not in acts(scene)
    scene.act(ADA, FinishHandOff(hand_off, "paid today"))
    assert with_other_parties(scene.state)["refund"].state is HandOffState.FINISHED


def test_what_we_owe_stays_ours() -> None:
    scene = Scene().with_a_gap()
    hand_off = hand_over(scene, remedy="repair")
    scene.act(ADA, AnswerHandOff(hand_off, True, "we look at it"))
    assert with_other_parties(scene.state) == {}


def test_another_party_is_asked_for_a_remedy_of_the_policy() -> None:
    with pytest.raises(UnknownRemedyError, match="`refunds` is not a remedy of the policy"):
        hand_over(Scene().with_a_gap(), remedy="refunds")


def test_the_note_tells_what_each_party_was_asked_and_answered() -> None:
    scene = refused()
    hand_over(scene, "the insurer")
    lines = note_of(scene.history).accepted
    assert lines[-2] == (
        "Asked on 2026-11-02: the shop, “pay it under its own plan”. They declined on 2026-11-02: “we don't cover it”."
    )
    assert lines[-1].endswith("the insurer, “pay it under its own plan”. They have not answered yet.")


# Asked in writing.


def test_resolving_without_a_call_leaves_the_question_to_the_customers_page() -> None:
    scene = done()
    scene.act(ADA, Resolve(NeedsMet.IN_WRITING))
    assert scene.state.needs_met is NeedsMet.IN_WRITING
    assert scene.history[-1].event.sentence() == (
        "resolved the case; the customer is asked in writing whether their needs were met"
    )


def test_who_is_on_the_line_is_asked_there_and_not_in_writing() -> None:
    scene = Scene().with_a_gap().with_nothing_else_owed()
    scene.act(ADA, Tell("refund"))
    with pytest.raises(StillThereError, match="the customer is still in contact"):
        scene.act(ADA, Resolve(NeedsMet.IN_WRITING))


def test_who_is_asked_in_writing_was_told_the_no_before() -> None:
    scene = Scene().with_a_gap().with_nothing_else_owed()
    scene.act(ADA, EndContact())
    with pytest.raises(Exception, match="the customer was not told about `refund`"):
        scene.act(ADA, Resolve(NeedsMet.IN_WRITING))

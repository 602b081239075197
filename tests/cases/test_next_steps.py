from datetime import timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amends.cases.events.contacts import EndOfContact
from amends.cases.events.event import Plain
from amends.cases.gate.acts.call_backs import PromiseCallBack
from amends.cases.gate.acts.contacts import BeginContact, EndContact
from amends.cases.gate.acts.deciding import Tell
from amends.cases.gate.acts.evidence import Restate
from amends.cases.gate.acts.giving import Decline, Give, Settle, Withhold
from amends.cases.gate.acts.people import AnswerHandOff, AskOpinion, AskSupervisor, HandOver
from amends.cases.gate.rules.settling import Outcome
from amends.cases.next_steps import MOST, ending
from amends.cases.next_steps.look import Look
from amends.cases.state import Stage
from tests.cases.follower import Follower, is_at_rest, steps_for
from tests.cases.scene import ADA, BO, FACTS, ISSUE, LENA, MIA, WISH, Scene, credit, policy_with
from tests.cases.shown import acts, first, step

# Before the decision.


def test_on_a_new_call_the_caller_is_verified_first_with_a_sentence_to_say() -> None:
    scene = Scene()
    scene.act(ADA, BeginContact("phone"))
    found = first(scene)
    assert (found.act, found.command) == ("verify-caller", "amends case verify-caller 7K3M-9Q4X METHOD")
    assert found.say == "Before I look at your account, may I make sure that I am speaking with the right person?"
    # Only what is enough for an offer is named: who calls from is not.
    assert found.details == ("METHOD is passcode",)


def test_then_the_problem_and_the_wish_are_restated_and_the_case_decided() -> None:
    scene = Scene().called()
    assert acts(scene) == ["restate", "decide"]
    assert "REMEDY is refund, repair, visit" in first(scene).details[0]


def test_what_was_restated_is_read_back_before_it_is_confirmed() -> None:
    scene = Scene().called()
    scene.act(ADA, Restate("It fails since the update", "All the money back.", "refund"))
    assert first(scene).act == "confirm"
    assert first(scene).say == (
        "Let me make sure that I have understood you: It fails since the update. "
        "And what you would like is this: All the money back. Is that right?"
    )


def test_where_nobody_is_on_the_line_a_contact_comes_before_the_confirmation() -> None:
    scene = Scene()
    scene.act(ADA, Restate(ISSUE, WISH, "refund"))
    assert acts(scene) == ["contact", "decide"]


# What the decision leads to.


def test_what_is_open_is_asked_with_the_policys_question() -> None:
    scene = Scene().called().restated().decided()
    found = step(scene, "fact")
    assert found.command.startswith("amends case fact 7K3M-9Q4X in_trial=…")
    assert found.say is None  # the desk finds it in its records
    assert found.details[0] == (
        "in_trial is `true` or `false`, trusted from record: “Did it arrive less than 45 days ago?”"
    )


def test_a_fact_that_customers_can_tell_is_asked_of_them() -> None:
    policy = policy_with(
        ('{type: boolean, from: record, ask: "Did', '{type: boolean, from: customer, ask: "Did'),
    )
    scene = Scene(policy).called().restated().decided()
    assert step(scene, "fact").say == "Did it arrive less than 45 days ago?"


def test_a_field_of_an_element_is_asked_with_its_number() -> None:
    sensors: Plain = [{"name": "door", "price": "24.00"}]
    scene = Scene().called().stated(sensors=sensors).restated("new_sensors").decided()
    assert "'sensors[1].dead=…'" in step(scene, "fact").command


def test_what_was_answered_is_not_asked_again_and_an_open_wish_is_not_resolved() -> None:
    door: Plain = {"name": "door", "price": "24.00"}
    hall: Plain = {"name": "hall", "price": "45.00"}
    scene = Scene().called().stated(sensors=[door, hall]).restated("new_sensors").decided()
    assert "resolve" not in acts(scene)
    assert step(scene, "fact").command.endswith("fact 7K3M-9Q4X 'sensors[1].dead=…' 'sensors[2].dead=…'")
    scene.stated(sensors=[{"name": "door", "price": "24.00", "dead": False}, hall]).decided()
    assert step(scene, "fact").command.endswith("fact 7K3M-9Q4X 'sensors[2].dead=…'")
    scene.stated(sensors=[{"name": "door", "price": "24.00", "dead": True}, hall])
    assert acts(scene)[0] == "decide"
    assert "resolve" not in acts(scene)


def test_while_what_is_owed_was_neither_given_nor_declined_nothing_is_at_its_end() -> None:
    scene = Scene().called().stated(**FACTS, sensors=[]).restated("refund").decided()
    scene.act(ADA, Tell("refund"))
    scene.act(ADA, EndContact())
    look = Look(scene.state, scene.around(ADA))
    assert [one.why for one in ending.to_resolve(look)] == [
        "only if the customer does not come back: repair is owed, and was neither given nor declined"
    ]
    scene.act(ADA, Give("repair"))
    scene.act(ADA, Settle(next(iter(scene.state.gifts)), Outcome.GIVEN))
    look = Look(scene.state, scene.around(ADA))
    assert [one.why for one in ending.to_resolve(look)] == [
        "nothing is left to do but the call-back by 2026-11-04 00:00 UTC"
    ]


def test_while_questions_are_open_and_nobody_has_said_what_they_want_nothing_is_at_its_end() -> None:
    scene = Scene()
    scene.act(ADA, BeginContact("phone"))
    scene.stated(stolen=False).decided()
    assert acts(scene)[0] == "verify-caller"
    assert "resolve" not in acts(scene)
    scene.act(ADA, EndContact())
    assert not any("nothing is left" in one.why for one in steps_for(scene, ADA))


def test_something_new_is_decided_on_before_anything_else() -> None:
    scene = Scene().with_a_gap().stated(in_trial=True)
    assert first(scene).act == "decide"
    assert "exception" not in acts(scene)


def test_what_is_owed_is_given_at_once_with_the_clauses_sentence() -> None:
    scene = Scene().called().stated(**FACTS).restated("repair").decided()
    found = first(scene)
    assert found.command == "amends case give 7K3M-9Q4X repair"
    assert found.say == "Trouble in our own software is ours to repair."


def test_what_the_customer_pays_for_is_not_pushed_on_them() -> None:
    scene = Scene().called().stated(**{**FACTS, "firmware_trouble": False}).restated().decided()
    assert not any("visit" in one.command for one in steps_for(scene, ADA))


def test_what_is_owed_and_nobody_asked_for_is_given_or_declined_first() -> None:
    policy = policy_with(("value: 79.00}", "value: 0.00}"))
    scene = Scene(policy).called().stated(**FACTS).restated("early_end").decided()
    found = first(scene)
    assert found.command == "amends case give 7K3M-9Q4X repair"
    assert found.details == (
        "where the customer does not want it: amends case decline 7K3M-9Q4X repair",
        "also owed: visit",
    )
    for remedy in ("repair", "visit"):
        scene.act(ADA, Decline(remedy))
    assert all(one.whose == "team_lead" for one in steps_for(scene, ADA) if one.act == "give")


def test_who_resolves_a_case_is_asked_about_a_call_that_was_promised_in_the_same_contact() -> None:
    scene = Scene().called().stated(**FACTS).restated("repair").decided()
    scene.act(ADA, Give("repair"))
    scene.act(ADA, Settle(scene.gift("repair"), Outcome.GIVEN))
    assert step(scene, "resolve").command == "amends case resolve 7K3M-9Q4X --needs-met ANSWER"
    scene.act(ADA, PromiseCallBack("I look for a solution."))
    found = step(scene, "resolve")
    assert found.command == "amends case resolve 7K3M-9Q4X --needs-met ANSWER --call-back THEN"
    assert found.why == "nothing is left to do but the call-back by 2026-11-04 00:00 UTC"
    assert found.details[1] == (
        "a call-back is still promised, by 2026-11-04 00:00 UTC: THEN is kept, or settled, where what it was for was "
        "settled in contact with the customer"
    )


def test_what_was_promised_is_settled_and_then_the_case_resolved() -> None:
    scene = Scene().called().stated(**FACTS).restated("repair").decided()
    scene.act(ADA, Give("repair"))
    assert first(scene).command == "amends case settle 7K3M-9Q4X repair given"
    scene.act(ADA, Settle(scene.gift("repair"), Outcome.GIVEN))
    assert first(scene).act == "resolve"
    assert first(scene).say == "Is there anything left that we should put right for you? Were your needs met?"


def test_what_is_at_discretion_is_given_or_withheld_with_a_reason() -> None:
    scene = Scene().called().stated(**FACTS).restated("service_credit", "15.00").decided()
    scene.act(ADA, Give("repair"))
    scene.act(ADA, Settle(scene.gift("repair"), Outcome.GIVEN))
    give, withhold = steps_for(scene, ADA)[:2]
    assert give.command == "amends case give 7K3M-9Q4X service_credit=15.00 --reason REASON"
    assert give.details == ("REASON is our_mistake, goodwill",)
    assert withhold.details[0] == "REASON is same_day: It was working again on the same day."


def test_what_was_withheld_is_told_before_it_is_offered_to_be_given_after_all() -> None:
    facts = {**FACTS, "firmware_trouble": True}
    scene = Scene().called().stated(**facts).restated("service_credit", "15.00").decided().with_nothing_else_owed()
    scene.act(ADA, Withhold("service_credit", "same_day"))
    assert acts(scene) == ["exception", "tell", "give"]


def test_an_agent_is_shown_who_may_give_what_they_may_not() -> None:
    scene = Scene().called().stated(**{**FACTS, "firmware_trouble": False}).restated("early_end").decided()
    found = step(scene, "give")
    assert (found.whose, found.why) == ("team_lead", "a team lead may give it")
    assert step(scene, "give", LENA).whose is None


def test_what_is_referred_is_for_the_role_that_decides_it() -> None:
    scene = Scene().called().stated(**{**FACTS, "firmware_trouble": False}).restated("letter").decided()
    assert step(scene, "give").whose == "manager"
    assert step(scene, "give", MIA).why == "it is yours to decide"


def test_a_gap_leads_to_make_it_right_with_the_hold_sentence_and_then_to_a_denial() -> None:
    scene = Scene().called().stated(**{**FACTS, "firmware_trouble": False}).restated().decided()
    assert acts(scene)[:2] == ["exception", "tell"]
    assert first(scene).say == scene.house.hold_sentence
    assert step(scene, "tell").say == (
        "I'm sorry, under our policy I can't offer you refund. This is why: "
        "Within 45 days you can send it back for a full refund. That is not the case here."
    )


def test_a_denial_is_told_to_who_was_verified() -> None:
    scene = Scene().stated(**{**FACTS, "firmware_trouble": False})
    scene.act(ADA, BeginContact("phone"))
    scene.restated().decided()
    assert "tell" not in acts(scene)
    assert "verify-caller" in acts(scene)


def test_what_is_forbidden_leads_to_a_denial_and_to_no_exception() -> None:
    scene = Scene().called().stated(**{**FACTS, "stolen": True, "firmware_trouble": False}).restated().decided()
    assert "exception" not in acts(scene)
    assert "tell" in acts(scene)


def test_after_a_denial_a_supervisor_can_be_asked_for_and_a_lead_can_say_the_last_word() -> None:
    scene = Scene().called().stated(**{**FACTS, "stolen": True, "firmware_trouble": False}).restated().decided()
    scene.act(ADA, Tell("refund"))
    assert acts(scene) == ["supervisor", "final-response", "resolve"]
    assert step(scene, "final-response").whose == "team_lead"
    assert step(scene, "final-response", LENA).whose is None


# Others.


def test_a_supervisor_who_was_asked_for_comes_before_everything_else() -> None:
    scene = Scene().with_a_gap()
    scene.act(ADA, AskSupervisor())
    found = first(scene)
    assert (found.act, found.whose) == ("take-over", "team_lead")
    assert "by 2026-11-02 " in found.why
    assert first(scene, LENA).whose is None


def test_a_colleague_is_shown_that_their_view_is_asked_for() -> None:
    scene = Scene().with_a_gap()
    scene.act(ADA, AskOpinion(BO.user, "I would give half."))
    assert first(scene, BO).act == "opinion"
    assert "opinion" not in acts(scene)


def test_a_hand_off_that_was_not_answered_stays_in_sight() -> None:
    scene = Scene().with_a_gap()
    scene.act(ADA, HandOver("the carrier", "find the parcel", scene.now + timedelta(days=1)))
    assert first(scene).act == "answer-hand-off"
    assert "until then the case is ours" in first(scene).why


@pytest.mark.parametrize("is_wanted", [False, True])
def test_a_hand_off_that_was_accepted_is_never_crowded_out(is_wanted: bool) -> None:
    scene = Scene().called() if is_wanted else Scene().with_a_gap()
    scene.act(ADA, HandOver("the carrier", "find the parcel", scene.now + timedelta(days=1)))
    scene.act(ADA, AnswerHandOff(scene.state.hand_offs[-1].id, accepted=True, words="we look for it"))
    scene.act(ADA, AskSupervisor())
    assert "finish-hand-off" in acts(scene)
    assert len(acts(scene)) <= MOST
    assert first(scene).act == "take-over"
    assert "when the carrier has done it" in step(scene, "finish-hand-off").why


# Whatever is shown leads on.


@pytest.mark.parametrize("wish", ["refund", "repair", "visit", "service_credit", "early_end", "letter", "share", None])
@pytest.mark.parametrize("firmware_trouble", [True, False])
def test_who_does_whatever_is_shown_first_brings_a_case_to_rest(wish: str | None, firmware_trouble: bool) -> None:
    scene = Scene()
    scene.act(ADA, BeginContact("phone"))
    follower = Follower(scene, {**FACTS, "sensors": [], "firmware_trouble": firmware_trouble}, wish)
    taken = []
    while not is_at_rest(scene):
        taken.append(first(scene).command)
        assert len(taken) < 50, taken
        follower.does(first(scene), ADA)


@given(st.data())
def test_whatever_is_shown_as_next_passes_the_gate(data: st.DataObject) -> None:
    scene = Scene()
    scene.act(ADA, BeginContact("phone"))
    known = {name: FACTS[name] for name in data.draw(st.sets(st.sampled_from(sorted(FACTS))))}
    wish = data.draw(st.sampled_from(["refund", "repair", "service_credit", "early_end", "letter", None]))
    scene.stated(**known)
    follower = Follower(scene, {**FACTS, "sensors": []}, wish)
    for _ in range(30):
        by = data.draw(st.sampled_from([ADA, BO, LENA, MIA]))
        match data.draw(st.integers(0, 9)):
            case 0 if scene.state.contact is not None:
                scene.act(by, EndContact(EndOfContact.HUNG_UP))
            case 1:
                scene.wait(timedelta(days=2))
            case 2 if scene.state.stage is not Stage.CLOSED:
                scene.act(by, AskSupervisor())
            case _:
                pass
        steps = steps_for(scene, by)
        assert 0 < len(steps) <= MOST
        follower.does(data.draw(st.sampled_from(steps)), by)


def test_amounts_keep_the_digits_that_they_were_given_with() -> None:
    scene = Scene().on_the_route().proposed(credit("87.50"))
    assert "--ceiling 87.50" in first(scene, LENA).command
    assert scene.state.stage is Stage.PROPOSED
    assert credit("87.50").total == Decimal("87.50")

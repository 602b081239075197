"""What is next on the way from an exception to an agreement."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from amends.cases.events.contacts import EndOfContact
from amends.cases.gate.acts.contacts import BeginContact, EndContact, VerifyCaller
from amends.cases.gate.acts.ending import FollowUp
from amends.cases.gate.acts.giving import Settle
from amends.cases.gate.acts.route import Accept, Adjust, OpenException, Reject, Return
from amends.cases.gate.rules.settling import Outcome
from amends.cases.next_steps import next_steps
from amends.cases.next_steps.look import Look
from amends.cases.next_steps.step import short_digest
from amends.cases.terms import terms_of
from tests.cases.follower import Follower, is_at_rest, steps_for
from tests.cases.scene import ADA, FACTS, LENA, Scene, credit
from tests.cases.shown import acts, first, step


def test_what_is_to_be_considered_comes_before_the_solution() -> None:
    facts = {name: value for name, value in FACTS.items() if name != "likely_to_stay"}
    scene = Scene().called().stated(**facts).restated().decided()
    scene.act(ADA, OpenException())
    assert acts(scene)[:2] == ["fact", "propose"]
    assert step(scene, "fact").command == "amends case fact 7K3M-9Q4X likely_to_stay=…"
    assert step(scene, "propose").command.endswith("--unknown likely_to_stay")
    assert step(scene, "propose").details[0] == "a team lead approves, up to $200.00"


def test_before_an_exception_it_has_to_be_known_that_nothing_forbids_the_wish() -> None:
    facts = {name: value for name, value in FACTS.items() if name != "stolen"}
    scene = Scene().called().stated(**facts).restated().decided()
    scene.act(ADA, OpenException())
    assert first(scene).command == "amends case fact 7K3M-9Q4X stolen=… --from record"
    # Nothing is proposed that could not pass.
    assert "propose 7K3M-9Q4X REMEDY[=AMOUNT]" in step(scene, "propose").command
    scene.stated(stolen=False)
    assert first(scene).command == "amends case decide 7K3M-9Q4X"
    scene.decided()
    assert first(scene).command.startswith("amends case propose 7K3M-9Q4X refund=AMOUNT")


def test_an_amount_that_a_solution_needs_is_left_to_be_filled_in() -> None:
    scene = Scene().on_the_route()
    assert step(scene, "propose").command == 'amends case propose 7K3M-9Q4X refund=AMOUNT --why "…"'


def test_a_proposal_waits_for_a_lead_and_the_agent_sees_for_whom() -> None:
    scene = Scene().on_the_route().proposed()
    assert [(one.act, one.whose) for one in steps_for(scene, ADA)] == [("approve", "team_lead"), ("withdraw", None)]


def test_the_lead_approves_the_terms_that_they_look_at_adjusts_or_returns_them() -> None:
    scene = Scene().on_the_route().proposed()
    digest = short_digest(credit(87))
    approve, adjust, send_back = steps_for(scene, LENA)
    assert approve.command == f"amends case approve 7K3M-9Q4X --terms {digest} --ceiling 87.00"
    assert approve.details[0] == "considered: plan: value, years with us: 1, likely to stay: likely"
    assert adjust.command.startswith("amends case adjust 7K3M-9Q4X service_credit=AMOUNT ")
    assert send_back.act == "return"


def test_a_lead_who_may_not_approve_so_much_sees_who_may_and_can_still_adjust() -> None:
    scene = Scene().on_the_route().proposed(credit(300))
    approve, *others = steps_for(scene, LENA)
    assert (approve.act, approve.whose) == ("approve", "manager")
    assert [one.act for one in others] == ["return"]


def test_a_returned_proposal_is_revised_with_the_approvers_words_in_sight() -> None:
    scene = Scene().on_the_route().proposed()
    scene.act(LENA, Return("Look at the signal first."))
    found = step(scene, "propose")
    assert found.command == 'amends case propose 7K3M-9Q4X service_credit=AMOUNT --why "…"'
    assert found.why == "propose again: it came back with “Look at the signal first.”"


def test_adjusted_terms_are_taken_by_the_agent_and_not_by_who_adjusted_them() -> None:
    scene = Scene().on_the_route().proposed()
    scene.act(LENA, Adjust(credit(60), "Sixty is fair."))
    assert step(scene, "take").whose is None
    assert "“Sixty is fair.”" in step(scene, "take").why
    assert step(scene, "take", LENA).whose == "agent"


def test_a_condition_has_a_sentence_of_its_own_in_the_offer() -> None:
    scene = Scene().on_the_route().proposed(credit(87, "if it isn't better in 60 days")).approved()
    assert first(scene).say == (
        "To make it right, we would like to offer you service credit ($87.00). "
        "There is one condition: if it isn't better in 60 days. Would that be fair?"
    )


def test_a_condition_of_one_remedy_is_said_of_that_one() -> None:
    terms = terms_of([("service_credit", Decimal("40.00")), ("early_end", None)], "if it stays weak", "early_end")
    scene = Scene().on_the_route().proposed(terms).approved()
    assert first(scene).say == (
        "To make it right, we would like to offer you service credit ($40.00) and early end. "
        "For early end there is one condition: if it stays weak. Would that be fair?"
    )
    scene.offered()
    assert '--condition early_end="if it stays weak"' in step(scene, "compromise").command


def test_an_approved_solution_is_offered_in_words_with_its_amount() -> None:
    found = first(Scene().on_the_route().proposed().approved())
    assert found.act == "offer"
    assert found.say == "To make it right, we would like to offer you service credit ($87.00). Would that be fair?"
    assert found.why == "put it to the customer; approved until 1 day after this contact"


def test_who_has_hung_up_is_called_before_an_offer() -> None:
    scene = Scene().on_the_route().proposed().approved()
    scene.act(ADA, EndContact())
    assert first(scene).act == "contact"
    scene.act(ADA, BeginContact("phone"))
    assert first(scene).act == "verify-caller"


@pytest.mark.parametrize("come_so_far", [Scene.with_a_gap, Scene.on_the_route, Scene.with_an_offer])
def test_to_who_has_hung_up_nothing_is_said_and_a_call_is_next(come_so_far: Callable[[Scene], Scene]) -> None:
    scene = come_so_far(Scene())
    scene.act(ADA, EndContact(EndOfContact.HUNG_UP))
    call = step(scene, "contact")
    assert call.why == f"a call-back is owed by {scene.state.call_back_due:%Y-%m-%d %H:%M} UTC"
    assert {one.say for one in steps_for(scene, ADA)} == {None}


def test_while_a_solution_is_found_the_call_comes_last_and_is_not_crowded_out() -> None:
    scene = Scene().on_the_route().proposed()
    scene.act(ADA, EndContact(EndOfContact.HUNG_UP))
    assert acts(scene, LENA) == ["approve", "adjust", "contact"]


def test_times_are_those_of_the_one_who_looks() -> None:
    scene = Scene().with_a_gap()
    scene.act(ADA, EndContact(EndOfContact.HUNG_UP))
    around = replace(scene.around(ADA), timezone=ZoneInfo("America/Denver"))
    assert next_steps(Look(scene.state, around))[0].why == "a call-back is owed by 2026-11-03 17:00 MST"


def test_an_approval_that_has_ended_is_withdrawn_first() -> None:
    scene = Scene().on_the_route().proposed().approved()
    scene.act(ADA, EndContact())
    scene.wait(timedelta(days=2))
    scene.act(ADA, BeginContact("phone"))
    scene.act(ADA, VerifyCaller("passcode"))
    found = first(scene)
    assert found.command == 'amends case withdraw 7K3M-9Q4X --why "the approval has ended"'
    assert found.why.startswith("the approval ended 2026-11-04 ")


def test_the_customer_says_yes_something_else_or_no() -> None:
    scene = Scene().with_an_offer(ceiling="120.00")
    assert acts(scene) == ["accept", "compromise", "reject"]
    assert step(scene, "compromise").why == (
        "the customer asks for other terms: up to $120.00 in all is agreed at once, of the same remedies, and of what "
        "you may give yourself; for anything else an approver is asked"
    )
    assert step(scene, "compromise", LENA).why.endswith("they are proposed anew")
    assert "service_credit=AMOUNT" in step(scene, "compromise").command


def test_a_rejected_offer_leads_to_another_solution_or_to_the_last_word() -> None:
    scene = Scene().with_an_offer()
    scene.act(ADA, Reject("I want it all."))
    assert step(scene, "propose").why == "another solution: the customer said “I want it all.”"
    assert "final-response" in acts(scene, LENA)


def test_after_an_agreement_come_the_gift_the_resolution_the_note_and_rest() -> None:
    scene = Scene().with_an_offer()
    scene.act(ADA, Accept())
    follower = Follower(scene, FACTS, "refund")
    seen = []
    while not is_at_rest(scene):
        seen.append(first(scene).act)
        follower.does(first(scene), ADA)
    assert seen == ["settle", "give", "settle", "resolve", "note", "end-contact", "close"]


def test_who_has_agreed_hears_what_was_agreed_and_the_end_of_the_contact_is_among_what_is_next() -> None:
    scene = Scene().with_an_offer()
    scene.act(ADA, Accept())
    assert acts(scene) == ["settle", "give", "end-contact"]
    assert step(scene, "end-contact").say == (
        "Thank you. So it is agreed: service credit ($87.00). Is there anything else that we can do for you now?"
    )
    scene.with_nothing_else_owed().act(ADA, Settle(scene.gift("service_credit"), Outcome.GIVEN))
    assert acts(scene) == ["resolve", "end-contact"]
    assert step(scene, "resolve").say == (
        "Thank you. So it is agreed: service credit ($87.00). Is there anything left that we should put right for "
        "you? Were your needs met?"
    )


def test_what_has_a_condition_is_followed_up_and_settled_when_the_condition_is_known() -> None:
    scene = Scene().on_the_route().proposed(credit(87, "if it isn't better in 60 days")).approved().offered()
    assert 'AMOUNT --condition "if it isn\'t better in 60 days" --words' in step(scene, "compromise").command
    scene.act(ADA, Accept())
    scene.with_nothing_else_owed()
    found = first(scene)
    assert found.command == "amends case follow-up 7K3M-9Q4X --within TIME"
    assert found.why == "somebody has to see whether the condition comes true: “if it isn't better in 60 days”"
    scene.act(ADA, FollowUp(scene.now + timedelta(days=60)))
    assert acts(scene) == ["resolve", "end-contact", "settle"]
    scene.resolved()
    found = step(scene, "settle")
    assert found.command == 'amends case settle 7K3M-9Q4X service_credit given --why "…"'
    assert "it is looked at again by 2027-01-01 " in found.why
    assert found.details == ("or `released`, where it has not",)


def test_a_condition_is_quoted_so_that_a_shell_takes_it_as_it_is() -> None:
    scene = Scene().on_the_route().proposed(credit(87, "if it costs more than $80")).approved().offered()
    assert "--condition 'if it costs more than $80'" in step(scene, "compromise").command

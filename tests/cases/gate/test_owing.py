"""What is owed is given or declined, and never passed over."""

from decimal import Decimal

import pytest

from amends.cases.events.ending import NeedsMet
from amends.cases.gate.acts.contacts import EndContact
from amends.cases.gate.acts.ending import Resolve
from amends.cases.gate.acts.giving import Decline, Give, Settle
from amends.cases.gate.acts.route import Accept
from amends.cases.gate.rules.disclosing import NotVerifiedError
from amends.cases.gate.rules.ending import NotDoneError
from amends.cases.gate.rules.giving import GivenAlreadyError
from amends.cases.gate.rules.owing import NotOwedError
from amends.cases.gate.rules.settling import Outcome
from amends.cases.state import Stage
from tests.cases.scene import ADA, FACTS, Scene, policy_with, refused

PASSED_OVER = (
    "`repair` is owed, and was neither given nor declined; "
    "give it: `amends case give`; or, where the customer does not want it: `amends case decline`"
)
YES = Resolve(NeedsMet.YES)


def wanting_nothing(scene: Scene | None = None) -> Scene:
    """A repair is owed that nobody has asked for."""
    return (scene or Scene()).called().stated(**FACTS).restated(None).decided()


def test_what_is_owed_and_nobody_asked_for_is_given_before_the_case_is_resolved() -> None:
    scene = wanting_nothing()
    with refused(NotDoneError, PASSED_OVER):
        scene.act(ADA, YES)
    scene.act(ADA, Give("repair"))
    scene.act(ADA, Settle(scene.gift("repair"), Outcome.GIVEN))
    scene.act(ADA, YES)


def test_the_customer_may_decline_what_is_owed() -> None:
    scene = wanting_nothing()
    (declined,) = scene.act(ADA, Decline("repair"))
    assert declined.sentence() == "offered repair, which is owed; the customer does not want it"
    assert scene.act(ADA, Decline("repair")) == []
    scene.act(ADA, YES)


def test_an_agreement_about_something_else_does_not_answer_for_what_is_owed() -> None:
    scene = Scene().with_an_offer()
    scene.act(ADA, Accept())
    scene.act(ADA, Settle(scene.gift("service_credit"), Outcome.GIVEN))
    with refused(NotDoneError, PASSED_OVER):
        scene.act(ADA, YES)


def test_whoever_has_left_can_be_offered_nothing() -> None:
    scene = wanting_nothing()
    scene.act(ADA, EndContact())
    scene.act(ADA, Resolve(NeedsMet.LEFT))


def test_what_was_declined_is_given_when_the_customer_thinks_better_of_it() -> None:
    scene = wanting_nothing()
    scene.act(ADA, Decline("repair"))
    scene.act(ADA, Give("repair"))
    assert scene.state.declined == frozenset()
    with refused(
        GivenAlreadyError,
        "`repair` is reserved in this case already; see it with `amends case show`; a mistake is reversed",
    ):
        scene.act(ADA, Decline("repair"))


def test_a_wish_that_was_declined_is_answered() -> None:
    scene = Scene().called().stated(**FACTS).restated("repair").decided()
    scene.act(ADA, Decline("repair"))
    scene.act(ADA, YES)


def test_only_what_is_owed_is_declined() -> None:
    with refused(NotOwedError, "`refund` is not covered, not owed; what is not owed need not be declined"):
        wanting_nothing().act(ADA, Decline("refund"))


def test_only_a_customer_who_was_verified_declines() -> None:
    scene = wanting_nothing()
    scene.act(ADA, EndContact())
    with refused(NotVerifiedError, "who is speaking was not verified for offers; verify who is speaking, by passcode"):
        scene.act(ADA, Decline("repair"))


def test_a_new_decision_that_owes_the_same_leaves_it_declined_and_another_does_not() -> None:
    text = ("grants: share, when: years_with_us > 3", "grants: share, when: years_with_us > 0")
    scene = wanting_nothing(Scene(policy_with(text)))
    for remedy in ("repair", "share"):
        scene.act(ADA, Decline(remedy))
    scene.stated(monthly_fee="30.00").decided()
    assert scene.state.declined == {"repair"}


def test_what_the_customer_would_have_to_pay_for_is_theirs_to_ask_for() -> None:
    scene = wanting_nothing().with_nothing_else_owed()
    assert scene.state.decision is not None
    assert scene.state.decision.decided.remedies["visit"].status == "owed"
    scene.act(ADA, YES)


def test_what_is_free_of_charge_is_offered() -> None:
    scene = wanting_nothing(Scene(policy_with(("value: 79.00}", "value: 0.00}"))))
    scene.act(ADA, Decline("repair"))
    with refused(NotDoneError, PASSED_OVER.replace("repair", "visit")):
        scene.act(ADA, YES)
    scene.act(ADA, Decline("visit"))
    scene.act(ADA, YES)


@pytest.mark.parametrize("years", [5])
def test_what_a_cap_stands_against_or_nobody_can_reckon_keeps_no_case_open(years: int) -> None:
    facts = {name: value for name, value in FACTS.items() if name != "price"}
    scene = Scene().called().stated(**{**facts, "years_with_us": years, "in_trial": True}).restated(None).decided()
    scene.left_under_caps = {"share": Decimal(10)}
    scene.act(ADA, Decline("repair"))
    scene.act(ADA, YES)
    assert scene.state.stage is Stage.RESOLVED

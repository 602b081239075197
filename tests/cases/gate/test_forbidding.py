"""Forbidden is forbidden for every role, on every way, and from the moment on at which it is known."""

from decimal import Decimal

import pytest

from amends.cases.gate.acts.giving import Give, Settle
from amends.cases.gate.acts.route import Accept, Adjust, Approve, Offer, OpenException, Take
from amends.cases.gate.rules.forbidding import ForbiddenError
from amends.cases.gate.rules.settling import Outcome
from amends.cases.parts import GiftState, ProposalState
from amends.cases.state import Stage
from amends.cases.terms import terms_of
from tests.cases.scene import ADA, FACTS, LENA, Scene, credit, refused

NOW = (
    "`service_credit` is forbidden (F1), to everybody, by what is known now; decide the case anew: `amends case decide`"
)


def theft(scene: Scene) -> None:
    scene.stated(stolen=True)


def test_an_exception_needs_every_forbidding_clause_known_to_be_false() -> None:
    facts = {name: value for name, value in FACTS.items() if name != "stolen"}
    scene = Scene().called().stated(**facts).restated().decided()
    assert scene.state.decision is not None
    assert scene.state.decision.decided.remedies["service_credit"].status == "discretionary"
    scene.act(ADA, OpenException())
    with refused(
        ForbiddenError,
        "it is not known whether `service_credit` is forbidden (F1); "
        "find out `stolen` first, and decide the case anew: `amends case fact`",
    ):
        scene.proposed()
    scene.stated(stolen=False)
    with refused(
        ForbiddenError,
        "it is not decided yet whether `service_credit` is forbidden (F1); decide the case anew: `amends case decide`",
    ):
        scene.proposed()
    scene.stated(stolen=False).decided().proposed()


def test_what_is_known_to_be_forbidden_is_not_given_by_an_older_decision() -> None:
    scene = Scene().with_a_gap()
    theft(scene)
    with refused(ForbiddenError, NOW):
        scene.act(LENA, Give("service_credit", Decimal(20), "goodwill"))
    scene.act(LENA, Give("repair"))


def test_what_is_known_to_be_forbidden_is_not_given_though_it_was_promised() -> None:
    scene = Scene().with_a_gap()
    scene.act(ADA, Give("service_credit", Decimal(20), "goodwill"))
    theft(scene)
    with refused(ForbiddenError, NOW):
        scene.act(ADA, Settle(scene.gift("service_credit"), Outcome.GIVEN))
    scene.act(ADA, Settle(scene.gift("service_credit"), Outcome.UNCERTAIN, "It may be booked already."))
    scene.act(ADA, Settle(scene.gift("service_credit"), Outcome.GIVEN, "It was."))


@pytest.mark.parametrize("act", ["approve", "adjust", "offer", "accept"])
def test_what_is_known_to_be_forbidden_passes_nowhere_on_the_route(act: str) -> None:
    scene = Scene().on_the_route().proposed()
    by, request = {
        "approve": (LENA, Approve()),
        "adjust": (LENA, Adjust(credit(40), "Less.")),
        "offer": (ADA, Offer()),
        "accept": (ADA, Accept()),
    }[act]
    if act in ("offer", "accept"):
        scene.approved()
    if act == "accept":
        scene.offered()
    theft(scene)
    with refused(ForbiddenError, NOW):
        scene.act(by, request)


@pytest.mark.parametrize("stage", [Stage.PROPOSED, Stage.ADJUSTED, Stage.APPROVED, Stage.OFFERED, Stage.AGREED])
def test_a_new_decision_leaves_no_solution_on_its_way_for_what_has_become_forbidden(stage: Stage) -> None:
    scene = Scene().on_the_route().proposed()
    if stage is Stage.ADJUSTED:
        scene.act(LENA, Adjust(credit(60), "Two months."))
    elif stage is not Stage.PROPOSED:
        scene.approved()
    if stage in (Stage.OFFERED, Stage.AGREED):
        scene.offered()
    if stage is Stage.AGREED:
        scene.act(ADA, Accept())
    assert scene.state.stage is stage
    theft(scene)
    scene.decided()
    assert scene.state.stage is Stage.MAKING_IT_RIGHT
    assert scene.state.proposal is not None
    assert scene.state.proposal.state is ProposalState.LAPSED
    assert {gift.state for gift in scene.state.gifts.values()} <= {GiftState.RELEASED}
    assert any(
        one.event.sentence() == "the proposal lapsed: service credit is forbidden now, or may be"
        for one in scene.history
    )


def test_what_was_promised_by_policy_is_released_when_it_becomes_forbidden() -> None:
    scene = Scene().called().stated(**{**FACTS, "in_trial": True}).restated().decided()
    scene.act(ADA, Give("refund"))
    scene.act(ADA, Give("repair"))
    theft(scene)
    scene.decided()
    assert [gift.state for gift in scene.state.gifts.values()] == [GiftState.RELEASED, GiftState.RESERVED]
    assert scene.history[-1].event.sentence() == "what was set aside is not given: F1 forbids it now"


def test_a_solution_of_something_else_stays_on_its_way() -> None:
    scene = Scene().on_the_route().proposed(terms_of([("letter", None)])).approved()
    theft(scene)
    scene.decided()
    assert scene.state.stage is Stage.APPROVED
    scene.act(ADA, Offer())


def test_what_was_agreed_and_given_stays_given_when_it_becomes_forbidden() -> None:
    scene = Scene().with_an_offer()
    scene.act(ADA, Accept())
    scene.act(ADA, Settle(scene.gift("service_credit"), Outcome.GIVEN))
    theft(scene)
    scene.decided()
    assert scene.state.stage is Stage.AGREED
    assert [gift.state for gift in scene.state.gifts.values()] == [GiftState.GIVEN]


def test_adjusted_terms_that_became_forbidden_are_taken_by_nobody() -> None:
    scene = Scene().on_the_route().proposed()
    scene.act(LENA, Adjust(credit(60), "Two months."))
    theft(scene)
    with refused(ForbiddenError, NOW):
        scene.act(ADA, Take())

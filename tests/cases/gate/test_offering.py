"""What the customer says to a solution: yes, something else, or no."""

from decimal import Decimal

import pytest

from amends.cases.gate.acts.contacts import EndContact
from amends.cases.gate.acts.giving import Give
from amends.cases.gate.acts.route import (
    Accept,
    Adjust,
    Approve,
    Compromise,
    Propose,
    Reject,
    Withdraw,
)
from amends.cases.gate.rules.approving import (
    BeyondEverybodyError,
)
from amends.cases.gate.rules.giving import CapExceededError, UnknownRemedyError
from amends.cases.gate.rules.saying import NothingSaidError
from amends.cases.parts import GiftState
from amends.cases.state import Stage
from amends.cases.terms import terms_of
from tests.cases.scene import ADA, BO, LENA, MIA, Scene, credit, refused


def total_given(scene: Scene) -> Decimal:
    """What is set aside or given now."""
    return sum((gift.amount for gift in scene.state.gifts.values() if gift.stands), Decimal(0))


def test_scenario_one_the_customer_accepts() -> None:
    scene = Scene().with_an_offer()
    scene.act(ADA, Accept())
    assert scene.state.stage is Stage.AGREED
    assert scene.state.proposal is not None
    assert scene.state.proposal.accepted_terms == credit("87.00")


def test_scenario_two_a_compromise_within_the_ceiling_is_an_agreement() -> None:
    scene = Scene().with_an_offer(ceiling="120")
    scene.act(ADA, Compromise(credit(116), "A fourth month."))
    assert scene.last(4) == ["compromise_asked", "remedy_released", "offer_accepted", "remedy_reserved"]
    assert scene.state.stage is Stage.AGREED
    assert total_given(scene) == Decimal("116.00")


def test_a_solution_has_come_to_what_was_agreed_and_not_to_what_was_approved() -> None:
    scene = Scene().with_an_offer(ceiling="120")
    scene.act(ADA, Compromise(credit(116), "A fourth month."))
    agreed = scene.state.proposal
    assert agreed is not None
    assert agreed.terms == credit("87.00")
    assert agreed.has_come_to == credit("116.00")


def test_an_adjusted_solution_still_tells_what_its_proposer_had_proposed() -> None:
    scene = Scene().on_the_route().proposed()
    scene.act(LENA, Adjust(credit(58), "Two months."))
    adjusted = scene.state.proposal
    assert adjusted is not None
    assert adjusted.adjusted_from == credit("87.00")
    assert adjusted.has_come_to == credit("58.00")
    assert adjusted.by == ADA


def test_scenario_two_a_compromise_above_the_ceiling_goes_back_to_the_approver() -> None:
    scene = Scene().with_an_offer(ceiling="100")
    scene.act(ADA, Compromise(credit(116), "A fourth month."))
    assert scene.last(2) == ["compromise_asked", "solution_proposed"]
    assert scene.state.stage is Stage.PROPOSED
    assert total_given(scene) == Decimal("87.00"), "the offer stands meanwhile"
    scene.approved().offered().act(ADA, Accept())
    assert total_given(scene) == Decimal("116.00")


@pytest.mark.parametrize(
    "terms",
    [
        pytest.param(terms_of([("service_credit", Decimal(60)), ("letter", None)]), id="another remedy"),
        pytest.param(credit(60, "without the repair"), id="a condition"),
    ],
)
def test_a_compromise_of_other_things_than_the_approved_ones_goes_back_however_small(terms: object) -> None:
    scene = Scene().with_an_offer(ceiling="200")
    scene.act(ADA, Compromise(terms, "Something else."))  # type: ignore[arg-type]  # parameters are not typed
    assert scene.state.stage is Stage.PROPOSED


def with_a_share_on_offer(ceiling: str) -> Scene:
    """A share of 60.00 was approved, up to a ceiling, and offered."""
    share = terms_of([("share", Decimal(60))])
    return Scene().on_the_route().proposed(share).approved(ceiling=ceiling).offered()


def share_and_credit(share: str, credit: str) -> Compromise:
    """The customer takes less of the share, and a credit beside it."""
    return Compromise(terms_of([("share", Decimal(share)), ("service_credit", Decimal(credit))]), "A credit, too.")


def test_a_compromise_may_add_what_the_agent_gives_without_asking_within_the_ceiling() -> None:
    scene = with_a_share_on_offer(ceiling="70")
    scene.act(ADA, share_and_credit("50", "20"))
    assert scene.state.stage is Stage.AGREED
    assert total_given(scene) == Decimal(70)


@pytest.mark.parametrize(
    ("share", "added"),
    [
        pytest.param("40", "20.01", id="more than the agent may give"),
        pytest.param("50.01", "20", id="more than the ceiling in all"),
    ],
)
def test_a_compromise_that_adds_more_than_that_goes_back_to_the_approver(share: str, added: str) -> None:
    scene = with_a_share_on_offer(ceiling="70")
    scene.act(ADA, share_and_credit(share, added))
    assert scene.state.stage is Stage.PROPOSED


def test_a_condition_of_the_approval_is_not_dropped_in_a_compromise() -> None:
    scene = Scene().on_the_route().proposed(credit(87, "after the repair")).approved(ceiling="200").offered()
    scene.act(ADA, Compromise(credit(87), "At once."))
    assert scene.state.stage is Stage.PROPOSED


def test_a_compromise_above_the_ceiling_goes_to_the_next_role_while_the_approver_is_absent() -> None:
    scene = Scene().with_an_offer(ceiling="100")
    scene.at_work = {ADA, MIA}
    scene.act(ADA, Compromise(credit(116), "A fourth month."))
    assert scene.state.proposal is not None
    assert scene.state.proposal.asked_of == "manager"
    scene.act(MIA, Approve())


def test_while_every_approver_is_absent_the_case_waits_and_the_customer_is_called_back() -> None:
    scene = Scene().with_an_offer(ceiling="100")
    scene.at_work = {ADA}
    scene.act(ADA, Compromise(credit(116), "A fourth month."))
    assert scene.state.stage is Stage.PROPOSED
    assert scene.act(ADA, EndContact())[-1].name == "call_back_promised"
    scene.act(ADA, Withdraw("Nobody is there today; the customer takes 87."))


def test_a_compromise_is_one_that_could_be_given() -> None:
    scene = Scene().with_an_offer()
    with refused(UnknownRemedyError, "`service_credits` is not a remedy of the policy; did you mean `service_credit`?"):
        scene.act(ADA, Compromise(terms_of([("service_credits", Decimal(87))]), "So."))
    scene.left_under_caps["service_credit"] = Decimal(100)
    with refused(
        CapExceededError,
        "116 more of `service_credit` would pass a cap of 100; give less, or something that the cap does not bound",
    ):
        scene.act(ADA, Compromise(credit(116), "A fourth month."))
    scene.act(ADA, Compromise(credit(100), "Then so."))


def test_a_compromise_that_nobody_may_approve_is_not_taken_up() -> None:
    scene = Scene().with_an_offer()
    with refused(BeyondEverybodyError, "nobody of the house may approve 1500.01; propose 1500.00 at most"):
        scene.act(ADA, Compromise(credit("1500.01"), "Much more."))
    assert scene.state.stage is Stage.OFFERED


@pytest.mark.parametrize("request_", [Compromise(credit(40), ""), Reject("")])
def test_the_record_has_the_customers_words(request_: object) -> None:
    with refused(NothingSaidError, "the record has to say what the customer said; write it in their words"):
        Scene().with_an_offer().act(ADA, request_)


def test_scenario_three_the_customer_rejects_and_it_begins_again() -> None:
    scene = Scene().with_an_offer()
    scene.act(ADA, Reject("I want it all."))
    assert scene.state.stage is Stage.MAKING_IT_RIGHT
    assert scene.state.rounds == 1
    assert total_given(scene) == 0
    scene.proposed(credit(200)).approved().offered().act(ADA, Accept())


def test_every_way_out_of_a_solution_leaves_nothing_set_aside() -> None:
    for way in (Reject("No."), Withdraw("The customer left.")):
        scene = Scene().with_an_offer(ceiling="100")
        scene.act(ADA, way)
        assert total_given(scene) == 0, way
        assert [gift.state for gift in scene.state.gifts.values()] == [GiftState.RELEASED]


def test_something_else_may_be_given_by_policy_while_a_solution_is_on_its_way() -> None:
    scene = Scene().on_the_route().proposed().approved()
    scene.act(ADA, Give("repair"))
    scene.offered().act(ADA, Accept())


def test_facts_that_change_nothing_leave_the_solution_on_its_way() -> None:
    scene = Scene().with_an_offer()
    scene.stated(years_with_us=2).decided().act(ADA, Accept())


def test_a_solution_may_be_proposed_by_anybody_who_works_on_the_case() -> None:
    scene = Scene().on_the_route()
    scene.act(BO, Propose(credit(87), "Fair."))
    scene.act(LENA, Approve())

"""Who could give it by themselves may approve it: a solution is put to the least role with authority for it."""

from decimal import Decimal

import pytest

from amends.cases.gate.acts.giving import Withhold
from amends.cases.gate.acts.route import Adjust, Approve, GiveFinalResponse, OpenException, Propose, Return
from amends.cases.gate.rules.approving import MayNotApproveError
from amends.cases.recorded import By
from amends.cases.state import Stage
from tests.cases.scene import ADA, BO, LENA, MIA, Scene, credit, policy_with, refused

ONLY_MANAGERS = policy_with(
    ("approver: team_lead", "approver: manager"),
    ("up_to: {team_lead: 200.00, manager: 1500.00}", "up_to: {manager: 1500.00}"),
)


def proposing(amount: str, scene: Scene | None = None) -> Scene:
    """A credit was proposed under a policy by which managers approve; a lead may give up to 60.00 of it."""
    scene = scene or Scene(ONLY_MANAGERS).on_the_route()
    scene.act(ADA, Propose(credit(amount), "It is fair."))
    return scene


@pytest.mark.parametrize(("amount", "asked"), [("40.00", "team_lead"), ("60.00", "team_lead"), ("60.01", "manager")])
def test_the_least_role_that_may_give_so_much_is_asked(amount: str, asked: str) -> None:
    proposal = proposing(amount).state.proposal
    assert proposal is not None
    assert proposal.asked_of == asked


def test_whoever_may_give_it_approves_it_as_it_is_and_no_further() -> None:
    with refused(
        MayNotApproveError, "a team lead may approve 60.00 at most, not 61; a higher role may; or adjust the solution"
    ):
        proposing("60.00").act(LENA, Approve(ceiling=Decimal(61)))
    scene = proposing("60.00")
    scene.act(LENA, Approve())
    assert scene.state.stage is Stage.APPROVED


def test_other_terms_keep_to_what_they_may_give() -> None:
    with refused(
        MayNotApproveError, "a team lead may approve 0 at most, not 80.00; a higher role may; or adjust the solution"
    ):
        proposing("40.00").act(LENA, Adjust(credit("80.00"), "More."))
    proposing("40.00").act(LENA, Adjust(credit("60.00"), "More."))
    proposing("40.00").act(LENA, Return("Why so much?"))


@pytest.mark.parametrize(("who", "named"), [(BO, "an agent"), (LENA, "a team lead")])
def test_whoever_may_not_give_so_much_does_not_answer(who: By, named: str) -> None:
    with refused(MayNotApproveError, f"{named} may not approve; a manager or above may"):
        proposing("80.00").act(who, Approve())


def test_a_last_word_stays_with_the_approver_of_the_policy() -> None:
    scene = proposing("40.00")
    scene.act(LENA, Return("Why?"))
    with refused(MayNotApproveError, "a team lead may not approve; a manager or above may"):
        scene.act(LENA, GiveFinalResponse("No."))
    scene.act(MIA, GiveFinalResponse("No."))


def test_what_was_withheld_is_not_within_anybodys_own_authority() -> None:
    scene = Scene(ONLY_MANAGERS).with_a_gap()
    scene.act(ADA, Withhold("service_credit", "same_day"))
    scene.act(ADA, OpenException())
    proposal = proposing("40.00", scene).state.proposal
    assert proposal is not None
    assert proposal.asked_of == "manager"


def test_what_the_proposer_could_give_themselves_is_still_for_those_above() -> None:
    scene = Scene().on_the_route()
    scene.act(ADA, Propose(credit("5.00"), "A small thing."))
    assert scene.state.proposal is not None
    assert scene.state.proposal.asked_of == "team_lead"
    with refused(MayNotApproveError, "an agent may not approve; a team lead or above may"):
        scene.act(BO, Approve())

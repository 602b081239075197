"""Who asks for more than they are offered loses nothing by asking: the offer stands until something else is offered."""

from datetime import timedelta
from decimal import Decimal

import pytest

from amends.cases.gate.acts.contacts import BeginContact, EndContact, VerifyCaller
from amends.cases.gate.acts.route import Accept, Adjust, Approve, Compromise, Offer, Return, Take, Withdraw
from amends.cases.gate.rules.approving import ApprovalExpiredError, NoProposalError
from amends.cases.gate.rules.disclosing import NotVerifiedError
from amends.cases.gate.rules.offering import LessThanOfferedError, SpeakingError
from amends.cases.parts import ProposalState
from amends.cases.state import Stage
from tests.cases.scene import ADA, LENA, Scene, credit, refused

MORE = Compromise(credit(116), "A fourth month.")


def asked_for_more() -> Scene:
    """A customer who has an offer of 87.00, and asks for 116.00, which nobody has approved."""
    scene = Scene().with_an_offer(ceiling="100")
    scene.act(ADA, MORE)
    return scene


def set_aside(scene: Scene) -> Decimal:
    """What is set aside or given now."""
    return sum((gift.amount for gift in scene.state.gifts.values() if gift.stands), Decimal(0))


def accepted(scene: Scene) -> Decimal:
    """What was agreed on."""
    proposal = scene.state.proposal
    assert proposal is not None
    assert proposal.accepted_terms is not None
    return proposal.accepted_terms.total


def test_the_offer_can_be_accepted_while_what_they_asked_for_is_looked_at() -> None:
    scene = asked_for_more()
    scene.act(ADA, Accept())
    assert scene.last(3) == ["proposal_lapsed", "offer_stands", "offer_accepted"]
    assert (scene.state.stage, accepted(scene), set_aside(scene)) == (Stage.AGREED, Decimal(87), Decimal(87))


def test_what_was_approved_in_its_place_and_is_not_offered_yet_does_not_take_it_away() -> None:
    scene = asked_for_more().approved()
    assert set_aside(scene) == Decimal(116)
    scene.act(ADA, Accept())
    assert (scene.state.stage, accepted(scene), set_aside(scene)) == (Stage.AGREED, Decimal(87), Decimal(87))


def test_the_offer_stands_as_it_was_where_the_approver_returns_what_they_asked_for() -> None:
    scene = asked_for_more()
    scene.act(LENA, Return("Three months are the most."))
    assert scene.state.stage is Stage.OFFERED
    assert set_aside(scene) == Decimal(87)
    scene.act(ADA, Accept())
    assert accepted(scene) == Decimal(87)


@pytest.mark.parametrize("how_far", ["asked", "approved", "adjusted"])
def test_the_offer_stands_as_it_was_where_what_they_asked_for_is_withdrawn(how_far: str) -> None:
    scene = asked_for_more()
    if how_far == "approved":
        scene.approved()
    if how_far == "adjusted":
        scene.act(LENA, Adjust(credit(90), "A little more."))
    scene.act(ADA, Withdraw("They think again."))
    assert (scene.state.stage, set_aside(scene)) == (Stage.OFFERED, Decimal(87))
    scene.act(ADA, Withdraw("They have left."))
    assert (scene.state.stage, set_aside(scene)) == (Stage.MAKING_IT_RIGHT, Decimal(0))


def test_what_is_offered_in_its_place_takes_its_place() -> None:
    scene = asked_for_more()
    scene.act(LENA, Adjust(credit(90), "A little more."))
    scene.act(ADA, Take())
    scene.act(ADA, Offer())
    assert scene.state.standing_offer is None
    scene.act(ADA, Accept())
    assert accepted(scene) == Decimal(90)


def test_nobody_is_given_less_than_they_were_offered_because_they_asked_for_more() -> None:
    scene = asked_for_more()
    with refused(
        LessThanOfferedError,
        "the customer was offered 87.00 already, and can still accept it; adjust to as much at least; or return it, "
        "and the offer stands as it was",
    ):
        scene.act(LENA, Adjust(credit(50), "Less."))


def test_an_offer_whose_time_is_over_does_not_stand() -> None:
    scene = asked_for_more()
    scene.act(ADA, EndContact())
    scene.wait(timedelta(days=4))
    scene.act(ADA, BeginContact("phone"))
    scene.act(ADA, VerifyCaller("passcode"))
    with refused(
        ApprovalExpiredError, "the approval ended 2026-11-04 00:00 UTC; withdraw the solution and propose it again"
    ):
        scene.act(ADA, Accept())
    scene.act(LENA, Return("It is over."))
    assert (scene.state.stage, set_aside(scene)) == (Stage.MAKING_IT_RIGHT, Decimal(0))


def test_whoever_was_offered_nothing_has_nothing_to_accept() -> None:
    scene = Scene().on_the_route().proposed()
    with refused(NoProposalError, "nothing is offered to the customer; see what is next with `amends case show`"):
        scene.act(ADA, Accept())


def test_of_two_wishes_the_last_offer_stands() -> None:
    scene = asked_for_more().approved().offered()
    scene.act(ADA, Compromise(credit(145), "A fifth month."))
    scene.act(ADA, Accept())
    assert accepted(scene) == Decimal(116)
    assert [one.state for one in scene.state.proposals] == [
        *(ProposalState.COMPROMISED, ProposalState.LAPSED, ProposalState.ACCEPTED),
    ]


def test_where_nobody_speaks_with_the_customer_it_is_put_to_them_in_writing() -> None:
    scene = Scene().on_the_route().proposed().approved()
    with refused(SpeakingError, "somebody speaks with the customer at this moment; put it to them there"):
        scene.act(ADA, Offer(in_writing=True))
    scene.act(ADA, EndContact())
    with refused(NotVerifiedError, "who is speaking was not verified for offers; verify who is speaking, by passcode"):
        scene.act(ADA, Offer())
    (offered,) = scene.act(ADA, Offer(in_writing=True))
    assert offered.sentence() == "put the solution to the customer in writing, on their page"
    assert scene.state.stage is Stage.OFFERED


def test_what_was_asked_for_in_a_call_waits_for_whoever_puts_it_to_them() -> None:
    scene = asked_for_more()
    scene.act(LENA, Approve())
    assert scene.state.stage is Stage.APPROVED

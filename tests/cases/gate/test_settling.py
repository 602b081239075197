from decimal import Decimal
from uuid import UUID

import pytest

from amends.cases.events.ending import NeedsMet
from amends.cases.gate.acts.ending import Reopen
from amends.cases.gate.acts.giving import Give, Reverse, Settle
from amends.cases.gate.acts.route import Accept, Compromise, OpenException, Propose
from amends.cases.gate.rules.giving import GivenAlreadyError
from amends.cases.gate.rules.saying import NothingSaidError
from amends.cases.gate.rules.settling import NoGiftError, NotAgreedError, NotArrivedError, Outcome
from amends.cases.parts import GiftState, ProposalState
from amends.cases.state import Stage
from amends.cases.terms import terms_of
from tests.cases.scene import ADA, BO, FACTS, LENA, Scene, credit, refused

GIVEN, RELEASED, UNCERTAIN = Outcome.GIVEN, Outcome.RELEASED, Outcome.UNCERTAIN
WHY = "the record has to say why; say it with `--why`"


def with_repair() -> tuple[Scene, UUID]:
    scene = Scene().with_a_gap()
    scene.act(ADA, Give("repair"))
    return scene, scene.gift("repair")


def agreed() -> Scene:
    scene = Scene().with_an_offer()
    scene.act(ADA, Accept())
    return scene


def states(scene: Scene) -> list[GiftState]:
    return [gift.state for gift in scene.state.gifts.values()]


def test_what_was_set_aside_is_given() -> None:
    scene, repair = with_repair()
    scene.act(ADA, Settle(repair, GIVEN))
    assert states(scene) == [GiftState.GIVEN]


def test_what_is_not_simply_given_has_a_reason() -> None:
    scene, repair = with_repair()
    for outcome in (RELEASED, UNCERTAIN):
        with refused(NothingSaidError, WHY):
            scene.act(ADA, Settle(repair, outcome))
    scene.act(ADA, Settle(repair, UNCERTAIN, "The workshop doesn't answer."))


def test_somebody_finds_out_what_became_of_what_is_uncertain_and_says_how() -> None:
    scene, repair = with_repair()
    scene.act(ADA, Settle(repair, UNCERTAIN, "The workshop doesn't answer."))
    with refused(NoGiftError, "`repair` is uncertain already; find out whether the customer has it"):
        scene.act(ADA, Settle(repair, UNCERTAIN, "Still no answer."))
    with refused(NothingSaidError, WHY):
        scene.act(ADA, Settle(repair, GIVEN))
    scene.act(ADA, Settle(repair, GIVEN, "The customer says that it works."))
    assert states(scene) == [GiftState.GIVEN]


@pytest.mark.parametrize("outcome", [GIVEN, RELEASED])
def test_what_is_settled_is_not_settled_again(outcome: Outcome) -> None:
    scene, repair = with_repair()
    scene.act(ADA, Settle(repair, outcome, "So it is."))
    with refused(NoGiftError, f"`repair` is {outcome} already; a mistake is reversed: `amends case reverse`"):
        scene.act(ADA, Settle(repair, GIVEN))


def test_what_the_case_does_not_have_cannot_be_settled() -> None:
    nothing = UUID(int=7)
    with refused(NoGiftError, f"nothing with the number `{nothing}` was given in this case; see `amends case show`"):
        Scene().act(ADA, Settle(nothing, GIVEN))


def test_only_what_was_given_is_reversed_and_with_a_reason() -> None:
    scene, repair = with_repair()
    with refused(NoGiftError, "`repair` is reserved, not given; release it: `amends case settle`"):
        scene.act(BO, Reverse(repair, "The wrong house."))
    scene.act(ADA, Settle(repair, GIVEN))
    with refused(NothingSaidError, WHY):
        scene.act(BO, Reverse(repair, ""))
    scene.act(BO, Reverse(repair, "The wrong house."))
    assert states(scene) == [GiftState.REVERSED]
    scene.act(ADA, Give("repair"))


def test_what_awaits_something_is_given_when_it_has_arrived() -> None:
    scene = Scene().called().stated(**{**FACTS, "in_trial": True}).restated().decided()
    scene.act(ADA, Give("refund"))
    with refused(
        NotArrivedError,
        "`refund` awaits `returned`, which is not known to be so; record it when it is: `amends case fact`",
    ):
        scene.act(ADA, Settle(scene.gift("refund"), GIVEN))
    scene.stated(returned=True)
    scene.act(ADA, Settle(scene.gift("refund"), GIVEN))


def test_a_case_can_be_resolved_while_something_is_awaited_and_is_settled_later() -> None:
    scene = Scene().called().stated(**{**FACTS, "in_trial": True}).restated().decided()
    scene.act(ADA, Give("refund"))
    scene.resolved(NeedsMet.YES)
    with refused(
        NotArrivedError,
        "`refund` awaits `returned`, which is not known to be so; record it when it is: `amends case fact`",
    ):
        scene.act(ADA, Settle(scene.gift("refund"), GIVEN))


def test_an_approver_may_leave_out_what_would_be_awaited() -> None:
    scene = Scene().on_the_route().proposed(terms_of([("refund", Decimal(100))]))
    scene.approved().offered().act(ADA, Accept())
    scene.act(ADA, Settle(scene.gift("refund"), GIVEN))


# What a solution has set aside.


def test_what_an_approval_has_set_aside_is_given_only_when_the_customer_has_accepted() -> None:
    scene = Scene().with_an_offer()
    for outcome in (GIVEN, RELEASED, UNCERTAIN):
        with refused(
            NotAgreedError,
            "the customer has not accepted `service_credit` yet; offer it, or withdraw the proposal to release it",
        ):
            scene.act(ADA, Settle(scene.gift("service_credit"), outcome, "At once."))
    scene.act(ADA, Accept())
    scene.act(ADA, Settle(scene.gift("service_credit"), GIVEN))


def test_without_a_part_of_it_an_agreement_is_no_more_and_the_rest_is_free_again() -> None:
    scene = Scene().on_the_route().proposed(terms_of([("service_credit", Decimal(40)), ("letter", None)]))
    scene.approved().offered().act(ADA, Accept())
    scene.act(ADA, Settle(scene.gift("letter"), RELEASED, "The manager is away."))
    assert scene.last(3) == ["remedy_released", "proposal_lapsed", "remedy_released"]
    assert states(scene) == [GiftState.RELEASED, GiftState.RELEASED]
    assert scene.state.stage is Stage.MAKING_IT_RIGHT
    scene.proposed(credit(60))


def test_what_was_given_of_an_agreement_that_is_no_more_stays_given() -> None:
    scene = Scene().on_the_route().proposed(terms_of([("service_credit", Decimal(40)), ("letter", None)]))
    scene.approved().offered().act(ADA, Accept())
    scene.act(ADA, Settle(scene.gift("service_credit"), GIVEN))
    scene.act(ADA, Settle(scene.gift("letter"), RELEASED, "The manager is away."))
    assert states(scene) == [GiftState.GIVEN, GiftState.RELEASED]
    with refused(
        GivenAlreadyError,
        "`service_credit` is given in this case already; see it with `amends case show`; a mistake is reversed",
    ):
        scene.proposed(credit(60))


def test_a_mistaken_credit_of_an_agreement_is_reversed_and_proposed_anew() -> None:
    scene = agreed()
    scene.act(ADA, Settle(scene.gift("service_credit"), GIVEN))
    scene.act(BO, Reverse(scene.gift("service_credit"), "It went to another account."))
    assert scene.state.stage is Stage.MAKING_IT_RIGHT
    assert scene.state.proposal is not None
    assert scene.state.proposal.state is ProposalState.LAPSED
    scene.proposed().approved().offered().act(ADA, Accept())
    scene.act(ADA, Settle(scene.gift("service_credit"), GIVEN))
    assert states(scene) == [GiftState.REVERSED, GiftState.GIVEN]


def test_what_is_uncertain_of_an_agreement_that_is_no_more_can_still_be_settled() -> None:
    scene = Scene().on_the_route().proposed(terms_of([("service_credit", Decimal(40)), ("letter", None)]))
    scene.approved().offered().act(ADA, Accept())
    scene.act(ADA, Settle(scene.gift("service_credit"), UNCERTAIN, "The system did not answer."))
    scene.act(ADA, Settle(scene.gift("letter"), RELEASED, "The manager is away."))
    scene.act(ADA, Settle(scene.gift("service_credit"), RELEASED, "It was never booked."))
    assert states(scene) == [GiftState.RELEASED, GiftState.RELEASED]


def test_a_mistake_is_reversed_in_a_case_that_rests_without_waking_it() -> None:
    scene = agreed()
    scene.act(ADA, Settle(scene.gift("service_credit"), GIVEN))
    scene.resolved(NeedsMet.YES)
    scene.act(BO, Reverse(scene.gift("service_credit"), "Booked twice."))
    assert scene.state.stage is Stage.RESOLVED


# Set aside and free again, in balance.


def test_a_compromise_takes_the_place_of_what_was_set_aside() -> None:
    scene = Scene().with_an_offer(ceiling="120")
    scene.act(ADA, Compromise(credit(116), "A fourth month."))
    assert [(gift.amount, gift.state) for gift in scene.state.gifts.values()] == [
        (Decimal("87.00"), GiftState.RELEASED),
        (Decimal("116.00"), GiftState.RESERVED),
    ]


def test_what_is_still_set_aside_after_an_agreement_is_not_proposed_again_in_the_reopened_case() -> None:
    scene = Scene().on_the_route().proposed(terms_of([("refund", Decimal(100))])).approved().offered()
    scene.act(ADA, Accept())
    scene.resolved(NeedsMet.YES)
    scene.act(ADA, Reopen("The customer calls again."))
    scene.act(ADA, OpenException())
    with refused(
        GivenAlreadyError,
        "`refund` is reserved in this case already; see it with `amends case show`; a mistake is reversed",
    ):
        scene.act(ADA, Propose(terms_of([("refund", Decimal(100))]), "Once more."))


def test_a_lead_who_gives_the_same_by_policy_meanwhile_ends_the_proposal() -> None:
    scene = Scene().on_the_route().proposed(credit(60))
    scene.act(LENA, Give("service_credit", Decimal(60), "our_mistake"))
    with refused(
        GivenAlreadyError,
        "`service_credit` is reserved in this case already; see it with `amends case show`; a mistake is reversed",
    ):
        scene.approved()

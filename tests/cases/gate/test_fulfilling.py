from dataclasses import replace
from uuid import UUID

import pytest

from amends.cases.events.ending import NeedsMet
from amends.cases.events.fulfilling import FulfilmentAskedAgain, FulfilmentBegun, FulfilmentFailed
from amends.cases.fulfilling import PERSON, goes_out_by_itself, ready, through
from amends.cases.gate.acts.ending import Close, Resolve, WriteThoughts
from amends.cases.gate.acts.fulfilling import BeginFulfilment, Came, FulfilAgain, RecordFulfilment
from amends.cases.gate.acts.giving import Give, Settle
from amends.cases.gate.acts.route import Accept
from amends.cases.gate.rules.ending import NotDoneError
from amends.cases.gate.rules.forbidding import ForbiddenError
from amends.cases.gate.rules.fulfilling import NotFailedError, OnItsWayError
from amends.cases.gate.rules.saying import NothingSaidError
from amends.cases.gate.rules.settling import NoGiftError, NotAgreedError, NotArrivedError, Outcome
from amends.cases.parts import GiftState
from amends.cases.state import Stage
from amends.cases.terms import terms_of
from tests.cases.scene import ADA, HOUSE, LENA, POLICY, Scene, credit, refused

BY_ITSELF = replace(HOUSE, fulfilment={"credit": "webhook billing", "repair": "log"})
BILLING = "webhook billing"


def with_repair(scene: Scene | None = None) -> tuple[Scene, UUID]:
    scene = (scene or Scene()).with_a_gap()
    scene.act(ADA, Give("repair"))
    return scene, scene.gift("repair")


def on_its_way() -> tuple[Scene, UUID]:
    scene, repair = with_repair()
    scene.act(ADA, BeginFulfilment(repair, BILLING))
    return scene, repair


def failed() -> tuple[Scene, UUID]:
    scene, repair = on_its_way()
    scene.act(ADA, RecordFulfilment(repair, Came.FAILED, "nobody answers"))
    return scene, repair


def test_what_goes_out_by_itself_is_given_when_the_answer_comes() -> None:
    scene, repair = on_its_way()
    assert scene.state.gifts[repair].is_on_its_way
    scene.act(ADA, RecordFulfilment(repair, Came.GIVEN, "receipt R-1"))
    assert scene.state.gifts[repair].state is GiftState.GIVEN
    assert not scene.state.gifts[repair].is_on_its_way


def test_a_further_attempt_adds_nothing() -> None:
    scene, repair = on_its_way()
    assert scene.act(ADA, BeginFulfilment(repair, BILLING)) == []


def test_nobody_settles_what_is_on_its_way() -> None:
    scene, repair = on_its_way()
    with refused(
        OnItsWayError,
        "`repair` is on its way to the customer, through webhook billing; "
        "wait for what comes back of it; `amends jobs list` shows whether it is still tried",
    ):
        scene.act(ADA, Settle(repair, Outcome.RELEASED, "They want something else."))


def test_what_could_not_be_given_waits_for_a_person_who_settles_it_or_has_it_tried_again() -> None:
    scene, repair = failed()
    assert scene.state.gifts[repair].has_failed
    scene.act(ADA, FulfilAgain(repair))
    assert not scene.state.gifts[repair].has_failed
    fulfilment = scene.state.gifts[repair].fulfilment
    assert fulfilment is not None
    assert fulfilment.round == 2
    scene, repair = failed()
    scene.act(ADA, Settle(repair, Outcome.GIVEN))
    assert scene.state.gifts[repair].state is GiftState.GIVEN


def test_what_has_not_failed_is_not_tried_again() -> None:
    scene, repair = with_repair()
    with refused(
        NotFailedError, "`repair` has not failed to go out by itself; see what became of it: `amends case show`"
    ):
        scene.act(ADA, FulfilAgain(repair))


def test_what_nobody_knows_is_uncertain_until_somebody_does() -> None:
    scene, repair = on_its_way()
    scene.act(ADA, RecordFulfilment(repair, Came.UNCERTAIN, "no answer came"))
    assert scene.state.gifts[repair].state is GiftState.UNCERTAIN
    assert scene.act(ADA, RecordFulfilment(repair, Came.FAILED, "it says no by now")) == []
    scene.act(ADA, RecordFulfilment(repair, Came.GIVEN, "the answer came late"))
    assert scene.state.gifts[repair].state is GiftState.GIVEN
    with refused(NoGiftError, "`repair` is given already; nothing is left to be told about it"):
        scene.act(ADA, RecordFulfilment(repair, Came.FAILED, "no"))


def test_what_came_of_it_is_said() -> None:
    scene, repair = on_its_way()
    with pytest.raises(NothingSaidError):
        scene.act(ADA, RecordFulfilment(repair, Came.GIVEN, ""))


def test_what_goes_out_by_itself_is_held_to_all_that_giving_by_hand_is() -> None:
    scene = Scene().with_an_offer()
    with pytest.raises(NotAgreedError):
        scene.act(ADA, BeginFulfilment(scene.gift("service_credit"), BILLING))
    scene.act(ADA, Accept())
    scene.stated(stolen=True)
    with pytest.raises(ForbiddenError):
        scene.act(ADA, BeginFulfilment(scene.gift("service_credit"), BILLING))


def test_what_is_given_already_does_not_begin() -> None:
    scene, repair = with_repair()
    scene.act(ADA, Settle(repair, Outcome.GIVEN))
    with refused(NoGiftError, "`repair` is given already; nothing is left to give"):
        scene.act(ADA, BeginFulfilment(repair, BILLING))


def test_what_awaits_something_does_not_begin_before_that_is_known() -> None:
    scene = Scene().called().stated(in_trial=True, price="361.00", stolen=False).restated().decided()
    scene.act(ADA, Give("refund"))
    assert [*ready(scene.state, POLICY.tree)] == []
    with pytest.raises(NotArrivedError):
        scene.act(ADA, BeginFulfilment(scene.gift("refund"), BILLING))
    scene.stated(returned=True)
    assert [gift.remedy for gift in ready(scene.state, POLICY.tree)] == ["refund"]
    scene.act(ADA, BeginFulfilment(scene.gift("refund"), BILLING))


def test_what_is_ready_waits_for_no_answer_and_hangs_on_no_condition() -> None:
    scene = Scene().with_an_offer()
    assert [*ready(scene.state, POLICY.tree)] == []
    scene.act(ADA, Accept())
    assert [gift.remedy for gift in ready(scene.state, POLICY.tree)] == ["service_credit"]
    conditional = Scene().on_the_route().proposed(credit(40, "if it isn't better")).approved().offered()
    conditional.act(ADA, Accept())
    assert [*ready(conditional.state, POLICY.tree)] == []


@pytest.mark.parametrize("came", Came)
def test_nothing_comes_back_of_what_the_customer_has_not_accepted(came: Came) -> None:
    scene = Scene().with_an_offer()
    with pytest.raises(NotAgreedError):
        scene.act(ADA, RecordFulfilment(scene.gift("service_credit"), came, "a receipt"))
    assert scene.state.gifts[scene.gift("service_credit")].state is GiftState.RESERVED


def test_when_an_agreement_lapses_what_is_on_its_way_stays() -> None:
    scene = Scene().on_the_route()
    scene.proposed(terms_of([*((one.remedy, one.amount) for one in credit(40).remedies), ("early_end", None)]))
    scene.approved().offered()
    scene.act(ADA, Accept())
    scene.act(ADA, BeginFulfilment(scene.gift("service_credit"), BILLING))
    scene.act(ADA, Settle(scene.gift("early_end"), Outcome.RELEASED, "They stay after all."))
    assert scene.state.stage is Stage.MAKING_IT_RIGHT
    assert scene.state.gifts[scene.gift("service_credit")].is_on_its_way
    scene.act(ADA, RecordFulfilment(scene.gift("service_credit"), Came.GIVEN, "receipt R-1"))
    assert scene.state.gifts[scene.gift("service_credit")].state is GiftState.GIVEN


def test_a_case_is_resolved_while_something_goes_out_by_itself_and_rests_when_it_has() -> None:
    by_hand, _ = with_repair()
    with pytest.raises(NotDoneError, match="`repair` is promised and not given yet"):
        by_hand.act(ADA, Resolve(NeedsMet.YES))
    scene = Scene(house=BY_ITSELF).with_an_offer()
    scene.act(ADA, Accept())
    scene.act(ADA, Give("repair"))
    scene.resolved()
    repair = scene.gift("repair")
    scene.act(LENA, BeginFulfilment(repair, "log"))
    scene.act(LENA, BeginFulfilment(scene.gift("service_credit"), BILLING))
    with pytest.raises(OnItsWayError):
        _at_rest(scene)
    scene.act(ADA, RecordFulfilment(scene.gift("service_credit"), Came.FAILED, "nobody answers"))
    scene.act(ADA, RecordFulfilment(repair, Came.GIVEN, "it stands in the log"))
    with refused(NoGiftError, "`service_credit` could not be given by itself; settle it first: `amends case settle`"):
        scene.act(ADA, Close())


def _at_rest(scene: Scene) -> None:
    scene.act(ADA, WriteThoughts("They were patient."))
    scene.at_rest()


def test_by_what_a_remedy_goes_out_is_settled_for_itself_then_its_kind_then_everything() -> None:
    tree = POLICY.tree
    assert through({}, "repair", tree) == PERSON
    assert through({"*": "log"}, "repair", tree) == "log"
    assert through({"*": "log", "repair": PERSON}, "repair", tree) == PERSON
    assert through({"*": "log", "credit": BILLING}, "service_credit", tree) == BILLING
    assert through({"credit": BILLING, "service_credit": "log"}, "service_credit", tree) == "log"


def test_what_has_failed_no_longer_goes_out_by_itself() -> None:
    scene, repair = failed()
    assert not goes_out_by_itself({"*": "log"}, scene.state.gifts[repair], POLICY.tree)
    assert [*ready(scene.state, POLICY.tree)] == []


def test_how_it_reads() -> None:
    entry = UUID(int=1)
    assert FulfilmentBegun(entry=entry, through=BILLING).sentence() == (
        "began to give what was set aside, through webhook billing"
    )
    assert FulfilmentFailed(entry=entry, why="nobody answers").sentence() == (
        "what was set aside could not be given by itself, and waits for a person: nobody answers"
    )
    assert FulfilmentAskedAgain(entry=entry).sentence() == "has it tried again to give what was set aside"

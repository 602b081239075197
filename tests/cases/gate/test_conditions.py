"""What was agreed under a condition waits until somebody says whether that has come true."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

from amends.cases.events.ending import NeedsMet
from amends.cases.gate.acts.contacts import EndContact
from amends.cases.gate.acts.ending import Close, FollowUp, Resolve, WriteThoughts
from amends.cases.gate.acts.giving import Settle
from amends.cases.gate.acts.route import Accept, Compromise
from amends.cases.gate.rules.ending import NotDoneError, NothingToFollowError
from amends.cases.gate.rules.people import DueInThePastError
from amends.cases.gate.rules.settling import ConditionError, Outcome
from amends.cases.gate.rules.terms import NoTermsError
from amends.cases.parts import GiftState, ProposalState
from amends.cases.state import Stage
from amends.cases.terms import terms_of
from amends.cases.waiting import waiting
from tests.cases.scene import ADA, Scene, credit, refused

CONDITION = "if it isn't better in 60 days"
IN_60_DAYS = datetime(2027, 1, 1, 9, 0, tzinfo=UTC)
NOT_LOOKED_AT = (
    "`service_credit` has a condition, “if it isn't better in 60 days”, and nobody is to look at it again; "
    "say when: `amends case follow-up`; or settle it, where the condition is known already"
)
YES = Resolve(NeedsMet.YES)


def offered() -> Scene:
    return Scene().on_the_route().proposed(credit(87, CONDITION)).approved(ceiling="100").offered()


def agreed() -> Scene:
    scene = offered()
    scene.act(ADA, Accept())
    return scene.with_nothing_else_owed()


def followed_up() -> Scene:
    scene = agreed()
    scene.act(ADA, FollowUp(IN_60_DAYS))
    return scene.resolved()


def state_of(scene: Scene) -> GiftState:
    return scene.state.gifts[scene.gift("service_credit")].state


def test_what_has_a_condition_is_not_given_before_somebody_says_how_it_came_true() -> None:
    scene = agreed()
    with refused(
        ConditionError,
        "`service_credit` has a condition: “if it isn't better in 60 days”; "
        "where it has come true, say how with `--why`; where it has not, settle it as `released`",
    ):
        scene.act(ADA, Settle(scene.gift("service_credit"), Outcome.GIVEN))
    scene.act(ADA, Settle(scene.gift("service_credit"), Outcome.GIVEN, "Two bars, as before."))
    assert state_of(scene) is GiftState.GIVEN


def test_a_condition_that_has_not_come_true_leaves_the_agreement_as_it_was() -> None:
    scene = agreed()
    scene.act(ADA, Settle(scene.gift("service_credit"), Outcome.RELEASED, "It is better."))
    assert scene.state.stage is Stage.AGREED
    assert scene.state.proposal is not None
    assert scene.state.proposal.state is ProposalState.ACCEPTED
    scene.resolved()


def test_a_compromise_under_the_same_condition_has_it_too() -> None:
    scene = offered()
    scene.act(ADA, Compromise(credit(95, CONDITION), "95, then."))
    assert [gift.condition for gift in scene.state.conditional_gifts] == [CONDITION]


def test_a_case_with_an_open_condition_is_resolved_when_it_is_planned_who_looks_again_when() -> None:
    scene = agreed()
    with refused(NotDoneError, NOT_LOOKED_AT):
        scene.act(ADA, YES)
    (planned,) = scene.act(ADA, FollowUp(IN_60_DAYS))
    assert planned.sentence() == "planned to see by 2027-01-01 09:00 UTC whether the condition has come true"
    scene.act(ADA, YES)
    waits = waiting(scene.state)
    assert waits is not None
    assert (waits.whom, waits.due) == ("owner", IN_60_DAYS)


def test_a_follow_up_lies_ahead() -> None:
    scene = agreed()
    with refused(DueInThePastError, "2026-11-02 09:00 UTC has passed already; name a later time"):
        scene.act(ADA, FollowUp(datetime(2026, 11, 2, 9, 0, tzinfo=UTC)))


def test_without_a_condition_there_is_nothing_to_follow_up() -> None:
    for scene in (Scene().with_a_gap(), offered()):
        with refused(
            NothingToFollowError,
            "nothing in this case waits for a condition; terms have one with `--condition`, when they are proposed",
        ):
            scene.act(ADA, FollowUp(scene.now + timedelta(days=60)))


def test_a_case_rests_when_it_is_known_whether_the_condition_came_true_and_the_follow_up_is_over() -> None:
    scene = followed_up()
    scene.act(ADA, EndContact())
    scene.act(ADA, WriteThoughts("They wait and see."))
    with refused(
        NotDoneError,
        "`service_credit` still waits for its condition, “if it isn't better in 60 days”; "
        "settle it when that is known: `amends case settle`",
    ):
        scene.act(ADA, Close())
    scene.wait(timedelta(days=60))
    scene.act(ADA, Settle(scene.gift("service_credit"), Outcome.GIVEN, "No better."))
    assert scene.state.follow_up_due is None
    scene.act(ADA, Close())


def test_what_is_only_approved_waits_for_no_condition_yet() -> None:
    assert offered().state.conditional_gifts == ()


def test_a_condition_of_one_remedy_leaves_the_others_to_be_given_at_once() -> None:
    terms = terms_of([("service_credit", Decimal(40)), ("early_end", None)], CONDITION, "early_end")
    scene = Scene().on_the_route().proposed(terms).approved().offered()
    scene.act(ADA, Accept())
    scene.act(ADA, Settle(scene.gift("service_credit"), Outcome.GIVEN))
    assert [gift.remedy for gift in scene.state.conditional_gifts] == ["early_end"]


def test_a_compromise_that_moves_the_condition_is_asked_for_again() -> None:
    terms = terms_of([("service_credit", Decimal(40)), ("early_end", None)], CONDITION, "early_end")
    moved = terms_of([("service_credit", Decimal(40)), ("early_end", None)], CONDITION, "service_credit")
    scene = Scene().on_the_route().proposed(terms).approved().offered()
    scene.act(ADA, Compromise(moved, "The other way round."))
    assert scene.state.stage is Stage.PROPOSED


def test_a_condition_is_of_something_in_the_solution() -> None:
    with refused(
        NoTermsError,
        "the condition is of `letter`, which is not in the solution; "
        "name one that is, or state the condition for all of it",
    ):
        Scene().on_the_route().proposed(terms_of([("service_credit", Decimal(40))], CONDITION, "letter"))

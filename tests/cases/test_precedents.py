"""What a case is a precedent of, as it stands."""

from decimal import Decimal

from amends.cases.events.ending import NeedsMet
from amends.cases.events.giving import Basis
from amends.cases.gate.acts.deciding import Tell
from amends.cases.gate.acts.giving import Give, Reverse, Settle, Withhold
from amends.cases.gate.acts.route import Accept
from amends.cases.gate.rules.settling import Outcome
from amends.cases.precedents import Ending, LikeCases, Precedent, decisive_digest, precedents_in
from amends.cases.state import Stage
from tests.cases.scene import ADA, BO, LENA, Scene, credit


def found(scene: Scene) -> dict[str, Precedent]:
    return {one.remedy: one for one in precedents_in(scene.state)}


def endings(scene: Scene) -> dict[str, Ending]:
    return {remedy: one.ending for remedy, one in found(scene).items()}


def test_a_case_that_is_not_decided_is_a_precedent_of_nothing() -> None:
    assert found(Scene().called()) == {}


def test_a_decision_alone_makes_no_precedent() -> None:
    assert found(Scene().with_a_gap()) == {}


def test_what_was_denied_and_told_is_a_precedent_by_whoever_decided() -> None:
    scene = Scene().with_a_gap()
    scene.act(BO, Tell("refund"))
    (one,) = precedents_in(scene.state)
    assert (one.remedy, one.ending, one.amount, one.reason) == ("refund", Ending.DENIED, None, None)
    assert (one.role, one.by) == ("agent", ADA.user)


def test_what_was_given_is_a_precedent_with_its_amount_its_reason_and_its_role() -> None:
    scene = Scene().with_a_gap()
    scene.act(LENA, Give("service_credit", Decimal("30.00"), "goodwill"))
    one = found(scene)["service_credit"]
    assert (one.ending, one.amount, one.basis, one.reason) == (
        Ending.GIVEN,
        Decimal("30.00"),
        Basis.DISCRETION,
        "goodwill",
    )
    assert (one.role, one.by, one.at) == ("team_lead", LENA.user, scene.history[-1].at)
    assert (one.case, one.reference, one.policy) == (scene.state.id, scene.state.reference, "alarm-care")


def test_what_was_withheld_is_a_precedent_until_it_is_given_after_all() -> None:
    scene = Scene().with_a_gap()
    scene.act(ADA, Withhold("service_credit", "same_day"))
    assert (endings(scene), found(scene)["service_credit"].reason) == ({"service_credit": Ending.WITHHELD}, "same_day")
    scene.act(ADA, Tell("service_credit"))
    assert endings(scene) == {"service_credit": Ending.WITHHELD}
    scene.act(LENA, Give("service_credit", Decimal("30.00"), "goodwill"))
    assert endings(scene) == {"service_credit": Ending.GIVEN}


def test_what_was_taken_back_or_released_is_no_longer_given() -> None:
    scene = Scene().with_a_gap()
    scene.act(ADA, Give("repair"))
    scene.act(ADA, Settle(scene.gift("repair"), Outcome.GIVEN))
    scene.act(ADA, Reverse(scene.gift("repair"), "It was another customer's."))
    assert endings(scene) == {}
    scene.act(ADA, Give("repair"))
    scene.act(ADA, Settle(scene.gift("repair"), Outcome.RELEASED, "They repaired it themselves."))
    assert endings(scene) == {}


def test_what_an_exception_gave_is_a_precedent_that_says_so() -> None:
    scene = Scene().with_an_offer()
    scene.act(ADA, Accept())
    one = found(scene)["service_credit"]
    assert (one.ending, one.amount, one.basis) == (Ending.GIVEN, credit(87).total, Basis.EXCEPTION)


def test_a_precedent_tells_how_the_case_stands_and_how_it_ended_for_the_customer() -> None:
    scene = Scene().with_a_gap()
    scene.act(ADA, Tell("refund"))
    assert (found(scene)["refund"].stage, found(scene)["refund"].needs_met) == (Stage.DECIDED, None)
    scene.resolved(NeedsMet.NO)
    assert (found(scene)["refund"].stage, found(scene)["refund"].needs_met) == (Stage.RESOLVED, NeedsMet.NO)


def test_a_new_decision_makes_it_a_precedent_of_what_is_known_now() -> None:
    scene = Scene().with_a_gap()
    scene.act(ADA, Tell("refund"))
    before = scene.state.decision
    scene.stated(in_trial=True).decided()
    assert endings(scene) == {}
    after = scene.state.decision
    assert before is not None
    assert after is not None
    assert before.decided.decisive["refund"] != after.decided.decisive["refund"]
    assert before.decided.decisive["visit"] == after.decided.decisive["visit"]


def test_cases_that_differ_only_in_what_does_not_decide_are_alike() -> None:
    one, other = (
        Scene().called().stated(firmware_trouble=True, in_trial=False, price=price).restated().decided()
        for price in ("361.00", "12.50")
    )
    decisions = [scene.state.decision for scene in (one, other)]
    digests = [decision.decided.decisive for decision in decisions if decision is not None]
    assert digests[0] == digests[1]


def test_a_digest_tells_one_set_of_answers_from_every_other() -> None:
    sets = [(), (("a", "true"),), (("a", "false"),), (("a", "true"), ("b", "true")), (('a","true', "b"),)]
    assert len({decisive_digest(one) for one in sets}) == len(sets)
    assert decisive_digest((("a", "true"),)) == decisive_digest([("a", "true")])


def test_like_cases_tell_how_many_ended_otherwise() -> None:
    alike = LikeCases({Ending.GIVEN: 5, Ending.WITHHELD: 2, Ending.DENIED: 1}, ())
    assert alike.otherwise(Ending.WITHHELD) == 6
    assert alike.otherwise(Ending.GIVEN) == 3
    assert LikeCases({}, ()).otherwise(Ending.GIVEN) == 0

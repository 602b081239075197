from dataclasses import replace
from datetime import timedelta

import pytest

from amends.cases.events.deciding import Decided
from amends.cases.events.event import Plain
from amends.cases.gate.acts.deciding import Correct, Decide, Tell
from amends.cases.gate.acts.evidence import Confirm, Restate
from amends.cases.gate.acts.giving import Give, Withhold
from amends.cases.gate.acts.route import GiveFinalResponse, OpenException
from amends.cases.gate.attempt import Attempt, NotDecidedError
from amends.cases.gate.passing import NotNowError
from amends.cases.gate.rules.deciding import CorrectsOwnError, NothingNewError, OtherVersionError, OutOfDateError
from amends.cases.gate.rules.saying import NothingSaidError
from amends.cases.gate.rules.withholding import NotRefusedError
from amends.cases.recorded import By
from amends.cases.state import Stage
from tests.cases.scene import ADA, BO, FACTS, ISSUE, LENA, WISH, Scene, policy_with, refused

NOTHING_NEW = (
    "nothing is known that was not known when the case was decided by 2026-01-01.1; "
    "add a fact with its source: `amends case fact`; or have a correction approved"
)


def by_version(decide: Decide, version: str) -> Decide:
    return Decide(replace(decide.decided, version=version))


def live(scene: Scene) -> Decided:
    assert scene.state.decision is not None
    return scene.state.decision.decided


def test_an_open_case_is_decided() -> None:
    scene = Scene().stated(**FACTS).decided()
    assert scene.state.stage is Stage.DECIDED
    assert live(scene).remedies["repair"].status == "owed"


def test_a_case_is_not_decided_twice_on_the_same_facts() -> None:
    scene = Scene().stated(**FACTS).decided()
    with refused(NothingNewError, NOTHING_NEW):
        scene.decided(BO)
    scene.stated(in_trial=True).decided()
    assert live(scene).remedies["refund"].status == "owed"


@pytest.mark.parametrize("by", [ADA, BO, LENA])
def test_who_decides_and_when_is_nothing_new(by: By) -> None:
    scene = Scene().stated(**FACTS).decided().wait(timedelta(days=3))
    with refused(NothingNewError, NOTHING_NEW):
        scene.decided(by)


def test_a_fact_that_was_stated_again_as_it_was_is_nothing_new() -> None:
    scene = Scene().stated(**FACTS).decided().stated(price="361.0", stolen=False)
    with refused(NothingNewError, NOTHING_NEW):
        scene.decided()


def test_another_wish_is_something_new() -> None:
    scene = Scene().called().stated(**FACTS).restated("refund").decided()
    assert live(scene).gap is True
    scene.restated("repair").decided()
    assert live(scene).gap is False
    assert live(scene).differs == ("the wish: refund → repair",)


def test_a_later_decision_shows_what_is_different() -> None:
    scene = Scene().stated(**FACTS).decided().stated(in_trial=True, monthly_fee="30.00").decided()
    assert live(scene).differs == (
        "in trial: no → yes",
        "monthly fee: $29.00 → $30.00",
        "refund: not covered → owed, $361.00",
    )


def test_what_may_be_given_differs_by_who_may_give_how_much() -> None:
    facts = {name: value for name, value in FACTS.items() if name != "monthly_fee"}
    scene = Scene().stated(**{**facts, "monthly_fee": "10.00"}).decided().stated(monthly_fee="5.00").decided()
    assert live(scene).differs == (
        "monthly fee: $10.00 → $5.00",
        "service credit: may be given by an agent up to $20.00, a team lead up to $30.00, a manager up to $30.00 → "
        "may be given by an agent up to $15.00, a team lead up to $15.00, a manager up to $15.00",
    )


def test_of_a_list_each_element_that_differs_stands_under_its_number() -> None:
    sensors: list[Plain] = [{"name": "hall", "dead": False, "price": "20.00"}, {"name": "attic", "dead": False}]
    scene = Scene().stated(sensors=sensors).decided()
    found: list[Plain] = [{"name": "hall", "dead": True, "price": "20.00"}, {"name": "attic", "dead": False}]
    scene.stated(sensors=found).decided()
    assert live(scene).differs[0] == "sensors 1, dead: no → yes"
    scene.stated(sensors=[*found, {"name": "door", "dead": True, "price": "9.00"}]).decided()
    assert live(scene).differs[0] == "sensors 3: not known → dead: yes, price: $9.00"


def test_what_the_customer_pays_differs_as_what_they_pay() -> None:
    free = "value: 79.00}\n  - {id: V2, says: A visit is free then., grants: visit, value: 0.00, when: stolen}"
    scene = Scene(policy_with(("value: 79.00}", free))).stated(**FACTS).decided().stated(stolen=True).decided()
    assert "visit: $79.00 to pay → free of charge" in live(scene).differs


def test_a_no_is_told_by_what_is_known_now() -> None:
    stale = "something is known that the decision was not made on; decide again first: `amends case decide`"
    scene = Scene().with_a_gap().stated(years_with_us=5)
    requests = Tell("refund"), Withhold("service_credit", "same_day"), OpenException()
    for request in requests:
        with refused(OutOfDateError, stale):
            scene.act(ADA, request)
    scene.decided()
    scene.act(ADA, Tell("refund"))
    scene.stated(years_with_us=6)
    with refused(OutOfDateError, stale):
        scene.act(LENA, GiveFinalResponse("No."))


def test_what_is_owed_is_given_whatever_else_is_known_by_now() -> None:
    scene = Scene().with_a_gap().stated(years_with_us=5)
    scene.act(ADA, Give("repair"))


def test_of_what_is_kept_apart_only_that_it_differs_is_shown() -> None:
    scene = Scene().stated(**FACTS).decided().stated(in_distress=True).decided()
    assert live(scene).differs == ("something that is kept apart",)
    assert "in_distress" not in live(scene).facts


def test_one_decision_is_live_and_what_was_withheld_under_the_one_before_counts_no_longer() -> None:
    scene = Scene().with_a_gap()
    scene.act(ADA, Withhold("service_credit", "same_day"))
    scene.act(ADA, Tell("service_credit"))
    scene.stated(years_with_us=5).decided()
    assert len(scene.state.decisions) == 2
    assert scene.state.decision == scene.state.decisions[-1]
    assert scene.state.withheld == {}
    assert scene.state.told == frozenset()


def test_a_no_stays_told_while_it_is_the_same_no_and_not_when_it_is_another() -> None:
    scene = Scene().with_a_gap()
    scene.act(ADA, Tell("refund"))
    scene.stated(years_with_us=5).decided()
    assert scene.state.told == {"refund"}
    scene.stated(stolen=True).decided()
    assert scene.state.told == frozenset(), "another reason is another no"


def test_a_running_case_keeps_its_version() -> None:
    scene = Scene().stated(**FACTS).decided().stated(in_trial=True)
    with refused(
        OtherVersionError,
        "the case is decided by 2026-01-01.1, not by 2027-01-01.1; have a correction to that version approved",
    ):
        scene.act(ADA, by_version(scene.decision(), "2027-01-01.1"))
    scene.act(ADA, scene.decision())


def test_an_approved_correction_leads_to_the_version_that_it_names_and_is_shown_as_one() -> None:
    scene = Scene().stated(**FACTS).decided()
    scene.act(BO, Correct("The version counted days wrongly.", "2027-01-01.1"))
    scene.act(ADA, by_version(scene.decision(), "2027-01-01.1"))
    assert live(scene).corrects is not None
    assert live(scene).differs == ("version 2026-01-01.1 → 2027-01-01.1",)


def test_a_correction_is_good_for_one_decision() -> None:
    scene = Scene().stated(**FACTS).decided()
    scene.act(BO, Correct("A mistake."))
    scene.decided()
    with refused(NothingNewError, NOTHING_NEW):
        scene.decided()


def test_a_correction_to_one_version_is_none_to_another() -> None:
    scene = Scene().stated(**FACTS).decided()
    scene.act(BO, Correct("A mistake.", "2026-06-01.1"))
    with refused(
        OtherVersionError,
        "the case is decided by 2026-01-01.1, not by 2027-01-01.1; have a correction to that version approved",
    ):
        scene.act(ADA, by_version(scene.decision(), "2027-01-01.1"))


def test_whoever_decided_does_not_approve_the_correction() -> None:
    scene = Scene().stated(**FACTS).decided(ADA)
    with refused(CorrectsOwnError, "whoever decided does not approve the correction; ask somebody else to approve it"):
        scene.act(ADA, Correct("A mistake."))
    scene.act(BO, Correct("A mistake."))


def test_a_correction_says_why() -> None:
    scene = Scene().stated(**FACTS).decided()
    with refused(NothingSaidError, "the record has to say why; say it with `--why`"):
        scene.act(BO, Correct(" "))


def test_before_anything_is_decided_nothing_is_given_told_or_corrected() -> None:
    show = "; `amends case show` tells what is next"
    for act, request in (("give", Give("repair")), ("tell", Tell("refund")), ("correct", Correct("A mistake."))):
        with refused(
            NotNowError, f"`{act}` is not possible while a case is open; what leads on from here: `decide`{show}"
        ):
            Scene().act(ADA, request)


def test_a_rule_that_needs_a_decision_says_that_there_is_none() -> None:
    scene = Scene()
    with refused(NotDecidedError, "the case is not decided yet; decide it first"):
        _ = Attempt(scene.state, None, scene.around(ADA)).decision


def test_a_denial_is_told_as_one_with_the_clauses_sentence_and_why_it_does_not_give_it() -> None:
    scene = Scene().with_a_gap()
    (told,) = scene.act(ADA, Tell("refund"))
    assert told.sentence() == (
        "told the customer about refund: I'm sorry, under our policy I can't offer you refund. This is why: "
        "Within 45 days you can send it back for a full refund. That is not the case here."
    )
    assert scene.state.told == {"refund"}


def test_only_what_is_refused_is_told_as_a_denial() -> None:
    scene = Scene().with_a_gap()
    with refused(NotRefusedError, "`service_credit` is discretionary; there is no denial of it to tell"):
        scene.act(ADA, Tell("service_credit"))
    scene.act(ADA, Withhold("service_credit", "same_day"))
    (told,) = scene.act(ADA, Tell("service_credit"))
    assert told.sentence() == "told the customer about service credit: It was working again on the same day."


def test_a_decision_on_another_wish_than_the_confirmed_one_is_made_anew() -> None:
    scene = Scene().with_a_gap()
    scene.act(ADA, Restate(ISSUE, WISH, "service_credit"))
    scene.act(ADA, Confirm())
    scene.decided()
    assert live(scene).wanted == "service_credit"


def test_facts_may_still_be_stated_on_the_route_and_decided_on() -> None:
    scene = Scene().on_the_route().stated(in_trial=True).decided()
    assert scene.state.stage is Stage.MAKING_IT_RIGHT
    assert live(scene).remedies["refund"].status == "owed"

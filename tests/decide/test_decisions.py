from collections.abc import Mapping
from decimal import Decimal

import pytest

import amends
from amends import Status
from tests.decide.policies import bicycle_shop


def test_a_decision_is_a_mapping_of_remedies_in_the_order_of_the_policy() -> None:
    decision = bicycle_shop().decide({"broken": True, "price": 80})
    assert isinstance(decision, Mapping)
    assert list(decision) == ["repair", "refund", "ride"]
    assert len(decision) == 3
    assert decision["repair"].status is Status.OWED
    assert "bicycle" not in decision


def test_a_remedy_that_is_not_there_is_a_missing_key() -> None:
    with pytest.raises(KeyError):
        bicycle_shop().decide({})["bicycle"]


def test_a_status_is_its_word() -> None:
    assert bicycle_shop().decide({"stolen": True})["repair"].status == "forbidden"


def test_values_are_exact_decimals_at_the_minor_digits() -> None:
    decision = bicycle_shop().decide({"broken": True, "price": "0.01"})
    assert decision["repair"].value == Decimal("0.01")
    assert str(decision["repair"].value) == "0.01"


def test_clauses_that_settle_are_named_and_can_be_read() -> None:
    decided = bicycle_shop().decide({"broken": True})["repair"]
    assert decided.because == ("R1",)
    assert [clause.says.in_language(None) for clause in decided.clauses] == ["What is broken is repaired."]


def test_a_question_has_its_words_its_source_and_what_it_bears_on() -> None:
    decision = bicycle_shop().decide({"stolen": False})
    question = next(question for question in decision.ask if question.place.fact == "plan")
    assert question.ask is not None
    assert question.ask.in_language("de") == "Welcher Vertrag ist es?"
    assert question.ask.in_language("fr") == "Which plan is it?"
    assert question.trusted_from == "customer"
    assert question.remedies == ("refund",)


def test_authority_maps_roles_to_amounts() -> None:
    decision = bicycle_shop().decide({"plan": "open", "price": 600})
    assert decision["refund"].authority == {"agent": Decimal("50.00"), "manager": Decimal("500.00")}
    assert decision["refund"].weigh == ("note",)
    assert decision["ride"].authority is None


def test_grounds_name_what_failed() -> None:
    (ground,) = bicycle_shop().decide({"weight": 41})["ride"].grounds
    assert ground.clause.id == "R4"
    assert [failed.text for failed in ground.failed] == ["not weight >= 40"]


def test_refused_remedies_are_listed() -> None:
    assert bicycle_shop().decide({"stolen": True, "weight": 41}).refused == ("repair", "refund", "ride")


def test_what_rests_on_a_presumption_is_told() -> None:
    policy = bicycle_shop()
    assert policy.decide({"broken": True}).subject_to == ("stolen",)
    assert policy.decide({"broken": True, "stolen": False}).subject_to == ()


def test_sensitive_facts_are_not_told_again() -> None:
    decision = bicycle_shop().decide({"frame_number": "BX-1", "code": "red", "gears": 7})
    assert decision.to_dict()["facts"] == {"gears": 7}


def test_many_cases_keep_their_order() -> None:
    rows: list[dict[str, object]] = [{"broken": True}, {"broken": False, "parts": []}, {}]
    statuses = [decision["repair"].status.value for decision in bicycle_shop().decide_many(rows)]
    assert statuses == ["owed", "not_covered", "undecided"]


def test_one_decision_does_not_change_another() -> None:
    policy = bicycle_shop()
    light = policy.decide({"weight": 41, "price": 10})
    heavy = policy.decide({"weight": 42, "price": 20})
    told = [decision.to_dict() for decision in (light, heavy)]
    assert told == [
        policy.decide(facts).to_dict() for facts in ({"weight": 41, "price": 10}, {"weight": 42, "price": 20})
    ]
    assert told[0]["remedies"] != told[1]["remedies"]


def test_changing_what_a_decision_told_changes_no_later_decision() -> None:
    policy = bicycle_shop()
    told = policy.decide({"stolen": True}).to_dict()
    before = repr(told)
    told["ask"] = None
    remedies = told["remedies"]
    assert isinstance(remedies, dict)
    for remedy in remedies.values():
        assert isinstance(remedy, dict)
        for part in remedy.values():
            if isinstance(part, list):
                part.clear()
    assert repr(policy.decide({"stolen": True}).to_dict()) == before


def test_a_version_that_does_not_govern_yet_decides_nothing() -> None:
    policy = amends.loads(
        "{language: 1, policy: later, version: 2, in_force: {from: 2026-11-01, by: bought_on}, "
        "facts: {bought_on: date}, remedies: {refund: {}}, clauses: [{id: C1, says: It is given., grants: refund}]}"
    )
    before = policy.decide({"bought_on": "2026-10-31"}, want="refund")
    assert before.not_in_force is not None
    assert (before.not_in_force.by, len(before), before.gap, before.ask) == ("bought_on", 0, None, ())
    assert policy.decide({"bought_on": "2026-11-01"})["refund"].status is Status.OWED
    unknown = policy.decide({})
    assert unknown["refund"].status is Status.OWED
    assert [str(question.place) for question in unknown.ask] == ["bought_on"]

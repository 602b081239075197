from decimal import Decimal
from uuid import UUID

import pytest

import amends
from amends.cases.decision import decide, with_surroundings
from amends.cases.events.deciding import Decided
from amends.cases.events.event import Plain
from amends.cases.recorded import By
from amends.decide.errors import FactError, WantError
from amends.policy import Policy
from tests.cases.scene import ADA, FACTS, LENA, MORNING, OTTO, POLICY, policy_with


def decided(policy: Policy = POLICY, wanted: str | None = None, by: By = ADA, **facts: Plain) -> Decided:
    return decide(policy, {**FACTS, **facts}, wanted, by, MORNING, UUID(int=9), None)


def test_a_decision_pins_the_policy_its_version_and_its_meaning() -> None:
    one = decided()
    assert (one.policy, one.version, one.digest) == ("alarm-care", "2026-01-01.1", POLICY.hash)


def test_what_is_owed_has_its_value_and_what_it_awaits() -> None:
    refund = decided(in_trial=True).remedies["refund"]
    assert (refund.status, refund.value, refund.because, refund.awaits) == ("owed", Decimal("361.00"), ("T1",), True)
    assert not decided(in_trial=True, returned=True).remedies["refund"].awaits


def test_a_refusal_has_all_its_grounds_and_the_sentences_to_tell() -> None:
    refund = decided(stolen=True).remedies["refund"]
    assert refund.status == "forbidden"
    assert refund.sentences == (
        "What I can't offer you is refund. These are the reasons: Nothing is given on a stolen system. "
        "Within 45 days you can send it back for a full refund. That is not the case here.",
    )
    assert refund.grounds == (
        {"clause": "F1"},
        {"clause": "T1", "failed": [{"text": "in_trial", "left": False, "right": None}]},
    )


def test_what_is_at_discretion_has_its_limits_and_the_reasons_for_withholding() -> None:
    credit = decided().remedies["service_credit"]
    assert credit.limits == {"agent": Decimal("20.00"), "team_lead": Decimal("60.00"), "manager": Decimal("60.00")}
    assert credit.reasons_to_withhold == {
        "same_day": "It was working again on the same day.",
        "credited_already": "You have had a credit for this already.",
    }
    assert decided().remedies["early_end"].limits == {"team_lead": None, "manager": None}


def test_what_is_referred_names_who_decides() -> None:
    assert decided().remedies["letter"].decided_by == "manager"


def test_an_open_value_is_told_from_none() -> None:
    sensors: Plain = [{"dead": True, "price": "24.00"}, {"dead": True, "price": None}]
    new_sensors = decided(sensors=sensors).remedies["new_sensors"]
    assert (new_sensors.value, new_sensors.is_value_open) == (None, True)
    repair = decided().remedies["repair"]
    assert (repair.value, repair.is_value_open) == (None, False)
    assert not decided().remedies["refund"].is_value_open


def test_what_is_certain_of_an_open_value_is_kept() -> None:
    text = ("  - {id: N1,", "  - {id: N0, says: One is certain., grants: new_sensors, value: 24.00}\n  - {id: N1,")
    new_sensors = decided(policy_with(text)).remedies["new_sensors"]
    assert (new_sensors.value, new_sensors.at_least, new_sensors.is_value_open) == (None, Decimal("24.00"), True)


@pytest.mark.parametrize(
    ("stolen", "clauses"), [(None, ("F1",)), (True, ("F1",)), (False, ())], ids=["presumed", "known", "known not to be"]
)
def test_a_presumption_is_no_knowledge_where_something_would_be_forbidden(
    stolen: bool | None, clauses: tuple[str, ...]
) -> None:
    assert decided(stolen=stolen).remedies["service_credit"].may_be_forbidden == clauses


def test_the_gap_is_that_of_the_wish() -> None:
    assert (decided(wanted="refund").gap, decided(wanted="refund").wanted) == (True, "refund")
    assert decided(wanted="repair").gap is False
    assert decided().gap is None


def test_the_role_of_who_decides_counts_where_it_is_one_of_the_policys() -> None:
    assert decided(wanted="service_credit=50", by=ADA).gap is True
    assert decided(wanted="service_credit=50", by=LENA).gap is False
    assert "role" not in with_surroundings(POLICY.tree, {}, OTTO, MORNING)
    assert with_surroundings(POLICY.tree, {}, LENA, MORNING)["team"] == "care"


def test_what_is_kept_apart_stands_neither_in_the_facts_nor_in_the_grounds() -> None:
    policy = policy_with(
        ("grants: refund, when: in_trial", 'grants: refund, when: in_trial or story == "It burned." or in_distress')
    )
    sensors: Plain = [{"name": "Ann's room", "dead": False, "price": "24.00"}]
    one = decide(
        policy,
        {**FACTS, "story": "It rang all night.", "in_distress": False, "sensors": sensors},
        None,
        ADA,
        MORNING,
        UUID(int=9),
        None,
    )
    assert "story" not in one.facts
    assert "in_distress" not in one.facts
    assert one.facts["sensors"] == [{"dead": False, "price": "24.00"}]
    assert one.remedies["refund"].grounds == (
        {
            "clause": "T1",
            "failed": [
                {"text": "in_trial", "left": False, "right": None},
                {"text": 'story == "It burned."', "left": None, "right": None},
                {"text": "in_distress", "left": None, "right": None},
            ],
        },
    )


def test_two_decisions_know_the_same_exactly_if_the_facts_and_the_wish_are_the_same() -> None:
    known = decided().known
    assert decided(price="361.0", monthly_fee="29").known == known
    assert decided(by=LENA).known == known
    assert decided(price="361.01").known != known
    assert decided(in_distress=True).known != known
    assert decided(wanted="refund").known != known
    assert decided(plan=None).known != known


def test_a_later_moment_knows_nothing_new() -> None:
    later = decide(POLICY, FACTS, None, ADA, MORNING.replace(day=9), UUID(int=9), None)
    assert later.known == decided().known


def test_a_version_that_does_not_govern_the_case_decides_nothing() -> None:
    policy = policy_with(
        ("timezone:", "in_force: {from: 2026-01-01, by: ordered_on}\ntimezone:"),
        ("facts:\n", "facts:\n  ordered_on: {type: date, from: record}\n"),
    )
    assert decided(policy, ordered_on="2025-12-31").remedies == {}


def test_what_cannot_be_used_is_an_error() -> None:
    with pytest.raises(FactError):
        decided(plan="gold")
    with pytest.raises(WantError):
        decided(wanted="refunds")


def test_a_policy_speaks_the_language_that_is_asked_for() -> None:
    text = """
language: 1
policy: small
version: 1
remedies: {letter: {}}
clauses: [{id: L1, says: {en: No letters., es: Sin cartas.}, excludes: letter}]
"""
    one = decide(amends.loads(text), {}, None, ADA, MORNING, UUID(int=9), "es")
    assert one.remedies["letter"].sentences == ("Lo que no puedo ofrecerle es letter. La razón es esta: Sin cartas.",)
    assert one.remedies["letter"].status == "excluded"

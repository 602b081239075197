from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal

import pytest

import amends
from tests.decide.policies import bicycle_shop


def faults(facts: Mapping[str, object], **beside: str) -> list[str]:
    with pytest.raises(amends.FactError) as caught:
        bicycle_shop().decide(facts, role=beside.get("role"), team=beside.get("team"))
    return str(caught.value).split("\n")


def refused(name: str, value: object) -> None:
    with pytest.raises(amends.FactError) as caught:
        bicycle_shop().decide({name: value})
    assert caught.value.fact == name


def test_a_word_with_a_capital_letter_is_another_word() -> None:
    assert faults({"plan": "Closed"}) == [
        "`plan` is `Closed`; expected `open` or `closed`; did you mean `closed`?",
    ]


def test_a_word_that_is_near_none_is_told_the_words() -> None:
    assert faults({"plan": "gold"}) == ["`plan` is `gold`; expected `open` or `closed`"]


def test_a_number_below_the_least_is_refused() -> None:
    assert faults({"gears": -5}) == ["`gears` is `-5`; expected at least 1"]


def test_a_weight_a_hair_above_the_most_is_refused() -> None:
    assert faults({"weight": "60.0000000000000001"}) == ["`weight` is `60.0000000000000001`; expected at most 60"]


def test_a_binary_number_is_refused_because_it_has_lost_digits() -> None:
    assert faults({"price": 39.99}) == [
        "`price` is `39.99`; expected an amount in plain digits, such as 10.00; "
        "a float has lost digits: pass a Decimal or a text",
    ]
    for value in (12.0, float("nan"), float("inf")):
        refused("weight", value)
        refused("gears", value)


def test_a_number_without_an_end_is_refused() -> None:
    for value in ("Infinity", "-Infinity", "NaN", "sNaN"):
        for name in ("weight", "price", "gears"):
            refused(name, Decimal(value))
            refused(name, value)


def test_a_number_of_39_digits_is_refused() -> None:
    for value in ("1" * 39, int("1" * 39), Decimal("1e38"), Decimal("1e-39"), Decimal("1e1000000"), 10**5000):
        refused("weight", value)


def test_true_is_no_number_and_one_is_no_truth() -> None:
    assert faults({"gears": True}) == ["`gears` is `true`; expected a whole number"]
    assert faults({"broken": 1}) == ["`broken` is `1`; expected true or false"]
    refused("price", False)
    for value in (0, "true", "yes", "", Decimal(1)):
        refused("broken", value)


def test_a_part_of_a_whole_is_no_whole_number() -> None:
    for value in ("2.5", Decimal("2.5"), "2,0", "two", "", " 2", "2 ", "+2", "1e1", "0x2", "\uff12"):
        refused("gears", value)


def test_an_amount_has_no_sign_of_a_currency() -> None:
    for value in ("10 EUR", "€10", "1,000.00", "1_000", ".5", "5.", "--1", b"10"):
        refused("price", value)


def test_a_number_is_no_text_and_a_text_no_list() -> None:
    assert faults({"note": 5}) == ["`note` is `5`; expected a text"]
    assert faults({"parts": "chain, wheel"}) == ["`parts` is `chain, wheel`; expected a list of records"]
    others: list[object] = [{"worn": True}, 3, b"ab", {"chain"}, iter(())]
    for value in others:
        refused("parts", value)


def test_a_moment_is_no_date_and_a_date_no_moment() -> None:
    refused("bought_on", datetime(2026, 11, 1))
    refused("called_at", date(2026, 11, 1))
    assert faults({"bought_on": "2026-11-01T00:00"}) == [
        "`bought_on` is `2026-11-01T00:00`; expected a date such as 2026-11-01",
    ]
    assert faults({"called_at": "2026-11-01"}) == [
        "`called_at` is `2026-11-01`; expected a date and time such as 2026-11-01T09:30",
    ]


def test_a_day_or_an_hour_that_does_not_exist_is_refused() -> None:
    for day in ("2026-02-30", "2026-13-01", "0000-01-01", "10000-01-01", "2026-W01-1", "20261101", "1.11.2026"):
        refused("bought_on", day)
    for moment in ("2026-11-01T25:00", "2026-11-01T12:60", "2026-11-01T12", "2026-11-01T12:00 CET", "noon"):
        refused("called_at", moment)


def test_a_moment_that_no_clock_of_ours_can_show_is_refused() -> None:
    refused("called_at", "0001-01-01T00:00+05:00")
    refused("called_at", "9999-12-31T23:59-05:00")
    refused("called_at", "9999-12-31T12:00Z")


def test_a_date_before_the_first_is_refused() -> None:
    assert faults({"bought_on": date(2025, 12, 31)}) == ["`bought_on` is `2025-12-31`; expected at least 2026-01-01"]


def test_a_name_that_is_nearly_right_is_told_the_right_one() -> None:
    assert faults({"brokn": True}) == ["`brokn` is not a fact of the policy; did you mean `broken`?"]
    assert faults({"Broken": None}) == ["`Broken` is not a fact of the policy; did you mean `broken`?"]


def test_what_the_policy_works_out_is_not_given() -> None:
    assert faults({"heavy": True}) == ["`heavy` is worked out by the policy and cannot be given"]
    assert faults({"parts": [{"many": True}]}) == [
        "`parts[1].many` is worked out by the policy and cannot be given",
    ]


def test_a_fault_in_a_list_is_named_by_its_place() -> None:
    parts: list[object] = [{"amount": 1}, {"amount": 0}, "chain", {"colour": "red"}, {"kind": "Wheel"}]
    assert faults({"parts": parts}) == [
        "`parts[2].amount` is `0`; expected at least 1",
        "`parts[3]` is `chain`; expected a record with `name`, `amount`, `worn` or `kind`",
        "`colour` is not a field of `parts`; expected `name`, `amount`, `worn` or `kind`",
        "`parts[5].kind` is `Wheel`; expected `wheel` or `chain`; did you mean `wheel`?",
    ]


def test_the_number_of_an_element_is_not_given() -> None:
    with pytest.raises(amends.FactError) as caught:
        bicycle_shop().decide({"parts": [{"number": 1}]})
    assert caught.value.fact == "parts[1].number"


def test_a_list_of_more_than_ten_thousand_is_refused() -> None:
    assert faults({"parts": [{}] * 10_001}) == ["`parts` has 10,001 elements; a list has at most 10,000"]


def test_all_faults_are_told_and_the_first_is_named() -> None:
    with pytest.raises(amends.FactError) as caught:
        bicycle_shop().decide({"plan": "gold", "gears": 0, "colour": "red"})
    assert [fault.fact for fault in caught.value.faults] == ["plan", "gears", "colour"]
    assert caught.value.fact == "plan"


def test_a_sensitive_value_is_not_repeated() -> None:
    assert faults({"frame_number": 123456789}) == [
        "`frame_number` is a value that is not shown; expected a text",
    ]
    assert faults({"code": "reed"}) == ["`code` is a value that is not shown; expected `red` or `green`"]


def test_a_long_value_is_cut_in_the_message() -> None:
    (fault,) = faults({"gears": "x" * 1000})
    assert len(fault) < 120


def test_a_role_or_team_that_is_given_twice_must_agree() -> None:
    assert faults({"role": "agent"}, role="manager") == ["`role` is given twice, as `agent` and as `manager`"]
    assert faults({"team": "web"}, team="shop") == ["`team` is given twice, as `web` and as `shop`"]


def test_a_role_that_the_policy_does_not_name_is_refused() -> None:
    assert faults({}, role="Manager") == ["`role` is `Manager`; expected `agent` or `manager`; did you mean `manager`?"]


def test_a_policy_without_teams_takes_none() -> None:
    bare = amends.loads(
        "{language: 1, policy: bare, version: 1, remedies: {refund: {}}, "
        "clauses: [{id: C1, says: It is given., grants: refund}]}"
    )
    with pytest.raises(amends.FactError) as caught:
        bare.decide({}, team="web")
    assert str(caught.value) == "the policy has no teams, found `web`"


def test_a_fact_error_is_one_of_amends() -> None:
    with pytest.raises(amends.AmendsError):
        bicycle_shop().decide({"gears": 0})


def test_many_cases_stop_at_the_first_that_does_not_fit() -> None:
    decided = bicycle_shop().decide_many([{"broken": True}, {"broken": "yes"}])
    assert next(decided)["repair"].status == "owed"
    with pytest.raises(amends.FactError):
        next(decided)

from collections import OrderedDict, UserDict
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType

import pytest

import amends
from tests.decide.policies import bicycle_shop


def known(facts: Mapping[str, object]) -> object:
    return bicycle_shop().decide(facts).to_dict()["facts"]


def test_an_absent_fact_and_none_are_unknown_alike() -> None:
    policy = bicycle_shop()
    absent = policy.decide({})
    none = policy.decide({"plan": None, "weight": None, "broken": None, "called_at": None, "note": None, "parts": None})
    assert absent.to_dict() == none.to_dict()
    assert absent["repair"].status == "undecided"


def test_a_field_that_is_none_is_unknown() -> None:
    decision = bicycle_shop().decide({"broken": False, "parts": [{"worn": None, "name": "chain"}, {}]})
    assert [str(question.place) for question in decision.ask if "repair" in question.remedies] == [
        "parts[1].worn",
        "parts[2].worn",
    ]


def test_a_list_without_elements_is_known() -> None:
    decision = bicycle_shop().decide({"broken": False, "parts": []})
    assert decision["repair"].status == "not_covered"


def test_a_list_may_be_any_sequence_of_mappings() -> None:
    worn = {"worn": True}
    for parts in ([worn], (worn,), [OrderedDict(worn)], [MappingProxyType(worn)], [UserDict(worn)]):
        assert bicycle_shop().decide({"parts": parts})["repair"].status == "owed"


def test_facts_may_come_in_any_mapping() -> None:
    for facts in ({"broken": True}, MappingProxyType({"broken": True}), UserDict(broken=True)):
        assert bicycle_shop().decide(facts)["repair"].status == "owed"


def test_money_and_numbers_are_whole_numbers_decimals_or_plain_text() -> None:
    for price in (100, Decimal(100), Decimal("1E+2"), Decimal("100.000"), "100", "100.00"):
        assert known({"price": price}) == {"price": "100.00"}
    for weight in (12, Decimal("12.0"), "12", "12.00"):
        assert known({"weight": weight}) == {"weight": "12"}


def test_a_whole_number_may_be_written_with_a_point_and_noughts() -> None:
    for gears in (7, Decimal("7.0"), "7", "7.00"):
        assert known({"gears": gears}) == {"gears": 7}


def test_weight_just_below_forty_is_not_forty() -> None:
    decision = bicycle_shop().decide({"weight": "39.9999999999999999"})
    assert decision["ride"].status == "discretionary"
    assert bicycle_shop().decide({"weight": Decimal("40")})["ride"].status == "not_covered"


def test_a_moment_without_an_offset_is_in_the_time_zone_of_the_policy() -> None:
    in_berlin = "2026-07-01T12:00:00+02:00"
    moments = [
        datetime(2026, 7, 1, 12),
        datetime(2026, 7, 1, 10, tzinfo=UTC),
        datetime(2026, 7, 1, 5, tzinfo=timezone(timedelta(hours=-5))),
        "2026-07-01T12:00",
        "2026-07-01 12:00:00",
        "2026-07-01T10:00Z",
        "2026-07-01T15:30:00.000+05:30",
    ]
    for moment in moments:
        assert known({"called_at": moment}) == {"called_at": in_berlin}


def test_a_date_is_a_date_or_its_text() -> None:
    for day in (date(2026, 2, 28), "2026-02-28"):
        assert known({"bought_on": day}) == {"bought_on": "2026-02-28"}


def test_a_word_of_a_choice_may_be_a_member_of_an_enumeration_of_texts() -> None:
    class Plan(StrEnum):
        OPEN = "open"

    assert known({"plan": Plan.OPEN}) == {"plan": "open"}


def test_today_is_the_day_of_now_where_the_policy_is_at_home() -> None:
    assert known({"now": "2026-10-31T23:30Z"}) == {"now": "2026-11-01T00:30:00+01:00", "today": "2026-11-01"}


def test_today_can_be_given_beside_now() -> None:
    given = known({"now": "2026-10-31T23:30Z", "today": "2026-10-31"})
    assert isinstance(given, dict)
    assert given["today"] == "2026-10-31"


def test_role_and_team_may_stand_among_the_facts_or_beside_them() -> None:
    policy = bicycle_shop()
    beside = policy.decide({"price": 60, "plan": "open"}, want="refund=60", role="agent", team="web")
    among = policy.decide({"price": 60, "plan": "open", "role": "agent", "team": "web"}, want="refund=60")
    assert beside.to_dict() == among.to_dict()
    assert beside.gap is True


def test_facts_that_the_policy_does_not_know_can_be_passed_over() -> None:
    decision = bicycle_shop().decide({"broken": True, "colour": "red", "parts": []}, extra="ignore")
    assert decision["repair"].status == "owed"
    assert "colour" not in decision.to_dict()["facts"]  # type: ignore[operator]  # facts are a map


def test_passing_over_unknown_facts_does_not_pass_over_faults() -> None:
    with pytest.raises(amends.FactError):
        bicycle_shop().decide({"broken": "yes", "colour": "red"}, extra="ignore")


def test_a_decision_keeps_the_facts_as_they_were_when_it_was_made() -> None:
    facts: dict[str, object] = {"broken": False, "parts": [{"worn": False}]}
    decision = bicycle_shop().decide(facts)
    facts["broken"] = True
    facts["parts"] = []
    assert decision.to_dict() == bicycle_shop().decide({"broken": False, "parts": [{"worn": False}]}).to_dict()


def test_a_decision_keeps_the_elements_of_a_list_as_they_were() -> None:
    part: dict[str, object] = {"worn": False}
    parts = [part]
    decision = bicycle_shop().decide({"broken": False, "parts": parts})
    part["worn"] = True
    parts.clear()
    assert decision.to_dict() == bicycle_shop().decide({"broken": False, "parts": [{"worn": False}]}).to_dict()


def test_deciding_leaves_the_facts_alone() -> None:
    facts = {
        "price": "12.50",
        "called_at": "2026-07-01T12:00",
        "now": "2026-10-31T23:30Z",
        "parts": [{"amount": "3.0"}],
    }
    before = repr(facts)
    bicycle_shop().decide(facts).to_dict()
    assert repr(facts) == before

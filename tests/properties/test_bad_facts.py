"""Facts that do not fit are refused with an error that names the fact; nothing is guessed and nothing decided."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from amends import FactError
from amends.decide.unknown import Place
from amends.lang.tree import Field
from amends.lang.types import Kind
from tests.properties.generate.cases import known_places
from tests.properties.generate.values import described_at
from tests.properties.situations import Situation, situations

_OF_ANOTHER_TYPE: Mapping[Kind, list[object]] = {
    Kind.BOOLEAN: ["true", 1, 0, "yes", Decimal(1), []],
    Kind.INTEGER: [True, 1.0, "1.5", Decimal("0.1"), "one", "1e3", " 1", "+1", float("nan"), 10**38, []],
    Kind.NUMBER: [False, 0.1, "1,5", "", "1e3", Decimal("Infinity"), Decimal("NaN"), "0x10", "1_000", {}],
    Kind.MONEY: [True, 10.0, "10 USD", "$10", Decimal("-Infinity"), "10.", ".5", b"10"],
    Kind.DATE: [
        "2026-02-30",
        "01.11.2026",
        "2026-1-1",
        20261101,
        datetime(2026, 11, 1, tzinfo=UTC),
        "2026-11-01T00:00",
    ],
    Kind.DATETIME: ["2026-11-01", "2026-11-01T25:00", date(2026, 11, 1), 1793500000, "noon", "2026-11-01T09"],
    Kind.TEXT: [1, True, ["a"], b"a", Decimal(1)],
    Kind.CHOICE: ["Economy", "economy ", "", "another word", 1, True, ["economy"]],
    Kind.LIST: ["a, b", {"lost": True}, 3, [1], ["a"], [None], [[]]],
}


def refused(situation: Situation, facts: Mapping[str, object]) -> FactError:
    """The error with which the facts are refused."""
    with pytest.raises(FactError) as caught:
        situation.policy.policy.decide(facts)
    return caught.value


def with_bad_value(situation: Situation, place: Place, value: object) -> Mapping[str, object]:
    """The facts of a case with a value that is none."""
    if not place.element:
        return {**situation.facts, place.fact: value}
    elements = situation.facts[place.fact]
    assert isinstance(elements, list)
    changed: list[Mapping[str, object]] = [*elements]
    changed[place.element - 1] = {**changed[place.element - 1], place.field: value}
    return {**situation.facts, place.fact: changed}


def beyond_bounds(described: Field) -> list[object]:
    """Values just outside the bounds of a fact."""
    steps = {Kind.DATE: timedelta(days=1), Kind.DATETIME: timedelta(seconds=1)}
    step = steps.get(described.type.kind, 1)
    below = [described.minimum - step] if described.minimum is not None else []  # type: ignore[operator]  # by kind
    above = [described.maximum + step] if described.maximum is not None else []  # type: ignore[operator]  # by kind
    return [*below, *above]


@given(situations(), st.data())
def test_a_value_of_another_type_is_refused_by_the_name_of_its_fact(situation: Situation, data: st.DataObject) -> None:
    place = data.draw(st.sampled_from([Place("channel"), *known_places(situation.facts)]))
    kind = described_at(situation.tree, place.fact, place.field).type.kind
    error = refused(situation, with_bad_value(situation, place, data.draw(st.sampled_from(_OF_ANOTHER_TYPE[kind]))))
    assert [fault.fact.split("[")[0] for fault in error.faults] == [place.fact]
    assert str(place) in str(error)


@given(situations(unknown=10), st.data())
def test_a_value_outside_its_bounds_is_refused_by_the_name_of_its_fact(
    situation: Situation, data: st.DataObject
) -> None:
    bad = [
        (place, value)
        for place in known_places(situation.facts)
        for value in beyond_bounds(described_at(situation.tree, place.fact, place.field))
    ]
    if not bad:
        return
    place, value = data.draw(st.sampled_from(bad))
    assert refused(situation, with_bad_value(situation, place, value)).fact == str(place)


@given(situations(), st.sampled_from(["colour", "Channel", "", "now ", "define", "prices"]))
def test_a_fact_that_the_policy_does_not_know_is_refused_by_its_name(situation: Situation, name: str) -> None:
    error = refused(situation, {**situation.facts, name: "blue"})
    assert error.fact == name
    ignoring = situation.policy.policy.decide({**situation.facts, name: "blue"}, extra="ignore")
    assert ignoring.to_dict() == situation.decide().to_dict()


@given(situations(), st.data())
def test_what_the_policy_works_out_cannot_be_given(situation: Situation, data: st.DataObject) -> None:
    tree = situation.tree
    derived = [(fact.name, field) for fact in tree.facts.values() for field in fact.derived]
    assume(tree.definitions or derived)
    name, field = data.draw(st.sampled_from([*((name, "") for name in tree.definitions), *derived]))
    facts = {**situation.facts, name: [{field: True}] if field else True}
    assert refused(situation, facts).fact == (f"{name}[1].{field}" if field else name)


@given(situations())
def test_all_faults_are_told_at_once(situation: Situation) -> None:
    facts = {**situation.facts, "channel": 7, "colour": "blue", "now": "noon"}
    assert {fault.fact for fault in refused(situation, facts).faults} == {"channel", "colour", "now"}


@given(situations())
def test_a_role_that_is_given_twice_and_differs_is_refused(situation: Situation) -> None:
    assume(len(situation.tree.roles) > 1)
    lower, higher = situation.tree.roles[:2]
    with pytest.raises(FactError) as caught:
        situation.policy.policy.decide({**situation.facts, "role": lower}, role=higher)
    assert caught.value.fact == "role"
    agreeing = situation.policy.policy.decide({**situation.facts, "role": lower}, role=lower)
    assert agreeing.to_dict() == situation.decide({**situation.facts, "role": lower}).to_dict()

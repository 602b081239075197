"""The decision as plain data and in words."""

import json
import re
from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

import amends
from amends.decide.plain_values import Plain
from tests.properties.generate.cases import cases
from tests.properties.generate.chance import Chance
from tests.properties.generate.spelling import spelled_otherwise
from tests.properties.situations import Situation, situations


def parts(plain: Plain) -> Iterator[object]:
    """Everything inside plain data."""
    yield plain
    if isinstance(plain, dict):
        for key, value in plain.items():
            yield key
            yield from parts(value)
    elif isinstance(plain, list):
        for item in plain:
            yield from parts(item)


def maps(plain: Plain) -> list[dict[str, Plain]]:
    """Plain data that is a list of maps."""
    assert isinstance(plain, list)
    return [one for one in plain if isinstance(one, dict)]


@given(situations(wanting=True))
def test_the_plain_data_is_json_and_holds_no_binary_floating_point(situation: Situation) -> None:
    plain = situation.decide().to_dict()
    assert json.loads(json.dumps(plain)) == plain
    assert not any(isinstance(part, float) for part in parts(plain))


@given(situations(wanting=True))
def test_the_same_facts_give_the_same_bytes(situation: Situation) -> None:
    one, other = situation.decide(), amends.Policy(situation.tree).decide(situation.facts, want=situation.want)
    assert json.dumps(one.to_dict()) == json.dumps(other.to_dict())


@given(situations(wanting=True))
def test_looking_at_a_decision_in_any_order_changes_nothing(situation: Situation) -> None:
    in_plain = situation.decide().to_dict()
    looked_at = situation.decide()
    assert looked_at.gap is in_plain["gap"]
    assert [str(question.place) for question in looked_at.ask] == [one["fact"] for one in maps(in_plain["ask"])]
    assert list(looked_at.subject_to) == in_plain["subject_to"]
    assert looked_at.to_dict() == in_plain


@given(situations(wanting=True), st.data())
def test_facts_that_are_spelled_otherwise_decide_the_same(situation: Situation, data: st.DataObject) -> None:
    spelled = spelled_otherwise(Chance(data.draw), situation.tree, situation.facts)
    decision = situation.policy.policy.decide(spelled, want=situation.want)
    assert decision.to_dict() == situation.decide().to_dict()


@given(situations(wanting=True))
def test_the_facts_that_are_told_decide_the_same_when_they_are_given_back(situation: Situation) -> None:
    before = situation.decide().to_dict()
    told = before["facts"]
    assert isinstance(told, dict)
    sensitive = [
        fact
        for fact in situation.tree.facts.values()
        if fact.sensitive or any(field.sensitive for field in fact.fields.values())
    ]
    if not sensitive:
        assert situation.policy.policy.decide(told, want=situation.want).to_dict() == before


@given(situations(), st.data())
def test_a_case_is_decided_the_same_after_others_of_its_policy(situation: Situation, data: st.DataObject) -> None:
    policy = situation.policy.policy
    rows = [situation.facts, *data.draw(st.lists(cases(situation.tree), max_size=4)), situation.facts]
    together = [decision.to_dict() for decision in policy.decide_many(rows)]
    assert together == [amends.Policy(situation.tree).decide(row).to_dict() for row in rows]


@given(situations(wanting=True))
def test_a_decision_can_be_explained_in_every_language_of_the_policy(situation: Situation) -> None:
    decision = situation.decide()
    for language in (None, *situation.tree.languages):
        words = decision.explain(language)
        assert isinstance(words, str)
        # "None of these" is a phrase; a value that is missing is none.
        assert not re.search(r"None(?! of )", words)
        assert "{" not in words

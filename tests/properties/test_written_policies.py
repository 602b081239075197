"""What holds for generated policies holds for those that people wrote: the examples and the conformance data."""

from functools import cache
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

import amends
from amends.decide.case import Status
from tests.properties.generate.cases import cases, less_known, with_value
from tests.properties.generate.chance import Draw
from tests.properties.generate.policies import GeneratedPolicy
from tests.properties.generate.values import described_at
from tests.properties.interview import answer_one_after_the_other, assert_decided
from tests.properties.situations import Learning, Situation, has_firmed, presumed_places

_HOME = Path(__file__).parents[2]
_WRITTEN = sorted([*_HOME.glob("examples/**/*.policy.yaml"), *_HOME.glob("spec/cases/*.policy.yaml")])


@cache
def written(path: Path) -> GeneratedPolicy:
    return GeneratedPolicy({}, f"# {path.name}\n", amends.load(path))


@st.composite
def written_situations(draw: Draw) -> Situation:
    policy = written(draw(st.sampled_from(_WRITTEN)))
    return Situation(policy, draw(cases(policy.tree)))


@st.composite
def written_learnings(draw: Draw) -> Learning:
    situation = draw(written_situations())
    less = draw(less_known(situation.tree, situation.facts, forget_presumed=False))
    return Learning(situation.policy, less, situation.facts, None)


@given(written_situations(), st.data())
def test_answering_the_questions_of_a_written_policy_decides_its_cases(
    situation: Situation, data: st.DataObject
) -> None:
    assert_decided(answer_one_after_the_other(situation, data))


@given(written_learnings())
def test_under_a_written_policy_what_is_settled_stays_or_is_refused_more_firmly(learning: Learning) -> None:
    before, after = learning.decisions()
    if after.not_in_force is not None:
        return
    for remedy, decided in before.items():
        if decided.status is not Status.UNDECIDED:
            assert has_firmed(decided.status, after[remedy].status), remedy
        if decided.value is not None:
            assert after[remedy].value == decided.value, remedy


@given(written_situations())
def test_under_a_written_policy_giving_what_is_presumed_changes_nothing(situation: Situation) -> None:
    facts = situation.facts
    for place in presumed_places(situation):
        facts = with_value(facts, place, described_at(situation.tree, place.fact, place.field).presume)
    before, after = situation.decide().to_dict(), situation.decide(facts).to_dict()
    for part in ("remedies", "ask", "undefined"):
        assert before[part] == after[part]


@given(written_situations())
def test_a_decision_by_a_written_policy_can_be_explained_in_its_languages(situation: Situation) -> None:
    decision = situation.decide()
    for language in (None, *situation.tree.languages):
        assert decision.explain(language) or decision.not_in_force is not None

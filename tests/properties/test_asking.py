"""What is asked decides the case, and what is not asked does not."""

from hypothesis import given
from hypothesis import strategies as st

from amends.decide.case import Status
from tests.properties.generate.cases import unknown_places
from tests.properties.generate.values import described_at
from tests.properties.interview import answer_all, answer_one_after_the_other, asked, assert_decided, open_for_a_reason
from tests.properties.situations import Discovery, Situation, discoveries, has_firmed, situations


@given(situations(), st.data())
def test_answering_all_questions_decides_the_case_or_says_what_cannot_be_computed(
    situation: Situation, data: st.DataObject
) -> None:
    assert_decided(answer_all(situation, data))


@given(situations(), st.data())
def test_answering_one_question_after_the_other_decides_the_case_too(situation: Situation, data: st.DataObject) -> None:
    assert_decided(answer_one_after_the_other(situation, data))


@given(situations(wanting=True), st.data())
def test_answering_the_questions_on_what_is_wanted_decides_that(situation: Situation, data: st.DataObject) -> None:
    decision = answer_one_after_the_other(situation, data)
    assert decision.want is not None
    wanted = decision.want.remedy
    if decision.not_in_force is None and wanted not in open_for_a_reason(decision):
        assert decision[wanted].status is not Status.UNDECIDED


@given(situations(), st.data())
def test_once_all_is_answered_a_value_that_is_stated_is_known(situation: Situation, data: st.DataObject) -> None:
    decision = answer_all(situation, data)
    for remedy, decided in decision.items():
        stated = decided.remedy.value is not None or any(clause.value is not None for clause in decided.clauses)
        given_something = decided.status in (Status.OWED, Status.REFERRED, Status.DISCRETIONARY)
        if given_something and stated and remedy not in open_for_a_reason(decision):
            own = [clause.value or decided.remedy.value for clause in decided.clauses]
            assert decided.value is not None or own == [None] * len(own), remedy


@given(discoveries())
def test_answering_what_is_not_asked_changes_no_status_but_to_a_firmer_refusal(discovery: Discovery) -> None:
    before, after = discovery.decisions()
    if discovery.learned in asked(before):
        return
    for remedy, decided in before.items():
        assert has_firmed(decided.status, after[remedy].status), remedy
        if decided.status is after[remedy].status:
            assert decided.value == after[remedy].value, remedy
            assert decided.at_least == after[remedy].at_least, remedy
            assert decided.authority == after[remedy].authority, remedy


@given(situations(wanting=True))
def test_nothing_is_asked_that_is_known_or_asked_twice(situation: Situation) -> None:
    decision = situation.decide()
    places = asked(decision)
    assert len(set(places)) == len(places)
    assert set(places) <= set(unknown_places(situation.tree, situation.facts))


@given(situations(wanting=True))
def test_what_is_presumed_is_asked_only_for_an_exception_to_a_refusal(situation: Situation) -> None:
    decision = situation.decide()
    presumed = [
        place for place in asked(decision) if described_at(situation.tree, place.fact, place.field).presume is not None
    ]
    if presumed:
        assert decision.want is not None
        assert decision.want.remedy in decision.refused


@given(situations(wanting=True))
def test_a_question_bears_on_a_remedy_and_on_what_is_wanted(situation: Situation) -> None:
    decision = situation.decide()
    for question in decision.ask:
        assert question.remedies
        assert decision.want is None or decision.want.remedy in question.remedies


@given(situations())
def test_wanting_a_remedy_that_is_not_refused_asks_what_bears_on_it(
    situation: Situation,
) -> None:
    decision = situation.decide()
    for remedy in decision:
        if remedy not in decision.refused:
            wanting = situation.policy.policy.decide(situation.facts, want=remedy)
            assert set(asked(wanting)) == {one.place for one in decision.ask if remedy in one.remedies}, remedy

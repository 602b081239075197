"""What holds of the words of every decision."""

import re
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

import amends
from amends.decide.case import REFUSALS, Status
from amends.explain.phrases import LANGUAGES
from amends.explain.wording import sentence
from tests.explain.cases import BRANDS, ToldCase, policy_of, to_say, told_cases
from tests.properties.situations import Situation, situations

MACHINE_WORDS = re.compile(r"[{}_]|\bNone\b(?! of)|\bTrue\b|\bFalse\b|Decimal|  |\.\.| [.,;:?]|\( |P\d+D")
SAID_OF_A_SETTLED_WISH = (Status.OWED, Status.DISCRETIONARY, Status.REFERRED)


def every_way(case: ToldCase) -> Iterator[tuple[amends.Decision, str | None]]:
    """A case with its wish by each role and by nobody known, with every other wish, and with none; in each language."""
    for language in BRANDS[case.brand]:
        for role in (None, *policy_of(case.brand).tree.roles):
            yield case.decide(case.want, role), language
    for want in (None, *policy_of(case.brand).tree.remedies):
        yield case.decide(want), None


def said(clause_says: str) -> str:
    return sentence(clause_says.strip())


@pytest.mark.parametrize("case", told_cases(), ids=str)
def test_no_word_of_a_machine_is_ever_heard(case: ToldCase) -> None:
    for decision, language in every_way(case):
        text = decision.explain(language)
        found = MACHINE_WORDS.search(text)
        assert found is None, f"{found}\n{text}"


@pytest.mark.parametrize("case", told_cases(), ids=str)
def test_every_clause_that_settles_a_wish_speaks_and_speaks_once(case: ToldCase) -> None:
    for decision, language in every_way(case):
        if decision.want is None or not len(decision):
            continue
        wanted = decision[decision.want.remedy]
        text = decision.explain(language)
        for clause in wanted.clauses:
            assert text.count(said(clause.says.in_language(language))) == 1, clause.id
        if wanted.status in SAID_OF_A_SETTLED_WISH:
            aloud = to_say(text)
            assert all(said(clause.says.in_language(language)) in aloud for clause in wanted.clauses)


@pytest.mark.parametrize("case", told_cases(), ids=str)
def test_every_ground_of_a_refused_wish_is_told_and_told_once(case: ToldCase) -> None:
    for decision, language in every_way(case):
        if decision.want is None or not len(decision):
            continue
        text = decision.explain(language)
        for ground in decision[decision.want.remedy].grounds:
            assert text.count(said(ground.clause.says.in_language(language))) == 1, (ground.clause.id, text)


@pytest.mark.parametrize("case", told_cases(), ids=str)
def test_without_a_wish_every_settled_remedy_is_told_with_its_clauses(case: ToldCase) -> None:
    for language in BRANDS[case.brand]:
        decision = case.decide()
        text = decision.explain(language)
        for one in decision.values():
            if one.status is Status.UNDECIDED or (one.remedy.charge and one.status not in REFUSALS):
                continue
            clauses = (*one.clauses, *(ground.clause for ground in one.grounds))
            assert all(said(clause.says.in_language(language)) in text for clause in clauses), one.remedy.name


@pytest.mark.parametrize("case", told_cases(), ids=str)
def test_a_customer_who_is_told_no_hears_who_can_be_asked_next(case: ToldCase) -> None:
    for decision, _ in every_way(case):
        if decision.want is None or not len(decision):
            continue
        wanted = decision[decision.want.remedy]
        if wanted.status in REFUSALS and not wanted.remedy.charge:
            outside = next(step for step in decision.escalation if step.outside)
            assert outside.to in to_say(decision.explain())


@given(situations(wanting=True, unknown=20), st.sampled_from([None, *LANGUAGES]))
def test_any_decision_of_any_policy_has_words(situation: Situation, language: str | None) -> None:
    decision = situation.decide()
    text = decision.explain(language)
    assert text.strip()
    assert text == decision.explain(language)
    if decision.want is not None and len(decision):
        for ground in decision[decision.want.remedy].grounds:
            assert said(ground.clause.says.in_language(language)) in text, ground.clause.id


@given(situations(unknown=20))
def test_no_hole_of_a_phrase_stays_open(situation: Situation) -> None:
    for language in LANGUAGES:
        holes = re.findall(r"\{[a-z]+\}", situation.decide().explain(language))
        assert not holes

"""Asking what a decision asks, and answering it, until nothing is left to ask."""

from hypothesis import strategies as st

import amends
from amends.decide.case import Status
from amends.decide.unknown import Place
from tests.properties.generate.cases import Answering, with_value
from tests.properties.generate.chance import Chance
from tests.properties.situations import Situation


def asked(decision: amends.Decision) -> list[Place]:
    """Where something is asked."""
    return [question.place for question in decision.ask]


def answer_all(situation: Situation, data: st.DataObject) -> amends.Decision:
    """Answers everything that is asked, and what is asked then, until nothing is."""
    answering = Answering(Chance(data.draw), situation.tree)
    facts, decision = situation.facts, situation.decide()
    while decision.ask:
        for place in asked(decision):
            facts = with_value(facts, place, answering.answer(place))
        decision = situation.decide(facts)
    return decision


def answer_one_after_the_other(situation: Situation, data: st.DataObject) -> amends.Decision:
    """Answers one of the questions, and one of those that are asked then, until nothing is."""
    answering = Answering(Chance(data.draw), situation.tree)
    facts, decision = situation.facts, situation.decide()
    while decision.ask:
        place = answering.chance.pick(asked(decision))
        facts = with_value(facts, place, answering.answer(place))
        decision = situation.decide(facts)
    return decision


def open_for_a_reason(decision: amends.Decision) -> set[str]:
    """The remedies of which something cannot be computed."""
    return {remedy for one in decision.undefined for remedy in one.remedies}


def assert_decided(decision: amends.Decision) -> None:
    """Every remedy is decided, but for those of which something cannot be computed."""
    for remedy, decided in decision.items():
        if remedy not in open_for_a_reason(decision):
            assert decided.status is not Status.UNDECIDED, remedy

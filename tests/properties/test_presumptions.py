"""What is presumed counts until it is known, and the decision says what rests on it."""

from collections.abc import Mapping

from hypothesis import given
from hypothesis import strategies as st

from amends.decide.case import Status
from amends.decide.facts import ask_order
from amends.decide.unknown import Place
from tests.properties.generate.cases import Answering, with_value
from tests.properties.generate.chance import Chance
from tests.properties.generate.document import Node
from tests.properties.generate.policies import read
from tests.properties.generate.values import described_at
from tests.properties.situations import Situation, has_firmed, presumed_places, situations


def without_presumptions(node: Node) -> Node:
    """A document, or a part of one, that presumes nothing."""
    if isinstance(node, str):
        return node
    if isinstance(node, Mapping):
        return {key: without_presumptions(value) for key, value in node.items() if key != "presume"}
    return [without_presumptions(item) for item in node]


@given(situations(dated=False), st.data())
def test_giving_what_is_presumed_changes_nothing_that_is_decided(situation: Situation, data: st.DataObject) -> None:
    facts = situation.facts
    for place in data.draw(st.lists(st.sampled_from([None, *presumed_places(situation)]), max_size=3)):
        if place is not None:
            facts = with_value(facts, place, described_at(situation.tree, place.fact, place.field).presume)
    before, after = situation.decide().to_dict(), situation.decide(facts).to_dict()
    for part in ("remedies", "ask", "undefined", "gap"):
        assert before[part] == after[part]


@given(situations(dated=False), st.data())
def test_a_status_changes_with_a_presumed_fact_only_when_it_is_subject_to_it(
    situation: Situation, data: st.DataObject
) -> None:
    presumed = presumed_places(situation)
    if not presumed:
        return
    answering = Answering(Chance(data.draw), situation.tree)
    place = answering.chance.pick(presumed)
    before = situation.decide()
    after = situation.decide(with_value(situation.facts, place, answering.answer(place)))
    for remedy, decided in before.items():
        if not has_firmed(decided.status, after[remedy].status):
            assert str(place) in before.subject_to, remedy


@given(situations(dated=False))
def test_a_decision_is_subject_only_to_what_is_presumed_and_unknown(situation: Situation) -> None:
    names = {str(place): place for place in presumed_places(situation)}
    subject_to = situation.decide().subject_to
    assert set(subject_to) <= set(names)
    order = [ask_order(situation.tree, names[name]) for name in subject_to]
    assert order == sorted(set(order))


@given(situations(dated=False))
def test_a_decision_is_subject_to_what_would_be_asked_if_nothing_were_presumed(situation: Situation) -> None:
    document = without_presumptions(situation.policy.document)
    assert isinstance(document, Mapping)
    bare = read(document).policy.decide(situation.facts)
    decision = situation.decide()
    open_without = {name for name, decided in bare.items() if decided.status is Status.UNDECIDED}
    asked: set[Place] = {question.place for question in bare.ask if open_without & set(question.remedies)}
    expected = {str(place) for place in asked & set(presumed_places(situation))}
    assert expected <= set(decision.subject_to)
    changed = [name for name in bare if name not in open_without and bare[name].status is not decision[name].status]
    for name in changed:
        assert has_firmed(bare[name].status, decision[name].status), name
        assert decision.subject_to, name
    if not changed:
        assert expected == set(decision.subject_to)

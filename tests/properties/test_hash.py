"""The hash of a policy is over its meaning, not over its layout."""

from collections.abc import Callable, Mapping, Sequence

from hypothesis import assume, given
from hypothesis import strategies as st

import amends
from tests.properties.generate.chance import Chance
from tests.properties.generate.document import Node, with_keys_moved, write
from tests.properties.generate.policies import Document, documents, read
from tests.properties.situations import Situation, situations

Clause = Mapping[str, Node]


@given(situations(wanting=True), st.data())
def test_layout_changes_neither_the_hash_nor_a_decision(situation: Situation, data: st.DataObject) -> None:
    choose = Chance(data.draw).below
    text = write(with_keys_moved(situation.policy.document, choose), choose)
    policy = amends.loads(text)
    assert policy.hash == situation.policy.policy.hash
    assert policy.decide(situation.facts, want=situation.want).to_dict() == situation.decide().to_dict()


@given(documents(), st.data())
def test_brackets_and_blanks_in_an_expression_do_not_change_the_hash(document: Document, data: st.DataObject) -> None:
    changed = with_clause_changed(document, data, spread_out)
    assert read(changed).policy.hash == read(document).policy.hash


@given(documents(), st.data())
def test_another_meaning_has_another_hash(document: Document, data: st.DataObject) -> None:
    change = data.draw(st.sampled_from([another_sentence, the_contrary, another_effect, another_name]))
    changed = with_clause_changed(document, data, change)
    assert read(changed).policy.hash != read(document).policy.hash


@given(documents())
def test_another_version_has_another_hash(document: Document) -> None:
    assert read({**document, "version": "2"}).policy.hash != read(document).policy.hash


def with_clause_changed(document: Document, data: st.DataObject, change: Callable[[Clause], Clause]) -> Document:
    """The same document with one of its clauses changed."""
    clauses = document["clauses"]
    assert isinstance(clauses, Sequence)
    place = data.draw(st.integers(0, len(clauses) - 1))
    clause = clauses[place]
    assert isinstance(clause, Mapping)
    return {**document, "clauses": [*clauses[:place], change(clause), *clauses[place + 1 :]]}


def spread_out(clause: Clause) -> Clause:
    assume("when" in clause)
    return {**clause, "when": f"  ( {clause['when']}  ) "}


def another_sentence(clause: Clause) -> Clause:
    return {**clause, "says": "Something else is said."}


def the_contrary(clause: Clause) -> Clause:
    return {**clause, "when": f"not ({clause['when']})"} if "when" in clause else {**clause, "when": "False"}


def another_effect(clause: Clause) -> Clause:
    assume({"excludes", "forbids"} & set(clause))
    other = {"excludes": "forbids", "forbids": "excludes"}
    return {other.get(key, key): value for key, value in clause.items()}


def another_name(clause: Clause) -> Clause:
    return {**clause, "id": "another"}

"""The compiled function against the interpreter, on every case of the conformance data."""

import json
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

import amends
from amends.decide.case import Case
from amends.decide.compiled.compiler import compile_policy
from amends.decide.compiled.signature import compile_signature
from amends.decide.decider import interpreted_outcomes
from amends.decide.facts import Facts, read_facts
from amends.decide.gap import read_want
from amends.decide.plain import decision_to_plain
from amends.decide.reference import decide_by_interpreter
from amends.decide.unknown import Unknown
from amends.lang.expression.nodes import Expression, Quantifier, children
from amends.lang.tree import PolicyTree
from amends.lang.types import Kind

TOPICS = sorted((Path(__file__).parents[2] / "spec" / "cases").glob("*.json"))


@pytest.mark.parametrize("topic", TOPICS, ids=lambda topic: topic.stem)
def test_compiled_and_interpreted_decisions_are_the_same_to_the_last_field(topic: Path) -> None:
    told = json.loads(topic.read_text(encoding="utf-8"), parse_float=Decimal)
    policy = amends.load(topic.parent / told["policy"])
    # Twice, so that the second time reasons are those kept from the first.
    for case in [*told["cases"], *told["cases"]]:
        given, want = case["facts"], case.get("want")
        role, team = case.get("role"), case.get("team")
        try:
            expected = decide_by_interpreter(
                policy.tree, given, read_want(policy.tree, want) if want else None, role, team
            )
        except amends.FactError as error:
            with pytest.raises(amends.FactError) as raised:
                policy.decide(given, want=want, role=role, team=team)
            assert raised.value.faults == error.faults
            continue
        decision = policy.decide(given, want=want, role=role, team=team)
        in_plain = decision_to_plain(expected)
        assert decision.to_dict() == in_plain, case["name"]
        del in_plain["facts"]
        assert policy.decide_row(given, want=want, role=role, team=team) == in_plain, case["name"]


@pytest.mark.parametrize("topic", TOPICS, ids=lambda topic: topic.stem)
def test_an_ordinary_case_never_needs_the_interpreter(topic: Path) -> None:
    told = json.loads(topic.read_text(encoding="utf-8"), parse_float=Decimal)
    policy = amends.load(topic.parent / told["policy"])
    decide, signature = compile_policy(policy.tree), compile_signature(policy.tree)
    for case in told["cases"]:
        role, team = case.get("role"), case.get("team")
        try:
            facts = read_facts(policy.tree, case["facts"], role, team)
        except amends.FactError:
            continue
        ordinary = {**facts.values, **{name: [*elements] for name, elements in facts.lists.items()}}
        if not something_cannot_be_computed(policy.tree, facts):
            expected = interpreted_outcomes(policy.tree, facts)
            assert decide(ordinary, role, team, True) == expected, case["name"]
            assert signature(ordinary, role, team, True).outcomes == expected, case["name"]


def something_cannot_be_computed(tree: PolicyTree, facts: Facts) -> bool:
    """Whether any part of the policy is undefined for the facts, needed or not."""
    case = Case(tree, facts)
    values = [remedy.value for remedy in tree.remedies.values()] + [clause.value for clause in tree.clauses]
    conditions = [part for clause in tree.clauses for part in (clause.when, clause.unless)]
    waits = [remedy.awaits for remedy in tree.remedies.values()]
    definitions = [definition.expression for definition in tree.definitions.values()]
    for expression in [*values, *conditions, *waits, *definitions]:
        for node in outside_of_lists(expression) if expression is not None else ():
            value = case.evaluation.value(node)
            if isinstance(value, Unknown) and value.undefined:
                return True
            if expression in values and isinstance(value, int | Decimal) and value < 0:
                return True
    return False


def outside_of_lists(expression: Expression) -> Iterator[Expression]:
    yield expression
    if not isinstance(expression, Quantifier):
        for part in children(expression):
            if part.type.kind is not Kind.LIST:
                yield from outside_of_lists(part)

"""The generator agrees with the language: what it writes is read, and it comes to everything that the language has."""

from collections.abc import Iterator
from typing import get_args

from hypothesis import Phase, given, seed, settings

from amends.decide.case import Status
from amends.decide.decision import Decision
from amends.decide.reference import decide_by_interpreter
from amends.lang.expression.nodes import (
    Arithmetic,
    ArithmeticOperator,
    Call,
    Comparison,
    ComparisonOperator,
    Expression,
    Literal,
    Quantifier,
    QuantifierKind,
    StatusTest,
    walk,
)
from amends.lang.names import FUNCTIONS
from amends.lang.tree import Effect, PolicyTree
from amends.lang.types import Kind
from tests.properties.generate.policies import Document, documents, read
from tests.properties.generate.values import expressions_of
from tests.properties.situations import Situation, situations


@given(documents())
def test_every_generated_policy_is_read_without_a_fault(document: Document) -> None:
    assert read(document).tree.clauses


@given(situations(wanting=True))
def test_generated_facts_fit_their_policy(situation: Situation) -> None:
    assert situation.decide().want is not None


def test_the_generator_comes_to_everything_that_the_language_has() -> None:
    seen: set[object] = set()

    # The same examples every time, whatever the profile: this is about the generator, not about a property.
    @settings(max_examples=300, database=None, phases=[Phase.generate])
    @given(situations())
    def look(situation: Situation) -> None:
        seen.update(parts_of_policy(situation.tree))
        seen.update(parts_of_decision(decide_by_interpreter(situation.tree, situation.facts)))

    expected = parts_of_the_language()
    for beginning in range(10):
        seed(beginning)(look)()
        if expected <= seen:
            break
    assert expected - seen == set()


def parts_of_the_language() -> set[object]:
    fact_kinds = {*Kind} - {Kind.WHOLE_DAYS, Kind.DURATION, Kind.TEXTS}
    # `count`, `sum`, `any` and `all` are quantifiers, `datetime` a literal, `months` a span.
    calls = set(FUNCTIONS) - {"count", "sum", "any", "all", "datetime", "months"}
    parts: set[object] = {*get_args(Expression), *ComparisonOperator, *ArithmeticOperator, *QuantifierKind}
    parts |= {*Effect, *Status, *((kind, "fact") for kind in fact_kinds)}
    return parts | {*calls, "question", "presumption", "undefined", "not in force", "derived field", "history", "table"}


def parts_of_policy(tree: PolicyTree) -> Iterator[object]:
    for expression in expressions_of(tree):
        for node in walk(expression):
            yield type(node)
            match node:
                case Comparison(operator=operator) | Arithmetic(operator=operator):
                    yield operator
                case Quantifier(kind=kind):
                    yield kind
                case Call(function=name) | StatusTest(test=name):
                    yield name
                case Literal():
                    yield (node.type.kind, "literal")
    for fact in tree.facts.values():
        yield (fact.type.kind, "fact")
        if fact.derived:
            yield "derived field"
        if fact.history is not None:
            yield "history"
    yield from (clause.effect for clause in tree.clauses)
    yield from ("table" for _ in tree.tables)


def parts_of_decision(decision: Decision) -> Iterator[object]:
    yield from (decided.status for decided in decision.values())
    told = {
        "question": decision.ask,
        "presumption": decision.subject_to,
        "undefined": decision.undefined,
        "not in force": decision.not_in_force,
    }
    yield from (name for name, found in told.items() if found)

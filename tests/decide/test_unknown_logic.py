"""Kleene's logic over what is not known, and what could settle it with one answer."""

from itertools import product

import pytest

from amends.decide.unknown import (
    Place,
    Truth,
    Undefined,
    Unknown,
    choice,
    combined,
    conjunction,
    disjunction,
    negation,
    undefined,
    unknown_fact,
)

LATE, LOST = Place("late"), Place("lost")
UNKNOWN = unknown_fact(LATE)
TRUTHS: tuple[Truth, ...] = (True, False, UNKNOWN)
PAIRS = [*product(TRUTHS, repeat=2)]


def kleene(truth: Truth) -> bool | None:
    """The truth without what is known of the unknown."""
    return None if isinstance(truth, Unknown) else truth


def left(truth: Truth) -> set[Place]:
    """The facts that stand in what is left."""
    assert isinstance(truth, Unknown)
    return set(truth.needs)


def true_by(truth: Truth) -> set[Place]:
    """The facts of which one answer could make it true."""
    assert isinstance(truth, Unknown)
    return set(truth.true_by)


def false_by(truth: Truth) -> set[Place]:
    """The facts of which one answer could make it false."""
    assert isinstance(truth, Unknown)
    return set(truth.false_by)


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_and_is_false_when_one_is_and_true_when_both_are(one: Truth, other: Truth) -> None:
    expected = False if False in (one, other) else None if UNKNOWN in (one, other) else True
    assert kleene(conjunction((one, other))) is expected


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_or_is_true_when_one_is_and_false_when_both_are(one: Truth, other: Truth) -> None:
    expected = True if True in (one, other) else None if UNKNOWN in (one, other) else False
    assert kleene(disjunction((one, other))) is expected


def test_not_turns_what_is_known() -> None:
    assert (negation(True), negation(False)) == (False, True)
    assert kleene(negation(UNKNOWN)) is None


def test_of_nothing_and_is_true_and_or_false() -> None:
    assert conjunction(()) is True
    assert disjunction(()) is False


def test_p_or_not_p_is_unknown_while_p_is() -> None:
    assert kleene(disjunction((UNKNOWN, negation(UNKNOWN)))) is None
    assert kleene(conjunction((UNKNOWN, negation(UNKNOWN)))) is None


def test_a_conditional_on_an_unknown_is_unknown_whatever_its_branches_are() -> None:
    for one, other in product((True, False), repeat=2):
        assert left(choice(UNKNOWN, one, other)) == {LATE}


def test_a_fact_could_settle_itself_either_way() -> None:
    fact = unknown_fact(LATE)
    assert (left(fact), true_by(fact), false_by(fact)) == ({LATE}, {LATE}, {LATE})


def test_one_of_two_facts_could_make_an_and_false_but_not_true() -> None:
    both = conjunction((unknown_fact(LATE), unknown_fact(LOST)))
    assert (left(both), true_by(both), false_by(both)) == ({LATE, LOST}, set(), {LATE, LOST})


def test_one_of_two_facts_could_make_an_or_true_but_not_false() -> None:
    either = disjunction((unknown_fact(LATE), unknown_fact(LOST)))
    assert (left(either), true_by(either), false_by(either)) == ({LATE, LOST}, {LATE, LOST}, set())


def test_not_exchanges_what_could_make_it_true_and_false() -> None:
    neither = negation(disjunction((unknown_fact(LATE), unknown_fact(LOST))))
    assert (left(neither), true_by(neither), false_by(neither)) == ({LATE, LOST}, set(), {LATE, LOST})


def test_a_value_of_two_facts_is_settled_by_neither_alone() -> None:
    total = combined([unknown_fact(LATE), unknown_fact(LOST)])
    assert (left(total), true_by(total), false_by(total)) == ({LATE, LOST}, set(), set())


def test_no_fact_settles_what_cannot_be_computed() -> None:
    nothing = undefined("price / nights", "division by zero")
    assert nothing.undefined == {Undefined("price / nights", "division by zero")}
    assert (left(nothing), true_by(nothing)) == (set(), set())
    beside_a_fact = combined([nothing, unknown_fact(LATE)])
    assert (left(beside_a_fact), true_by(beside_a_fact)) == ({LATE}, set())


def test_a_conditional_is_settled_by_its_condition_where_the_branch_is_known() -> None:
    chosen = choice(unknown_fact(LATE), True, unknown_fact(LOST))
    assert (left(chosen), true_by(chosen), false_by(chosen)) == ({LATE, LOST}, {LATE}, set())


def test_places_are_written_as_they_are_asked() -> None:
    assert str(Place("plan")) == "plan"
    assert str(Place("sensors", 1, "status")) == "sensors[1].status"

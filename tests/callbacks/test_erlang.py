"""Erlang C, held to published figures and to what must always be so."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amends.callbacks.erlang import Load, mean_wait, people_needed, service_level, share_that_waits

SOON = timedelta(seconds=20)
# The worked example of many textbooks: 100 calls in half an hour, three minutes each.
WORKED = Load(calls_an_hour=200, each=timedelta(minutes=3))

loads = st.builds(
    Load,
    calls_an_hour=st.floats(1, 3_000),
    each=st.timedeltas(min_value=timedelta(seconds=30), max_value=timedelta(minutes=30)),
)


def test_a_textbooks_example_comes_out_as_printed() -> None:
    assert WORKED.erlangs == pytest.approx(10)
    assert share_that_waits(WORKED, 14) == pytest.approx(0.1741, abs=5e-5)
    assert service_level(WORKED, 11, SOON) == pytest.approx(0.3896, abs=5e-4)
    assert service_level(WORKED, 14, SOON) == pytest.approx(0.888, abs=5e-4)
    assert mean_wait(WORKED, 14) / timedelta(seconds=1) == pytest.approx(7.8, abs=0.05)


def test_a_textbooks_example_takes_fourteen_people() -> None:
    assert people_needed(WORKED, 0.8, SOON, occupancy=0.85) == 14


def test_nobody_is_busier_than_is_good_for_them() -> None:
    large = Load(calls_an_hour=2_000, each=timedelta(minutes=6))
    assert people_needed(large, 0.8, SOON, occupancy=0.99) == 211
    assert people_needed(large, 0.8, SOON, occupancy=0.8) == 250


def test_with_one_person_waiting_is_as_in_the_simplest_queue() -> None:
    half = Load(calls_an_hour=6, each=timedelta(minutes=5))
    assert share_that_waits(half, 1) == pytest.approx(0.5)
    assert mean_wait(half, 1) / timedelta(minutes=1) == pytest.approx(5)


def test_too_few_people_never_keep_up() -> None:
    assert share_that_waits(WORKED, 10) == 1
    assert service_level(WORKED, 10, SOON) == 0


@given(loads, st.floats(0.1, 0.98), st.floats(0.5, 0.95))
def test_one_person_less_would_be_too_few(load: Load, level: float, occupancy: float) -> None:
    people = people_needed(load, level, SOON, occupancy)
    assert service_level(load, people, SOON) >= level
    assert load.erlangs / people <= occupancy + 1e-6
    less = people - 1
    assert service_level(load, less, SOON) < level or load.erlangs / less > occupancy


@given(loads, st.integers(1, 20))
def test_more_people_never_make_callers_wait_longer(load: Load, more: int) -> None:
    people = int(load.erlangs) + 1
    assert share_that_waits(load, people + more) <= share_that_waits(load, people)

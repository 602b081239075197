"""Plans played through, contact by contact, say what the formulas say."""

from dataclasses import replace
from datetime import timedelta

import pytest

from amends.callbacks.assumptions import Assumptions
from amends.callbacks.plan import plan
from amends.callbacks.simulation import callers_needed, simulate
from amends.directory.settings import NeedsNotMet

SMALL = Assumptions(
    contacts_a_day=2_400,
    handling=timedelta(minutes=2.5),
    wrap_up=timedelta(minutes=0.25),
    occupancy=0.95,
)
"""200 calls an hour that take three minutes with the question: the textbooks' example, where Erlang C decides."""


def test_a_small_desk_answers_as_many_in_time_as_erlang_says() -> None:
    planned = plan(SMALL, NeedsNotMet.CALL_ALL)
    assert planned.coming_in.people == 14
    seen = simulate(SMALL, planned, days=30, seed=1)
    assert seen.service_level == pytest.approx(planned.coming_in.service_level, abs=0.015)
    assert seen.occupancy == pytest.approx(planned.coming_in.occupancy, abs=0.01)
    assert seen.mean_wait / timedelta(seconds=1) == pytest.approx(
        planned.coming_in.mean_wait / timedelta(seconds=1), rel=0.25
    )


@pytest.mark.parametrize("choice", NeedsNotMet)
def test_each_choice_misses_as_many_as_planned(choice: NeedsNotMet) -> None:
    assumed = replace(SMALL, share_denied=0.1)
    planned = plan(assumed, choice)
    seen = simulate(assumed, planned, days=30, seed=2)
    assert seen.missed_a_month == pytest.approx(planned.missed, rel=0.04)
    assert seen.customers_a_day == pytest.approx(planned.going_out.customers, rel=0.1)
    assert seen.reached == pytest.approx(assumed.share_reached, abs=0.04)
    assert seen.attempts_for_one == pytest.approx(assumed.attempts_for_one, rel=0.04)


def test_who_makes_the_call_backs_tries_nearly_everybody_on_the_next_day() -> None:
    quarrel = Assumptions()
    planned = plan(quarrel, NeedsNotMet.CALL_ALL)
    seen = simulate(quarrel, planned, days=3, seed=3)
    assert seen.callers == callers_needed(quarrel, planned) == 58
    assert seen.on_time > 0.99
    assert seen.callers_occupancy < 0.9


def test_with_a_fifth_of_them_the_list_grows_and_promises_are_broken() -> None:
    planned = plan(SMALL, NeedsNotMet.CALL_ALL)
    a_fifth = replace(planned, going_out=replace(planned.going_out, work=planned.going_out.work * 0.2))
    assert simulate(SMALL, a_fifth, days=10, seed=4).on_time < 0.9


def test_the_same_seed_plays_the_same() -> None:
    planned = plan(SMALL, NeedsNotMet.SAMPLE)
    assert simulate(SMALL, planned, days=2, seed=5) == simulate(SMALL, planned, days=2, seed=5)
    assert simulate(SMALL, planned, days=2, seed=5) != simulate(SMALL, planned, days=2, seed=6)

"""Plans of call-backs: the numbers of a quarrel between a customer and a manager, and what must always be so."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amends.callbacks.assumptions import Assumptions
from amends.callbacks.errors import AssumptionError
from amends.callbacks.plan import Plan, plan, plans
from amends.callbacks.thresholds import Turning, answers_needed, turning
from amends.directory.settings import NeedsNotMet

QUARREL = Assumptions()


def of(assumed: Assumptions, choice: NeedsNotMet = NeedsNotMet.CALL_ALL) -> Plan:
    return plan(assumed, choice)


def turns(assumed: Assumptions) -> Turning:
    return turning(assumed, of(assumed), of(assumed, NeedsNotMet.NONE))


def test_the_quarrels_numbers_agree_with_each_other() -> None:
    none = of(QUARREL, NeedsNotMet.NONE)
    # 500 people, 40 calls each, 20,000 calls a day: that is so where a call takes seven minutes in all.
    assert none.staff == pytest.approx(500, rel=0.02)
    assert turns(QUARREL).calls_a_shift == pytest.approx(40, rel=0.02)
    assert QUARREL.contacts_a_day * QUARREL.days_a_month * 3 == 1_800_000


def test_to_call_who_said_no_does_not_double_the_staff() -> None:
    assert of(QUARREL).staff == 632
    assert turns(QUARREL).times_the_staff == pytest.approx(1.29, abs=0.005)


def test_to_call_everybody_does_double_it() -> None:
    everybody = replace(
        QUARREL, share_unhappy=1.0, conversation=timedelta(minutes=3), call_wrap_up=timedelta(minutes=1)
    )
    assert turns(everybody).times_the_staff > 2


def test_where_calls_last_two_minutes_to_call_who_said_no_doubles_the_staff() -> None:
    short = replace(QUARREL, handling=timedelta(minutes=1.5), wrap_up=timedelta(minutes=0.5))
    assert turns(short).times_the_staff == pytest.approx(2, abs=0.05)
    # But then 500 people with 40 calls each have four fifths of their day to spare.
    assert turns(short).calls_a_shift > 140


def test_at_the_share_that_doubles_the_staff_is_doubled() -> None:
    share = turns(QUARREL).share_that_doubles
    assert share is not None
    at_it = replace(QUARREL, share_unhappy=share)
    assert of(at_it).staff == pytest.approx(2 * of(at_it, NeedsNotMet.NONE).staff, rel=0.005)


def test_where_calls_are_long_no_share_of_unhappy_customers_doubles_the_staff() -> None:
    assert turns(replace(QUARREL, handling=timedelta(minutes=30))).share_that_doubles is None


def test_call_backs_reach_whom_attempts_reach() -> None:
    assert QUARREL.share_reached == pytest.approx(1 - 0.6**3)
    assert QUARREL.attempts_for_one == pytest.approx(1 + 0.6 + 0.36)
    assert QUARREL.time_for_one / timedelta(minutes=1) == pytest.approx(1.96 * 2 + 0.784 * 10)


def test_each_choice_says_whom_it_misses() -> None:
    missed = {one.choice: one.missed for one in plans(QUARREL)}
    assert missed == {
        NeedsNotMet.CALL_ALL: 19_440,
        NeedsNotMet.SAMPLE: 82_944,
        NeedsNotMet.LETTER: 85_500,
        NeedsNotMet.NONE: 90_000,
    }


def test_who_was_denied_without_a_final_response_is_called_whatever_is_chosen() -> None:
    denied = replace(QUARREL, share_denied=0.2)
    assert of(denied, NeedsNotMet.NONE).going_out.customers == pytest.approx(600)
    assert of(denied, NeedsNotMet.SAMPLE).going_out.customers == pytest.approx(600 + 240)
    assert of(denied, NeedsNotMet.LETTER).letters == 72_000
    assert of(denied, NeedsNotMet.NONE).coming_in == of(QUARREL, NeedsNotMet.NONE).coming_in


def test_costs_are_paid_hours_and_letters() -> None:
    small = replace(
        QUARREL,
        contacts_a_day=100,
        share_unhappy=0.1,
        cost_per_hour=Decimal(10),
        letter_cost=Decimal(2),
        days_a_month=20,
    )
    letter = of(small, NeedsNotMet.LETTER)
    assert letter.letters == 200
    hours = Decimal(letter.paid_for_coming_in / timedelta(hours=1)) * 20
    assert letter.cost == round(hours * 10 + 400, 2)


def test_a_share_is_known_from_a_sample() -> None:
    assert answers_needed(0.5, 0.05, 10**9) == 385
    assert answers_needed(0.5, 0.05, 100) == 80
    assert answers_needed(0.15, 0.02, 600_000) == 1_223


def test_every_fault_of_the_assumptions_is_told_at_once() -> None:
    with pytest.raises(AssumptionError) as raised:
        Assumptions(contacts_a_day=0, reach_rate=0, shrinkage=1, cost_per_hour=Decimal("NaN"), shift=timedelta())
    assert raised.value.faults == (
        "there are 1 to 10,000,000 contacts a day, not `0`",
        "a shift lasts for more than 0 and at most 24 hours, not `0`",
        "attempts reach more than 0 and at most 100 percent, not `0`",
        "shrinkage is 0 or more and less than 100 percent, not `100`",
        "an hour costs nothing or more, not `NaN`",
    )


_shares = st.floats(0.01, 0.99)
_minutes = st.integers(0, 30).map(lambda number: timedelta(minutes=number))
assumptions = st.builds(
    Assumptions,
    contacts_a_day=st.integers(1, 50_000),
    handling=st.integers(1, 30).map(lambda number: timedelta(minutes=number)),
    wrap_up=_minutes,
    share_unhappy=st.floats(0, 1),
    share_denied=st.floats(0, 1),
    reach_rate=st.floats(0.05, 1),
    attempts=st.integers(1, 8),
    conversation=_minutes,
    sample=_shares,
    letter_answers=st.floats(0, 1),
    occupancy=st.floats(0.5, 0.95),
)


@given(assumptions)
def test_to_call_more_customers_misses_fewer_and_never_costs_less(assumed: Assumptions) -> None:
    call_all, sample, letter, none = plans(assumed)
    assert call_all.missed <= sample.missed <= none.missed
    assert call_all.cost >= sample.cost >= none.cost
    assert letter.cost >= none.cost
    assert all(0 <= one.heard <= one.unhappy for one in (call_all, sample, letter, none))


@given(assumptions)
def test_one_more_attempt_never_misses_more(assumed: Assumptions) -> None:
    assert of(replace(assumed, attempts=assumed.attempts + 1)).missed <= of(assumed).missed

"""What a promise requires of a bill: whole months, pro-rated ones, and the first and the last by rule."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given as for_all
from hypothesis import strategies as st

from amends.promises.cycles import Cycle, Period, cycle_of
from amends.promises.due import Due, due
from amends.promises.terms import FirstMonth, LastMonth, Terms, free, monthly_credit, one_off_credit
from tests.promises.wrenfield import month


def credit(start: date, months: int = 3, amount: str = "10.00") -> Terms:
    return monthly_credit("discount", Decimal(amount), months, start)


def amounts(terms: Terms, *periods: Period) -> list[str | None]:
    found = [due(terms, period, 2) for period in periods]
    return [None if one is None else str(one.amount) for one in found]


SPRING = tuple(month(2026, number) for number in range(3, 8))


def test_a_promise_from_the_first_of_a_month_is_on_the_bills_of_its_months() -> None:
    assert amounts(credit(date(2026, 4, 1)), *SPRING) == [None, "10.00", "10.00", "10.00", None]


def test_a_month_that_is_begun_counts_as_a_whole_one() -> None:
    assert amounts(credit(date(2026, 4, 20)), *SPRING) == [None, "10.00", "10.00", "10.00", None]


def test_or_the_promise_begins_with_the_next_month() -> None:
    terms = replace(credit(date(2026, 4, 20), months=2), first_month=FirstMonth.NEXT)

    assert amounts(terms, *SPRING) == [None, None, "10.00", "10.00", None]


@pytest.mark.parametrize(
    ("last_month", "last"), [(LastMonth.PRO_RATED, "6.13"), (LastMonth.WHOLE, "10.00"), (LastMonth.NOTHING, None)]
)
def test_or_it_is_pro_rated_and_what_is_left_falls_into_a_month_more(last_month: LastMonth, last: str | None) -> None:
    terms = replace(credit(date(2026, 4, 20)), first_month=FirstMonth.PRO_RATED, last_month=last_month)

    # 11 of 30 days in April, 19 of 31 in July.
    assert amounts(terms, *SPRING) == [None, "3.67", "10.00", "10.00", last]


def test_half_a_cent_is_rounded_up() -> None:
    terms = replace(credit(date(2026, 4, 16), amount="0.05"), first_month=FirstMonth.PRO_RATED)

    assert due(terms, SPRING[1], 2) == Due(Decimal("0.03"), pro_rated=True)


def test_a_currency_without_minor_digits_is_rounded_to_whole_units() -> None:
    terms = replace(credit(date(2026, 4, 20), amount="1000"), first_month=FirstMonth.PRO_RATED)

    assert due(terms, SPRING[1], 0) == Due(Decimal(367), pro_rated=True)


def test_what_is_promised_once_is_on_one_bill() -> None:
    terms = one_off_credit("sorry", Decimal("25.00"), date(2026, 4, 3))

    assert amounts(terms, *SPRING) == [None, "25.00", None, None, None]


def test_what_is_free_for_good_may_cost_nothing_on_every_bill_to_come() -> None:
    assert amounts(free("box", date(2026, 4, 3)), *SPRING) == [None, "0", "0", "0", "0"]


def test_an_account_that_is_billed_from_the_15th_is_reckoned_from_the_15th() -> None:
    bills = (
        Period(date(2026, 3, 15), date(2026, 4, 14)),
        Period(date(2026, 4, 15), date(2026, 5, 14)),
        Period(date(2026, 5, 15), date(2026, 6, 14)),
    )

    assert amounts(credit(date(2026, 4, 10), months=2), *bills) == ["10.00", "10.00", None]


def test_a_shorter_first_bill_counts_as_the_month_that_it_is_a_part_of() -> None:
    first, second = Period(date(2026, 4, 20), date(2026, 5, 14)), Period(date(2026, 5, 15), date(2026, 6, 14))

    assert amounts(credit(date(2026, 4, 20), months=1), first, second) == ["10.00", None]


def test_a_bill_for_three_months_carries_the_credits_of_all_three() -> None:
    quarter = Period(date(2026, 4, 1), date(2026, 6, 30))

    assert amounts(credit(date(2026, 5, 1), months=12), quarter) == ["20.00"]


def test_a_bill_to_the_end_of_february_belongs_to_the_cycle_that_it_began_in() -> None:
    assert cycle_of(Period(date(2026, 1, 31), date(2026, 2, 27))) == Cycle(31)
    assert cycle_of(Period(date(2026, 2, 28), date(2026, 3, 30))) == Cycle(31)
    assert cycle_of(month(2026, 2)) == Cycle(1)


starts = st.dates(date(2024, 1, 1), date(2027, 12, 31))
cycle_days = st.sampled_from([1, 2, 15, 28])


def bills_of(cycle: Cycle, start: date, count: int) -> list[Period]:
    first = cycle.number(start)
    return [cycle.month(number) for number in range(first - 2, first + count)]


@for_all(starts, cycle_days, st.integers(1, 24), st.sampled_from([FirstMonth.WHOLE, FirstMonth.NEXT]))
def test_so_many_whole_months_are_on_so_many_bills_in_a_row(
    start: date, day: int, months: int, first_month: FirstMonth
) -> None:
    terms = replace(credit(start, months), first_month=first_month)
    bills = bills_of(Cycle(day), start, months + 4)

    carrying = [place for place, one in enumerate(amounts(terms, *bills)) if one is not None]

    assert carrying == list(range(carrying[0], carrying[0] + months))
    first = bills[carrying[0]]
    assert first.first <= start <= first.last if first_month is FirstMonth.WHOLE else first.first >= start


@for_all(starts, cycle_days, st.integers(1, 14), st.integers(1, 100_000))
def test_a_pro_rated_bill_is_the_amount_by_the_days_counted_one_by_one(
    start: date, day: int, months: int, minor: int
) -> None:
    amount = Decimal(minor).scaleb(-2)
    terms = replace(credit(start, months, str(amount)), first_month=FirstMonth.PRO_RATED)
    year, number = divmod(start.year * 12 + start.month - 1 + months, 12)
    last = date(year, number + 1, 1) + timedelta(days=27)
    while last.month != number + 1 or last.day > start.day:
        last -= timedelta(days=1)
    while last.day < start.day and (last + timedelta(days=1)).month == number + 1:
        last += timedelta(days=1)
    # `last` is the first day after the promise.
    for period in bills_of(Cycle(day), start, months + 3):
        days = [period.first + timedelta(days=ahead) for ahead in range((period.last - period.first).days + 1)]
        share = Fraction(sum(start <= one < last for one in days), len(days))
        exact = Fraction(minor) * share
        found = due(terms, period, 2)
        if not share:
            assert found is None
        else:
            assert found is not None
            assert abs(Fraction(found.amount) * 100 - exact) <= Fraction(1, 2)
            assert found.amount == found.amount.quantize(Decimal("0.01"))
            assert found.pro_rated == (share != 1)

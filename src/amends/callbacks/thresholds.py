"""Where a quarrel about call-backs turns: the shares and numbers at which one side or the other is right."""

import math
from dataclasses import dataclass
from datetime import timedelta

from amends.callbacks.assumptions import Assumptions
from amends.callbacks.plan import Plan

_CONFIDENCE = 1.96


@dataclass(frozen=True, slots=True)
class Turning:
    """The points at which the answer changes.

    Attributes:
        times_the_staff: the staff of calling all, by that of calling nobody at all.
        share_that_doubles: the share of unhappy customers from which to call all of them doubles the staff; None
            where even all customers would not.
        calls_saved_to_pay: how many further calls of a customer one call-back must save to cost nothing.
        calls_a_shift: how many calls one person takes in a shift where nobody is called back.
        customers_to_ask: how many answers a month tell the share of unhappy customers to two points in a hundred.
    """

    times_the_staff: float
    share_that_doubles: float | None
    calls_saved_to_pay: float
    calls_a_shift: float
    customers_to_ask: int


def turning(given: Assumptions, call_all: Plan, none: Plan) -> Turning:
    """The points at which the answer changes, between calling all and calling nobody."""
    return Turning(
        times_the_staff=(call_all.paid_for_coming_in + call_all.paid_for_going_out) / none.paid_for_coming_in,
        share_that_doubles=_share_that_doubles(given, call_all, none),
        calls_saved_to_pay=given.time_for_one / given.occupancy / _paid_time_of_a_call(given, none),
        calls_a_shift=given.contacts_a_day * (given.shift / none.paid_for_coming_in),
        customers_to_ask=answers_needed(given.share_unhappy, 0.02, given.contacts_a_day * given.days_a_month),
    )


def answers_needed(share: float, margin: float, among: int) -> int:
    """How many answers tell a share to a margin, 19 times out of 20, among so many customers chosen by chance."""
    spread = max(share * (1 - share), 0.01)
    without_end = _CONFIDENCE**2 * spread / margin**2
    return min(among, math.ceil(without_end / (1 + (without_end - 1) / among)))


def _share_that_doubles(given: Assumptions, call_all: Plan, none: Plan) -> float | None:
    """Where paid time for call-backs is what is left of twice the time of today after asking."""
    left = 2 * none.paid_for_coming_in - call_all.paid_for_coming_in
    for_everybody = given.time_for_one * given.contacts_a_day / given.occupancy / (1 - given.shrinkage)
    share = left / for_everybody
    return share if 0 <= share <= 1 else None


def _paid_time_of_a_call(given: Assumptions, none: Plan) -> timedelta:
    """The time at the desk that one call that comes in takes, with the waiting for it."""
    return none.coming_in.people * given.open_for / given.contacts_a_day

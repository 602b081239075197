"""A plan of call-backs: what each choice takes in people and money, and how many unhappy customers it misses.

Two models, each for what it is true of. Calls that come in come by chance and cannot wait: Erlang C says how many
people must sit there at every hour, idle ones among them. Call-backs wait in a list until the next day and are made
one after the other: they take their work, divided by the occupancy that is good for people, and no more.
"""

import math
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal

from amends.callbacks.assumptions import Assumptions
from amends.callbacks.erlang import Load, mean_wait, people_needed, service_level
from amends.directory.settings import NeedsNotMet

HOUR = timedelta(hours=1)
_CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class ComingIn:
    """Calls that come in: the people at the desk at every hour, and what callers get for it."""

    load: Load
    people: int
    service_level: float
    mean_wait: timedelta

    @property
    def occupancy(self) -> float:
        """The share of their time that they are busy."""
        return self.load.erlangs / self.people


@dataclass(frozen=True, slots=True)
class GoingOut:
    """Call-backs of one day: customers, attempts, and the work that they make."""

    customers: float
    attempts: float
    work: timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What one choice takes and reaches.

    Attributes:
        coming_in: the calls that come in; asking, and answers to letters, are among them.
        going_out: the call-backs of one day.
        paid_for_coming_in: paid time a day.
        paid_for_going_out: paid time a day.
        staff: people with a whole shift a day.
        staff_calling: how many of them, in whole shifts, call back.
        letters: letters a month.
        cost: of people and letters a month.
        unhappy: customers a month whose needs were not met.
        heard: how many of these somebody spoke with afterwards.
    """

    choice: NeedsNotMet
    coming_in: ComingIn
    going_out: GoingOut
    paid_for_coming_in: timedelta
    paid_for_going_out: timedelta
    staff: int
    staff_calling: float
    letters: int
    cost: Decimal
    unhappy: int
    heard: int

    @property
    def missed(self) -> int:
        """Unhappy customers a month with whom nobody spoke again."""
        return self.unhappy - self.heard


def plan(given: Assumptions, choice: NeedsNotMet) -> Plan:
    """The plan of one choice."""
    called, lettered = share_called(given, choice), share_lettered(given, choice)
    answers = given.unhappy_a_day * lettered * given.letter_answers
    coming_in = _coming_in(given, asks=choice is not NeedsNotMet.NONE, further=answers)
    going_out = _going_out(given, given.unhappy_a_day * called)
    at_desk = 1 - given.shrinkage
    paid_in = coming_in.people * given.open_for / at_desk
    paid_out = going_out.work / given.occupancy / at_desk
    letters = round(given.unhappy_a_day * lettered * given.days_a_month)
    return Plan(
        choice=choice,
        coming_in=coming_in,
        going_out=going_out,
        paid_for_coming_in=paid_in,
        paid_for_going_out=paid_out,
        staff=math.ceil(round((paid_in + paid_out) / given.shift, 6)),
        staff_calling=paid_out / given.shift,
        letters=letters,
        cost=_cost(given, paid_in + paid_out, letters),
        unhappy=round(given.unhappy_a_day * given.days_a_month),
        heard=round((going_out.customers * given.share_reached + answers) * given.days_a_month),
    )


def plans(given: Assumptions) -> tuple[Plan, ...]:
    """The plans of all choices, from calling all to calling nobody."""
    return tuple(plan(given, choice) for choice in NeedsNotMet)


def share_called(given: Assumptions, choice: NeedsNotMet) -> float:
    """The share of unhappy customers who are called; who was denied without a final response always is."""
    share = {NeedsNotMet.CALL_ALL: 1.0, NeedsNotMet.SAMPLE: given.sample}.get(choice, 0.0)
    return given.share_denied + (1 - given.share_denied) * share


def share_lettered(given: Assumptions, choice: NeedsNotMet) -> float:
    """The share of unhappy customers who get a letter."""
    return 1 - given.share_denied if choice is NeedsNotMet.LETTER else 0.0


def _coming_in(given: Assumptions, *, asks: bool, further: float) -> ComingIn:
    each = given.handling + given.wrap_up + (given.asking if asks else timedelta())
    load = Load((given.contacts_a_day + further) / (given.open_for / HOUR), each)
    people = people_needed(load, given.service_level, given.answered_within, given.occupancy)
    return ComingIn(load, people, service_level(load, people, given.answered_within), mean_wait(load, people))


def _going_out(given: Assumptions, customers: float) -> GoingOut:
    return GoingOut(customers, customers * given.attempts_for_one, given.time_for_one * customers)


def _cost(given: Assumptions, paid_a_day: timedelta, letters: int) -> Decimal:
    hours = Decimal(str(round(paid_a_day / HOUR * given.days_a_month, 4)))
    return (hours * given.cost_per_hour + letters * given.letter_cost).quantize(_CENT)

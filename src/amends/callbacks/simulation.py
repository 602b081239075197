"""A plan played through, contact by contact: whether what the formulas say is what happens."""

from collections import deque
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from random import Random

from simpy import Environment, Event, Resource

from amends.callbacks.assumptions import Assumptions
from amends.callbacks.plan import Plan, share_called

_MINUTE = timedelta(minutes=1)
Told = Callable[[int], object]
"""Is told of every day that was played."""


@dataclass(frozen=True, slots=True)
class Simulated:
    """What happened on average.

    Attributes:
        service_level: the share of calls that were answered in time.
        mean_wait: how long callers waited.
        occupancy: the share of their time that those who answer were busy.
        callers: how many people made the call-backs of a day.
        callers_occupancy: the share of their time that they were busy.
        customers_a_day: how many customers came on the list a day.
        attempts_for_one: how often one of them was tried.
        reached: the share of them who were reached.
        on_time: the share of them who were tried first on the next day.
        missed_a_month: unhappy customers with whom nobody spoke again; answers to letters count as in the plan.
    """

    service_level: float
    mean_wait: timedelta
    occupancy: float
    callers: int
    callers_occupancy: float
    customers_a_day: float
    attempts_for_one: float
    reached: float
    on_time: float
    missed_a_month: int


@dataclass(slots=True)
class _Desk:
    """What was seen of the calls that came in."""

    calls: int = 0
    in_time: int = 0
    waited: float = 0.0
    busy: float = 0.0
    unhappy: int = 0
    to_call: int = 0


@dataclass(slots=True)
class _Customer:
    """Somebody on the list of call-backs."""

    day: int
    attempts: int = 0
    first_tried: int | None = None
    reached: bool = False


@dataclass(slots=True)
class _List:
    """The list of call-backs, and what was seen of it."""

    waiting: deque[_Customer] = field(default_factory=deque)
    everybody: list[_Customer] = field(default_factory=list)
    busy: float = 0.0
    days_with_work: int = 0


def simulate(given: Assumptions, plan: Plan, *, days: int, seed: int, told: Told = lambda _: None) -> Simulated:
    """Plays so many days with calls, and the days after them until nobody is left to be tried.

    Calls come in by chance at the same rate all day; how long they last is chance, too (both as Erlang C has it).
    """
    random = Random(seed)
    desk, calls = _Desk(), _List()
    callers = callers_needed(given, plan)
    for day in range(days):
        before = desk.to_call
        _play_desk(given, plan, random, desk)
        coming = [_Customer(day) for _ in range(desk.to_call - before)]
        _play_list(given, callers, day, random, calls)
        calls.everybody += coming
        calls.waiting.extendleft(coming)
        told(day + 1)
    day = days
    while calls.waiting and callers and day < days + 10 * given.attempts:
        _play_list(given, callers, day, random, calls)
        day += 1
    return _seen(given, plan, desk, calls, days, callers)


def callers_needed(given: Assumptions, plan: Plan) -> int:
    """How many people make the call-backs of a day while it is open."""
    needed = plan.going_out.work / given.occupancy / given.open_for
    return int(-(-round(needed, 6) // 1))


def _play_desk(given: Assumptions, plan: Plan, random: Random, desk: _Desk) -> None:
    environment = Environment()
    people = Resource(environment, capacity=plan.coming_in.people)
    environment.process(_arrivals(environment, people, given, plan, random, desk))
    environment.run()


def _arrivals(
    environment: Environment, people: Resource, given: Assumptions, plan: Plan, random: Random, desk: _Desk
) -> Generator[Event, None, None]:
    a_minute = plan.coming_in.load.calls_an_hour / 60
    own = given.contacts_a_day / (plan.coming_in.load.calls_an_hour * (given.open_for / timedelta(hours=1)))
    called = share_called(given, plan.choice)
    closing = given.open_for / _MINUTE
    while True:
        yield environment.timeout(random.expovariate(a_minute))
        if environment.now >= closing:
            return
        environment.process(_call(environment, people, plan, random, desk, given.answered_within / _MINUTE))
        # Answers to letters are handled, but were counted as contacts before.
        if random.random() < own and random.random() < given.share_unhappy:
            desk.unhappy += 1
            desk.to_call += random.random() < called


def _call(
    environment: Environment, people: Resource, plan: Plan, random: Random, desk: _Desk, within: float
) -> Generator[Event, None, None]:
    came = environment.now
    with people.request() as free:
        yield free
        waited = environment.now - came
        lasts = random.expovariate(1 / (plan.coming_in.load.each / _MINUTE))
        desk.calls += 1
        desk.in_time += waited <= within
        desk.waited += waited
        desk.busy += lasts
        yield environment.timeout(lasts)


def _play_list(given: Assumptions, callers: int, day: int, random: Random, calls: _List) -> None:
    """One day of call-backs: who was never tried comes first, and who is not reached is tried on another day."""
    if not calls.waiting or not callers:
        return
    environment = Environment()
    today, calls.waiting = calls.waiting, deque()
    for _ in range(callers):
        environment.process(_caller(environment, today, given, day, random, calls))
    environment.run()
    calls.waiting.extendleft(reversed(today))
    calls.days_with_work += 1


def _caller(
    environment: Environment, today: deque[_Customer], given: Assumptions, day: int, random: Random, calls: _List
) -> Generator[Event, None, None]:
    closing = given.open_for / _MINUTE
    while today and environment.now < closing:
        customer = today.popleft()
        lasts = _attempt(customer, given, day, random)
        calls.busy += lasts
        if not customer.reached and customer.attempts < given.attempts:
            calls.waiting.append(customer)
        yield environment.timeout(lasts)


def _attempt(customer: _Customer, given: Assumptions, day: int, random: Random) -> float:
    """Tries a customer, and says how many minutes it took."""
    customer.attempts += 1
    customer.first_tried = day if customer.first_tried is None else customer.first_tried
    customer.reached = random.random() < given.reach_rate
    parts = [given.dialling, given.conversation, given.call_wrap_up] if customer.reached else [given.dialling]
    return sum(_by_chance(part, random) for part in parts)


def _by_chance(time: timedelta, random: Random) -> float:
    return random.expovariate(1 / (time / _MINUTE)) if time else 0.0


def _seen(given: Assumptions, plan: Plan, desk: _Desk, calls: _List, days: int, callers: int) -> Simulated:
    number = max(1, len(calls.everybody))
    reached = sum(customer.reached for customer in calls.everybody)
    answers = plan.letters * given.letter_answers
    open_for = given.open_for / _MINUTE
    return Simulated(
        service_level=desk.in_time / max(1, desk.calls),
        mean_wait=_MINUTE * (desk.waited / max(1, desk.calls)),
        occupancy=desk.busy / (plan.coming_in.people * open_for * days),
        callers=callers,
        callers_occupancy=calls.busy / (callers * open_for * days) if callers else 0.0,
        customers_a_day=len(calls.everybody) / days,
        attempts_for_one=sum(customer.attempts for customer in calls.everybody) / number,
        reached=reached / number,
        on_time=sum(_is_on_time(calls.everybody)) / number,
        missed_a_month=round((desk.unhappy - reached) / days * given.days_a_month - answers),
    )


def _is_on_time(customers: list[_Customer]) -> Iterator[bool]:
    return (customer.first_tried == customer.day + 1 for customer in customers)

"""What a plan of call-backs rests on; what is not said is as in a quarrel between a customer and a manager."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal

from amends.callbacks.errors import AssumptionError

MOST_CONTACTS = 10_000_000
_NOTHING, _A_DAY = timedelta(), timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Assumptions:
    """What is assumed; shares are from 0 to 1.

    Attributes:
        contacts_a_day: calls that come in, spread evenly over the hours that are open.
        days_a_month: days with calls in a month.
        open_for: how long of a day somebody answers.
        handling: how long a call that comes in lasts.
        wrap_up: how long it is written up afterwards.
        service_level: the share of calls to be answered within `answered_within`.
        answered_within: how soon.
        occupancy: the largest share of their time at the desk that people handle calls; more wears them out.
        shrinkage: the share of paid time that people are not at the desk: leave, illness, breaks, training.
        shift: the paid time of one person on one day.
        cost_per_hour: what a paid hour costs, with everything.
        share_unhappy: the share of contacts that end with needs not met.
        share_denied: the share of those who got a denial without a final response; they are always called.
        asking: how long it takes to ask whether needs were met.
        reach_rate: the share of attempts at which the customer is reached.
        attempts: how often a customer is tried before one gives up.
        dialling: what every attempt takes, reached or not: open the account, dial, wait, note what came of it.
        conversation: how long one speaks with a customer who is reached.
        call_wrap_up: how long that is written up.
        sample: the share of unhappy customers who are called where a sample is.
        letter_cost: what a letter costs with everything.
        letter_answers: the share of letters to which the customer calls.
    """

    contacts_a_day: int = 20_000
    days_a_month: int = 30
    open_for: timedelta = timedelta(hours=12)
    handling: timedelta = timedelta(minutes=6)
    wrap_up: timedelta = timedelta(minutes=1)
    service_level: float = 0.8
    answered_within: timedelta = timedelta(seconds=20)
    occupancy: float = 0.85
    shrinkage: float = 0.3
    shift: timedelta = timedelta(hours=8)
    cost_per_hour: Decimal = Decimal(25)
    share_unhappy: float = 0.15
    share_denied: float = 0.0
    asking: timedelta = timedelta(seconds=15)
    reach_rate: float = 0.4
    attempts: int = 3
    dialling: timedelta = timedelta(minutes=2)
    conversation: timedelta = timedelta(minutes=8)
    call_wrap_up: timedelta = timedelta(minutes=2)
    sample: float = 0.1
    letter_cost: Decimal = Decimal("1.50")
    letter_answers: float = 0.05

    def __post_init__(self) -> None:
        faults = tuple(_faults(self))
        if faults:
            raise AssumptionError(faults)

    @property
    def unhappy_a_day(self) -> float:
        """How many contacts of a day end with needs not met."""
        return self.contacts_a_day * self.share_unhappy

    @property
    def share_reached(self) -> float:
        """The share of those who are tried as often as is meant to be, who are reached."""
        return 1 - (1 - self.reach_rate) ** self.attempts

    @property
    def attempts_for_one(self) -> float:
        """How many attempts one customer takes on average."""
        return self.share_reached / self.reach_rate

    @property
    def time_for_one(self) -> timedelta:
        """How much work one customer who is called back makes on average, reached or not."""
        spoken = self.conversation + self.call_wrap_up
        return self.dialling * self.attempts_for_one + spoken * self.share_reached


def _faults(given: Assumptions) -> Iterator[str]:
    if not 1 <= given.contacts_a_day <= MOST_CONTACTS:
        yield f"there are 1 to {MOST_CONTACTS:,} contacts a day, not `{given.contacts_a_day:,}`"
    if not 1 <= given.days_a_month <= 31:
        yield f"a month has 1 to 31 days with calls, not `{given.days_a_month}`"
    if not 1 <= given.attempts <= 20:
        yield f"a customer is tried 1 to 20 times, not `{given.attempts}`"
    yield from _times(given)
    yield from _shares(given)
    for what, cost in (("an hour", given.cost_per_hour), ("a letter", given.letter_cost)):
        if not cost.is_finite() or cost < 0:
            yield f"{what} costs nothing or more, not `{cost}`"


def _times(given: Assumptions) -> Iterator[str]:
    for what, time in (("a day has calls", given.open_for), ("a shift lasts", given.shift)):
        if not _NOTHING < time <= _A_DAY:
            yield f"{what} for more than 0 and at most 24 hours, not `{time / timedelta(hours=1):g}`"
    calls = (("a call that comes in", given.handling + given.wrap_up), ("an attempt to call", given.dialling))
    for what, time in calls:
        if not _NOTHING < time <= _A_DAY:
            yield f"{what} takes more than no time and less than a day"
    parts = (given.handling, given.wrap_up, given.asking, given.conversation, given.call_wrap_up)
    if any(not _NOTHING <= time <= _A_DAY for time in parts) or given.answered_within < _NOTHING:
        yield "a time cannot be less than nothing, or more than a day"


def _shares(given: Assumptions) -> Iterator[str]:
    above = "more than 0 and at most 100 percent"
    below = "0 or more and less than 100 percent"
    whole = "0 to 100 percent"
    for what, share, holds, meant in (
        ("unhappy customers are", given.share_unhappy, 0 <= given.share_unhappy <= 1, whole),
        ("those denied without a final response are", given.share_denied, 0 <= given.share_denied <= 1, whole),
        ("attempts reach", given.reach_rate, 0 < given.reach_rate <= 1, above),
        ("a sample is", given.sample, 0 < given.sample <= 1, above),
        ("letters are answered by", given.letter_answers, 0 <= given.letter_answers <= 1, whole),
        ("a service level is", given.service_level, 0 < given.service_level < 1, "between 0 and 100 percent"),
        ("an occupancy is", given.occupancy, 0 < given.occupancy < 1, "between 0 and 100 percent"),
        ("shrinkage is", given.shrinkage, 0 <= given.shrinkage < 1, below),
    ):
        if not holds:
            yield f"{what} {meant}, not `{100 * share:g}`"

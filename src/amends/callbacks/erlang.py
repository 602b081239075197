"""Erlang C: how many people it takes to answer calls that come in by chance, when callers wait for the next one."""

import math
from dataclasses import dataclass
from datetime import timedelta

_ROUNDING = 1e-9


@dataclass(frozen=True, slots=True)
class Load:
    """Calls that come in by chance: how many an hour, and how long each takes on average."""

    calls_an_hour: float
    each: timedelta

    @property
    def erlangs(self) -> float:
        """How many people it would keep busy if calls came one after the other."""
        return self.calls_an_hour * (self.each / timedelta(hours=1))


def share_that_waits(load: Load, people: int) -> float:
    """The share of callers who wait at all; 1 where there are too few people to keep up."""
    erlangs = load.erlangs
    if people <= erlangs:
        return 1.0
    blocked = 1.0
    for number in range(1, people + 1):
        blocked = erlangs * blocked / (number + erlangs * blocked)
    busy = erlangs / people
    return blocked / (1 - busy * (1 - blocked))


def service_level(load: Load, people: int, within: timedelta) -> float:
    """The share of callers who are answered within a time; 0 where there are too few people to keep up."""
    if people <= load.erlangs:
        return 0.0
    return 1 - share_that_waits(load, people) * math.exp(-(people - load.erlangs) * (within / load.each))


def mean_wait(load: Load, people: int) -> timedelta:
    """How long callers wait on average, those who are answered at once among them."""
    return load.each * (share_that_waits(load, people) / (people - load.erlangs))


def people_needed(load: Load, level: float, within: timedelta, occupancy: float) -> int:
    """The fewest people who answer so many callers in time, and are not busier than is good for them."""
    too_few = max(0, math.floor(load.erlangs), math.ceil(load.erlangs / occupancy - _ROUNDING) - 1)
    step = 1
    while service_level(load, too_few + step, within) < level:
        too_few, step = too_few + step, 2 * step
    enough = too_few + step
    while enough - too_few > 1:
        middle = (too_few + enough) // 2
        if service_level(load, middle, within) < level:
            too_few = middle
        else:
            enough = middle
    return enough

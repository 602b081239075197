"""Timing: everything that is compared runs in turn, again and again, so that a machine that drifts drifts for all.

What is timed in this process is processor time: who else uses the machine does not count.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from time import process_time

from benchmarks.results import Figure, Unit


@dataclass(frozen=True, slots=True)
class Contestant:
    """Something to be timed: `run` handles `count` cases."""

    label: str
    run: Callable[[], object]
    count: int = 1


def deciding(label: str, decide: Callable[..., object], cases: Sequence[object]) -> Contestant:
    """A contestant that decides each case once; the loop is the same for all."""

    def run() -> None:
        for case in cases:
            decide(case)

    return Contestant(label, run, len(cases))


def seconds_each(contestants: Iterable[Contestant], *, repeats: int, at_least: float) -> dict[str, list[float]]:
    """Processor seconds a case, once for each repeat; in each, every contestant runs for about `at_least` seconds.

    The collector of garbage stays on: what a decision leaves behind is a part of its cost.
    """
    passes = [(contestant, _passes(contestant, at_least)) for contestant in contestants]
    found: dict[str, list[float]] = {contestant.label: [] for contestant, _ in passes}
    for _ in range(repeats):
        for contestant, count in passes:
            started = process_time()
            for _ in range(count):
                contestant.run()
            found[contestant.label].append((process_time() - started) / (count * contestant.count))
    return found


def _passes(contestant: Contestant, at_least: float) -> int:
    """How often to run; the first run warms up, the second is timed."""
    contestant.run()
    started = process_time()
    contestant.run()
    return max(1, round(at_least / max(process_time() - started, 1e-9)))


def ratio(one: Iterable[float], other: Iterable[float]) -> Figure:
    """How many times as long one took as the other, repeat by repeat."""
    return Figure.of([numerator / denominator for numerator, denominator in zip(one, other, strict=False)], Unit.TIMES)


def times(found: Mapping[str, Sequence[float]], label: str, base: str) -> Figure:
    """How many times as long as another, repeat by repeat."""
    return ratio(found[label], found[base])


def seconds(found: Mapping[str, Sequence[float]], label: str) -> Figure:
    return Figure.of(found[label], Unit.SECONDS)

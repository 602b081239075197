"""Timing single calls, each about something else, on the wall: a store waits for its disk."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from time import perf_counter
from typing import Any

from benchmarks.options import Options
from benchmarks.results import Cell, Figure, Table, Unit

FINDING = 0.050
FOLDING = 0.005
_CALLS = 40
_CALLS_QUICKLY = 5


@dataclass(frozen=True, slots=True)
class Call:
    """What is timed: `run`, with what was prepared for it before.

    Attributes:
        floor: the seconds that it may take at most, in the middle of all calls.
        parts: how many things of the same kind one call is about.
    """

    label: str
    run: Callable[[Any], object]
    prepare: Callable[[], Any] = lambda: None
    floor: float | None = None
    parts: int = 1


def table(title: str, calls: Sequence[Call], options: Options) -> Table:
    """How long each takes; what misses its floor is in bold."""
    return Table(
        title,
        ["", "a call", "at most"],
        [_row(call, options) for call in calls],
        ["On the wall, after one call that is not counted; each call is about another thing where there are several."],
    )


def _row(call: Call, options: Options) -> list[Cell]:
    taken = [_seconds(call) for _ in range(1 + (_CALLS_QUICKLY if options.quick else _CALLS))][1:]
    figure = Figure.of(taken, Unit.SECONDS)
    if call.floor is None:
        return [call.label, figure, ""]
    told = f"{call.floor * 1000:.0f} ms"
    return [call.label, figure, told if figure.median < call.floor else f"**missed: {told}**"]


def _seconds(call: Call) -> float:
    prepared = call.prepare()
    started = perf_counter()
    call.run(prepared)
    return (perf_counter() - started) / call.parts

"""The service under load for twenty minutes: how much memory it holds at the beginning and at the end."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.options import Options
from benchmarks.results import Cell, Table
from benchmarks.serving.load import Desks, Load
from benchmarks.serving.server import Serving, desk
from benchmarks.serving.store import KINDS, furnished

TITLE = "Twenty minutes under load"

_MINUTES, _MINUTES_QUICKLY = 20.0, 0.5
_WRITES_A_SECOND, _READS_A_SECOND = 20.0, 40.0
_LOOKS = 40
_BYTES_A_MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class _Soaked:
    """The load that was borne, and the memory held at each look, in bytes."""

    load: Load
    held: Sequence[int]


def measure(options: Options) -> list[Table]:
    whole = options.minutes or (_MINUTES_QUICKLY if options.quick else _MINUTES)
    minutes = whole / len(KINDS)
    rows: list[Sequence[Cell]] = []
    for kind in KINDS:
        with furnished(kind) as store, desk(store.url) as server:
            soaked = asyncio.run(_soaked(Desks(server.url, store.token, store.customers), server, minutes * 60))
        rows.append([kind, *_row(soaked)])
    columns = ["store", "requests", "refused", "after a tenth", "at half", "at the end", "growth of the second half"]
    notes = [
        f"{minutes:g} minutes on each store: {_WRITES_A_SECOND:g} writes and {_READS_A_SECOND:g} reads a second. What "
        "the process holds (RSS) is looked at forty times; each figure is the mean of five looks."
    ]
    return [Table("Memory of the server", columns, rows, notes)]


def _row(soaked: _Soaked) -> list[Cell]:
    requests = len(soaked.load.writes) + len(soaked.load.reads)
    early, half, end = (_mean(soaked.held, place) for place in (_LOOKS // 10, _LOOKS // 2, _LOOKS - 5))
    held = [_megabytes(found) for found in (early, half, end)]
    return [f"{requests:,}", str(len(soaked.load.refused)), *held, f"{end / half - 1:+.1%}"]


def _mean(held: Sequence[int], place: int) -> float:
    looks = held[place : place + 5]
    return sum(looks) / len(looks)


def _megabytes(held: float) -> str:
    return f"{held / _BYTES_A_MEGABYTE:.0f} MB"


async def _soaked(desks: Desks, server: Serving, seconds: float) -> _Soaked:
    held: list[int] = []

    async def look() -> None:
        for _ in range(_LOOKS):
            await asyncio.sleep(seconds / _LOOKS)
            held.append(server.resident_bytes())

    load, _ = await asyncio.gather(desks.work(seconds, _WRITES_A_SECOND, _READS_A_SECOND), look())
    return _Soaked(load, held)

"""Load as it comes in a contact centre: so many writes a second whatever the server does, with reads beside.

The loop is open: each request has its moment, and how long it took is counted from then on, so that a server that
stands still is not spared what would have come meanwhile (G. Tene, "How NOT to Measure Latency").
"""

import asyncio
from collections.abc import Awaitable, Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import count, cycle
from time import perf_counter

from benchmarks.serving.client import Connection

Act = Callable[[Connection], Awaitable[None]]

_KEYS = count(1)
_STEPS: tuple[tuple[str, object], ...] = (
    ("verify-caller", {"method": "one_time_code"}),
    ("fact", {"facts": {"came_late": False, "withered": True, "price": "60.00"}}),
    ("fact", {"facts": {"occasion": "birthday", "years_with_us": 4}}),
    ("restate", {"issue": "The flowers were withered.", "wish": "Another bouquet.", "remedy": "second_bouquet"}),
    ("confirm", None),
    ("decide", None),
    ("give", {"remedy": "second_bouquet"}),
    ("settle", {"gift": "second_bouquet", "outcome": "given"}),
    ("resolve", {"needs_met": "yes"}),
    ("end-contact", {}),
    ("close", None),
)
"""A call, act by act, after the case was opened."""


@dataclass
class Load:
    """What came of it: how long each write and each read took, in seconds, and what was refused."""

    writes: list[float] = field(default_factory=list)
    reads: list[float] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)


@dataclass
class _Call:
    """A call on its way: the case, and the acts that are left."""

    case: str
    left: Iterator[tuple[str, object]]


class Desks:
    """Agents at work on one server."""

    def __init__(self, url: str, token: str, customers: Sequence[str]) -> None:
        self._url, self._token, self._customers = url, token, cycle(customers)
        self._idle: list[Connection] = []
        self._calls: list[_Call] = []
        self._known: list[str] = []
        self.load = Load()

    async def work(self, seconds: float, writes_a_second: float, reads_a_second: float) -> Load:
        """Works for so long."""
        await asyncio.gather(
            self._paced(seconds, writes_a_second, self._write, self.load.writes),
            self._paced(seconds, reads_a_second, self._read, self.load.reads),
        )
        return self.load

    async def _paced(self, seconds: float, rate: float, act: Act, taken: list[float]) -> None:
        begun = perf_counter()
        going_on: set[asyncio.Task[None]] = set()
        for number in range(int(seconds * rate)):
            moment = begun + number / rate
            await asyncio.sleep(max(0.0, moment - perf_counter()))
            task = asyncio.create_task(self._timed(act, moment, taken))
            going_on.add(task)
            task.add_done_callback(going_on.discard)
        await asyncio.gather(*going_on)

    async def _timed(self, act: Act, moment: float, taken: list[float]) -> None:
        connection = self._idle.pop() if self._idle else Connection(self._url, self._token)
        await act(connection)
        taken.append(perf_counter() - moment)
        self._idle.append(connection)

    async def _write(self, connection: Connection) -> None:
        if not self._calls:
            await self._open(connection)
            return
        call = self._calls.pop(0)
        act, body = next(call.left, (None, None))
        if act is None:
            await self._open(connection)
            return
        key = f"bench-{next(_KEYS)}"
        answer = await connection.ask("POST", f"/api/v1/cases/{call.case}/{act}", body, key)
        if answer.status >= 400:
            self.load.refused.append(f"{act}: {answer.status} {answer.body[:200]!r}")
        else:
            self._calls.append(call)

    async def _open(self, connection: Connection) -> None:
        body = {"customer": next(self._customers), "problem": "The flowers are withered.", "channel": "phone"}
        answer = await connection.ask("POST", "/api/v1/cases", body, f"bench-{next(_KEYS)}")
        if answer.status >= 400:
            self.load.refused.append(f"open: {answer.status} {answer.body[:200]!r}")
            return
        case = answer.text("reference")
        self._known.append(case)
        self._calls.append(_Call(case, iter(_STEPS)))

    async def _read(self, connection: Connection) -> None:
        path = f"/api/v1/cases/{self._known[-1]}" if self._known and next(_KEYS) % 2 else "/api/v1/cases?mine=true"
        answer = await connection.ask("GET", path)
        if answer.status >= 400:
            self.load.refused.append(f"{path}: {answer.status} {answer.body[:200]!r}")

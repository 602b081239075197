"""The service under the load of a contact centre, and what HTTP costs beside the deciding."""

import asyncio
from collections.abc import Sequence
from time import perf_counter

from benchmarks.options import Options
from benchmarks.results import Cell, Figure, Table, Unit
from benchmarks.serving.client import Connection
from benchmarks.serving.load import Desks, Load
from benchmarks.serving.server import desk, empty_route
from benchmarks.serving.store import KINDS, Furnished, furnished
from tests.app.florist import WITHERED

TITLE = "Served over HTTP"

_WRITES_A_SECOND = 20.0
_READS_A_SECOND = 40.0
_SECONDS, _SECONDS_QUICKLY = 60.0, 5.0
_REQUESTS, _REQUESTS_QUICKLY = 3_000, 300
_ROUNDS = 5


def measure(options: Options) -> list[Table]:
    return [_under_load(options), _deciding(options)]


def _under_load(options: Options) -> Table:
    seconds = _SECONDS_QUICKLY if options.quick else _SECONDS
    rows: list[Sequence[Cell]] = []
    notes = [
        f"An open loop: {_WRITES_A_SECOND:g} writes and {_READS_A_SECOND:g} reads a second for {seconds:g} s, each "
        "counted from the moment at which it was due; the acts of calls from opening to closing, with the keys that "
        "make each of them happen once. Server, database and load share the machine.",
        "PostgreSQL's files lie in memory in this measurement; SQLite's on the disk, each commit flushed.",
    ]
    for kind in KINDS:
        with furnished(kind) as store, desk(store.url) as server:
            load = asyncio.run(
                Desks(server.url, store.token, store.customers).work(seconds, _WRITES_A_SECOND, _READS_A_SECOND)
            )
            rows.append([kind, *_spread(load.writes), *_spread(load.reads), _refused(load)])
            notes += load.refused[:3]
    columns = ["store", "write, median", "p99", "slowest", "read, median", "p99", "slowest", "refused"]
    return Table("Twenty writes a second, with reads beside", columns, rows, notes)


def _spread(taken: Sequence[float]) -> list[Cell]:
    ordered = sorted(taken)
    places = (len(ordered) // 2, min(len(ordered) - 1, int(len(ordered) * 0.99)), len(ordered) - 1)
    return [f"{ordered[place] * 1000:.1f} ms" for place in places]


def _refused(load: Load) -> str:
    return f"**{len(load.refused)}**" if load.refused else "0"


def _deciding(options: Options) -> Table:
    """Decisions over HTTP beside an empty route, in turn, so that both meet the same machine."""
    requests = _REQUESTS_QUICKLY if options.quick else _REQUESTS
    with furnished("SQLite") as store, desk(store.url) as server, empty_route() as empty:
        decided, nothing = asyncio.run(_in_turn(store, server.url, empty.url, requests))
    ratio = Figure.of((one / other for one, other in zip(decided, nothing, strict=True)), Unit.TIMES)
    rows: list[Sequence[Cell]] = [
        ["an empty FastAPI route", Figure.of(nothing, Unit.ROWS_A_SECOND), ""],
        ["`POST /api/v1/decide`", Figure.of(decided, Unit.ROWS_A_SECOND), ratio],
    ]
    notes = [
        "One connection, one request after the other; both servers are one process. A decision is the whole answer: "
        "every remedy with its status, its worth, its grounds and what to ask, for who shows a token."
    ]
    return Table("Deciding over HTTP", ["", "requests a second", "of the empty route's"], rows, notes)


async def _in_turn(store: Furnished, url: str, empty: str, requests: int) -> tuple[list[float], list[float]]:
    body = {"policy": "flower-care", "facts": dict(WITHERED), "want": "second_bouquet"}
    decided, nothing = [], []
    for _ in range(_ROUNDS):
        nothing.append(await _rate(Connection(empty), "/empty", body, requests))
        decided.append(await _rate(Connection(url, store.token), "/api/v1/decide", body, requests))
    return decided, nothing


async def _rate(connection: Connection, path: str, body: object, requests: int) -> float:
    for _ in range(requests // 10):
        await connection.ask("POST", path, body)
    begun = perf_counter()
    for _ in range(requests):
        answer = await connection.ask("POST", path, body)
        assert answer.status == 200, answer.body
    taken = perf_counter() - begun
    connection.close()
    return requests / taken

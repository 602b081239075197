"""How long the server takes for each page of the desk, where there are very many cases."""

import tempfile
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from time import perf_counter, process_time

from sqlalchemy import Engine, event

from amends.http.serving import pass_over_what_stays
from amends.store.engine import store_url
from benchmarks.cases.big_store import make_big_store
from benchmarks.options import Options
from benchmarks.pages.house import Opened, at_work, every_page
from benchmarks.results import Cell, Table
from tests.app.florist import Florist, make_florist, workspace_at
from tests.desk.in_process import Visitor
from tests.desk.letting_in import let_in

TITLE = "The pages of the desk"

_AT_MOST = 0.060
_CASES, _CASES_QUICKLY = 100_000, 20_000
_OF_EACH, _OF_EACH_QUICKLY = 60, 5
_TIMES, _TIMES_QUICKLY = 100, 10
_IN_A_HUNDRED = 0.95


def measure(options: Options) -> list[Table]:
    cases = _CASES_QUICKLY if options.quick else _CASES
    with tempfile.TemporaryDirectory(prefix="amends-bench-") as folder:
        big = make_big_store(Path(folder), cases, _decisive(Path(folder)))
        with workspace_at(store_url(big.path)) as workspace:
            let_in(workspace)
            florist = Florist(workspace)
            at_work(florist, of_each := _OF_EACH_QUICKLY if options.quick else _OF_EACH)
            pass_over_what_stays()
            return [_table(florist, cases, of_each, options)]


def _decisive(folder: Path) -> str:
    """What decides the gesture in the cases that are opened later, so that many are like them."""
    make_florist(store_url(folder / "small.db"))
    with workspace_at(store_url(folder / "small.db")) as workspace:
        decision = Florist(workspace).seen(Florist(workspace).decided()).decision
        assert decision is not None, "the case is decided"
        return decision.decided.decisive["gesture"]


def _table(florist: Florist, cases: int, of_each: int, options: Options) -> Table:
    times = _TIMES_QUICKLY if options.quick else _TIMES
    with ExitStack() as leaving:
        users = ("ana", "ben", "carla", "olga", "erin")
        visitors = {user: leaving.enter_context(Visitor.coming(florist.workspace, user)) for user in users}
        rows: list[Sequence[Cell]] = []
        for name, opened in every_page(florist).items():
            if opened.user is None:
                with Visitor.coming(florist.workspace, cookies=opened.cookies) as stranger:
                    rows.append(_row(florist.workspace.engine, stranger, name, opened, times))
            else:
                rows.append(_row(florist.workspace.engine, visitors[opened.user], name, opened, times))
    notes = [
        f"From the request to the last byte of the page, through the site as a server runs it, without a network; "
        f"{times} times each, after two that are not counted. SQLite on the disk; {of_each} approvals, call-backs, "
        "hand-offs, cases without an owner and users beside the many cases. On the wall; beside it what of that the "
        "processor was busy for, which whoever else uses the machine does not add to.",
        "How often a page asks the store does not grow with its rows: `tests/desk/test_queries.py`.",
    ]
    columns = ["", "queries", "kB", "a page, median", "p95", "slowest", "busy, median", "p95", "at most"]
    return Table(f"Each page, among {cases:,} cases", columns, rows, notes)


def _row(engine: Engine, visitor: Visitor, name: str, opened: Opened, times: int) -> list[Cell]:
    asked, size = _looked_at(engine, visitor, opened.address)
    taken = [_seconds(visitor, opened.address) for _ in range(times)]
    on_the_wall, busy = (sorted(each) for each in zip(*taken, strict=True))
    half, most = times // 2, int(times * _IN_A_HUNDRED)
    told = f"{_AT_MOST * 1000:.0f} ms"
    held = told if on_the_wall[most] <= _AT_MOST else f"**missed: {told}**"
    figures = (on_the_wall[half], on_the_wall[most], on_the_wall[-1], busy[half], busy[most])
    return [name, str(asked), f"{size / 1000:.0f}", *map(_milliseconds, figures), held]


def _looked_at(engine: Engine, visitor: Visitor, address: str) -> tuple[int, int]:
    """How often a page asks the store, once what is kept was asked for; and how many bytes it has."""
    answered = visitor.gets(address)
    assert answered.status == 200, f"{address}: {answered.status}"
    statements: list[str] = []

    def note(_: object, __: object, statement: str, *___: object) -> None:
        statements.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    try:
        size = len(visitor.gets(address).text.encode())
    finally:
        event.remove(engine, "before_cursor_execute", note)
    return len(statements), size


def _seconds(visitor: Visitor, address: str) -> tuple[float, float]:
    """How long a page takes on the wall, and for how much of that the processor was busy."""
    started, was_busy = perf_counter(), process_time()
    visitor.gets(address)
    return perf_counter() - started, process_time() - was_busy


def _milliseconds(seconds: float) -> str:
    return f"{seconds * 1000:.1f} ms"

"""Call records by the million: imported from CSV, and an account's calls to one number found among them."""

import tempfile
from datetime import date
from pathlib import Path
from time import perf_counter

from amends.app.calls.asked import CallsAsked
from amends.app.calls.looking import look_without_case
from amends.app.workspace import Desk, open_workspace
from amends.store.engine import store_url
from benchmarks.calls.made import ASKING, MAPPING, POPULAR, WITHOUT_NUMBERS, write_calls
from benchmarks.command import Ran, amends, ran
from benchmarks.options import Options
from benchmarks.results import Cell, Figure, Table, Unit
from tests.app.calls.tidewren import make_tidewren

TITLE = "Call records by the million"

_COUNT = 1_000_000
_COUNT_QUICKLY = 20_000
_LOOKS = 50
_MARCH = (date(2026, 3, 1), date(2026, 3, 31))
_MOST_USUAL = "1-212-555-0000"


def measure(options: Options) -> list[Table]:
    count = _COUNT_QUICKLY if options.quick else _COUNT
    with tempfile.TemporaryDirectory(prefix="amends-bench-") as folder:
        place = Path(folder)
        write_calls(place / "march.csv", count)
        (place / "numbered.yaml").write_bytes(MAPPING)
        (place / "alike.yaml").write_bytes(WITHOUT_NUMBERS)
        runs = 1 if options.quick else 3
        imports = [
            _imported(f"new, with numbers of their own, {count:,} records", place, "numbered.yaml", count, runs),
            _imported("new, without numbers of their own", place, "alike.yaml", count, runs),
        ]
        again = _ran([_run(place / "numbered.yaml-0.db", place, "numbered.yaml")], count)
        looks = _looks(place / "numbered.yaml-0.db", count)
    return [
        Table(
            "`amends calls import` (SQLite)",
            ["", "records a second", "on the wall", "of a processor", "the most memory"],
            [*imports, ["the same file again: nothing is new", *again]],
            ["From the start of the process to its end: the file read by its mapping, checked, and written."],
        ),
        looks,
    ]


def _imported(what: str, place: Path, mapping: str, count: int, runs: int) -> list[Cell]:
    done = []
    for number in range(runs):
        store = place / f"{mapping}-{number}.db"
        make_tidewren(store_url(store))
        done.append(_run(store, place, mapping))
        if number:
            store.unlink()
    return [what, *_ran(done, count)]


def _run(store: Path, place: Path, mapping: str) -> Ran:
    command = [*amends(), "calls", "import", str(place / "march.csv"), "--mapping", str(place / mapping)]
    done = ran([*command, "--database", store_url(store), "--as", "ada"])
    if done.status:
        raise SystemExit(f"{' '.join(command)} ended with {done.status}")
    return done


def _ran(runs: list[Ran], count: int) -> list[Cell]:
    return [
        Figure.of([count / run.seconds for run in runs], Unit.ROWS_A_SECOND),
        Figure.of([run.seconds for run in runs], Unit.SECONDS),
        Figure.of([run.processor_seconds for run in runs], Unit.SECONDS),
        Figure.of([run.peak_bytes for run in runs], Unit.BYTES),
    ]


def _looks(store: Path, count: int) -> Table:
    workspace = open_workspace(store_url(store))
    try:
        desk = Desk(workspace, "udo")
        rows: list[list[Cell]] = [
            [what, *_look(desk, number)]
            for what, number in (
                ("a number that few call", _MOST_USUAL),
                ("a number that one call in a hundred goes to", POPULAR),
            )
        ]
    finally:
        workspace.engine.dispose()
    return Table(
        f"An account's calls of a month to one number, among {count:,} records",
        ["", "its own calls", "calls by others", "time"],
        rows,
        ["With who looks, the worksheet, what others met there, and the look kept: one committed transaction."],
    )


def _look(desk: Desk, number: str) -> list[Cell]:
    asked = CallsAsked(account=ASKING, number=number, begins=_MARCH[0], ends=_MARCH[1])
    found, taken = look_without_case(desk, None, asked).evidence, []
    for _ in range(_LOOKS):
        begun = perf_counter()
        look_without_case(desk, None, asked)
        taken.append(perf_counter() - begun)
    return [f"{found.attempts:,}", f"{found.others.attempts:,}", Figure.of(taken, Unit.SECONDS)]

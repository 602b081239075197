"""Bills held to promises: from a file of lines to what falls short."""

import sys
import tempfile
from pathlib import Path

from benchmarks.bills.made import EVERY_NTH_IS_SHORT, LINES_A_BILL, write_bills
from benchmarks.command import Ran, ran
from benchmarks.options import Options
from benchmarks.results import Cell, Figure, Table, Unit

TITLE = "Bills held to promises"

_ACCOUNTS = 100_000
_ACCOUNTS_QUICKLY = 2_000
_FLOOR_SECONDS, _FLOOR_BYTES = 15.0, 1e9


def measure(options: Options) -> list[Table]:
    accounts = _ACCOUNTS_QUICKLY if options.quick else _ACCOUNTS
    with tempfile.TemporaryDirectory(prefix="amends-bench-") as folder:
        path = Path(folder) / "bills.csv"
        write_bills(path, accounts)
        runs = 1 if options.quick else 3
        checked = [_run("checking", str(path), str(accounts)) for _ in range(runs)]
        taken_apart = [_run("reading", str(path)) for _ in range(runs)]
    rows: list[list[Cell]] = [
        ["**Amends**: read by a mapping and held to the promises", *_figures(checked)],
        ["nothing held: the file taken apart by `csv`", *_figures(taken_apart)],
    ]
    return [
        Table(
            f"{accounts * LINES_A_BILL:,} lines of bills against {accounts:,} promises",
            ["", "on the wall", "of a processor", "the most memory"],
            rows,
            [
                f"At most {_FLOOR_SECONDS:.0f} s and {_FLOOR_BYTES / 1e9:.0f} GB are allowed. The command reads CSV, "
                f"in one process; one bill in {EVERY_NTH_IS_SHORT} falls short, and each of these is found."
            ],
        )
    ]


def _run(module: str, *arguments: str) -> Ran:
    done = ran([sys.executable, "-m", f"benchmarks.bills.{module}", *arguments])
    if done.status != 0:
        raise SystemExit(f"benchmarks.bills.{module} ended with {done.status}")
    return done


def _figures(runs: list[Ran]) -> list[Cell]:
    return [
        Figure.of([run.seconds for run in runs], Unit.SECONDS),
        Figure.of([run.processor_seconds for run in runs], Unit.SECONDS),
        Figure.of([run.peak_bytes for run in runs], Unit.BYTES),
    ]

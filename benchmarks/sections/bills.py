"""Bills held to promises: from a file of lines to what falls short, with the promises at hand or in a store."""

import os
import sys
import tempfile
from pathlib import Path

from amends.store.engine import store_url
from benchmarks.bills.made import EVERY_NTH_IS_SHORT, LINES_A_BILL, MAPPING, write_bills
from benchmarks.bills.store import WHO, make_store
from benchmarks.command import Ran, amends, ran
from benchmarks.options import Options
from benchmarks.results import Cell, Figure, Table, Unit

TITLE = "Bills held to promises"

_ACCOUNTS = 100_000
_ACCOUNTS_QUICKLY = 2_000
_FLOOR_SECONDS, _FLOOR_BYTES = 15.0, 1e9
_BREAKS = 1
"""How `amends promises check` ends where something falls short."""


def measure(options: Options) -> list[Table]:
    accounts = _ACCOUNTS_QUICKLY if options.quick else _ACCOUNTS
    with tempfile.TemporaryDirectory(prefix="amends-bench-") as folder:
        path = Path(folder) / "bills.csv"
        write_bills(path, accounts)
        runs = 1 if options.quick else 3
        in_store = _in_store(path, accounts, runs)
        checked = [_run("checking", str(path), str(accounts)) for _ in range(runs)]
        taken_apart = [_run("reading", str(path)) for _ in range(runs)]
    rows: list[list[Cell]] = [
        ["**Amends**: `amends promises check`, with the promises in a store (SQLite)", *_figures(in_store)],
        ["**Amends**: read by a mapping and held to promises at hand", *_figures(checked)],
        ["nothing held: the file taken apart by `csv`", *_figures(taken_apart)],
    ]
    return [
        Table(
            f"{accounts * LINES_A_BILL:,} lines of bills against {accounts:,} promises",
            ["", "on the wall", "of a processor", "the most memory"],
            rows,
            [
                f"At most {_FLOOR_SECONDS:.0f} s and {_FLOOR_BYTES / 1e9:.0f} GB are allowed. Each command reads CSV, "
                f"in one process; one bill in {EVERY_NTH_IS_SHORT} falls short, and each of these is found."
            ],
        )
    ]


def _in_store(bills: Path, accounts: int, runs: int) -> list[Ran]:
    url = store_url(bills.parent / "amends.db")
    make_store(url, accounts)
    mapping = bills.parent / "bills.mapping.yaml"
    mapping.write_bytes(MAPPING)
    command = [*amends(), "promises", "check", str(bills), "--mapping", str(mapping)]
    options = ["--csv", os.devnull, "--database", url, "--as", WHO]
    return [_done([*command, *options], _BREAKS) for _ in range(runs)]


def _run(module: str, *arguments: str) -> Ran:
    return _done([sys.executable, "-m", f"benchmarks.bills.{module}", *arguments], 0)


def _done(command: list[str], status: int) -> Ran:
    done = ran(command)
    if done.status != status:
        raise SystemExit(f"{' '.join(command)} ended with {done.status}")
    return done


def _figures(runs: list[Ran]) -> list[Cell]:
    return [
        Figure.of([run.seconds for run in runs], Unit.SECONDS),
        Figure.of([run.processor_seconds for run in runs], Unit.SECONDS),
        Figure.of([run.peak_bytes for run in runs], Unit.BYTES),
    ]

"""Killing whoever writes at a random moment, again and again: what was acknowledged is there, and nothing by half."""

import shutil
import tempfile
from pathlib import Path

from amends.store.engine import store_url
from benchmarks.options import Options
from benchmarks.results import Table
from tests.app.florist import make_florist
from tests.app.killing import killing

TITLE = "Killed in the midst of it"

_RUNS = 200
_RUNS_QUICKLY = 5
# Behind those that `make test` tries.
_FIRST_SEED = 1_000


def measure(options: Options) -> list[Table]:
    runs = _RUNS_QUICKLY if options.quick else _RUNS
    acknowledged, problems = 0, []
    with tempfile.TemporaryDirectory(prefix="amends-bench-") as folder:
        made = Path(folder) / "florist.db"
        make_florist(store_url(made))
        for seed in range(_FIRST_SEED, _FIRST_SEED + runs):
            store = Path(folder) / f"killed-{seed}.db"
            shutil.copyfile(made, store)
            found = killing(store_url(store), Path(folder), seed)
            acknowledged += found.acknowledged
            problems += [f"seed {seed}: {problem}" for problem in found.problems]
    return [
        Table(
            "Two processes walk cases on one store, and are killed",
            ["times killed", "acts acknowledged", "found wrong afterwards"],
            [[f"{2 * runs:,}", f"{acknowledged:,}", f"**{len(problems)}**" if problems else "0"]],
            problems
            or [
                "Each act that was acknowledged is there, no other one by half: every case folds, and `verify` finds "
                "nothing."
            ],
        )
    ]

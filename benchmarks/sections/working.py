"""Killing workers while remedies go out, again and again: each is given once, or a person knows of it."""

import shutil
import tempfile
from pathlib import Path

from amends.store.engine import store_url
from benchmarks.options import Options
from benchmarks.results import Table
from tests.jobs.killing import killing_workers
from tests.jobs.shop import make_shop

TITLE = "Workers that are killed"

_RUNS = 200
_RUNS_QUICKLY = 4
# Behind those that `make test` tries.
_FIRST_SEED = 1_000


def measure(options: Options) -> list[Table]:
    runs = _RUNS_QUICKLY if options.quick else _RUNS
    rows, problems = [], []
    with tempfile.TemporaryDirectory(prefix="amends-bench-") as folder:
        made = Path(folder) / "shop.db"
        make_shop(store_url(made))
        for honours_key in (True, False):
            counts, wrong = [0, 0, 0, 0], 0
            for seed in range(_FIRST_SEED + honours_key, _FIRST_SEED + runs, 2):
                store = Path(folder) / f"working-{seed}.db"
                shutil.copyfile(made, store)
                found = killing_workers(store_url(store), Path(folder), seed, honours_key=honours_key)
                store.unlink()
                happened = (found.promised, found.given, found.uncertain, found.failed)
                counts = [count + one for count, one in zip(counts, happened, strict=True)]
                wrong += len(found.problems)
                problems += [f"seed {seed}: {problem}" for problem in found.problems]
            kind = "acts once on one key" if honours_key else "may act twice"
            rows.append([kind, f"{runs // 2:,}", *(f"{count:,}" for count in counts), f"**{wrong}**" if wrong else "0"])
    return [
        Table(
            "Two workers send orders to a receiver that fails, delays and breaks off; each is killed three times a run",
            ["the receiver", "runs", "promised", "given", "uncertain", "left to a person", "found wrong afterwards"],
            rows,
            problems
            or [
                "Nothing that was promised is lost, nothing was given twice, what the receiver gave is recorded as "
                "given or as uncertain, and `verify` finds nothing."
            ],
        )
    ]

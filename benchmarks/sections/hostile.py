"""Input that is meant to do harm."""

import tempfile
from pathlib import Path

from benchmarks.command import Ran, amends, ran
from benchmarks.nasty import FILES, HARMLESS
from benchmarks.options import Options
from benchmarks.results import Cell, Figure, Table, Unit

TITLE = "Input that is meant to do harm"

_STOP_AFTER = 20.0
_STOP_AFTER_QUICKLY = 10.0
_FINE = {0: "done", 1: "refused", 2: "refused", 3: "done, rows refused"}


def measure(options: Options) -> list[Table]:
    limit = _STOP_AFTER_QUICKLY if options.quick else _STOP_AFTER
    rows: list[list[Cell]] = []
    with tempfile.TemporaryDirectory() as folder:
        for number, file in enumerate([HARMLESS, *FILES]):
            arguments = file.write(Path(folder), number)
            runs = [ran([*amends(), *arguments], within=limit) for _ in range(1 if options.quick else 3)]
            rows.append(
                [
                    file.name,
                    _came_of_it(runs[0], limit),
                    Figure.of([run.seconds for run in runs], Unit.SECONDS),
                    Figure.of([run.processor_seconds for run in runs], Unit.SECONDS),
                    Figure.of([run.peak_bytes for run in runs], Unit.BYTES),
                ]
            )
    return [
        Table("From the start of the process to its end", ["", "", "on the wall", "processor", "peak of memory"], rows)
    ]


def _came_of_it(run: Ran, limit: float) -> str:
    if run.status is None:
        return f"**stopped after {limit:.0f} s**"
    return _FINE.get(run.status, f"**fails with {run.status}**")

"""Many cases as JSON lines, by the command as it is typed."""

import itertools
import json
import tempfile
from collections.abc import Callable, Sequence
from decimal import Decimal
from functools import partial
from pathlib import Path
from time import process_time
from typing import TextIO

from benchmarks.command import amends, ran
from benchmarks.options import Options
from benchmarks.ours import WARRANTY, warranty
from benchmarks.results import Cell, Figure, Table, Unit
from benchmarks.warranty import by_hand
from benchmarks.warranty.cases import made

TITLE = "Many cases as JSON lines"

_ROWS = 300_000
_ROWS_QUICKLY = 5_000
_KEPT = 1_000

exact_loads = partial(json.loads, parse_float=Decimal)
compact_dumps = partial(json.dumps, ensure_ascii=False, separators=(",", ":"))


def measure(options: Options) -> list[Table]:
    count = _ROWS_QUICKLY if options.quick else _ROWS
    with tempfile.TemporaryDirectory() as folder:
        cases, decisions = Path(folder) / "cases.jsonl", Path(folder) / "decisions.jsonl"
        _write(cases, count)
        return [_table(cases, decisions, count, options)]


def _write(path: Path, count: int) -> None:
    with path.open("w", encoding="utf-8") as stream:
        for number, facts in enumerate(made(count), start=1):
            texts = {name: value if isinstance(value, Decimal) else json.dumps(value) for name, value in facts.items()}
            stream.write(f'{{"id": {number}, "facts": {{')
            stream.write(", ".join(f'"{name}": {text}' for name, text in texts.items()))
            stream.write("}}\n")


def _table(cases: Path, decisions: Path, count: int, options: Options) -> Table:
    command = [*amends(), "decide", str(WARRANTY), "--cases", str(cases), "--out", str(decisions)]
    first = ran(command)
    if first.status != 0:
        return Table("Not measured: this version decides no JSON lines", [""], [])
    written = _first(decisions)
    ways: dict[str, Callable[[], float]] = {
        "**Amends**, by the command: the whole decision a line": lambda: ran(command).processor_seconds,
        "**Amends**, from Python: statuses, values and clause ids a line": lambda: _timed(lambda: _by_amends(cases)),
        "hand-written Python function: outcome, amount and rule a line": lambda: _timed(lambda: _by_hand(cases)),
        "nothing decided: the same lines read and written by `json`": lambda: _timed(lambda: _nothing(cases, written)),
    }
    spent: dict[str, list[float]] = {label: [] for label in ways}
    for _ in range(2 if options.quick else 5):
        for label, way in ways.items():
            spent[label].append(way())
    rows: list[list[Cell]] = [
        [label, Figure.of([count / seconds for seconds in found], Unit.ROWS_A_SECOND)] for label, found in spent.items()
    ]
    size = decisions.stat().st_size / count
    return Table(
        f"{count:,} cases, rows a second on one core",
        ["", "rows a second"],
        rows,
        [f"A case is about {cases.stat().st_size / count:,.0f} bytes, a whole decision {size:,.0f}."],
    )


def _timed(run: Callable[[], None]) -> float:
    started = process_time()
    run()
    return process_time() - started


def _by_amends(cases: Path) -> None:
    policy = warranty()
    with cases.open("rb") as lines, _out(cases) as out:
        for line in lines:
            row = exact_loads(line)
            found = {
                name: [one.status, str(one.value), one.because] for name, one in policy.decide(row["facts"]).items()
            }
            out.write(compact_dumps({"id": row["id"], "remedies": found}) + "\n")


def _by_hand(cases: Path) -> None:
    with cases.open("rb") as lines, _out(cases) as out:
        for line in lines:
            row = json.loads(line)
            out.write(compact_dumps({"id": row["id"], "answer": by_hand.decide(row["facts"])}) + "\n")


def _nothing(cases: Path, decisions: Sequence[object]) -> None:
    """What Python's `json` alone takes for what the command reads and writes."""
    with cases.open("rb") as lines, _out(cases) as out:
        for line, decision in zip(lines, itertools.cycle(decisions), strict=False):
            exact_loads(line)
            out.write(compact_dumps(decision) + "\n")


def _first(decisions: Path) -> list[object]:
    with decisions.open("rb") as lines:
        return [json.loads(line) for line in itertools.islice(lines, _KEPT)]


def _out(cases: Path) -> TextIO:
    return cases.with_name("out.jsonl").open("w", encoding="utf-8")

"""`python -m benchmarks`: measures, prints one page, and writes it to RESULTS.md and results.json."""

import argparse
import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from time import perf_counter

from benchmarks import environment
from benchmarks.machine import described
from benchmarks.options import Options
from benchmarks.report import page
from benchmarks.results import Section, from_plain, to_plain
from benchmarks.sections import ALL, BESIDE_PEERS, LONG, measured

_PAGE = Path(__file__).with_name("RESULTS.md")
_DATA = Path(__file__).with_name("results.json")
_ROWS = 300_000
_ROWS_QUICKLY = 20_000


def main() -> int:
    arguments = _arguments()
    rows = arguments.rows or (_ROWS_QUICKLY if arguments.quick else _ROWS)
    options = Options(rows, arguments.quick, arguments.minutes)
    names = [name for name in ALL if (name in arguments.only if arguments.only else name not in LONG)]
    if set(names) & set(BESIDE_PEERS):
        environment.prepare()
    started = perf_counter()
    measured_now = list(_sections(names, options))
    sections = _in_order([*measured_now, *(_kept(names) if arguments.update else [])])
    is_short = options.quick or options.minutes is not None
    remarks = ["A quick run: to see that all works, not to quote."] if is_short else []
    if arguments.update and not is_short:
        remarks = [f"Measured anew by themselves: {', '.join(names)}; the others are of an earlier run."]
    facts = {**described(), "took": f"{perf_counter() - started:.0f} s"}
    text = page(sections, facts, remarks)
    print(text)
    if is_short or (arguments.only and not arguments.update):
        print(f"Nothing was written: `--update` puts these sections into {_PAGE.name}.", file=sys.stderr)
        return 0
    _PAGE.write_text(text, encoding="utf-8")
    data = {"machine": facts, "options": asdict(options), "sections": [*map(to_plain, sections)]}
    _DATA.write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return 0


def _kept(measured_now: Sequence[str]) -> Iterator[Section]:
    """The sections of the run before that are not measured anew."""
    for plain in json.loads(_DATA.read_text(encoding="utf-8"))["sections"]:
        section = from_plain(plain)
        if section.name not in measured_now:
            yield section


def _in_order(sections: Sequence[Section]) -> list[Section]:
    return sorted(sections, key=lambda section: ALL.index(section.name))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="What Amends costs, beside others.")
    parser.add_argument("--only", type=lambda text: text.split(","), help=f"some of: {','.join(ALL)}")
    parser.add_argument("--rows", type=int, help=f"rows of the Parquet file ({_ROWS:,} unless told)")
    parser.add_argument(
        "--update", action="store_true", help="keep what an earlier run has of the others (with --only)"
    )
    parser.add_argument("--minutes", type=float, help="how long the soak lasts; nothing is written then")
    parser.add_argument("--quick", action="store_true", help="short runs, to see that all works")
    arguments = parser.parse_args()
    unknown = set(arguments.only or ()) - set(ALL)
    if unknown:
        parser.error(f"unknown: {', '.join(sorted(unknown))}; expected some of {', '.join(ALL)}")
    return arguments


def _sections(names: Sequence[str], options: Options) -> Iterator[Section]:
    beside = [name for name in names if name in BESIDE_PEERS]
    if beside:
        yield from _beside_peers(beside, options)
    for name in names:
        if name not in BESIDE_PEERS:
            print(f"Measuring {name} …", file=sys.stderr)
            yield measured(name, options)


def _beside_peers(names: Sequence[str], options: Options) -> Iterator[Section]:
    """Measured in the peers' environment, or without the peers where there is none."""
    python = environment.python() if environment.python().exists() else Path(sys.executable)
    print(f"Measuring {', '.join(names)} beside others …", file=sys.stderr)
    command = [str(python), "-m", "benchmarks.worker", json.dumps(asdict(options)), *names]
    worker = subprocess.run(command, cwd=environment.ROOT, env=environment.paths(), stdout=subprocess.PIPE, check=True)
    for line in worker.stdout.splitlines():
        yield from_plain(json.loads(line))


if __name__ == "__main__":
    sys.exit(main())

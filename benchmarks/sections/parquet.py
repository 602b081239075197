"""Many cases from a Parquet file, a row group at a time; and the whole file at once."""

import tempfile
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter, process_time

from amends.policy import Decision, Policy
from benchmarks.command import amends, ran
from benchmarks.measure import ratio
from benchmarks.options import Options
from benchmarks.ours import WARRANTY, Seen, answer_of, read, read_with_reasons, warranty
from benchmarks.peers import Peer, Way, installed
from benchmarks.results import Cell, Figure, Table, Unit
from benchmarks.warranty import by_hand
from benchmarks.warranty.answer import answer_in_list, rule_in_list

try:
    from benchmarks.warranty.in_sql import decide_file
    from benchmarks.warranty.parquet_file import RowGroup, row_groups, write
except ImportError:
    PARQUET_IS_READ = False
else:
    PARQUET_IS_READ = True

TITLE = "Many cases from Parquet"

HAND = "hand-written Python function"
OURS = "**Amends**: `decide_many`; statuses, values, clause ids"
_MOST_SECONDS = 8.0
_MOST_SECONDS_QUICKLY = 0.5


@dataclass(slots=True)
class Runner:
    """One that decides the file a row group at a time: what a row took in each, and how often which rule decided."""

    label: str
    run: "Callable[[RowGroup], Counter[str]]"
    seconds_a_row: list[float] = field(default_factory=list)
    spent: float = 0.0
    rows: int = 0
    tally: Counter[str] = field(default_factory=Counter)

    def take(self, group: "RowGroup") -> None:
        started = process_time()
        decided = self.run(group)
        spent = process_time() - started
        self.tally = self.tally or decided
        self.spent += spent
        self.rows += group.rows
        self.seconds_a_row.append(spent / group.rows)


def measure(options: Options) -> list[Table]:
    if not PARQUET_IS_READ:
        return [Table("Not measured: pyarrow or duckdb could not be installed", [""], [])]
    peers = installed()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "cases.parquet"
        write(path, options.rows)
        ours = Runner(OURS, lambda group: _ours(policy, group, read))
        policy = warranty()
        return [_by_rows(path, _runners(peers, policy, ours), options), _at_once(path, ours, options)]


def _runners(peers: Iterable[Peer], policy: Policy, ours: Runner) -> list[Runner]:
    hand = Way("", by_hand.decide, answer_in_list, rule_in_list)
    return [
        Runner("dictionaries made, amounts in binary; nothing decided", lambda group: _nothing(group.floating())),
        Runner("dictionaries made, amounts exact; nothing decided", lambda group: _nothing(group.exact())),
        Runner(HAND, lambda group: _others(hand, group)),
        ours,
        Runner(
            "**Amends**: the same, with all grounds and what to ask",
            lambda group: _ours(policy, group, read_with_reasons),
        ),
        *(
            Runner(peer.label(way), lambda group, way=way: _others(way, group))  # type: ignore[misc]  # its own `way`
            for peer in peers
            for way in peer.ways
        ),
    ]


def _nothing(cases: list[dict[str, object]]) -> Counter[str]:
    return Counter()


def _others(way: Way, group: "RowGroup") -> Counter[str]:
    tally: Counter[str] = Counter()
    decide, rule = way.decide, way.rule
    for case in group.floating():
        tally[rule(decide(case))] += 1
    return tally


def _ours(policy: Policy, group: "RowGroup", look: Callable[[Decision], list[Seen]]) -> Counter[str]:
    tally: Counter[tuple[tuple[str, ...], ...]] = Counter()
    first: dict[tuple[tuple[str, ...], ...], Decision] = {}
    for decision in policy.decide_many(group.exact()):
        kind = tuple([seen[2] for seen in look(decision)])
        tally[kind] += 1
        if kind not in first:
            first[kind] = decision
    rules: Counter[str] = Counter()
    for kind, count in tally.items():
        rules[answer_of(first[kind]).clause] += count
    return rules


def _by_rows(path: Path, runners: list[Runner], options: Options) -> Table:
    most = _MOST_SECONDS_QUICKLY if options.quick else max(_MOST_SECONDS, options.rows / 40_000)
    for group in row_groups(path):
        for runner in runners:
            if runner.spent < most:
                runner.take(group)
    tallies = {runner.label: runner.tally for runner in runners if runner.tally}
    if len({tuple(sorted(tally.items())) for tally in tallies.values()}) != 1:
        raise SystemExit(f"the first row group is not decided alike: {tallies}")
    by_label = {runner.label: runner for runner in runners}
    rows: list[list[Cell]] = [
        [
            runner.label,
            ratio(runner.seconds_a_row, by_label[OURS].seconds_a_row),
            ratio(runner.seconds_a_row, by_label[HAND].seconds_a_row),
            Figure.of([one * options.rows for one in runner.seconds_a_row], Unit.SECONDS),
            "all" if runner.rows == options.rows else f"{runner.rows:,}",
        ]
        for runner in runners
    ]
    return Table(
        f"{options.rows:,} rows as dictionaries, a row group at a time",
        ["", "against Amends", "against by hand", f"{options.rows:,} rows", "rows decided"],
        rows,
        [
            "Reading the file and making the dictionaries is a part of every line. The lines take each row group in "
            "turn; the range is over the row groups. Slow ones decide the first rows only, and their time is scaled.",
            "Amends reads the amounts as exact decimals, the others as binary floating point, which Arrow hands over "
            "faster.",
        ],
    )


def _at_once(path: Path, ours: Runner, options: Options) -> Table:
    on_the_wall, of_a_processor = [], []
    for _ in range(2 if options.quick else 5):
        wall, processor = perf_counter(), process_time()
        decide_file(path)
        on_the_wall.append(perf_counter() - wall)
        of_a_processor.append(process_time() - processor)
    rows: list[list[Cell]] = [
        [
            "DuckDB, the policy written by hand as one `CASE`; rules counted, amounts added up",
            Figure.of(on_the_wall, Unit.SECONDS),
            Figure.of(of_a_processor, Unit.SECONDS),
        ],
        [
            "**Amends** from Python, a dictionary a row, as above",
            "",
            Figure.of([one * options.rows for one in ours.seconds_a_row], Unit.SECONDS),
        ],
        ["**Amends**, `amends decide POLICY --cases cases.parquet --out decisions.parquet`", *_by_command(path)],
    ]
    return Table("The whole file", ["", "on the wall", "processor"], rows)


def _by_command(path: Path) -> tuple[Cell, Cell]:
    out = path.with_name("decisions.parquet")
    done = ran([*amends(), "decide", str(WARRANTY), "--cases", str(path), "--out", str(out)])
    if done.status != 0:
        return "not in this version" if done.status == 2 else f"failed with {done.status}", ""
    return Figure.of([done.seconds], Unit.SECONDS), Figure.of([done.processor_seconds], Unit.SECONDS)

"""What a policy costs by the number of its clauses."""

import gc
import tracemalloc
from collections.abc import Sequence

from amends.decide.compiled.compiler import compile_policy
from amends.policy import loads
from benchmarks.measure import Contestant, deciding, seconds, seconds_each
from benchmarks.options import Options
from benchmarks.ours import read
from benchmarks.policies import cases, policy_of
from benchmarks.results import Cell, Figure, Table, Unit

TITLE = "Cost against the number of clauses"

SIZES = (8, 80, 800)
_CASES = 100


def measure(options: Options) -> list[Table]:
    return [
        _table("Eight remedies, whatever the number of clauses", [(size, 8) for size in SIZES], options),
        _table("A remedy for every eight clauses", [(size, size // 8) for size in SIZES], options),
    ]


def _table(title: str, sizes: Sequence[tuple[int, int]], options: Options) -> Table:
    texts = {size: policy_of(size, remedies) for size, remedies in sizes}
    contestants = [one for size, text in texts.items() for one in _contestants(size, text)]
    found = seconds_each(contestants, repeats=options.repeats, at_least=options.seconds)
    rows: list[list[Cell]] = [
        [
            f"{size:,}",
            seconds(found, f"load {size}"),
            seconds(found, f"compile {size}"),
            seconds(found, f"decide {size}"),
            Figure.of([one / size for one in found[f"decide {size}"]], Unit.SECONDS),
            Figure.of([memory(texts[size])], Unit.BYTES),
        ]
        for size in texts
    ]
    columns = ["clauses", "load", "compile (once)", "a decision", "a decision, a clause", "memory once it has decided"]
    return Table(title, columns, rows)


def _contestants(size: int, text: str) -> list[Contestant]:
    policy = loads(text)
    return [
        Contestant(f"load {size}", lambda: loads(text)),
        Contestant(f"compile {size}", lambda: compile_policy(policy.tree)),
        deciding(f"decide {size}", lambda facts: read(policy.decide(facts)), cases(_CASES)),
    ]


def memory(text: str) -> int:
    """Bytes that a policy holds once it was loaded and has decided a case with all reasons."""
    loads(text).decide(cases(1)[0]).to_dict()
    gc.collect()
    tracemalloc.start()
    policy = loads(text)
    policy.decide(cases(1)[0]).to_dict()
    gc.collect()
    held, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    del policy
    return held

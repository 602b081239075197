"""Starting: the command from nothing, and a policy from its text."""

import sys
import tempfile
from pathlib import Path

from amends.policy import loads
from benchmarks.command import amends, ran
from benchmarks.measure import Contestant, seconds, seconds_each
from benchmarks.options import Options
from benchmarks.ours import WARRANTY
from benchmarks.policies import policy_of
from benchmarks.results import Cell, Figure, Table, Unit

TITLE = "Starting"

_CLAUSES = 100
_CASE = '{"account_status": "active", "days_owned": 178, "claims_last_year": 0, "phone_price": 320.00}'


def measure(options: Options) -> list[Table]:
    with tempfile.TemporaryDirectory() as folder:
        policy = Path(folder) / "made.policy.yaml"
        policy.write_text(policy_of(_CLAUSES, 8), encoding="utf-8")
        return [_commands(policy, options), _loading(policy.read_text(encoding="utf-8"), options)]


def _commands(policy: Path, options: Options) -> Table:
    commands = {
        "`python -c pass`, for comparison": [sys.executable, "-c", "pass"],
        "`amends --version`": [*amends(), "--version"],
        "`amends --help`": [*amends(), "--help"],
        "`amends decide POLICY FACTS`, eight clauses": [*amends(), "decide", str(WARRANTY), _CASE],
        f"`amends check POLICY`, {_CLAUSES} clauses": [*amends(), "check", str(policy)],
    }
    for command in commands.values():
        ran(command)
    found = {label: [ran(command)] for label, command in commands.items()}
    for _ in range(options.repeats):
        for label, command in commands.items():
            found[label].append(ran(command))
    rows: list[list[Cell]] = []
    for label, runs in found.items():
        if any(run.status != 0 for run in runs):
            rows.append([label, "failed", "", ""])
            continue
        rows.append(
            [
                label,
                Figure.of([run.seconds for run in runs], Unit.SECONDS),
                Figure.of([run.processor_seconds for run in runs], Unit.SECONDS),
                Figure.of([run.peak_bytes for run in runs], Unit.BYTES),
            ]
        )
    return Table("From the start of the process to its end", ["", "on the wall", "processor", "peak of memory"], rows)


def _loading(text: str, options: Options) -> Table:
    warranty = WARRANTY.read_text(encoding="utf-8")
    contestants = [
        Contestant("the phone warranty, 8 clauses", lambda: loads(warranty)),
        Contestant(f"{_CLAUSES} clauses", lambda: loads(text)),
    ]
    found = seconds_each(contestants, repeats=options.repeats, at_least=options.seconds)
    rows: list[list[Cell]] = [[one.label, seconds(found, one.label)] for one in contestants]
    return Table("Loading a policy: read, checked, typed", ["", "load"], rows)

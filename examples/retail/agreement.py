"""How far the policy agrees with a ground truth that others made, case by case.

Run it from the project's root: `.venv/bin/python -m examples.retail.agreement`. The cases stand beside the project and
are never copied into it.
"""

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from typing import TypedDict

from amends import Decision, Policy, Status, load
from examples.retail.adapter import REMEDIES, Fields, facts_of

HERE = Path(__file__).resolve().parent
POLICY = HERE / "retail.policy.yaml"
CASES = HERE.parents[2] / "shared" / "data" / "retail.cases.jsonl"
SKIPPED = f"skipped: the cases are not there (../shared/data/{CASES.name}, seen from the project's root)"
ARGUED = {
    "retail-105-0": "21.10 more to pay and 17.00 on the gift card; the policy's own text says that it must be enough"
}
"""Each disagreement in a sentence; README.md argues it in full."""

_MEANS: Mapping[str, frozenset[Status]] = {
    "allow": frozenset({Status.OWED}),
    "deny": frozenset({Status.FORBIDDEN, Status.EXCLUDED, Status.NOT_COVERED}),
}
_OF_A_DIFFERENCE = {"refund_of_difference": "back", "price_difference": "to pay"}
_COLUMNS = ("case", "requested", "ground truth", "amount", "ours", "amount", "clauses", "")
_WIDTHS = (14, 18, 13, 8, 12, 16, 8, 0)


class Row(TypedDict):
    """A request as the file has it: `request` holds its kind, `facts` the order's record (None: there is none)."""

    case_id: str
    request: Fields
    facts: Fields | None
    ground_truth: Mapping[str, str]


class Verdict(StrEnum):
    """What becomes of a case when the two are compared."""

    AGREES = "agrees"
    DISAGREES = "disagrees"
    UNDECIDED = "undecided"
    NOT_COMPARED = "not compared"


@dataclass(frozen=True, slots=True)
class Compared:
    """One case: the ground truth (`allow`, `deny` …, and an amount where it names one) and what the policy makes of it.

    `clauses` settle ours, `asks` are the facts still to be asked for, the amount is in words and the policy's currency.
    """

    case: str
    requested: str
    truth: str
    truth_amount: str
    ours: Status
    our_amount: str
    clauses: tuple[str, ...]
    asks: tuple[str, ...]

    @property
    def verdict(self) -> Verdict:
        """What is undecided agrees with nothing; a ground truth that neither allows nor denies is not compared."""
        if self.truth not in _MEANS:
            return Verdict.NOT_COMPARED
        if self.ours is Status.UNDECIDED:
            return Verdict.UNDECIDED
        return Verdict.AGREES if self.ours in _MEANS[self.truth] else Verdict.DISAGREES


def read_cases(path: Path) -> list[Row]:
    """The rows of the file; money is read as exact decimals."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line, parse_float=Decimal) for line in lines]


def compare(policy: Policy, row: Row) -> Compared:
    """Decides one row, with the facts of its record (none where it has no record) and of its request alone."""
    requested = REMEDIES[str(row["request"]["kind"])]
    decision = policy.decide(facts_of(row["facts"] or {}, row["request"]), want=requested, role="agent")
    truth = row["ground_truth"]
    return Compared(
        case=row["case_id"],
        requested=requested,
        truth=truth["verdict"],
        truth_amount=str(truth.get("amount", "-")),
        ours=decision[requested].status,
        our_amount=_amount(decision, requested),
        clauses=_clauses(decision, requested),
        asks=tuple(str(question.place) for question in decision.ask),
    )


def report(compared: Iterable[Compared]) -> str:
    """The table, the totals, and what is to be said of whatever does not agree."""
    cases = list(compared)
    totals = Counter(case.verdict for case in cases)
    lines = [_line(_COLUMNS), *(_line(_cells(case)) for case in cases), ""]
    lines += [f"{totals[verdict]:4} of {len(cases)}: {verdict}" for verdict in Verdict]
    lines += ["", "Amounts are ours alone where the ground truth names none (-)."]
    lines += [f"{case.case} disagrees: {ARGUED.get(case.case, 'not argued yet')}" for case in cases if _disagrees(case)]
    lines += [f"{case.case} is undecided, and asks for: {', '.join(case.asks)}" for case in cases if _undecided(case)]
    return "\n".join(lines)


def main() -> None:
    """Prints the report, or that it was skipped."""
    if not CASES.exists():
        print(SKIPPED)
        return
    policy = load(POLICY)
    print(report(compare(policy, row) for row in read_cases(CASES)))


def _amount(decision: Decision, requested: str) -> str:
    """What the requested remedy is worth; for an exchange, which way the difference goes and how much it is."""
    if decision[requested].status is not Status.OWED:
        return "-"
    if decision[requested].value is not None:
        return f"{decision[requested].value:.2f}"
    differences = [
        f"{decision[name].value:.2f} {way}" for name, way in _OF_A_DIFFERENCE.items() if decision[name].value
    ]
    return differences[0] if differences else "-"


def _clauses(decision: Decision, requested: str) -> tuple[str, ...]:
    """The clauses that settle it; for a refusal, all its grounds."""
    grounds = tuple(ground.clause.id for ground in decision[requested].grounds)
    return grounds or decision[requested].because


def _disagrees(case: Compared) -> bool:
    return case.verdict is Verdict.DISAGREES


def _undecided(case: Compared) -> bool:
    return case.verdict is Verdict.UNDECIDED


def _cells(case: Compared) -> tuple[str, ...]:
    clauses = " ".join(case.clauses)
    return (case.case, case.requested, case.truth, case.truth_amount, case.ours, case.our_amount, clauses, case.verdict)


def _line(cells: tuple[str, ...]) -> str:
    return "  ".join(cell.ljust(width) for cell, width in zip(cells, _WIDTHS, strict=True)).rstrip()


if __name__ == "__main__":
    main()

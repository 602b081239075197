"""The cases and the log that others made, read where they lie: they are no part of this project."""

import json
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Literal, TypedDict

import amends

HERE = Path(__file__).resolve().parent
DATA = HERE.parents[2] / "shared" / "data"
CASES = DATA / "airline.cases.jsonl"
LOG = DATA / "airline.agent-decisions.jsonl"

Verdict = Literal["allow", "deny", "info"]


class GroundTruth(TypedDict):
    """What others judged of a case: a verdict, and an amount where the request has one."""

    verdict: Verdict
    amount: int | None


class CaseRecord(TypedDict):
    """A request, the reservation that it is about (None where there is none), and what others judged of it."""

    case_id: str
    request: Mapping[str, object]
    facts: Mapping[str, object] | None
    ground_truth: GroundTruth


class LogRecord(TypedDict):
    """One request of one run: what the agent did, and what others judged of that. Some of the fields only."""

    task: str
    request: str
    reservation_id: str | None
    granted: bool
    amount: int | None
    transferred: bool
    gt_verdict: Verdict
    outcome: str


def policy() -> amends.Policy:
    """The policy of this example."""
    return amends.load(HERE / "airline.policy.yaml")


def cases(file: Path = CASES) -> list[CaseRecord]:
    """The cases, in the order of their file.

    Raises:
        FileNotFoundError: the file is not there.
    """
    return [json.loads(line, parse_float=Decimal) for line in _lines(file)]


def log(file: Path = LOG) -> list[LogRecord]:
    """The rows of the log, in the order of their file.

    Raises:
        FileNotFoundError: the file is not there.
    """
    return [json.loads(line, parse_float=Decimal) for line in _lines(file)]


def skipped(file: Path) -> str:
    """What to say where the data are not there."""
    return f"Skipped: ../shared/data/{file.name} is not there, so nothing was compared."


def _lines(file: Path) -> list[str]:
    return file.read_text(encoding="utf-8").splitlines()

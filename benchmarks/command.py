"""Running a command as a user does: its time from process start to end, and the most memory that it held."""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

COMMAND_BESIDE = "AMENDS_BENCHMARKS_PYTHON"
"""The environment variable that names the Python beside which the command is installed (default: this one)."""

_LAUNCHER = Path(__file__).with_name("launcher.py")


@dataclass(frozen=True, slots=True)
class Ran:
    """Attributes:
    status: the exit status; None where it was stopped for taking too long.
    seconds: from the start of the process to its end.
    processor_seconds: what it used of a processor.
    peak_bytes: the most memory that it held at once.
    """

    status: int | None
    seconds: float
    processor_seconds: float
    peak_bytes: int


def amends() -> list[str]:
    """The `amends` command as it is installed."""
    python = os.environ.get(COMMAND_BESIDE, sys.executable)
    script = Path(python).with_name("amends")
    return [str(script)] if script.exists() else [python, "-m", "amends"]


def ran(command: Sequence[str], *, within: float = 600.0) -> Ran:
    """Runs a command; what it prints is thrown away."""
    launched = subprocess.run(
        [sys.executable, "-S", "-E", str(_LAUNCHER), str(within), *command],
        stdout=subprocess.PIPE,
        check=True,
    )
    found = json.loads(launched.stdout)
    return Ran(found["status"], found["seconds"], found["processor_seconds"], found["peak_bytes"])

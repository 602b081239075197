"""The real command, run as a process of its own."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from tests.cli.forked import ended

ROOT = Path(__file__).resolve().parents[2]
PHONE = str(ROOT / "examples" / "phone" / "phone-care.policy.yaml")
PHONE_CASES = str(ROOT / "examples" / "phone" / "cases.jsonl")
AMENDS = [sys.executable, "-m", "amends"]

_SETTINGS_OF_TERMINALS = ("COLUMNS", "LINES", "NO_COLOR", "FORCE_COLOR", "TERM", "AMENDS_TRACEBACK")


@dataclass(frozen=True)
class Ended:
    """What a command left behind."""

    status: int
    output: str
    errors: str


def environment(**more: str) -> dict[str, str]:
    """The environment without what belongs to the terminal of whoever runs the tests."""
    kept = {name: value for name, value in os.environ.items() if name not in _SETTINGS_OF_TERMINALS}
    return {**kept, **more}


def amends(*arguments: str, given: str | bytes = "", cwd: Path | None = None, **more: str) -> Ended:
    """Runs `amends` with the arguments and with `given` as standard input; `more` goes into the environment."""
    data = given if isinstance(given, bytes) else given.encode()
    if any(name.startswith("PYTHON") for name in more):
        # It is for the interpreter, which reads it as it starts.
        run = subprocess.run(
            [*AMENDS, *arguments], input=data, capture_output=True, cwd=cwd, env=environment(**more), check=False
        )
        return Ended(run.returncode, run.stdout.decode(), run.stderr.decode())
    status, output, errors = ended(arguments, data, cwd, environment(**more))
    return Ended(status, output.decode(), errors.decode())


def refused(*arguments: str, given: str | bytes = "", cwd: Path | None = None) -> str:
    """What a command says that cannot use what it was given: on standard error only, and without a traceback."""
    done = amends(*arguments, given=given, cwd=cwd)
    assert done.status == 2, done
    assert done.output == ""
    assert "Traceback" not in done.errors
    return done.errors

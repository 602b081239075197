"""The real command, run as a process of its own."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

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
    ended = subprocess.run(
        [*AMENDS, *arguments], input=data, capture_output=True, cwd=cwd, env=environment(**more), check=False
    )
    return Ended(ended.returncode, ended.stdout.decode(), ended.stderr.decode())


def refused(*arguments: str, given: str | bytes = "", cwd: Path | None = None) -> str:
    """What a command says that cannot use what it was given: on standard error only, and without a traceback."""
    ended = amends(*arguments, given=given, cwd=cwd)
    assert ended.status == 2, ended
    assert ended.output == ""
    assert "Traceback" not in ended.errors
    return ended.errors

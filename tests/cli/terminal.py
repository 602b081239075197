"""The real command on a real terminal, of which the test reads what it shows."""

import os
import pty
import subprocess
from dataclasses import dataclass
from pathlib import Path

from tests.cli.command import AMENDS, environment


@dataclass(frozen=True)
class Shown:
    """What was shown on the terminal, and how the command ended."""

    status: int
    text: str


def on_a_terminal(
    *arguments: str, output_to: Path | None = None, width: int = 90, given: str = "", **more: str
) -> Shown:
    """Runs `amends` with a terminal as standard error, and as standard output unless that goes to a file."""
    ours, theirs = pty.openpty()
    output = os.open(output_to, os.O_WRONLY | os.O_CREAT) if output_to is not None else os.dup(theirs)
    with subprocess.Popen(
        [*AMENDS, *arguments],
        stdin=subprocess.PIPE,
        stdout=output,
        stderr=theirs,
        env=environment(TERM="xterm-256color", COLUMNS=str(width), **more),
    ) as process:
        os.close(theirs)
        os.close(output)
        assert process.stdin is not None
        process.stdin.write(given.encode())
        process.stdin.close()
        text = _read_to_the_end(ours)
    os.close(ours)
    return Shown(process.returncode, text.replace("\r\n", "\n"))


def _read_to_the_end(terminal: int) -> str:
    parts: list[bytes] = []
    try:
        while part := os.read(terminal, 65_536):
            parts.append(part)
    except OSError:  # how a terminal says that nobody writes to it any more
        pass
    return b"".join(parts).decode()

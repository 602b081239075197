"""Goldens: what a command or a message says, kept in a file beside what it belongs to and read by a person.

`make record` writes them anew; `git diff` then shows what changed for the reader.
"""

import os
from pathlib import Path

RECORDING = os.environ.get("AMENDS_RECORD") == "1"


def assert_golden(path: Path, text: str) -> None:
    """Holds a text to the golden at `path`; while recording, writes it there."""
    if RECORDING:
        path.write_text(text, encoding="utf-8")
        return
    assert path.exists(), f"{path.name} was never recorded: run `make record`"
    assert text == path.read_text(encoding="utf-8")

"""The README's picture is what the command prints; `make record` draws it anew."""

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest
from rich._export_format import CONSOLE_SVG_FORMAT
from rich.console import Console
from rich.terminal_theme import MONOKAI
from rich.text import Text

from tests.golden import assert_golden

ROOT = Path(__file__).parents[2]
COMMAND = (
    "amends decide phone-care.policy.yaml cases/broken-phone-178-days-admitted.yaml"
    " --want replacement --as agent"
)  # fmt: skip
WIDTH = 112


def printed() -> str:
    _, *arguments = COMMAND.split()
    done = subprocess.run(
        [sys.executable, "-m", "amends", *arguments],
        cwd=ROOT / "examples" / "phone",
        env={**os.environ, "NO_COLOR": "1", "COLUMNS": str(WIDTH)},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return done.stdout


def drawn(text: str) -> str:
    console = Console(record=True, width=WIDTH, file=io.StringIO(), force_terminal=True, color_system="truecolor")
    console.print(Text(f"$ {COMMAND}", style="bold green"))
    for line in text.splitlines():
        is_heading = line.rstrip() in ("To say:", "For you:") or ", version " in line
        console.print(Text(line, style="bold cyan" if is_heading else ""))
    # Without the fonts that the usual frame loads from elsewhere: a picture needs no network.
    before, _, rest = CONSOLE_SVG_FORMAT.partition("@font-face")
    frame = before + rest[rest.index(".{unique_id}-matrix") :]
    return console.export_svg(title="Amends", theme=MONOKAI, code_format=frame, unique_id="amends")


@pytest.mark.golden
def test_the_picture_shows_what_the_command_prints() -> None:
    assert_golden(ROOT / "docs" / "pictures" / "decide.svg", drawn(printed()))

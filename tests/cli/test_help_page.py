from pathlib import Path

import pytest

from tests.cli.command import ROOT, amends
from tests.golden import assert_golden

_COMMANDS: tuple[list[str], ...] = (
    [], ["decide"], ["explain"], ["case"], ["check"], ["init"], ["demo"],
    ["workspace"], ["client"], ["user"], ["token"], ["policy"], ["customer"], ["import"],
    ["verify"], ["backup"], ["restore"], ["copy"], ["erase"], ["retention"],
    ["endpoint"], ["worker"], ["jobs"],
)  # fmt: skip


@pytest.mark.golden
def test_the_page_of_the_commands_is_what_their_help_says() -> None:
    page = Path(__file__).with_name("page_of_commands.md").read_text(encoding="utf-8")
    sections = "\n".join(_section(command) for command in _COMMANDS)
    assert_golden(ROOT / "docs" / "cli.md", page.replace("{help}\n", sections))


def _section(command: list[str]) -> str:
    said = amends(*command, "--help", COLUMNS="100").output
    return f"## {' '.join(['amends', *command])}\n\n```text\n{said}```\n"

"""The help of every command that looks after a workspace."""

import pytest
from cyclopts import App

from amends.cli.app import build
from tests.cli.command import amends

GROUPS = ("workspace", "client", "user", "token", "policy", "customer", "import")
SINGLE = ("verify", "backup", "restore", "erase", "retention")


def _commands() -> list[tuple[str, ...]]:
    app = build()
    found: list[tuple[str, ...]] = [(name,) for name in (*GROUPS, *SINGLE)]
    for name in GROUPS:
        group: App = app[name]
        found += [(name, one) for one in group if not one.startswith("-")]
    return found


COMMANDS = _commands()


def test_every_group_has_commands() -> None:
    assert len(COMMANDS) > 40
    assert ("client", "add-site") in COMMANDS
    assert ("policy", "list") in COMMANDS


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_the_help_of_a_command_shows_how_it_is_used(
    command: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    typed = " ".join(("amends", *command))
    build()([*command, "--help"])
    said = capsys.readouterr().out
    assert said.startswith(f"Usage: {typed}")
    assert f"\n  {typed}" in said[said.index("\nExample") :]


def test_an_unknown_command_of_a_group_is_suggested() -> None:
    ended = amends("client", "shwo")
    assert (ended.status, ended.output) == (2, "")
    assert ended.errors == "error: `shwo` is not a command\n  help: did you mean `show`?\n"

"""`amends token`, `amends user password` and `may`, `amends workspace acts`."""

import os
import pty
import subprocess
from contextlib import suppress
from datetime import date

from amends.app.access.recognising import who
from amends.app.access.sessions import log_in
from amends.app.workspace import Scope, open_workspace
from tests.cli.command import AMENDS, environment
from tests.cli.workspace.shell import Shell

AT_HOME = "192.0.2.7"
PASSWORD = "four words or more"


def test_a_token_is_made_shown_once_listed_and_ended(shell: Shell) -> None:
    dana = shell.of("dana")
    made = dana.reads("token", "new", "robot", "--for", "act", "--for", "read", "--client", "acme", "--days", "30")
    assert (made["name"], made["user"], made["client"], made["scopes"]) == ("robot", "dana", "acme", ["read", "act"])
    workspace = open_workspace(f"sqlite:///{shell.folder / 'amends.db'}")
    desk = who(workspace, made["token"], AT_HOME)
    assert desk.limits is not None
    assert desk.limits.scopes == frozenset({Scope.READ, Scope.ACT})
    workspace.engine.dispose()
    (listed,) = dana.reads("token", "list")["tokens"]
    assert listed["id"] == made["id"]
    assert made["token"] not in dana.sees("token", "list")
    assert dana.sees("token", "revoke", made["id"]) == "`robot` of dana opens nothing any more.\n"
    assert dana.sees("token", "list") == "No token opens anything.\n"


def test_a_new_token_is_told_with_what_it_is_for(shell: Shell) -> None:
    said = shell.of("dana").sees("token", "new", "robot", "--for", "everything", "--role", "agent")
    token, told, *_ = said.splitlines()
    assert token.startswith("amends_")
    assert told.startswith("This is `robot`, for everything, only as agent, until 20")
    assert told.endswith(". It is not shown again.")


def test_a_list_of_tokens_says_what_each_is_for(shell: Shell) -> None:
    shell.of("dana").sees("token", "new", "robot", "--for", "act", "--client", "acme", "--role", "agent")
    said = shell.of("ada").sees("token", "list", "--user", "dana")
    assert said.splitlines()[0].split() == ["token", "name", "for", "until", "last", "used", "only"]
    name, scope, until, *rest = said.splitlines()[1].split()[1:]
    assert (name, scope, rest) == ("robot", "act", ["never", "for", "acme", "as", "agent"])
    assert date.fromisoformat(until) > date(2026, 1, 1)


def test_a_token_is_for_something_that_there_is(shell: Shell) -> None:
    assert shell.is_refused("token", "new", "robot", "--for", "flying") == (
        "error: `flying` is nothing that a token can be for\n"
        "  help: expected `read`, `act`, `administer`, `publish`, `audit` or `everything`\n"
    )
    assert "needs `--for`" in shell.is_refused("token", "new", "robot")


def test_a_token_itself_is_not_repeated_where_its_id_is_meant(shell: Shell) -> None:
    made = shell.of("dana").reads("token", "new", "robot", "--for", "read")
    said = shell.of("dana").is_refused("token", "revoke", made["token"])
    assert said == "error: that is not the id of a token\n  help: expected one that `amends token list` shows\n"


def test_a_password_is_read_from_standard_input(shell: Shell) -> None:
    said = shell.sees("user", "password", "dana", given=f"{PASSWORD}\n")
    assert said == "`dana` has a new password, and is logged out wherever they were logged in.\n"
    workspace = open_workspace(f"sqlite:///{shell.folder / 'amends.db'}")
    assert log_in(workspace, "dana", PASSWORD, AT_HOME).token
    workspace.engine.dispose()


def typed_unseen(shell: Shell, *typed: str) -> tuple[int, str]:
    """What is seen on a terminal on which somebody types, and how it ends."""
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [*AMENDS, "user", "password", "dana", "--as", "ana"],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        cwd=shell.folder,
        env=environment(),
        start_new_session=True,
    ) as process:
        os.close(theirs)
        seen = ""
        for line in typed:
            while not seen.endswith(": "):
                seen += os.read(ours, 1_000).decode()
            os.write(ours, f"{line}\n".encode())
            seen += "|"
        with suppress(OSError):
            while more := os.read(ours, 1_000):
                seen += more.decode()
    os.close(ours)
    return process.returncode, seen


def test_what_is_typed_on_a_terminal_is_not_shown(shell: Shell) -> None:
    status, seen = typed_unseen(shell, PASSWORD, PASSWORD)
    assert status == 0
    assert PASSWORD not in seen
    assert seen.startswith("New password: |")
    assert "The same again: |" in seen
    status, seen = typed_unseen(shell, PASSWORD, "something else")
    assert status == 2
    assert ": the two differ" in seen


def test_where_no_password_is_given_nothing_is_changed(shell: Shell) -> None:
    assert shell.is_refused("user", "password", "dana").startswith("error: no password was given\n")
    assert "expected 12 or more" in shell.is_refused("user", "password", "dana", given="short\n")


def test_who_may_what_is_shown(shell: Shell) -> None:
    said = shell.sees("user", "may", "--role", "auditor")
    assert said.splitlines()[0].split() == [
        "who", "may", "roles", "of", "policies", "policy_owner", "administrator", "auditor", "a", "token", "for",
    ]  # fmt: skip
    assert "verify the store" in said
    assert "approve" not in said
    rows = {row["action"]: row for row in shell.reads("user", "may")["permissions"]}
    assert rows["approve"]["roles"] == ["roles of policies"]
    assert rows["erase a person"]["roles"] == ["administrator"]


def test_what_was_done_is_listed_the_latest_first(shell: Shell) -> None:
    shell.of("ada").sees("user", "grant", "dana", "team_lead", "--client", "acme", "--team", "care")
    said = shell.of("udo").sees("workspace", "acts", "--client", "acme", "--limit", "1")
    heading, act, *following = said.splitlines()
    assert heading.split() == ["at", "who", "did", "for", "to"]
    assert act.split()[2:] == ["ada", "grant", "role", "acme", "dana", "role:", "team", "lead,", "team:", "care"]
    assert following[1] == "What is next"
    command = following[2].split()
    assert command[:3] == ["amends", "workspace", "acts"]
    (before,) = shell.of("udo").reads("workspace", "acts", "--client", "acme", "--before", command[-1], "--limit", "1")[
        "acts"
    ]
    assert before["act"] != "grant role" or before["subject"] != "dana" or before["details"]["role"] != "team_lead"


def test_agents_do_not_see_it(shell: Shell) -> None:
    assert "may not see who did what" in shell.of("dana").is_refused("workspace", "acts")

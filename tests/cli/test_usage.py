import os
import signal
import subprocess
from pathlib import Path

import pytest

from amends.version import __version__
from tests.cli.command import AMENDS, PHONE, amends, environment, refused


def test_the_version_is_told() -> None:
    assert amends("--version").output == f"amends {__version__}\n"
    assert amends("decide", "--version").output == f"amends {__version__}\n"


def test_amends_alone_says_what_it_is_for_and_what_it_can_do() -> None:
    ended = amends()
    assert ended.status == 0
    for command in ("decide", "explain", "check", "init", "demo", "case", "workspace", "verify"):
        assert f"\n  {command} " in ended.output
    assert len(ended.output.splitlines()) < 45


@pytest.mark.parametrize("command", ["decide", "explain", "check", "init", "demo"])
def test_the_help_of_every_command_has_an_example(command: str) -> None:
    ended = amends(command, "--help")
    assert ended.status == 0
    assert ended.output.startswith(f"Usage: amends {command} ")
    assert "\nExample" in ended.output
    assert f"\n  amends {command}" in ended.output


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["decid"], "`decid` is not a command\n  help: did you mean `decide`?"),
        (["zzz"], "`zzz` is not a command\n  help: expected `decide`, `explain`, "),
        (["decide"], "`amends decide` needs POLICY\n  help: `amends decide --help` shows how it is used"),
        (["decide", PHONE], "a case to decide is missing: FACTS for one, or `--cases FILE` for many"),
        (["decide", PHONE, "{}", "{}"], "`{}` is one argument too many"),
        (["decide", PHONE, "{}", "--wnt", "x"], "`--wnt` is not an option of `amends decide`\n  help: did you mean"),
        (["decide", PHONE, "{}", "--want"], "`--want` needs a value"),
        (["decide", PHONE, "{}", "--want", "a", "--want", "b"], "`--want` stands twice"),
        (["decide", PHONE, "{}", "--json=maybe"], "`maybe` cannot be used for `--json`"),
        (["decide", PHONE, "{}", "--cases", "x.jsonl"], "both FACTS and `--cases` are given"),
        (["decide", PHONE, "{}", "--out", "x.jsonl"], "`--out` goes with `--cases`"),
        (["decide", "no.policy.yaml", "{}"], "`no.policy.yaml` does not exist"),
        (["decide", "/", "{}"], "`/` is a directory; expected a file"),
        (["decide", PHONE, "no.yaml"], "`no.yaml` does not exist"),
        (["decide", PHONE, "facts.txt"], "`facts.txt` has an unknown kind; the facts of a case are read from files"),
        (["explain", PHONE], "`amends explain` needs FACTS"),
        (["demo", "--brand", "fone"], "`fone` is not one of the brands\n  help: did you mean `phone`?"),
    ],
)  # fmt: skip
def test_what_was_typed_wrongly_is_told_with_what_to_do(arguments: list[str], said: str) -> None:
    assert refused(*arguments).startswith(f"error: {said}")


def test_an_interrupted_command_ends_quietly(tmp_path: Path) -> None:
    facts = tmp_path / "case.yaml"
    os.mkfifo(facts)
    with (
        subprocess.Popen(
            [*AMENDS, "decide", PHONE, str(facts)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment()
        ) as process,
        facts.open("wb"),
    ):  # waits until the command has begun to read
        process.send_signal(signal.SIGINT)
        output, errors = process.communicate()
    assert (process.returncode, output, errors) == (130, b"", b"")


def test_a_fault_of_amends_itself_is_told_without_a_traceback() -> None:
    program = (
        "import sys; import amends.policy; amends.policy.loads = None; "
        f"from amends.main import main; sys.exit(main(['decide', {PHONE!r}, '{{}}']))"
    )
    ended = subprocess.run([AMENDS[0], "-c", program], capture_output=True, text=True, env=environment(), check=False)
    assert ended.returncode == 70
    assert ended.stderr.startswith("error: this is a fault of Amends, not of what you gave it: TypeError")
    assert "Traceback" not in ended.stderr

"""What the program really says to what a page shows: a mistake in a policy, or commands typed one after the other."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import amends
from amends.lang.diagnostics import render_all
from amends.lang.source import Source
from tests.docs.pages import Part, parts
from tests.docs.workspace import write

_MISTAKE = re.compile(r"in: (?P<name>\S+), for: (?P<right>.+)")
_WIDTH = "110"


def with_real_outputs(page: Path, folder: Path) -> str:
    """The page with every output on it as it really is. The page's files are written into the folder on the way."""
    lines = page.read_text(encoding="utf-8").split("\n")
    found = parts(page)
    outputs: list[tuple[Part, str]] = []
    for part, following in zip(found, [*found[1:], None], strict=True):
        write(part, folder)
        if part.kind == "mistake":
            assert following is not None, f"nothing follows {part.place}"
            assert following.language == "text", f"the message follows as `text`: {following.place}"
            outputs.append((following, message_for(part, folder)))
        elif part.kind == "session":
            outputs.append((part, typed(part.text, folder)))
    for part, text in reversed(outputs):
        lines[part.first : part.last] = text.rstrip("\n").split("\n")
    return "\n".join(lines)


def message_for(mistake: Part, folder: Path) -> str:
    """What is said of a policy in which the lines of the block stand instead of the one that the comment names."""
    said = _MISTAKE.fullmatch(mistake.arguments)
    assert said is not None, f"a mistake is `in: FILE, for: the line that is right`: {mistake.place}"
    lines = (folder / said["name"]).read_text(encoding="utf-8").split("\n")
    places = [number for number, line in enumerate(lines) if line.strip() == said["right"]]
    assert len(places) == 1, f"`{said['right']}` stands {len(places)} times in {said['name']}: {mistake.place}"
    lines[places[0] : places[0] + 1] = mistake.text.rstrip("\n").split("\n")
    try:
        policy = amends.loads("\n".join(lines), said["name"])
    except amends.PolicyError as error:
        return str(error)
    assert policy.warnings, f"nothing is wrong: {mistake.place}"
    return render_all(policy.warnings, Source(said["name"], "\n".join(lines)))


def typed(session: str, folder: Path) -> str:
    """A session with what its commands, the lines after `$ `, print."""
    commands = [line.removeprefix("$ ") for line in session.splitlines() if line.startswith("$ ")]
    return "".join(f"$ {command}\n{printed(command, folder)}" for command in commands)


def printed(command: str, folder: Path) -> str:
    """What a command prints."""
    name, *arguments = shlex.split(command)
    assert name == "amends", f"only `amends` is run, found `{name}`"
    done = subprocess.run(
        [sys.executable, "-m", "amends", *arguments],
        cwd=folder,
        env={**os.environ, "COLUMNS": _WIDTH, "NO_COLOR": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    return "\n".join(line.rstrip() for line in done.stdout.splitlines()) + "\n"

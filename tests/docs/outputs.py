"""What the program really says to what a page shows: a mistake in a policy, or commands typed one after the other."""

import os
import re
import shlex
from pathlib import Path

import amends
from amends.lang.diagnostics import render_all
from amends.lang.source import Source
from tests.cli.forked import ended
from tests.docs.pages import Part, parts
from tests.docs.workspace import write

_MISTAKE = re.compile(r"in: (?P<name>\S+), for: (?P<right>.+)")
_WIDTH = "110"


def with_real_outputs(page: Path, folder: Path) -> str:
    """The page with every output on it as it really is. The page's files are written into the folder on the way."""
    lines = page.read_text(encoding="utf-8").split("\n")
    found = parts(page)
    shell = Shell(folder)
    outputs: list[tuple[Part, str]] = []
    for part, following in zip(found, [*found[1:], None], strict=True):
        write(part, folder)
        if part.kind == "mistake":
            assert following is not None, f"nothing follows {part.place}"
            assert following.language == "text", f"the message follows as `text`: {following.place}"
            outputs.append((following, message_for(part, folder)))
        elif part.kind == "session":
            outputs.append((part, shell.session(part.text)))
        elif part.kind == "typed":
            shell.types(part)
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


class Shell:
    """A shell in the page's folder; what is exported in one block holds in those after it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._environment = {name: value for name, value in os.environ.items() if not name.startswith("AMENDS_")}
        self._environment |= {"COLUMNS": _WIDTH, "NO_COLOR": "1"}

    def session(self, text: str) -> str:
        """A session with what its commands, the lines after `$ `, print."""
        return "".join(f"$ {command}\n{self._typed(command)[1]}" for command in _commands(text))

    def types(self, part: Part) -> None:
        """Types commands whose output is another every time; each does what it is asked."""
        for command in _commands(part.text):
            status, output = self._typed(command)
            assert status == 0, f"`{command}` at {part.place} fails: {output}"

    def _typed(self, command: str) -> tuple[int, str]:
        name, *arguments = shlex.split(command)
        if name == "export":
            self._environment |= dict(argument.split("=", 1) for argument in arguments)
            return 0, ""
        assert name == "amends", f"only `amends` is run, found `{name}`"
        status, output, _ = ended(arguments, b"", self._folder, self._environment, together=True)
        return status, "\n".join(line.rstrip() for line in output.decode().splitlines()) + "\n"


def _commands(text: str) -> list[str]:
    return [line.removeprefix("$ ") for line in text.splitlines() if line.startswith("$ ")]

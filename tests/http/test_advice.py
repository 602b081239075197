"""What an error says to do is told over HTTP in words of the interface: no command, and no address in vain."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import amends
from amends.app.plain.advice import as_requests, without_commands
from tests.http.alarm import opened
from tests.http.house import Served

SOURCES = Path(amends.__file__).parent
FOR_SHELLS = frozenset({"backup", "calls", "copy", "promises", "restore", "worker", "workspace"})
"""The commands that only a shell has."""
_NAMING = re.compile(r"`(amends |--)[a-z][^`]*`")


def told() -> Iterator[str]:
    """Every text of the source that names a command or an option, but those of the command line itself."""
    for path in SOURCES.rglob("*.py"):
        if path.relative_to(SOURCES).parts[0] in ("cli", "client"):
            continue
        text = path.read_text(encoding="utf-8")
        if not _NAMING.search(text):
            continue
        tree = ast.parse(text)
        documented = {id(one.value) for one in ast.walk(tree) if isinstance(one, ast.Expr)}
        for one in ast.walk(tree):
            text = _text(one)
            if id(one) not in documented and _NAMING.search(text):
                yield text


def _text(one: ast.AST) -> str:
    match one:
        case ast.Constant(value=str(text)):
            return text
        case ast.JoinedStr(values=values):
            return "".join(_text(value) or "X" for value in values)
        case _:
            return ""


TOLD = sorted(set(told()))


@pytest.mark.parametrize("text", TOLD)
def test_every_command_that_is_told_stands_for_a_request_that_there_is(standing: Served, text: str) -> None:
    routes = standing.caller().reads("/openapi.json")["paths"]
    advice = as_requests(text) or ""
    assert "`amends " not in advice
    assert "`--" not in advice
    commands = re.findall(r"`amends ([a-z-]+)", text)
    requests = re.findall(r"`([A-Z]+) (/[^`]*)`", advice)
    assert len(requests) == len(commands) or FOR_SHELLS & {*commands}, advice
    for method, path in requests:
        assert method.lower() in routes[path]


def test_a_problem_says_what_to_ask_and_not_what_to_type(standing: Served) -> None:
    nina = standing.caller("nina")
    case = opened(nina)
    problem = nina.is_refused("tell", case, remedy="service_credit")
    assert problem["help"] == "what leads on from here: `decide`; `GET /api/v1/cases/{case}` tells what is next"
    problem = nina.is_refused("fact", case, facts={"zzzzzzzzzzzz": 1})
    assert problem["errors"][0]["help"] == "`GET /api/v1/cases/{case}/facts` lists those that it has"


@pytest.mark.parametrize(
    ("help_text", "request_told", "without"),
    [
        ("give it: `amends case give`", "give it: `POST /api/v1/cases/{case}/give`", None),
        ("see `amends case show`; or wait", "see `GET /api/v1/cases/{case}`; or wait", "or wait"),
        ("say it with `--why`", "say it with `why`", None),
        ("say it with `--found right`", "say it with `found: right`", None),
        ("see `amends case show CASE --history`", "see `GET /api/v1/cases/{case}`", None),
        ("restore the latest backup into a new file: `amends restore`", None, None),
        ("look at it again", "look at it again", "look at it again"),
        (None, None, None),
    ],
)  # fmt: skip
def test_advice_is_told_as_it_can_be_followed(
    help_text: str | None, request_told: str | None, without: str | None
) -> None:
    assert as_requests(help_text) == request_told
    assert without_commands(help_text) == without

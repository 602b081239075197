"""What docs/http.md types is what works: its commands are sent to a real server, in their order."""

import json
import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass

from tests.cli.command import ROOT
from tests.docs.pages import parts
from tests.http.caller import Caller
from tests.http.house import Served

PAGE = ROOT / "docs" / "http.md"
THERE = "http://127.0.0.1:8000"
_CASE = "7K3M-9Q44"
_USERS = {"$NINA": "nina", "$TESS": "tess"}


@dataclass(frozen=True, slots=True)
class Typed:
    """A command of the page."""

    method: str
    path: str
    user: str | None
    headers: dict[str, str]
    body: object


def _commands() -> Iterator[Typed]:
    for part in parts(PAGE):
        if part.language == "sh":
            for line in re.sub(r"\\\n\s*", "", part.text).splitlines():
                yield _read(shlex.split(line))


def _read(words: list[str]) -> Typed:
    body, method, headers, path = None, "GET", dict[str, str](), ""
    rest = iter(words[1:])
    for word in rest:
        match word:
            case "-s":
                continue
            case "--json":
                body, method = json.loads(next(rest)), "POST"
            case "-X":
                method = next(rest)
            case "-H":
                name, _, value = next(rest).partition(": ")
                headers[name] = value
            case _:
                assert word.startswith(THERE), word
                path = word.removeprefix(THERE)
    token = headers.pop("Authorization", "").removeprefix("Bearer ")
    return Typed(method, path, _USERS.get(token), headers, body)


def test_the_commands_of_the_page_work_one_after_the_other(house: Served) -> None:
    callers: dict[str | None, Caller] = {user: house.caller(user) for user in (None, *_USERS.values())}
    case = _CASE
    for number, one in enumerate(_commands()):
        path = one.path.replace(_CASE, case)
        response = callers[one.user].asks(one.method, path, json=one.body, headers=one.headers)
        assert response.is_success, (number, one, response.text)
        if path == "/api/v1/cases" and one.method == "POST":
            case = response.json()["reference"]
    assert case != _CASE

"""The conformance data: its cases, the comparison with what is expected, and how a case is recorded anew."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path

import amends

CASES = Path(__file__).parents[2] / "spec" / "cases"
_WIDTH = 120
_EXPECTED = re.compile(r'"expected":\s*')
# What a role or a remedy is missing from is as much a part of the answer as what it holds.
_COMPARED_EXACTLY = ("authority",)


@dataclass(frozen=True, slots=True)
class ConformanceCase:
    """One case of a topic; `number` counts from 0 within its file."""

    topic: Path
    number: int

    @property
    def told(self) -> dict[str, object]:
        """The case as its file tells it, with numbers as exact as they are written there."""
        return _cases(self.topic)[self.number]

    @property
    def expected(self) -> object:
        """What is expected of the decision."""
        return self.told["expected"]

    def decided(self) -> object:
        """The decision as plain data, or `{"error": {"fact": …}}` where the facts are refused."""
        told = self.told
        facts, want, role, team = (told.get(key) for key in ("facts", "want", "role", "team"))
        assert isinstance(facts, dict)
        for given in (want, role, team):
            assert given is None or isinstance(given, str)
        try:
            return _policy(self.topic).decide(facts, want=want, role=role, team=team).to_dict()  # type: ignore[arg-type]  # texts
        except amends.FactError as error:
            return {"error": {"fact": error.fact}}

    def record(self, decided: object) -> None:
        """Writes what is decided in place of what was expected, as far as it was told before."""
        text = self.topic.read_text(encoding="utf-8")
        starts = [found.end() for found in _EXPECTED.finditer(text)]
        assert len(starts) == len(_cases(self.topic)), "`expected` stands once in each case"
        start = starts[self.number]
        _, length = json.JSONDecoder().raw_decode(text[start:])
        line_start = text.rfind("\n", 0, start) + 1
        indent = len(text[line_start:start]) - len(text[line_start:start].lstrip())
        written = _written(_part_that_was_told(self.expected, decided), indent, start - line_start)
        self.topic.write_text(text[:start] + written + text[start + length :], encoding="utf-8")


def conformance_cases() -> list[ConformanceCase]:
    """Every case of every topic."""
    topics = sorted(CASES.glob("*.json"))
    return [ConformanceCase(topic, number) for topic in topics for number in range(len(_cases(topic)))]


@cache
def _cases(topic: Path) -> list[dict[str, object]]:
    cases: list[dict[str, object]] = json.loads(topic.read_text(encoding="utf-8"), parse_float=Decimal)["cases"]
    return cases


@cache
def _policy(topic: Path) -> amends.Policy:
    return amends.load(topic.with_name(f"{topic.stem}.policy.yaml"))


def differences(expected: object, decided: object, path: str = "") -> Iterator[str]:
    """Where a decision is not what is expected.

    Objects are compared by the keys that stand in what is expected; lists, scalars, authorities and empty objects
    exactly, and by type: 1 is not true.
    """
    if isinstance(expected, dict) and isinstance(decided, dict) and expected and not path.endswith(_COMPARED_EXACTLY):
        for key, value in expected.items():
            if key not in decided:
                yield f"{path}.{key}: missing"
            else:
                yield from differences(value, decided[key], f"{path}.{key}")
    elif json.dumps(expected) != json.dumps(decided):
        yield f"{path}: expected {json.dumps(expected)}, decided {json.dumps(decided)}"


def _part_that_was_told(expected: object, decided: object, path: str = "") -> object:
    """The new values of the keys that stand in what was expected; all of it where nothing of that is left."""
    if not (isinstance(expected, dict) and isinstance(decided, dict)) or path.endswith(_COMPARED_EXACTLY):
        return decided
    kept = {
        key: _part_that_was_told(value, decided[key], f"{path}.{key}")
        for key, value in expected.items()
        if key in decided
    }
    return kept or decided


def _written(value: object, indent: int, column: int) -> str:
    """JSON in the layout of the conformance files: on one line where it fits, else a line for each part."""
    line = json.dumps(value, ensure_ascii=False)
    if not isinstance(value, dict | list) or not value or column + len(line) < _WIDTH:
        return line
    inner = " " * (indent + 2)
    if isinstance(value, dict):
        keys = {json.dumps(key, ensure_ascii=False): part for key, part in value.items()}
        parts = [f"{key}: {_written(part, indent + 2, indent + 4 + len(key))}" for key, part in keys.items()]
    else:
        parts = [_written(part, indent + 2, indent + 2) for part in value]
    opened, closed = "{}" if isinstance(value, dict) else "[]"
    return opened + "\n" + ",\n".join(inner + part for part in parts) + "\n" + " " * indent + closed

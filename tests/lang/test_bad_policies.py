"""Every faulty policy of `spec/bad` is told exactly what is wrong with it, where, and what to do."""

import json
from dataclasses import dataclass
from pathlib import Path

import pytest

from amends.lang.diagnostics import Diagnostic, render_all
from amends.policy import read
from tests.golden import assert_golden

BAD = Path(__file__).parents[2] / "spec" / "bad"
NAMES = sorted(path.name.removesuffix(".policy.yaml") for path in BAD.glob("*.policy.yaml"))


@dataclass(frozen=True)
class Expected:
    """A fault that must be told: at which place, and which words its message and help hold."""

    line: int
    column: int
    says: tuple[str, ...]

    def fits(self, found: Diagnostic) -> bool:
        words = f"{found.message} {found.help or ''}"
        return (found.span.line, found.span.column) == (self.line, self.column) and all(
            word in words for word in self.says
        )


def _expected(name: str) -> list[Expected]:
    stated = json.loads((BAD / f"{name}.expect.json").read_text(encoding="utf-8"))["faults"]
    return [Expected(one["line"], one["column"], tuple(one["says"])) for one in stated]


def _found(name: str) -> tuple[Diagnostic, ...]:
    tree, report = read((BAD / f"{name}.policy.yaml").read_bytes(), f"{name}.policy.yaml")
    assert tree is None
    return report.in_order()


@pytest.mark.parametrize("name", NAMES)
def test_every_fault_is_told_once_and_at_its_place(name: str) -> None:
    left = list(_found(name))
    missed = []
    for expected in _expected(name):
        told = next((found for found in left if expected.fits(found)), None)
        if told is None:
            missed.append(expected)
        else:
            left.remove(told)
    assert (missed, left) == ([], [])


@pytest.mark.golden
@pytest.mark.parametrize("name", NAMES)
def test_what_is_told_reads_as_recorded(name: str) -> None:
    _, report = read((BAD / f"{name}.policy.yaml").read_bytes(), f"{name}.policy.yaml")
    assert_golden(BAD / f"{name}.txt", render_all(report.in_order(), report.source) + "\n")


def test_every_faulty_policy_says_what_is_expected_of_it() -> None:
    stated = {path.name.removesuffix(".expect.json") for path in BAD.glob("*.expect.json")}
    recorded = {path.stem for path in BAD.glob("*.txt")}
    assert stated == recorded == set(NAMES)


def test_every_fault_names_a_place_inside_its_file() -> None:
    for name in NAMES:
        _, report = read((BAD / f"{name}.policy.yaml").read_bytes(), name)
        lines = report.source.lines()
        for found in report.in_order():
            assert 1 <= found.span.line <= len(lines)
            assert 1 <= found.span.column <= len(lines[found.span.line - 1]) + 1

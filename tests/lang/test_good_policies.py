"""Every sound policy of `spec/good` can be used, and is warned of exactly what is probably not meant in it."""

import json
from pathlib import Path

import pytest

from amends.lang.diagnostics import Diagnostic, Severity, render_all
from amends.policy import read
from tests.golden import assert_golden

GOOD = Path(__file__).parents[2] / "spec" / "good"
EXAMPLES = GOOD.parents[1] / "examples"
NAMES = sorted(path.name.removesuffix(".policy.yaml") for path in GOOD.glob("*.policy.yaml"))
WARNED = sorted(path.name.removesuffix(".warn.json") for path in GOOD.glob("*.warn.json"))


def _fits(found: Diagnostic, expected: dict[str, object]) -> bool:
    words = expected["says"]
    assert isinstance(words, list)
    told = f"{found.message} {found.help or ''}"
    return found.span.line == expected["line"] and all(word in told for word in words)


@pytest.mark.parametrize("name", NAMES)
def test_it_can_be_used_and_every_warning_is_told_once(name: str) -> None:
    tree, report = read((GOOD / f"{name}.policy.yaml").read_bytes(), f"{name}.policy.yaml")
    assert tree is not None
    left = list(report.in_order())
    stated = GOOD / f"{name}.warn.json"
    missed = []
    for expected in json.loads(stated.read_text(encoding="utf-8"))["warnings"] if stated.exists() else []:
        told = next((found for found in left if _fits(found, expected)), None)
        if told is None:
            missed.append(expected)
        else:
            left.remove(told)
    assert (missed, left) == ([], [])


@pytest.mark.golden
@pytest.mark.parametrize("name", WARNED)
def test_what_is_told_reads_as_recorded(name: str) -> None:
    _, report = read((GOOD / f"{name}.policy.yaml").read_bytes(), f"{name}.policy.yaml")
    assert_golden(GOOD / f"{name}.txt", render_all(report.in_order(), report.source) + "\n")


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*/*.policy.yaml")), ids=lambda path: path.stem)
def test_the_examples_have_no_fault(path: Path) -> None:
    tree, report = read(path.read_bytes(), path.name)
    assert tree is not None
    assert all(found.severity is Severity.WARNING for found in report.in_order())

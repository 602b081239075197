"""What the pages show is what happens: their policies can be used, and decide what the page says."""

import json
import runpy
from collections.abc import Mapping
from pathlib import Path

import pytest

import amends
from amends.decide.case import Case
from amends.decide.facts import read_facts
from amends.decide.plain_values import Plain, value_to_plain
from amends.decide.unknown import Unknown
from tests.docs.pages import PAGES, ROOT, Part, parts
from tests.docs.workspace import (
    definition,
    facts_from,
    facts_in,
    files_of,
    is_policy,
    options,
    policy_text,
    with_definition,
)

_HELD = {
    "yaml": ("", "policy", "part", "file", "mistake"),
    "json": ("file", "decision", "copy"),
    "python": ("python", "client"),
    "console": ("", "session", "typed"),
}
ALL = [part for page in PAGES for part in parts(page)]


def _those(kind: str) -> pytest.MarkDecorator:
    found = [part for part in ALL if part.kind == kind]
    assert found, f"no page has a block or a table of the kind `{kind}`"
    return pytest.mark.parametrize("part", [pytest.param(part, id=part.place) for part in found])


@pytest.mark.parametrize("part", [pytest.param(part, id=part.place) for part in ALL if part.language in _HELD])
def test_a_block_says_what_it_is_held_to(part: Part) -> None:
    assert part.kind in _HELD[part.language]
    if part.language == "console" and part.kind != "session":
        assert all(line.startswith("$ ") for line in part.text.splitlines()), "an output is shown after `session`"


@pytest.mark.parametrize("part", [pytest.param(part, id=part.place) for part in ALL if is_policy(part)])
def test_a_policy_on_a_page_can_be_used(part: Part) -> None:
    policy = amends.loads(policy_text(part), part.place)
    if part.kind != "part":
        assert [warning.message for warning in policy.warnings] == []


@pytest.mark.parametrize(
    "part", [pytest.param(part, id=part.place) for part in ALL if is_policy(part) and "/" in part.arguments]
)
def test_a_policy_that_a_page_shows_from_the_project_is_the_one_that_is_there(part: Part) -> None:
    assert part.text == (ROOT / part.arguments).read_text(encoding="utf-8")


@_those("decision")
def test_a_decision_on_a_page_is_what_comes_out(part: Part, tmp_path: Path) -> None:
    files_of(parts(part.page), tmp_path)
    (policy, facts), asked = options(part.arguments)
    decision = amends.load(tmp_path / policy).decide(
        facts_in(tmp_path / facts), want=asked.get("want"), role=asked.get("role"), team=asked.get("team")
    )
    assert _as_far_as(json.loads(part.text), decision.to_dict()) == json.loads(part.text)


@_those("cases")
def test_cases_in_a_table_come_out_as_it_says(part: Part, tmp_path: Path) -> None:
    files_of(parts(part.page), tmp_path)
    (name,), asked = options(part.arguments)
    policy = amends.load(tmp_path / name)
    for row in part.rows():
        facts = row.pop("facts")
        decision = policy.decide(
            facts_from(facts), want=asked.get("want"), role=asked.get("role"), team=asked.get("team")
        ).to_dict()
        found = {path: _cell(_at(path.strip("`"), decision)) for path in row}
        assert (facts, found) == (facts, row)


@_those("values")
def test_expressions_in_a_table_have_the_values_that_it_says(part: Part, tmp_path: Path) -> None:
    files_of(parts(part.page), tmp_path)
    (name, facts), _ = options(part.arguments)
    policy = (tmp_path / name).read_text(encoding="utf-8")
    for row in part.rows():
        example = row.get("example") or row.get("expression")
        if example:
            assert (example, _value(policy, facts_in(tmp_path / facts), example)) == (example, row["is"])


@_those("copy")
def test_a_copy_of_a_file_is_a_true_one(part: Part) -> None:
    assert json.loads(part.text) == json.loads((ROOT / part.arguments).read_text(encoding="utf-8"))


@_those("python")
def test_python_on_a_page_runs(part: Part, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files_of(parts(part.page), tmp_path)
    script = tmp_path / "page.py"
    script.write_text(part.text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    runpy.run_path(str(script))


def _as_far_as(stated: object, found: object) -> object:
    """What was found, as far as the page states it: objects by the keys that stand there."""
    if isinstance(stated, dict) and isinstance(found, dict):
        return {key: _as_far_as(value, found[key]) for key, value in stated.items() if key in found}
    return found


def _at(path: str, value: object) -> object:
    """What stands at a path of a decision, such as `refund.status` or `ask.*.fact`."""
    step, _, rest = path.partition(".")
    if step == "*":
        assert isinstance(value, list), f"no list stands before `{path}`"
        return [_at(rest, one) for one in value]
    assert isinstance(value, dict), f"no object stands before `{path}`"
    found: object = value[step] if step in value else value["remedies"][step]
    return _at(rest, found) if rest else found


def _cell(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _value(text: str, facts: Mapping[str, object], expression: str) -> str:
    policy = with_definition(text, expression)
    value = Case(policy.tree, read_facts(policy.tree, facts)).evaluation.definitions["example"]
    if not isinstance(value, Unknown):
        plain: Plain = value_to_plain(value, definition(policy).type, policy.tree)
        return json.dumps(plain, ensure_ascii=False)
    why = sorted(one.why for one in value.undefined)
    return f"undefined: {why[0]}" if why else "unknown"

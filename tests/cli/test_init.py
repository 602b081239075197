import json
import shlex
from pathlib import Path

import pytest

from tests.cli.command import amends, refused


def _next_steps(output: str) -> list[list[str]]:
    text = output.replace("\\\n", " ")
    return [shlex.split(line)[1:] for line in text.splitlines() if line.startswith("  amends ")]


def test_the_policy_to_start_from_can_be_checked_and_decided_with_as_it_says(tmp_path: Path) -> None:
    ended = amends("init", "bakery", cwd=tmp_path)
    assert ended.status == 0
    check, decide = _next_steps(ended.output)
    checked = amends(*check, "--strict", cwd=tmp_path)
    assert checked.status == 0
    assert checked.output.endswith("1 file checked: no errors, no warnings\n")
    decided = amends(*decide, "--json", cwd=tmp_path)
    decision = json.loads(decided.output)
    assert decision["policy"] == "bakery"
    assert decision["remedies"]["replacement"]["status"] == "owed"


def test_a_fact_that_is_left_out_is_asked_for(tmp_path: Path) -> None:
    amends("init", cwd=tmp_path)
    decision = json.loads(amends("decide", "my-policy.policy.yaml", "{}", "--json", cwd=tmp_path).output)
    assert {question["fact"] for question in decision["ask"]} >= {"broken", "bought_on", "reported_on"}


def test_the_policy_to_start_from_is_short() -> None:
    text = Path("src/amends/cli/templates/starter.policy.yaml").read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 70


def test_it_goes_where_it_is_told(tmp_path: Path) -> None:
    ended = amends("init", "bakery", "--out", str(tmp_path / "a b.yaml"))
    assert ended.status == 0
    assert (tmp_path / "a b.yaml").read_text(encoding="utf-8").count("policy: bakery\n") == 1
    assert amends(*_next_steps(ended.output)[0]).status == 0


def test_a_file_that_is_there_is_never_overwritten(tmp_path: Path) -> None:
    (tmp_path / "my-policy.policy.yaml").write_text("mine", encoding="utf-8")
    assert refused("init", cwd=tmp_path) == (
        "error: `my-policy.policy.yaml` is there already and is not overwritten\n  help: name another file\n"
    )
    assert (tmp_path / "my-policy.policy.yaml").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("name", ["a b", "../up", "a\nb: c", ""])
def test_what_cannot_name_a_policy_is_refused_and_nothing_is_written(name: str, tmp_path: Path) -> None:
    assert f"error: `{name}` cannot name a policy" in refused("init", name, cwd=tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_directory_that_is_not_there_is_told(tmp_path: Path) -> None:
    assert "`no/bakery.yaml` cannot be written: the directory `no` does not exist" in refused(
        "init", "--out", "no/bakery.yaml", cwd=tmp_path
    )

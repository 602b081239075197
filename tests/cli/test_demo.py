import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.cli.command import ROOT, amends, environment

BRANDS = {
    "phone": "Tidewren Mobile",
    "alarm": "Lanternlatch Home",
    "cable": "Wrenfield Cable and Internet",
    "laptop": "",
}


def _ids(brand: str) -> list[str]:
    lines = (ROOT / "examples" / brand / "cases.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line)["id"] for line in lines]


def test_six_cases_are_walked_from_the_first_call_to_the_end() -> None:
    ended = amends("demo")
    assert (ended.status, ended.errors) == (0, "")
    assert ended.output.count("closed the case") == 6
    assert ended.output.count("The note\n") == 1


def test_the_walks_show_what_the_gate_did_not_let_pass() -> None:
    output = amends("demo").output
    assert "who proposes a solution never approves it" in output
    assert "`it_was_dropped` is no reason to withhold" in output
    assert "until it accepts, the case is ours" in output


@pytest.mark.parametrize("arguments", [(), ("--twice",)])
def test_every_sum_is_told_with_its_currency_in_one_way(arguments: tuple[str, ...]) -> None:
    output = amends("demo", *arguments).output
    bare = re.findall(r"(?<![$€\d.,:])\b\d+\.\d\d\b(?! percent)", output)
    assert ("$" in output, bare, "USD" in output) == (True, [], False)


def test_the_free_box_is_told_without_names_of_the_policy() -> None:
    output = amends("demo", "--twice").output
    assert "a refund for the box: $149.00" in output
    assert "NOT COVERED: " in output
    quoted = re.sub(r"`[^`]*`", "", output)
    assert re.findall(r"\b[a-z]+_[a-z_]+\b", quoted) == []


def test_every_brand_is_shown_with_every_case() -> None:
    ended = amends("demo", "--decisions")
    assert (ended.status, ended.errors) == (0, "")
    for brand, title in BRANDS.items():
        assert title in ended.output
        for case_id in _ids(brand):
            assert f"{case_id} " in ended.output
    assert max(map(len, ended.output.splitlines())) <= 100


def test_a_case_in_full_has_its_story_and_the_words_of_its_decision() -> None:
    output = amends("demo", "--brand", "phone").output
    assert "● broken-phone-178-days-admitted  wanted: replacement" in output
    assert "The phone of the two senior agents" in output
    assert "amends decide" not in output
    assert "Physical damage that you told us about" in output


def test_one_brand_can_be_shown_alone_and_all_its_cases_in_full() -> None:
    output = amends("demo", "--brand", "phone", "--all").output
    assert "Lanternlatch" not in output
    assert output.count("\n● ") == len(_ids("phone"))


def test_the_table_says_what_comes_of_each_case_and_by_which_clauses() -> None:
    lines = amends("demo", "--brand", "phone").output.splitlines()
    found = {line.split()[0]: " ".join(line.split()) for line in lines if line.strip()}
    assert found["broken-phone-on-day-120"].endswith("owed, $320.00 W1")
    assert found["broken-phone-on-day-121"].endswith("no, not covered W1")
    assert found["broken-phone-second-half-price"].endswith("for a team lead, $180.00 U2")
    assert found["phone-on-stolen-register"].endswith("never, by anyone F1")
    assert found["calls-one-record-missing"].endswith("owed C1")
    assert found["lottery-line-no-test-call-yet"].endswith("asks test_call_answered C3, C4")
    assert "this version does not govern" in found["bought-before-these-terms"]


@pytest.mark.slow
def test_the_samples_are_part_of_an_installed_package(tmp_path: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    (wheel,) = tmp_path.glob("*.whl")
    installed = tmp_path / "installed"
    zipfile.ZipFile(wheel).extractall(installed)
    ended = subprocess.run(
        [sys.executable, "-m", "amends", "demo", "--brand", "phone"],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        env=environment(PYTHONPATH=str(installed)),
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    assert str(installed / "amends" / "examples") in ended.stdout


def test_without_the_samples_it_says_so(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "src" / "amends", tmp_path / "src" / "amends")
    ended = subprocess.run(
        [sys.executable, "-m", "amends", "demo"],
        capture_output=True,
        text=True,
        env={**environment(), "PYTHONPATH": os.pathsep.join([str(tmp_path / "src")])},
        check=False,
    )
    assert ended.returncode == 2
    assert ended.stderr.startswith("error: the sample cases are not part of this installation\n")

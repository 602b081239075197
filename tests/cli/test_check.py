import json
from pathlib import Path

from tests.cli.command import PHONE, ROOT, amends, refused

_FAULTY = """\
language: 1
policy: faulty
version: 1
facts: {damaged: boolean}
remedies: {refund: {}}
clauses:
  - {id: A1, says: It is refunded., grants: refund, when: damagd}
"""


def _faulty(tmp_path: Path) -> str:
    file = tmp_path / "faulty.policy.yaml"
    file.write_text(_FAULTY, encoding="utf-8")
    return str(file)


def _warned_of(tmp_path: Path) -> str:
    file = tmp_path / "warned.policy.yaml"
    text = """\
language: 1
policy: warned
version: 1
currency: USD
facts: {plan: [basic, plus]}
tables: {gift: {keys: {plan: [basic, plus]}, gives: money, rows: [[basic, 1.00]]}}
remedies: {gift_card: {value: "gift[plan]"}}
clauses:
  - {id: A1, says: A gift is given., grants: gift_card}
"""
    file.write_text(text, encoding="utf-8")
    return str(file)


def test_a_policy_without_faults_is_said_to_be_one_and_what_it_holds() -> None:
    ended = amends("check", PHONE)
    assert ended.status == 0
    assert ended.errors == ""
    assert f"{PHONE}: ok\n  phone-care, version 2026-01-01.1: 17 facts, 5 remedies, 13 clauses" in ended.output
    assert "in en and es" in ended.output
    assert ended.output.endswith("1 file checked: no errors, no warnings\n")


def test_every_fault_is_shown_with_its_line_and_the_status_says_so(tmp_path: Path) -> None:
    file = _faulty(tmp_path)
    ended = amends("check", file, PHONE)
    assert ended.status == 1
    assert f"{file}:7:59: error: `damagd`" in ended.output
    assert "help: did you mean `damaged`?" in ended.output
    assert f"{PHONE}: ok" in ended.output
    assert ended.output.endswith("2 files checked: 1 error, no warnings\n")


def test_warnings_fail_only_a_strict_check(tmp_path: Path) -> None:
    file = _warned_of(tmp_path)
    ended = amends("check", file)
    assert ended.status == 0
    assert ": warning: " in ended.output
    assert ended.output.endswith("1 file checked: no errors, 1 warning\n")
    assert amends("check", "--strict", file).status == 1


def test_findings_as_json_have_their_places_and_a_summary(tmp_path: Path) -> None:
    file = _faulty(tmp_path)
    ended = amends("check", file, PHONE, "--json")
    found = json.loads(ended.output)
    assert ended.status == 1
    (finding,) = found["diagnostics"]
    place = {key: finding[key] for key in ("file", "line", "column", "end_line", "end_column")}
    assert place == {"file": file, "line": 7, "column": 59, "end_line": 7, "end_column": 65}
    assert finding["severity"] == "error"
    assert set(finding) == {*place, "severity", "code", "message", "help"}
    assert found["files"][0] == {"file": file, "ok": False}
    assert found["files"][1]["policy"] == "phone-care"
    assert found["files"][1]["languages"] == ["en", "es"]
    assert found["summary"] == {"files": 2, "unreadable": 0, "errors": 1, "warnings": 0, "ok": False}


def test_a_file_that_cannot_be_read_ends_with_two_and_the_others_are_checked(tmp_path: Path) -> None:
    missing = str(tmp_path / "missing.policy.yaml")
    ended = amends("check", missing, PHONE)
    assert ended.status == 2
    assert ended.errors == f"error: `{missing}` does not exist\n"
    assert f"{PHONE}: ok" in ended.output
    found = json.loads(amends("check", missing, "--json").output)
    assert found["diagnostics"][0]["code"] == "unreadable"
    assert found["summary"] == {"files": 1, "unreadable": 1, "errors": 1, "warnings": 0, "ok": False}


def test_a_policy_can_come_from_standard_input() -> None:
    ended = amends("check", "-", given=Path(PHONE).read_bytes())
    assert ended.status == 0
    assert "(standard input): ok" in ended.output
    assert amends("check", "-", given=_FAULTY).output.startswith("(standard input):7:59: error: `damagd`")


def test_bytes_that_are_no_text_are_a_fault_of_the_file(tmp_path: Path) -> None:
    file = tmp_path / "bytes.policy.yaml"
    file.write_bytes(b"language: 1\n\xff\xfe")
    ended = amends("check", str(file))
    assert ended.status == 1
    assert f"{file}:2:1: error: the file is not UTF-8" in ended.output


def test_a_check_of_nothing_is_refused() -> None:
    assert refused("check") == "error: `amends check` needs FILE\n  help: `amends check --help` shows how it is used\n"


def test_every_example_can_be_used() -> None:
    files = sorted(map(str, (ROOT / "examples").glob("*/*.policy.yaml")))
    ended = amends("check", *files)
    assert ended.status == 0, ended.output

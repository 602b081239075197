import json
from pathlib import Path

from tests.cli.command import PHONE, PHONE_CASES
from tests.cli.terminal import on_a_terminal

_BOLD_RED = "\x1b[1;31m"


def test_an_error_is_red_on_a_terminal(shop: str) -> None:
    shown = on_a_terminal("decide", shop, "{plan: gold}")
    assert shown.status == 2
    assert f"{_BOLD_RED}error" in shown.text
    assert f"{_BOLD_RED} ^^^^^^^^^^\x1b[0m" in shown.text


def test_who_wants_no_colours_gets_none(shop: str) -> None:
    assert "\x1b" not in on_a_terminal("decide", shop, "{plan: gold}", NO_COLOR="1").text


def test_the_findings_of_a_check_are_coloured() -> None:
    assert "\x1b[" not in on_a_terminal("check", PHONE, NO_COLOR="1").text
    assert f"{_BOLD_RED}error" in on_a_terminal("check", "-", given="language: 1\n").text


def test_the_heading_of_a_decision_is_bold(shop: str) -> None:
    assert on_a_terminal("decide", shop, "{}").text.startswith("\x1b[1mshop, version 1\x1b[0m\n")


def test_the_words_of_a_decision_keep_within_the_terminal(shop: str) -> None:
    shown = on_a_terminal("explain", PHONE, "{problem: broken phone}", width=50, NO_COLOR="1")
    assert max(map(len, shown.text.splitlines())) <= 50


def _many_cases(folder: Path) -> str:
    cases = folder / "many.jsonl"
    cases.write_text(Path(PHONE_CASES).read_text(encoding="utf-8") * 10, encoding="utf-8")
    return str(cases)


def test_a_long_run_shows_how_far_it_is(tmp_path: Path) -> None:
    shown = on_a_terminal("decide", PHONE, "--cases", _many_cases(tmp_path), output_to=tmp_path / "out.jsonl")
    assert shown.status == 0
    assert "rows/s" in shown.text
    assert shown.text.endswith("230 rows: 230 decided, no errors\n")
    lines = (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()
    assert len([json.loads(line) for line in lines]) == 230


def test_rows_that_are_shown_are_not_mixed_with_a_bar(tmp_path: Path) -> None:
    shown = on_a_terminal("decide", PHONE, "--cases", _many_cases(tmp_path))
    assert len(shown.text.splitlines()) == 231
    assert "rows/s" not in shown.text


def test_the_demo_is_coloured_and_keeps_within_the_terminal() -> None:
    shown = on_a_terminal("demo", "--brand", "phone", width=80)
    assert shown.status == 0
    assert "\x1b[1;36mbroken-phone-178-days-admitted\x1b[0m" in shown.text

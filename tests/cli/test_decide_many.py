import json
import signal
import subprocess
from pathlib import Path

from tests.cli.command import AMENDS, PHONE, PHONE_CASES, amends, environment, refused


def _lines(output: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in output.splitlines()]


def test_every_row_is_answered_by_a_line_in_its_order_with_its_id_and_without_its_facts() -> None:
    ended = amends("decide", PHONE, "--cases", PHONE_CASES)
    given = _lines(Path(PHONE_CASES).read_text(encoding="utf-8"))
    answered = _lines(ended.output)
    assert ended.status == 0
    assert [row["id"] for row in answered] == [row["id"] for row in given]
    assert all("facts" not in row and "remedies" in row for row in answered)
    assert ended.errors == f"{len(given)} rows: {len(given)} decided, no errors\n"


def test_a_row_is_decided_as_the_same_case_alone() -> None:
    first = json.loads(Path(PHONE_CASES).read_text(encoding="utf-8").splitlines()[1])
    alone = json.loads(amends("decide", PHONE, json.dumps(first["facts"]), "--want", first["want"], "--json").output)
    del alone["facts"]
    answered = amends("decide", PHONE, "--cases", "-", given=json.dumps(first)).output
    assert json.loads(answered) == {"id": first["id"], **alone}


def test_a_row_that_does_not_fit_comes_back_with_all_its_faults_and_the_rest_goes_on(shop: str) -> None:
    rows = (
        '{"id": 1, "facts": {"plan": "gold", "price": -1}, "want": "refund"}\n'
        "\n"
        '{"id": 2, "facts": {"broken": true}}\n'
        '{"id": 3, "facts": {"broken": }}\n'
        '{"id": 4, "facts": {"broken": false}}'
    )
    ended = amends("decide", shop, "--cases", "-", given=rows)
    first, second, third, fourth = _lines(ended.output)
    assert ended.status == 3
    assert first == {
        "id": 1,
        "error": {
            "row": 1,
            "fact": "plan",
            "message": "`plan` is `gold`; expected `basic` or `plus`",
            "faults": [
                {"fact": "plan", "message": "`plan` is `gold`; expected `basic` or `plus`", "help": None},
                {"fact": "price", "message": "`price` is `-1`; expected at least 0", "help": None},
                {
                    "fact": None,
                    "message": "`refund` is not a remedy of the policy; expected `replacement` or `goodwill`",
                    "help": None,
                },
            ],
        },
    }
    assert "remedies" in second
    assert third["id"] is None
    assert isinstance(third["error"], dict)
    assert third["error"]["row"] == 4
    assert third["error"]["message"] == "at column 31: expected a value, found `}`"
    assert "remedies" in fourth
    assert "(standard input): row 1: `plan` is `gold`" in ended.errors
    assert ended.errors.endswith("4 rows: 2 decided, 2 errors\n")


def test_options_hold_for_the_rows_that_do_not_name_their_own(shop: str) -> None:
    rows = '{"facts": {}}\n{"facts": {}, "want": "goodwill=3.00", "role": "team_lead"}\n'
    ended = amends("decide", shop, "--cases", "-", "--want", "replacement", "--as", "agent", given=rows)
    first, second = _lines(ended.output)
    assert first["want"] == {"remedy": "replacement", "amount": None}
    assert second["want"] == {"remedy": "goodwill", "amount": "3.00"}


def test_an_option_that_would_fail_in_every_row_is_refused_at_once(shop: str) -> None:
    assert "`refund` is not a remedy" in refused(
        "decide", shop, "--cases", "-", "--want", "refund", given='{"facts": {}}'
    )
    assert "`role` is `boss`" in refused("decide", shop, "--cases", "-", "--as", "boss", given='{"facts": {}}')


def test_the_decisions_go_into_a_file_when_one_is_named(shop: str, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    out.write_text("what was there before\n", encoding="utf-8")
    ended = amends("decide", shop, "--cases", "-", "--out", str(out), given='{"id": "ü", "facts": {}}\n')
    assert (ended.status, ended.output) == (0, "")
    assert _lines(out.read_text(encoding="utf-8"))[0]["id"] == "ü"
    assert ended.errors == f"1 row: 1 decided, no errors, written to {out}\n"
    assert [file.name for file in tmp_path.glob("*out*")] == ["out.jsonl"]


def test_a_run_that_is_broken_off_leaves_the_earlier_file_and_nothing_else(shop: str, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    out.write_text("what was there before\n", encoding="utf-8")
    with subprocess.Popen(
        [*AMENDS, "decide", shop, "--cases", "-", "--out", str(out)],
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
    ) as process:
        assert process.stdin is not None
        assert process.stderr is not None
        process.stdin.write(b'{"facts": {}}\n' * 10_000)
        process.stdin.flush()
        process.send_signal(signal.SIGINT)
        assert process.stderr.read() == b""
        process.stdin.close()
    assert process.returncode == 130
    assert out.read_text(encoding="utf-8") == "what was there before\n"
    assert sorted(file.name for file in tmp_path.iterdir()) == ["out.jsonl", "shop.policy.yaml"]


def test_neither_the_cases_nor_the_policy_are_ever_overwritten(shop: str, tmp_path: Path) -> None:
    cases = tmp_path / "cases.jsonl"
    cases.write_text('{"facts": {}}\n', encoding="utf-8")
    again = tmp_path / "again.jsonl"
    again.symlink_to(cases)
    for out in (cases, again):
        assert refused("decide", shop, "--cases", str(cases), "--out", str(out)) == (
            f"error: `--out {out}` would overwrite `{cases}`\n  help: name another file\n"
        )
    assert cases.read_text(encoding="utf-8") == '{"facts": {}}\n'


def test_a_file_of_another_kind_is_refused_with_the_kinds_that_there_are(shop: str, tmp_path: Path) -> None:
    assert refused("decide", shop, "--cases", "cases.xlsx") == (
        "error: `cases.xlsx` has an unknown kind; cases are read from files that end in"
        " `.jsonl`, `.csv` or `.parquet`\n"
    )
    assert "decisions are written to files that end in `.jsonl`, `.csv` or `.parquet`" in refused(
        "decide", shop, "--cases", "-", "--out", str(tmp_path / "out.xlsx")
    )


def test_whoever_stops_reading_ends_the_run_quietly(shop: str) -> None:
    with subprocess.Popen(
        [*AMENDS, "decide", shop, "--cases", PHONE_CASES],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 141

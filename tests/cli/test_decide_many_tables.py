"""Many cases in tables, CSV and Parquet, by the real command."""

import csv
import json
import signal
import subprocess
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa  # type: ignore[import-untyped]  # it comes without types
import pyarrow.parquet as pq  # type: ignore[import-untyped]  # as above
import pytest

from tests.cli.command import AMENDS, PHONE, PHONE_CASES, amends, environment, refused
from tests.cli.terminal import on_a_terminal

_KINDS = ("jsonl", "csv", "parquet")
_SHOP_COLUMNS = "id,broken,price,plan,parts\n"
_SHOP_ROWS = _SHOP_COLUMNS + '1,true,10.00,plus,\n2,,,gold,\n3,false,5,,"[{""name"": ""lid"", ""price"": 1}]"\n4,true\n'


@pytest.fixture
def phone_cases(tmp_path: Path) -> dict[str, Path]:
    """The cases of the phone example in a file of each kind."""
    lines = Path(PHONE_CASES).read_text(encoding="utf-8")
    rows = [json.loads(line) for line in lines.splitlines()]
    files = {kind: tmp_path / f"cases.{kind}" for kind in _KINDS}
    files["jsonl"].write_text(lines, encoding="utf-8")
    columns = ["id", "want", *dict.fromkeys(name for row in rows for name in row["facts"])]
    flat = [{"id": row["id"], "want": row["want"], **row["facts"]} for row in rows]
    with files["csv"].open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns)
        writer.writeheader()
        writer.writerows({name: _cell(value) for name, value in row.items()} for row in flat)
    pq.write_table(pa.table({name: pa.array([row.get(name) for row in flat]) for name in columns}), files["parquet"])
    return files


def _cell(value: object) -> object:
    if isinstance(value, bool):
        return str(value).lower()
    return json.dumps(value) if isinstance(value, list) else value


def _table(path: Path) -> list[dict[str, Any]]:
    if path.suffix == ".parquet":
        found: list[dict[str, Any]] = pq.read_table(path).to_pylist()
        return found
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _decided(policy: str, cases: Path, out: Path) -> str:
    """What the command tells on standard error; nothing stands on standard output."""
    ended = amends("decide", policy, "--cases", str(cases), "--out", str(out))
    assert (ended.status, ended.output) == (0, "")
    return ended.errors


@pytest.mark.parametrize("written", _KINDS)
def test_the_same_cases_come_to_the_same_from_every_kind_of_file(
    phone_cases: dict[str, Path], written: str, tmp_path: Path
) -> None:
    outs = [tmp_path / f"from-{kind}.{written}" for kind in _KINDS]
    for kind, out in zip(_KINDS, outs, strict=True):
        assert _decided(PHONE, phone_cases[kind], out) == f"23 rows: 23 decided, no errors, written to {out}\n"
    first, *others = [out.read_bytes() for out in outs]
    assert others == [first, first]


def test_a_table_tells_of_every_case_what_json_lines_tell(phone_cases: dict[str, Path], tmp_path: Path) -> None:
    outs = {kind: tmp_path / f"out.{kind}" for kind in _KINDS}
    for out in outs.values():
        _decided(PHONE, phone_cases["parquet"], out)
    answers = [json.loads(line) for line in outs["jsonl"].read_text(encoding="utf-8").splitlines()]
    for answer, in_csv, in_parquet in zip(answers, _table(outs["csv"]), _table(outs["parquet"]), strict=True):
        assert in_csv["id"] == in_parquet["id"] == answer["id"]
        for name, remedy in answer["remedies"].items():
            assert in_csv[f"{name}__status"] == in_parquet[f"{name}__status"] == remedy["status"]
            assert json.loads(in_csv[f"{name}__because"]) == in_parquet[f"{name}__because"] == remedy["because"]
            assert in_csv[f"{name}__value"] == (remedy["value"] or "")
            assert in_parquet[f"{name}__value"] == (remedy["value"] and Decimal(remedy["value"]))


@pytest.mark.parametrize("written", _KINDS)
def test_a_row_that_does_not_fit_comes_back_with_its_error_and_the_rest_goes_on(
    shop: str, tmp_path: Path, written: str
) -> None:
    cases, out = tmp_path / "cases.csv", tmp_path / f"out.{written}"
    cases.write_text(_SHOP_ROWS, encoding="utf-8")
    ended = amends("decide", shop, "--cases", str(cases), "--out", str(out))
    assert ended.status == 3
    assert ended.errors == (
        f"{cases}: row 3: `plan` is `gold`; expected `basic` or `plus`\n"
        f"{cases}: row 5: the row has 2 cells, and the header 5\n"
        f"4 rows: 2 decided, 2 errors, written to {out}\n"
    )
    if written == "jsonl":
        rows = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
        assert [row["id"] for row in rows] == ["1", "2", "3", None]
        assert [row["error"]["row"] for row in rows if "error" in row] == [3, 5]
        return
    rows = _table(out)
    assert [row["id"] or None for row in rows] == ["1", "2", "3", None]
    assert [row["replacement__status"] or None for row in rows] == ["owed", None, "not_covered", None]
    assert [row["error"] or None for row in rows] == [
        None,
        "`plan` is `gold`; expected `basic` or `plus`",
        None,
        "row 5: the row has 2 cells, and the header 5",
    ]


def test_a_row_of_parquet_that_does_not_fit_comes_back_with_its_error(shop: str, tmp_path: Path) -> None:
    cases, out = tmp_path / "cases.parquet", tmp_path / "out.csv"
    pq.write_table(pa.table({"id": pa.array([10, 11]), "plan": pa.array(["gold", "plus"])}), cases)
    ended = amends("decide", shop, "--cases", str(cases), "--out", str(out))
    assert ended.status == 3
    assert [row["error"] for row in _table(out)] == ["`plan` is `gold`; expected `basic` or `plus`", ""]
    assert f"{cases}: row 1: `plan` is `gold`" in ended.errors


def test_whole_numbers_as_ids_of_parquet_stay_whole_numbers(shop: str, tmp_path: Path) -> None:
    cases, out = tmp_path / "cases.parquet", tmp_path / "out.parquet"
    pq.write_table(pa.table({"id": pa.array([10, None], pa.int32())}), cases)
    _decided(shop, cases, out)
    assert (pq.read_schema(out).field("id").type, [row["id"] for row in _table(out)]) == (pa.int32(), [10, None])


def test_an_option_holds_for_rows_of_a_table_that_leave_it_open(shop: str, tmp_path: Path) -> None:
    cases = tmp_path / "cases.csv"
    cases.write_text("id,want,role\n1,,team_lead\n2,goodwill=3.00,\n", encoding="utf-8")
    ended = amends("decide", shop, "--cases", str(cases), "--want", "replacement", "--as", "agent")
    assert [json.loads(line)["want"] for line in ended.output.splitlines()] == [
        {"remedy": "replacement", "amount": None},
        {"remedy": "goodwill", "amount": "3.00"},
    ]


def test_a_table_of_decisions_tells_of_a_wish_or_a_role_that_there_is_not(shop: str, tmp_path: Path) -> None:
    cases, out = tmp_path / "cases.csv", tmp_path / "out.csv"
    cases.write_text("id,want,role,team\n1,,,\n2,refund,,\n3,,boss,\n4,,,sales\n", encoding="utf-8")
    options = ["--want", "replacement", "--as", "agent", "--team", "care"]
    assert amends("decide", shop, "--cases", str(cases), "--out", str(out), *options).status == 3
    assert [row["error"] for row in _table(out)] == [
        "",
        "`refund` is not a remedy of the policy; expected `replacement` or `goodwill`",
        "`role` is `boss`; expected `agent` or `team_lead`",
        "`team` is `sales`; expected `care`",
    ]


def test_a_table_without_rows_comes_to_a_table_without_rows(shop: str, tmp_path: Path) -> None:
    cases = tmp_path / "cases.csv"
    cases.write_text(_SHOP_COLUMNS, encoding="utf-8")
    for kind in ("csv", "parquet"):
        out = tmp_path / f"out.{kind}"
        assert _decided(shop, cases, out) == f"no rows: 0 decided, no errors, written to {out}\n"
        assert _table(out) == []


def test_a_header_that_does_not_fit_ends_the_run_before_anything_is_written(shop: str, tmp_path: Path) -> None:
    cases, out = tmp_path / "cases.csv", tmp_path / "out.csv"
    cases.write_text("id,plna\n1,plus\n", encoding="utf-8")
    out.write_text("what was there before\n", encoding="utf-8")
    assert refused("decide", shop, "--cases", str(cases), "--out", str(out)) == (
        f"{cases}:1:4: error: `plna` is not a fact of the policy\n"
        "  1 | id,plna\n"
        "    |    ^^^^\n"
        "  help: did you mean `plan`?\n"
    )
    assert out.read_text(encoding="utf-8") == "what was there before\n"


def test_columns_of_parquet_that_do_not_fit_are_told_all_at_once(shop: str, tmp_path: Path) -> None:
    cases = tmp_path / "cases.parquet"
    pq.write_table(pa.table({"price": pa.array([1.5]), "plna": pa.array(["plus"])}), cases)
    assert refused("decide", shop, "--cases", str(cases)) == (
        f"error: `{cases}`, column 1: `price` holds `double`; expected decimals, whole numbers or texts\n"
        "  help: binary floating point is not exact: save the column as decimals, such as decimal128(12, 2)\n"
        "\n"
        f"error: `{cases}`, column 2: `plna` is not a fact of the policy\n"
        "  help: did you mean `plan`?\n"
    )


def test_a_parquet_file_that_is_damaged_within_leaves_the_earlier_decisions(shop: str, tmp_path: Path) -> None:
    cases, out = tmp_path / "cases.parquet", tmp_path / "out.parquet"
    pq.write_table(pa.table({"card_number": pa.array(range(100_000))}), cases, write_page_checksum=True)
    data = bytearray(cases.read_bytes())
    data[len(data) // 2] ^= 1
    cases.write_bytes(data)
    out.write_bytes(b"what was there before")
    assert refused("decide", shop, "--cases", str(cases), "--out", str(out)) == (
        f"error: `{cases}` is damaged: not all of its rows can be read\n"
    )
    assert out.read_bytes() == b"what was there before"
    assert sorted(file.name for file in tmp_path.iterdir()) == ["cases.parquet", "out.parquet", "shop.policy.yaml"]


@pytest.fixture
def without_pyarrow(tmp_path: Path) -> str:
    """What makes pyarrow impossible to import, when it stands first on the path."""
    hiding = tmp_path / "hiding" / "pyarrow"
    hiding.mkdir(parents=True)
    (hiding / "__init__.py").write_text("raise ImportError('hidden')\n", encoding="utf-8")
    return str(hiding.parent)


def test_without_pyarrow_parquet_is_refused_with_what_to_install(
    shop: str, tmp_path: Path, without_pyarrow: str
) -> None:
    for arguments in (["--cases", "cases.parquet"], ["--cases", "-", "--out", "out.parquet"]):
        ended = amends("decide", shop, *arguments, cwd=tmp_path, PYTHONPATH=without_pyarrow)
        assert (ended.status, ended.output) == (2, "")
        assert ended.errors == (
            f"error: `{arguments[-1]}` is Parquet, which needs pyarrow, and that is not installed\n"
            "  help: install it with `pip install pyarrow`, or use CSV or JSON lines\n"
        )


def test_without_pyarrow_everything_else_works(shop: str, tmp_path: Path, without_pyarrow: str) -> None:
    cases, out = tmp_path / "cases.csv", tmp_path / "out.csv"
    cases.write_text("id,broken\n1,true\n", encoding="utf-8")
    ended = amends("decide", shop, "--cases", str(cases), "--out", str(out), PYTHONPATH=without_pyarrow)
    assert ended.status == 0, ended.errors
    assert _table(out)[0]["replacement__status"] == "owed"


def test_a_run_that_is_broken_off_leaves_the_earlier_table_and_nothing_else(shop: str, tmp_path: Path) -> None:
    for kind in ("csv", "parquet"):
        out = tmp_path / f"out.{kind}"
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
    assert sorted(file.name for file in tmp_path.iterdir()) == ["out.csv", "out.parquet", "shop.policy.yaml"]


def test_the_cases_are_never_overwritten(shop: str, tmp_path: Path) -> None:
    cases = tmp_path / "cases.csv"
    cases.write_text("id\n1\n", encoding="utf-8")
    assert refused("decide", shop, "--cases", str(cases), "--out", str(cases)) == (
        f"error: `--out {cases}` would overwrite `{cases}`\n  help: name another file\n"
    )


@pytest.mark.parametrize("kind", ["csv", "parquet"])
def test_a_long_run_over_a_table_shows_how_far_it_is(phone_cases: dict[str, Path], tmp_path: Path, kind: str) -> None:
    shown = on_a_terminal("decide", PHONE, "--cases", str(phone_cases[kind]), "--out", str(tmp_path / f"out.{kind}"))
    assert shown.status == 0
    assert "100%" in shown.text
    assert "23 rows" in shown.text
    assert "rows/s" in shown.text


def test_parquet_is_read_from_a_file_and_not_from_a_pipe(shop: str, tmp_path: Path) -> None:
    pipe = tmp_path / "cases.parquet"
    script = 'mkfifo "$0"; : > "$0" & exec "$@"'
    ended = subprocess.run(
        ["sh", "-c", script, str(pipe), *AMENDS, "decide", shop, "--cases", str(pipe)],
        capture_output=True,
        env=environment(),
        check=False,
    )
    assert ended.returncode == 2
    assert ended.stderr.decode() == (
        f"error: `{pipe}` is a pipe; Parquet is read from a file\n  help: give the cases as JSON lines or CSV\n"
    )

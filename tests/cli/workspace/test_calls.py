"""`amends calls`: the lottery line on the command line."""

import csv
from datetime import UTC, datetime, timedelta
from io import StringIO
from pathlib import Path
from xml.etree import ElementTree

import pytest
from sqlalchemy import select

from amends.store.call_imports import begin_import
from amends.store.directory import every_client
from amends.store.directory_tables import users
from amends.store.engine import open_engine, store_url
from tests.app.calls.tidewren import CHARGED_FOR_NOTHING, LEO, MAPPING, csv_of, make_tidewren
from tests.calls.lottery import OF_NEIGHBOURS
from tests.cli.workspace.shell import Shell
from tests.stores import writing_all

LOTTERY = "1-800-555-0186"
MARCH = ("--number", LOTTERY, "--from", "2026-03-01", "--to", "2026-03-31")


@pytest.fixture
def ana(tmp_path: Path) -> Shell:
    """The shell of an agent of the brand of prepaid phones, whose records are imported."""
    folder = tmp_path / "tidewren"
    folder.mkdir()
    make_tidewren(store_url(folder / "amends.db"))
    (folder / "march.csv").write_bytes(csv_of(LEO, CHARGED_FOR_NOTHING, OF_NEIGHBOURS))
    (folder / "calls.mapping.yaml").write_bytes(MAPPING)
    shell = Shell(folder)
    shell.of("ada").sees("calls", "import", "march.csv", "--mapping", "calls.mapping.yaml")
    return shell


def case_of(ana: Shell, *, verified: bool = True) -> str:
    """A case of Leo's, on the phone."""
    opened = ana.reads(
        "case",
        "open",
        "--problem",
        "They never connect.",
        "--account",
        "330-1",
        "--channel",
        "phone",
        "--policy",
        "phone-care",
    )
    reference = str(opened["reference"])
    if verified:
        ana.sees("case", "verify-caller", reference, "one_time_code")
    return reference


def test_an_import_says_what_is_new_and_what_was_there(ana: Shell) -> None:
    said = ana.of("ada").sees("calls", "import", "march.csv", "--mapping", "calls.mapping.yaml")

    assert said == "25 call records read for Tidewren Mobile. New: 0.\n  There already, as they are: 25\n"
    again = ana.of("ada").reads("calls", "import", "-", "--mapping", "calls.mapping.yaml", given=csv_of(LEO).decode())
    assert (again["import"], again["rows"], again["new"], again["there_already"]) == (3, 20, 0, 20)


def test_an_import_waits_for_the_lease_of_one_that_was_broken_off_and_says_so(ana: Shell) -> None:
    broken_off = datetime.now(UTC) + timedelta(seconds=1)
    engine = open_engine(store_url(ana.folder / "amends.db"))
    with writing_all(engine) as connection:
        [client] = every_client(connection)
        by = connection.execute(select(users.c.id).where(users.c.name == "ada")).scalar_one()
        begin_import(connection, client, by, broken_off - timedelta(seconds=29), broken_off)
    engine.dispose()

    ended = ana.of("ada").types("calls", "import", "march.csv", "--mapping", "calls.mapping.yaml")

    assert (ended.status, ended.output.splitlines()[0]) == (0, "25 call records read for Tidewren Mobile. New: 0.")
    assert ended.errors.startswith("call records of `tidewren` are being imported since ")
    assert ended.errors.endswith(f"; this one begins at {broken_off:%H:%M:%S} UTC if that was broken off\n")
    assert ended.errors.count("\n") == 1


def test_what_is_wrong_with_a_file_is_told_by_its_lines_and_written_to_a_file(ana: Shell) -> None:
    ana.writes("bad.csv", csv_of(LEO).decode() + "x,330-1,1-800-555-0186,soon,yes,4,60,0.25\n")

    said = ana.of("ada").is_refused(
        "calls", "import", "bad.csv", "--mapping", "calls.mapping.yaml", "--rejects", "rejects.csv"
    )

    assert said.startswith("error: bad.csv, line 22, `begun`: found `soon`;")
    assert "nothing was taken from it" in said
    assert (ana.folder / "rejects.csv").read_text().splitlines()[1].startswith("bad.csv,22,begun,found `soon`")


def test_the_answer_is_read_out_with_its_sums_and_every_call(ana: Shell) -> None:
    said = ana.sees("calls", "evidence", "--case", case_of(ana), *MARCH)

    assert said.startswith(
        "Calls of account 330-1 to 1-800-555-0186\n"
        "  from 1 March 2026, 00:00 until 1 April 2026, 00:00 (America/New_York)\n"
        "\n"
        "Our records show 22 calls to 1-800-555-0186, of which 10 connected.\n"
        "Of the 22 calls, 2 were charged wrongly: we take $0.50 off your bill.\n"
        "The 10 that connected cost $2.50, which stays on your bill.\n"
    )
    lines = [line.split() for line in said.splitlines()]
    assert ["taken", "off", "the", "bill", "$0.50"] in lines
    assert ["2026-03-21", "13:00:00", "no", "0.25", "taken", "off", "charged,", "and", "nobody", "answered"] in lines
    assert "Digest of the records: " in said


def test_a_case_whose_caller_was_not_verified_opens_no_records(ana: Shell) -> None:
    said = ana.is_refused("calls", "evidence", "--case", case_of(ana, verified=False), *MARCH)

    assert said.startswith("error: who is speaking was not verified for call records\n  help: ")
    assert ana.of("udo").reads("calls", "looks")["looks"] == []


def test_an_agent_is_told_who_may_look_without_a_case(ana: Shell) -> None:
    said = ana.is_refused("calls", "evidence", "--account", "330-1", *MARCH)

    assert "`ana` may not look into call records without a case" in said


def test_the_worksheet_goes_into_a_spreadsheet_and_the_attempts_into_a_picture(ana: Shell) -> None:
    files = ("--csv", "sheet.csv", "--plot", "calls.svg")
    said = ana.of("udo").sees("calls", "evidence", "--account", "3301", *MARCH, *files)

    assert said.endswith("The worksheet stands in sheet.csv.\nThe attempts over time are drawn in calls.svg.\n")
    rows = list(csv.reader(StringIO((ana.folder / "sheet.csv").read_text(encoding="utf-8-sig"))))
    assert ["taken off the bill", "0.50"] in rows
    assert sum(row[5:6] == ["taken off"] for row in rows) == 2
    assert ElementTree.parse(ana.folder / "calls.svg").getroot().tag.endswith("svg")


def test_shared_with_a_case_the_records_become_its_facts_and_the_policy_answers(ana: Shell) -> None:
    case = case_of(ana)
    ana.sees("calls", "test-call", LOTTERY, "answered", "--seconds", "4", "--heard", "the recording")
    said = ana.sees("calls", "evidence", "--case", case, *MARCH, "--share")
    assert f"Shared with {case}. Facts stated: `calls`, `test_call_answered`." in said

    ana.sees("case", "fact", case, "problem=calls on the bill")
    ana.sees("case", "decide", case)
    shown = ana.reads("case", "show", case)["decision"]["remedies"]
    assert shown["call_credit"]["status"] == "owed"
    assert shown["call_credit"]["value"] == "0.50"
    [kept] = ana.reads("calls", "worksheets", case)["worksheets"]
    read = ana.reads("calls", "worksheets", case, "--number", "1")
    assert read["digest"] == kept["digest"]


def test_each_look_stands_in_the_log(ana: Shell) -> None:
    case = case_of(ana)
    ana.sees("calls", "evidence", "--case", case, *MARCH)

    [look] = ana.of("udo").reads("calls", "looks", "--account", "330-1")["looks"]
    assert (look["user"], look["role"], look["case"], look["found"]) == ("ana", "agent", case, 22)
    assert (look["begins"], look["ends"]) == ("2026-03-01T05:00:00.000000Z", "2026-04-01T04:00:00.000000Z")
    assert "may not see who looked into call records" in ana.is_refused("calls", "looks")

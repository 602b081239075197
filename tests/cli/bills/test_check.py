"""`amends promises check`: what is printed, how it ends, and what it leaves behind."""

import csv
import json
from collections.abc import Iterator, Sequence
from io import StringIO

import pytest

from amends.promises.bills.line import BillLine
from amends.store.engine import store_path
from tests.app.bills.wrenfield import (
    DECEMBER,
    JANUARY,
    MAPPING,
    WORDS,
    Wrenfield,
    as_promised,
    csv_of,
    make_wrenfield,
    wrenfield_at,
)
from tests.cli.workspace.shell import Shell
from tests.stores import SqliteFiles

CHECK = ("promises", "check", "bills.csv", "--mapping", "bills.mapping.yaml")
SHORT = as_promised(DECEMBER, web_discount="-9.00")


@pytest.fixture
def wrenfield(sqlite_files: SqliteFiles) -> Iterator[Wrenfield]:
    """The company; ten dollars off were promised to the account 4471-2."""
    url = sqlite_files.copy(sqlite_files.made("wrenfield", make_wrenfield))
    with wrenfield_at(url) as company:
        company.settles(items=WORDS)
        company.promised()
        yield company
    sqlite_files.forget(url)


@pytest.fixture
def shell(wrenfield: Wrenfield) -> Shell:
    """Where olga, the owner of the policy, checks bills."""
    shell = Shell(store_path(wrenfield.engine_url).parent, "olga")
    shell.writes("bills.mapping.yaml", MAPPING)
    return shell


def billed(shell: Shell, *bills: Sequence[BillLine]) -> None:
    shell.writes("bills.csv", csv_of([line for one in bills for line in one]))


def test_bills_that_would_break_nothing_end_with_0(shell: Shell) -> None:
    billed(shell, as_promised(DECEMBER))

    assert shell.sees(*CHECK) == (
        "1 bill checked: all that was promised is there.\n"
        "\n"
        "What is next\n"
        "  amends promises check bills.csv --mapping bills.mapping.yaml --after\n"
        "    record them once they are sent\n"
    )


def test_what_would_break_is_told_and_ends_with_1(shell: Shell) -> None:
    billed(shell, SHORT)

    ended = shell.types(*CHECK, "--before")

    assert (ended.status, ended.errors) == (1, "")
    assert ended.output.startswith(
        "1 bill checked: 1 promise would break.\n\n  4471-2, bill B-4471-2-2026-12, promise "
    )
    assert (
        "The credit `web discount` for 2026-12-01 to 2026-12-31 is $9.00, and $10.00 was promised. "
        "The customer is owed $1.00.\n"
    ) in ended.output
    assert "check them once more when they are mended" in ended.output


def test_what_broke_opens_a_case_that_is_named(shell: Shell, wrenfield: Wrenfield) -> None:
    billed(shell, SHORT)

    first = json.loads(shell.types(*CHECK, "--after", "--json").output)
    again = shell.types(*CHECK, "--after")

    [case] = first["followed"]["opened"]
    assert wrenfield.decided(case, "discount_refund").status == "owed"
    assert first["findings"][0]["case"] == case
    assert first["next"] == [{"command": f"amends case show {case}", "why": "what is owed, and what is next"}]
    assert again.status == 1
    assert f"Case {case}\n" in again.output
    assert again.output.endswith("Recorded at the promises: no bills.\n")


def test_the_next_bill_is_told_with_the_case_that_waits_for_it(shell: Shell) -> None:
    billed(shell, SHORT)
    [case] = json.loads(shell.types(*CHECK, "--after", "--json").output)["followed"]["opened"]
    billed(shell, as_promised(JANUARY))

    assert f"  {case}: the next bill is right\n" in shell.sees(*CHECK, "--after")


def test_every_finding_goes_to_a_file_that_a_spreadsheet_shows(shell: Shell) -> None:
    billed(shell, SHORT)

    ended = shell.types(*CHECK, "--csv", "findings.csv")

    assert ended.status == 1
    [row] = csv.DictReader(StringIO((shell.folder / "findings.csv").read_text(encoding="utf-8")))
    assert (row["kind"], row["account"], row["difference"], row["case"]) == ("short_credit", "4471-2", "1.00", "")


def test_findings_alone_come_on_standard_output(shell: Shell) -> None:
    billed(shell, SHORT)

    assert shell.types(*CHECK, "--csv", "-").output.startswith("key,kind,account,item,from,to,bills,")


def test_lines_that_cannot_be_used_are_listed_and_nothing_is_recorded(shell: Shell, wrenfield: Wrenfield) -> None:
    shell.writes("bills.csv", csv_of(SHORT) + "4471-2,B-9,1,2026-12-01,2026-12-31,plan,much,no\nso few cells\n")
    before = wrenfield.everything()

    said = shell.is_refused(*CHECK, "--after", "--rejects", "rejects.csv")

    assert "bills.csv, line 5, `Amount`: found `much`" in said
    assert "help: nothing was taken from it; repair these rows and give the whole file again\n" in said
    rejects = (shell.folder / "rejects.csv").read_text(encoding="utf-8").splitlines()
    assert [line.split(",")[:2] for line in rejects[1:]] == [["bills.csv", "5"], ["bills.csv", "6"]]
    assert wrenfield.everything() == before


def test_before_and_after_are_not_asked_at_once(shell: Shell) -> None:
    said = shell.is_refused(*CHECK, "--before", "--after")
    assert said.startswith("error: bills are checked `--before` or `--after` they are sent\n")


def test_a_file_that_is_not_there_is_said_to_be(shell: Shell) -> None:
    assert shell.is_refused(*CHECK).startswith("error: `bills.csv` does not exist")


def test_what_a_client_settles_about_bills_is_shown(shell: Shell) -> None:
    alma = shell.of("alma")
    alma.sees("client", "change", "--bill-item", "sorry=:credit", "--bill-tolerance", "0.05", "--repaired-by", "refund",
              "--bills-policy", "cable-care", "--bill-taxes")  # fmt: skip

    said = alma.sees("client", "show")

    assert "  web discount on bills: promised as monthly_discount, billed as discount\n" in said
    assert "  sorry on bills: billed as credit\n" in said
    assert "  a bill may fall short by: 0.05\n" in said
    assert "  cases about bills are decided by: cable-care\n" in said
    assert "  what a bill falls short by is made up for by: refund\n" in said
    assert "  taxes: belong to what was promised\n" in said


@pytest.mark.parametrize(
    ("option", "typed", "said"),
    [
        ("--bill-item", "sorry", "`sorry` does not say what the policy calls it"),
        ("--bill-tolerance", "little", "`little` is not an amount"),
        ("--bill-tolerance", "-1", "a bill may fall short by 0 or more without a case, not by `-1`"),
        ("--bill-item", "sorry=Free Box:box", "`Free Box` cannot be a policy's word"),
    ],
)
def test_what_makes_no_sense_about_bills_is_refused(option: str, typed: str, said: str, shell: Shell) -> None:
    assert said in shell.of("alma").is_refused("client", "change", f"{option}={typed}")

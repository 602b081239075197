"""`amends verify`, `backup`, `restore`, `erase`, `retention`: keeping the store whole, and letting go."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.terminal import on_a_terminal
from tests.cli.workspace.shell import Shell


@pytest.fixture
def served(shell: Shell) -> Shell:
    """The shell of the administrator, in a workspace with a customer."""
    text = "account,name,phone\nA-1,Carla Núñez,+1 212 555 0142\n"
    shell.sees("import", "customers", "-", "--client", "acme", given=text)
    return shell


def test_a_sound_store_is_said_to_be_sound(served: Shell) -> None:
    assert served.sees("verify") == "Everything in the store is as it was recorded.\n"
    assert served.reads("verify") == {"ok": True, "findings": [], "next": []}


def test_what_differs_is_said_and_ends_with_1(served: Shell) -> None:
    with closing(sqlite3.connect(served.folder / "amends.db")) as connection:
        connection.execute("UPDATE teams SET site = ?", ("0" * 36,))
        connection.commit()
    ended = served.types("verify", "--told", "sha256:0")
    assert (ended.status, ended.errors) == (1, "")
    assert ended.output.splitlines()[0] == (
        "file `database`: 2 rows of teams without the row of sites that belongs to it"
    )
    assert "sha256:0" in ended.output
    assert "\n2 things differ.\n" in ended.output


def test_a_backup_is_made_and_a_store_made_from_it(served: Shell) -> None:
    assert served.sees("backup", "copy.db").startswith("copy.db is made and verified: ")
    assert served.is_refused("backup", "copy.db").startswith("error: `copy.db` is there already")
    restored = served.reads("restore", "copy.db", "--database", "sqlite:///other.db")
    assert restored["database"] == "sqlite:///other.db"
    assert "Acme Phones" in served.sees("client", "list", "--database", "sqlite:///other.db")


def test_what_is_there_gives_way_only_where_that_is_asked(served: Shell) -> None:
    served.sees("backup", "copy.db")
    served.sees("client", "change", "acme", "--title", "Acme the Second")
    assert served.is_refused("restore", "copy.db") == (
        "error: `amends.db` is there already\n"
        "  help: name a file that is not there yet: `--database URL`; or say `--in-place`, and what it held is gone\n"
    )
    served.sees("restore", "copy.db", "--in-place")
    assert "Acme Phones" in served.sees("client", "list")


def test_how_far_a_backup_has_come_is_shown_where_somebody_looks(served: Shell, tmp_path: Path) -> None:
    shown = on_a_terminal(
        *("backup", str(tmp_path / "copy.db"), "--as", "ana", "--database", f"sqlite:///{served.folder}/amends.db")
    )
    assert shown.status == 0
    assert "100%" in shown.text


def test_whom_it_would_be_is_shown_before_anybody_is_erased(served: Shell) -> None:
    said = served.sees("erase", "A-1")
    assert said.startswith("Carla Núñez, of Acme Phones\n")
    assert "\nNothing is erased yet.\n" in said
    assert "Carla Núñez" in served.sees("customer", "show", "A-1")


def test_who_is_erased_is_gone_and_known_when_they_come_back(served: Shell) -> None:
    erased = served.reads("erase", "A-1", "--for-good")
    assert (erased["erased"], erased["records"], erased["out_of_file"]) == (True, 2, True)
    assert served.is_refused("customer", "show", "A-1").startswith("error: no client for whom you work has a customer")
    said = served.sees("customer", "show", erased["customer"])
    assert said.startswith("(no name), of Acme Phones\n")
    assert "account (erased)" in said
    back = served.reads("customer", "add", "--name", "Carla", "--phone", "+1 212 555 0142", "--client", "acme")
    assert (back["customer"]["id"], back["came_back"]) == (erased["customer"], True)


def test_where_nothing_is_due_that_is_said(served: Shell) -> None:
    assert served.sees("retention") == "Nothing is due to be erased.\n"
    assert [one["client"] for one in served.reads("retention")["clients"]] == ["acme", "borealis"]
    assert served.reads("retention", "--erase", "--client", "acme")["cases"] == 0

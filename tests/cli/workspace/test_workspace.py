"""`amends workspace`: from nothing."""

import json
from pathlib import Path

from tests.cli.workspace.shell import Shell


def test_a_workspace_is_made_and_says_what_is_next(tmp_path: Path) -> None:
    said = Shell(tmp_path).sees("workspace", "new", "--administrator", "ana")
    assert said.startswith("sqlite:///amends.db is made; `ana` looks after it.\n")
    assert "amends.db.key holds the key" in said
    assert "\nWhat is next\n  export AMENDS_USER=ana\n" in said
    assert {file.name for file in tmp_path.iterdir()} == {"amends.db", "amends.db.key"}
    assert Shell(tmp_path).reads("user", "list")["users"][0]["name"] == "ana"


def test_it_is_made_where_it_is_wanted(tmp_path: Path) -> None:
    made = Shell(tmp_path).reads("workspace", "new", "--administrator", "ana", "--database", "sqlite:///care.db")
    assert (made["database"], made["key"], made["administrator"]) == ("sqlite:///care.db", "care.db.key", "ana")
    assert [step["command"].split()[0] for step in made["next"]] == ["export", "amends"]


def test_what_is_there_is_not_made_anew(shell: Shell) -> None:
    assert shell.is_refused("workspace", "new", "--administrator", "ana") == (
        "error: `amends.db` is there already\n  help: name a file that is not there yet\n"
    )


def test_a_word_that_cannot_be_a_login_name_is_told(tmp_path: Path) -> None:
    said = Shell(tmp_path).is_refused("workspace", "new", "--administrator", "Ana Reyes")
    assert said.startswith("error: `Ana Reyes` cannot be a login name")
    assert list(tmp_path.iterdir()) == []


def test_somebody_has_to_look_after_it(tmp_path: Path) -> None:
    said = Shell(tmp_path).is_refused("workspace", "new")
    assert said.startswith("error: nobody is named who looks after the workspace\n")
    assert "`--administrator NAME`" in said
    assert "`--sample`" in said


def test_a_sample_says_its_password_once_and_that_it_is_no_place_for_customers(tmp_path: Path) -> None:
    shell = Shell(tmp_path)
    made = shell.reads("workspace", "new", "--sample")
    assert [one["user"] for one in made["people"]] == ["ana", "carla", "dora", "olga", "erin"]
    assert len(made["password"]) > 20
    assert shell.types("case", "list", "--as", "carla").status == 0
    said = shell.sees("workspace", "new", "--sample", "--database", "sqlite:///sample.db")
    assert "never for real customers" in said
    assert "amends desk --database sqlite:///sample.db" in said
    assert shell.of("erin").sees("verify") == "Everything in the store is as it was recorded.\n"


def test_a_sample_has_its_own_administrator(tmp_path: Path) -> None:
    said = Shell(tmp_path).is_refused("workspace", "new", "--sample", "--administrator", "ana")
    assert said.startswith("error: a sample has its own administrator\n")
    assert list(tmp_path.iterdir()) == []


def test_an_upgrade_of_what_is_up_to_date_says_so(shell: Shell) -> None:
    assert shell.sees("workspace", "upgrade").startswith("sqlite:///amends.db was up to date already (schema ")
    assert shell.reads("workspace", "upgrade")["new_key"] is None


def test_a_lost_key_is_made_anew_by_an_upgrade(shell: Shell) -> None:
    (shell.folder / "amends.db.key").unlink()
    assert "amends.db.key holds a new key" in shell.sees("workspace", "upgrade")


def test_without_a_workspace_nothing_is_done(tmp_path: Path) -> None:
    said = Shell(tmp_path).is_refused("client", "list")
    assert said.startswith("error: there is no store at `amends.db`")
    assert list(tmp_path.iterdir()) == []


def test_nobody_is_asked_who_acts_by_a_guess(shell: Shell) -> None:
    assert shell.of("").is_refused("client", "list").startswith("error: nobody is named who acts")
    assert shell.of("nina").is_refused("client", "list").startswith("error: there is no user `nina`")


def test_where_nothing_changed_no_checkpoint_is_made(shell: Shell) -> None:
    assert shell.sees("workspace", "checkpoint") == "Nothing changed since the last checkpoint.\n"
    assert shell.reads("workspace", "checkpoint") == {"checkpoint": None, "next": []}


def test_an_error_is_one_document_for_machines(shell: Shell) -> None:
    ended = shell.of("dana").types("workspace", "checkpoint", "--json")
    assert (ended.status, ended.errors) == (2, "")
    assert json.loads(ended.output) == {
        "error": {
            "type": "not_permitted",
            "message": "`dana` may not make checkpoints and backups",
            "help": "somebody who is `administrator` can",
        }
    }

"""`amends copy`: a whole store into an empty one of the other kind, and back."""

import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import make_url

from tests.cli.workspace.shell import Shell
from tests.postgresql_server import PASSWORD
from tests.stores import PostgresqlDatabases


@pytest.fixture
def database(postgresql_databases: PostgresqlDatabases) -> Iterator[str]:
    """An empty database, for which a password is given."""
    url = postgresql_databases.empty()
    yield url
    postgresql_databases.forget(url)


def test_a_store_goes_into_a_database_and_back_again(shell: Shell, database: str) -> None:
    there = shell.types("copy", "sqlite:///amends.db", database)
    assert there.status == 0, there.errors
    assert "holds everything and is verified" in there.output
    name = make_url(database).database
    assert f"copy amends.db.key to {name}.key" in there.output.replace("\n", " ")
    # A URL can hold an `&`, which would end the command; and the password is not in it.
    (export,) = (line.strip() for line in there.output.splitlines() if line.strip().startswith("export "))
    assert shlex.split(export)[1].startswith("AMENDS_DATABASE=postgresql://") and len(shlex.split(export)) == 2
    assert "from now on, work with this one; write the password for ***" in there.output
    assert "Acme Phones" in shell.types("client", "show", "acme", "--database", database).output
    back = shell.types("copy", database, "sqlite:///back.db", "--json")
    assert back.status == 0, back.errors
    assert Path(shell.folder, "back.db").exists()
    assert shell.types("verify", "--database", "sqlite:///back.db").status == 0


def test_the_password_of_a_database_is_never_shown(shell: Shell, database: str) -> None:
    for arguments in (
        ["copy", "sqlite:///amends.db", database],
        ["copy", "sqlite:///amends.db", database],
        ["workspace", "new", "--administrator", "ana", "--database", database],
        ["workspace", "upgrade", "--database", database],
        ["client", "list", "--database", database.replace("amends_tests_", "nowhere_")],
    ):
        ended = shell.types(*arguments)
        assert PASSWORD not in ended.output + ended.errors


def test_what_holds_something_is_not_copied_over(shell: Shell, database: str) -> None:
    assert shell.types("copy", "sqlite:///amends.db", database).status == 0
    again = shell.types("copy", "sqlite:///amends.db", database)
    assert again.status == 2
    assert "there is a store in the database" in again.errors
    assert "name a database that is empty" in again.errors

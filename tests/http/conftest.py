from collections.abc import Iterator

import pytest

from tests.http.house import Served, furnish, served
from tests.stores import Databases, SqliteFiles


@pytest.fixture
def anywhere(databases: Databases) -> Iterator[Served]:
    """The workspace of two brands, served; on SQLite and on PostgreSQL."""
    url = databases.copy(databases.made("two brands", furnish))
    with served(url) as found:
        yield found
    databases.forget(url)


@pytest.fixture
def house(sqlite_files: SqliteFiles) -> Iterator[Served]:
    """The workspace of two brands, served."""
    url = sqlite_files.copy(sqlite_files.made("two brands", furnish))
    with served(url) as found:
        yield found
    sqlite_files.forget(url)


@pytest.fixture(scope="module")
def standing(sqlite_files: SqliteFiles) -> Iterator[Served]:
    """The same, shared by the tests of a module: for those that leave nothing behind that others mind."""
    url = sqlite_files.copy(sqlite_files.made("two brands", furnish))
    with served(url) as found:
        yield found
    sqlite_files.forget(url)

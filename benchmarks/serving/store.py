"""The stores that are served: the florist's, of each kind, with somebody who may come in."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from amends.app.access.tokens import NewToken, new_token
from amends.app.workspace import Desk
from amends.store.engine import store_url
from tests import postgresql_server
from tests.app.florist import Florist, make_florist, workspace_at
from tests.stores import PostgresqlDatabases

KINDS = ("SQLite", "PostgreSQL")

_CUSTOMERS = 300


@dataclass(frozen=True, slots=True)
class Furnished:
    """A store to serve, the token of an agent, and the ids of customers."""

    url: str
    token: str
    customers: tuple[str, ...]


@contextmanager
def furnished(kind: str) -> Iterator[Furnished]:
    """A store of one kind; it is gone afterwards.

    Raises:
        NoServerError: no PostgreSQL server can be had.
    """
    with florist_store(kind) as url, workspace_at(url) as workspace:
        florist = Florist(workspace)
        customers = tuple(str(florist.new_caller().customer) for _ in range(_CUSTOMERS))
        made = new_token(Desk(workspace, "ana"), NewToken(name="bench", scopes=None, lasts=timedelta(days=1)))
        yield Furnished(url, made.text, customers)


@contextmanager
def florist_store(kind: str) -> Iterator[str]:
    """The URL of the florist's store, of one kind; it is gone afterwards.

    Raises:
        NoServerError: no PostgreSQL server can be had.
    """
    with tempfile.TemporaryDirectory(prefix="amends-bench-") as folder, _empty(kind, Path(folder)) as url:
        make_florist(url)
        yield url


@contextmanager
def _empty(kind: str, folder: Path) -> Iterator[str]:
    if kind == "SQLite":
        yield store_url(folder / "amends.db")
        return
    postgresql_server.begin_run()
    try:
        databases = PostgresqlDatabases(postgresql_server.server(), f"amends_bench_{os.getpid()}")
        url = databases.empty()
        yield url
        databases.forget(url)
        databases.close()
    finally:
        postgresql_server.end_run()

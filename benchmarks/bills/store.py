"""A cable company's store, in which everything stands that was promised, as an import brings it in."""

from datetime import UTC, datetime
from uuid import UUID

from sqlalchemy import Connection

from amends.app.promises.importing import import_promises
from amends.app.workspace import Desk, workspace_in
from amends.directory.customers import Account, Customer
from amends.promises.listed import ListedPromise
from amends.promises.promise import PromisedItem
from amends.store.bounds import EVERY_CLIENT, bind
from amends.store.directory import every_client
from amends.store.directory_many import add_all
from amends.store.engine import open_engine, writing
from benchmarks.bills.made import account, promises
from tests.app.bills.wrenfield import make_wrenfield

WHO = "alma"
_MADE_AT = datetime(2026, 1, 1, 12, 0, tzinfo=UTC)


def make_store(url: str, count: int) -> None:
    """Makes it, with so many accounts and a promise to each."""
    make_wrenfield(url)
    engine = open_engine(url)
    try:
        with writing(engine) as connection:
            bind(connection, EVERY_CLIENT)
            [client] = every_client(connection)
            _add_accounts(connection, client, count)
        rows = [_listed(line, one) for line, one in enumerate(promises(count), start=2)]
        import_promises(Desk(workspace_in(engine), WHO), None, "promises.csv", "USD", rows)
    finally:
        engine.dispose()


def _add_accounts(connection: Connection, client: UUID, count: int) -> None:
    add_all(connection, [Customer(id=_id(1, number), client=client) for number in range(count)])
    owned = (
        Account(id=_id(2, number), client=client, customer=_id(1, number), number=account(number))
        for number in range(count)
    )
    add_all(connection, list(owned))


def _id(kind: int, number: int) -> UUID:
    return UUID(int=(kind << 120) + number)


def _listed(line: int, one: PromisedItem) -> ListedPromise:
    return ListedPromise(
        line=line,
        promise=one.promise,
        account=one.account,
        order=None,
        made_at=_MADE_AT,
        seller="Kiosk 12",
        team="care",
        channel="shop",
        words=None,
        terms=one.terms,
    )

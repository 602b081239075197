"""A cable company's store, in which everything stands that was promised, as an import brings it in."""

from io import BytesIO
from uuid import UUID

from sqlalchemy import Connection

from amends.app.promises.files import PromiseFile
from amends.app.promises.importing import import_promises
from amends.app.workspace import Desk, workspace_in
from amends.directory.customers import Account, Customer
from amends.promises.promise import PromisedItem
from amends.promises.terms import Gives
from amends.store.bounds import EVERY_CLIENT, bind
from amends.store.directory import every_client
from amends.store.directory_many import add_all
from amends.store.engine import open_engine, writing
from benchmarks.bills.made import account, promises
from tests.app.bills.wrenfield import make_wrenfield

WHO = "alma"
_COLUMNS = ("promise", "account", "made_at", "gives", "item", "amount", "start", "months")


def make_store(url: str, count: int) -> None:
    """Makes it, with so many accounts and a promise to each."""
    make_wrenfield(url)
    engine = open_engine(url)
    try:
        with writing(engine) as connection:
            bind(connection, EVERY_CLIENT)
            [client] = every_client(connection)
            _add_accounts(connection, client, count)
        import_promises(Desk(workspace_in(engine), WHO), None, _file(count))
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


def _file(count: int) -> PromiseFile:
    mapping = f"mapping: promises\ncurrency: USD\ncolumns: {{{', '.join(f'{one}: {one}' for one in _COLUMNS)}}}\n"
    rows = "\n".join(map(_row, promises(count)))
    text = f"{','.join(_COLUMNS)}\n{rows}\n"
    return PromiseFile(stream=BytesIO(text.encode()), name="promises.csv", mapping=mapping.encode())


def _row(one: PromisedItem) -> str:
    terms = one.terms
    gives, amount = ("credit", f"{terms.amount:f}") if terms.gives is Gives.CREDIT else ("free", "")
    return f"{one.promise},{one.account},2026-01-01,{gives},{terms.item},{amount},{terms.start},{terms.months or ''}"

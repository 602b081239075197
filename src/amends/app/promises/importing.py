"""Importing promises that another system lists: all of a file or nothing, and twice changes nothing.

Promises that were made elsewhere are held to the bills like any other. Nobody is written to about them: what follows
from making a promise here does not follow from importing one.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from amends.app.administration.acts import Act
from amends.app.administration.asking import Asking, asking
from amends.app.promises.files import PromiseFile
from amends.app.promises.listed_together import TogetherListed, listed_together
from amends.app.promises.references import new_references
from amends.app.tasks import Task
from amends.app.workspace import Desk
from amends.cases.recorded import By
from amends.directory.customers import Account, Order
from amends.directory.keys import number_key
from amends.directory.organisation import Client
from amends.formats.mapped.rejects import MOST_KEPT, Reject, RejectedFileError
from amends.promises.events import Happened, Made
from amends.promises.life import begun
from amends.promises.listed import ListedPromise
from amends.promises.promise import Offer
from amends.store import promises as stored_promises
from amends.store.directory_many import accounts_numbered, orders_numbered
from amends.store.engine import reading, transact
from amends.store.promise_links import RecordedHappening
from amends.store.promise_rows import PromiseKey
from amends.store.promises import Addition

_UNSAID_CHANNEL = "import"
_MOST_DIFFERING = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedPromises:
    """What came of an import.

    Attributes:
        rows: how many rows were read.
        new: how many promises were added.
        known: how many were there already, and stay as they are.
        differing: the numbers of some of those that the file tells otherwise than they were first told.
    """

    client: Client
    rows: int
    new: int
    known: int
    differing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Directory:
    """The accounts and orders that a file names, by their numbers as they are compared."""

    accounts: Mapping[str, Account]
    orders: Mapping[str, Order]


def import_promises(desk: Desk, client: str | None, file: PromiseFile) -> ImportedPromises:
    """Imports the promises of a file, all of them or none.

    Args:
        desk: who imports.
        client: whose promises they are, where somebody works for several.
        file: the file, and how it is to be read.

    Raises:
        MappingError: the mapping cannot be used.
        InputError: the file cannot be read.
        RejectedFileError: rows of it cannot be used; nothing was taken.
        NotFoundError: none of the clients for whom they work has the name.
        NotPermittedError: the one who asks may not.
    """
    _require_permission(desk, client)
    mapping, kept = file.read()

    def work(connection: Connection) -> ImportedPromises:
        who = asking(connection, desk)
        of = who.client(client)
        actor = who.allowed(Task.IMPORT, of)
        promises = listed_together(kept)
        directory = _directory(connection, of, kept)
        rejects = list(_rejects(who, of, mapping.currency, promises, directory))
        if file.on_reject is not None:
            for reject in rejects:
                file.on_reject(reject)
        if rejects:
            raise RejectedFileError(file.name, rejects[:MOST_KEPT], len(rejects), len(kept))
        known = stored_promises.known_as(connection, of.id, [one.number for one in promises])
        new = [one for one in promises if one.number not in known]
        by = By(actor.user, actor.name, actor.role, actor.team, actor.kind)
        stored_promises.append_all(connection, _additions(who, of, by, new, directory))
        differing = [
            one.number for one in promises if one.number in known and set(one.terms) != set(known[one.number].terms)
        ]
        who.did(Act.IMPORT_PROMISES, of, None, rows=len(kept), new=len(new))
        return ImportedPromises(
            client=of,
            rows=len(kept),
            new=len(new),
            known=len(promises) - len(new),
            differing=tuple(differing[:_MOST_DIFFERING]),
        )

    return transact(desk.workspace.engine, work)


def _require_permission(desk: Desk, client: str | None) -> None:
    """Whoever may not import is told so before the file is read."""
    with reading(desk.workspace.engine) as connection:
        who = asking(connection, desk)
        who.allowed(Task.IMPORT, who.client(client))


def _directory(connection: Connection, client: Client, rows: Sequence[ListedPromise]) -> _Directory:
    return _Directory(
        accounts_numbered(connection, client.id, {number_key(row.account) for row in rows}),
        orders_numbered(connection, client.id, {number_key(row.order) for row in rows if row.order is not None}),
    )


def _rejects(
    who: Asking, client: Client, currency: str, promises: Iterable[TogetherListed], directory: _Directory
) -> Iterator[Reject]:
    if currency != client.currency:
        yield Reject(
            1, None, f"the amounts are in {currency}; `{client.name}` bills in {client.currency}", "see the mapping"
        )
    for one in promises:
        yield from one.faults()
        first = one.rows[0]
        account = directory.accounts.get(number_key(first.account))
        if account is None:
            yield Reject(
                first.line, "account", f"`{client.name}` has no account `{first.account}`",
                "import the customers first: `amends import customers`",
            )  # fmt: skip
        if first.order is not None:
            yield from _order_rejects(first, first.order, account, directory)
        if first.made_at > who.at:
            yield Reject(first.line, "made_at", f"`{first.made_at:%Y-%m-%d %H:%M} UTC` is yet to come")


def _order_rejects(row: ListedPromise, number: str, account: Account | None, directory: _Directory) -> Iterator[Reject]:
    order = directory.orders.get(number_key(number))
    if order is None:
        yield Reject(row.line, "order", f"there is no order `{number}`", "leave it out, or add it to the customer")
    elif account is not None and order.customer != account.customer:
        yield Reject(row.line, "order", f"the order `{number}` is another customer's than the account `{row.account}`")


def _additions(
    who: Asking, client: Client, by: By, promises: Sequence[TogetherListed], directory: _Directory
) -> list[Addition]:
    new_id = who.desk.workspace.new_id
    references = new_references(who.connection, who.desk.workspace.below, len(promises))
    additions = []
    for reference, one in zip(references, promises, strict=True):
        key = PromiseKey(id=new_id(), client=client.id, reference=reference, listed_as=one.number)
        made = Made(_offer(one, directory))
        recorded = RecordedHappening(new_id(), 1, by, Happened(one.rows[0].made_at, made))
        state = begun(made, recorded.happened.at)
        additions.append(Addition(key=key, state=state, recorded=(recorded,)))
    return additions


def _offer(one: TogetherListed, directory: _Directory) -> Offer:
    first = one.rows[0]
    account = directory.accounts[number_key(first.account)]
    return Offer(
        customer=account.customer,
        account=account.id,
        order=directory.orders[number_key(first.order)].id if first.order is not None else None,
        maker=None,
        team=first.team,
        seller=first.seller,
        channel=first.channel or _UNSAID_CHANNEL,
        words=first.words,
        terms=one.terms,
    )

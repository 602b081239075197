"""Lists of promises, and how many of them were kept and broken, by seller and team."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Connection

from amends.app.administration.asking import Asking, asking
from amends.app.finding import client_named
from amends.app.people import NoUserError
from amends.app.promises.reading import day_of
from amends.app.promises.whom import NamedBy, whom_meant
from amends.app.tasks import Task
from amends.app.workspace import Desk
from amends.directory.customers import Account, Customer
from amends.directory.organisation import Client
from amends.promises.counts import Count, Seller, by_team, most_broken_first
from amends.promises.keeping import Keeping
from amends.promises.state import Confirmation
from amends.store import directory
from amends.store.directory_many import with_ids
from amends.store.directory_users import user_named, users_with_ids
from amends.store.engine import reading
from amends.store.promise_list import PromiseFilter, PromisePage, PromisePlace, counted, page
from amends.store.promise_rows import PromiseRow


@dataclass(frozen=True, slots=True, kw_only=True)
class PromisesWanted:
    """Which promises are asked for; what is None or False does not limit them.

    Attributes:
        whom: the number of an account or an order, or the id of a customer.
        is_mine: only those that the one who asks made.
        maker: only those that somebody made, by the word that they log in with.
        is_open: only those of which bills are still to come, or something is owed.
        is_unconfirmed: only those that the customer has not confirmed while the order is still here.
        goes_out_before: only those whose order goes out before then.
        made_from, made_before: only those that were made from then on, and before then.
        after: where the page before ended.
    """

    client: str | None = None
    whom: str | None = None
    is_mine: bool = False
    maker: str | None = None
    team: str | None = None
    seller: str | None = None
    keeping: Keeping | None = None
    confirmation: Confirmation | None = None
    is_open: bool = False
    is_unconfirmed: bool = False
    goes_out_before: datetime | None = None
    made_from: datetime | None = None
    made_before: datetime | None = None
    after: PromisePlace | None = None


@dataclass(frozen=True, slots=True)
class ListedRow:
    """A promise in a list, with its client and the names of those in it; `today` is the day by the client's clock."""

    row: PromiseRow
    client: Client
    customer: Customer | None
    account: Account | None
    maker: str | None
    today: date

    @property
    def keeping(self) -> Keeping:
        """Where it stands today."""
        return self.row.keeping(self.today)


@dataclass(frozen=True, slots=True)
class PromiseList:
    """A page of promises, the latest made first; `next` is where the next page begins."""

    promises: tuple[ListedRow, ...]
    next: PromisePlace | None


@dataclass(frozen=True, slots=True)
class SellerCount:
    """What became of the promises of one seller; `maker` is the login word of a user."""

    team: str | None
    seller: str | None
    maker: str | None
    count: Count


@dataclass(frozen=True, slots=True)
class PromiseCounts:
    """What became of promises, by seller and by team, those with the most broken ones first."""

    by_seller: tuple[SellerCount, ...]
    by_team: Mapping[str | None, Count]


def list_promises(desk: Desk, wanted: PromisesWanted, *, limit: int = 50) -> PromiseList:
    """The promises of the clients for whom somebody works.

    Raises:
        NotFoundError: there is no such client or customer.
        NoUserError: there is no such user.
        NotPermittedError: the one who asks may not.
    """
    with reading(desk.workspace.engine) as connection:
        who = asking(connection, desk)
        clients, asked = _asked(who, wanted)
        # Days begin at different times by the clocks of several clients; which of them counts only moves the hour in
        # which a promise expires.
        found = page(connection, clients, asked, who.at.date(), after=wanted.after, limit=limit)
        return with_names(connection, found, who.at)


def count_promises(desk: Desk, wanted: PromisesWanted) -> PromiseCounts:
    """How many of the promises were confirmed, kept and broken, by seller and team. Errors as in `list_promises`."""
    with reading(desk.workspace.engine) as connection:
        who = asking(connection, desk)
        clients, asked = _asked(who, wanted)
        counts = most_broken_first(counted(connection, clients, asked, who.at.date()))
        users = users_with_ids(connection, {one.maker for one in counts if one.maker is not None})
        names = {id: user.name for id, user in users.items()}
        return PromiseCounts(tuple(_of_seller(one, count, names) for one, count in counts.items()), by_team(counts))


def with_names(connection: Connection, found: PromisePage, at: datetime) -> PromiseList:
    """Promises with the names of those in them: a query for each client and none for each row."""
    rows = found.promises
    clients = {one.id: one for one in directory.clients(connection, {row.client for row in rows})}
    customers: dict[UUID, Customer] = {}
    accounts: dict[UUID, Account] = {}
    for id in clients:
        theirs = [row for row in rows if row.client == id]
        customers |= with_ids(connection, Customer, id, {one.customer for one in theirs if one.customer is not None})
        accounts |= with_ids(connection, Account, id, {one.account for one in theirs if one.account is not None})
    makers = users_with_ids(connection, _makers(rows))
    listed = tuple(
        ListedRow(
            row,
            clients[row.client],
            customers.get(row.customer) if row.customer is not None else None,
            accounts.get(row.account) if row.account is not None else None,
            makers[row.maker].name if row.maker is not None else None,
            day_of(clients[row.client], at),
        )
        for row in rows
    )
    return PromiseList(listed, found.next)


def _asked(who: Asking, wanted: PromisesWanted) -> tuple[frozenset[UUID], PromiseFilter]:
    clients = who.clients(Task.SEE_PROMISES)
    if wanted.client is not None:
        clients &= {client_named(who.connection, wanted.client, who.who.clients).id}
    whom = whom_meant(who, wanted.whom, wanted.client, Task.SEE_PROMISES) if wanted.whom is not None else None
    by = whom.by if whom is not None else NamedBy.NOTHING
    return clients, PromiseFilter(
        customer=whom.customer if whom is not None and by is NamedBy.CUSTOMER else None,
        account=whom.account if whom is not None and by is NamedBy.ACCOUNT else None,
        order=whom.order if whom is not None and by is NamedBy.ORDER else None,
        maker=_maker(who, wanted),
        team=wanted.team,
        seller=wanted.seller,
        keeping=wanted.keeping,
        confirmation=wanted.confirmation,
        is_open=wanted.is_open,
        is_unconfirmed=wanted.is_unconfirmed,
        goes_out_before=wanted.goes_out_before,
        made_from=wanted.made_from,
        made_before=wanted.made_before,
    )


def _maker(who: Asking, wanted: PromisesWanted) -> UUID | None:
    if wanted.is_mine:
        return who.who.user.id
    if wanted.maker is None:
        return None
    found = user_named(who.connection, wanted.maker)
    if found is None:
        raise NoUserError(f"there is no user `{wanted.maker}`", "name them by the word that they log in with")
    return found.id


def _makers(rows: Sequence[PromiseRow]) -> set[UUID]:
    return {row.maker for row in rows if row.maker is not None}


def _of_seller(seller: Seller, count: Count, names: Mapping[UUID, str]) -> SellerCount:
    maker = names.get(seller.maker) if seller.maker is not None else None
    return SellerCount(seller.team, seller.seller, maker, count)

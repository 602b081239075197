"""Lists of cases: for work, for search, a page at a time."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Connection

from amends.app.finding import client_named, client_of
from amends.app.people import person
from amends.app.workspace import Desk
from amends.cases.state import Stage
from amends.directory.customers import Customer
from amends.store.case_list import CaseFilter, Order, Place, page
from amends.store.case_rows import CaseRow
from amends.store.directory_many import with_ids
from amends.store.directory_users import users_with_ids
from amends.store.editions import edition
from amends.store.engine import reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which cases are asked for; what is None or empty does not limit them.

    Attributes:
        is_mine: only those that the one who asks owns.
        is_unassigned: only those that nobody owns.
        is_due: only those in which something is due, the first due first; else the latest changed comes first.
        is_handed_off: only those in which another party has to answer or to act, the first due first.
        after: where the page before ended.
    """

    is_mine: bool = False
    is_unassigned: bool = False
    client: str | None = None
    stages: frozenset[Stage] = frozenset()
    team: str | None = None
    policy: str | None = None
    waiting_for: str | None = None
    is_due: bool = False
    is_handed_off: bool = False
    after: Place | None = None

    @property
    def order(self) -> Order:
        """Which of them comes first."""
        if self.is_handed_off:
            return Order.FIRST_HANDED_OFF
        return Order.FIRST_DUE if self.is_due else Order.LATEST_CHANGE

    def by(self, user: UUID) -> CaseFilter:
        """The same as a filter of the store, where a user asks."""
        return CaseFilter(
            stages=self.stages,
            owner=user if self.is_mine else None,
            team=self.team,
            policy=self.policy,
            waiting_for=self.waiting_for,
            is_unassigned=self.is_unassigned,
        )


@dataclass(frozen=True, slots=True)
class CaseList:
    """A page of cases.

    Attributes:
        customers: their customers.
        timezones: of their clients.
        owners: the login words of those who own them.
        next: where the next page begins.
    """

    cases: tuple[CaseRow, ...]
    customers: Mapping[UUID, Customer]
    timezones: Mapping[UUID, str]
    owners: Mapping[UUID, str]
    next: Place | None


def list_cases(desk: Desk, wanted: Wanted, *, limit: int = 20) -> CaseList:
    """The cases of the clients for whom somebody works.

    Raises:
        NoUserError: there is no such user.
        NotFoundError: they work for no client of that name.
    """
    with reading(desk.workspace.engine) as connection:
        who = person(connection, desk)
        clients = who.clients
        if wanted.client is not None:
            clients = frozenset({client_named(connection, wanted.client, clients).id})
        found = page(
            connection,
            clients,
            wanted.by(who.user.id),
            order=wanted.order,
            after=wanted.after,
            limit=limit,
        )
        return with_names(connection, found.cases, found.next)


def with_names(connection: Connection, rows: Sequence[CaseRow], following: Place | None = None) -> CaseList:
    """Cases with whom they are about and who owns them: a query for each client and none for each row."""
    clients, known = {row.client for row in rows}, edition(connection)
    customers: dict[UUID, Customer] = {}
    for client in clients:
        theirs = {row.customer for row in rows if row.client == client}
        customers |= with_ids(connection, Customer, client, theirs)
    owners = users_with_ids(connection, {row.owner for row in rows if row.owner is not None})
    return CaseList(
        tuple(rows),
        customers,
        {client: client_of(connection, client, known).timezone for client in clients},
        {id: one.name for id, one in owners.items()},
        following,
    )

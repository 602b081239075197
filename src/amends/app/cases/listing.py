"""Lists of cases: for work, for search, a page at a time."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from amends.app.finding import client_named, one
from amends.app.people import person
from amends.app.workspace import Desk
from amends.cases.state import Stage
from amends.directory.customers import Customer
from amends.store.case_list import CaseFilter, Order, Place, page
from amends.store.case_rows import CaseRow
from amends.store.engine import reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which cases are asked for; what is None or empty does not limit them.

    Attributes:
        is_mine: only those that the one who asks owns.
        is_due: only those in which something is due, the first due first; else the latest changed comes first.
        after: where the page before ended.
    """

    is_mine: bool = False
    client: str | None = None
    stages: frozenset[Stage] = frozenset()
    team: str | None = None
    policy: str | None = None
    waiting_for: str | None = None
    is_due: bool = False
    after: Place | None = None


@dataclass(frozen=True, slots=True)
class CaseList:
    """A page of cases, with their customers; `next` is where the next page begins."""

    cases: tuple[CaseRow, ...]
    customers: Mapping[UUID, Customer]
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
            CaseFilter(
                stages=wanted.stages,
                owner=who.user.id if wanted.is_mine else None,
                team=wanted.team,
                policy=wanted.policy,
                waiting_for=wanted.waiting_for,
            ),
            order=Order.FIRST_DUE if wanted.is_due else Order.LATEST_CHANGE,
            after=wanted.after,
            limit=limit,
        )
        customers = {row.customer: one(connection, Customer, row.customer, row.client) for row in found.cases}
        return CaseList(found.cases, customers, found.next)

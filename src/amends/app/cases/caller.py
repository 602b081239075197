"""Who is calling: the customer with what they have, what was given to them before, and what is open."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import Connection

from amends.app.administration.asking import asking
from amends.app.administration.customer_meant import customer_meant
from amends.app.promises.reading import day_of
from amends.app.tasks import Task
from amends.app.workspace import Desk
from amends.cases.state import Stage
from amends.directory.customers import Account, Customer, Order, Product
from amends.directory.organisation import Client
from amends.ledger.entries import COUNTED_FOR_CAPS, Entry
from amends.store.case_list import CaseFilter, page
from amends.store.case_rows import CaseRow
from amends.store.directory_pages import all_of
from amends.store.engine import reading
from amends.store.ledger import StoredLedger
from amends.store.promise_list import of_customer
from amends.store.promise_rows import PromiseRow

LOOKED_BACK = timedelta(days=365)
"""How far back concessions are shown."""

_SHOWN = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Caller:
    """A customer as somebody sees them who has just picked up the phone.

    Attributes:
        given: what was given or promised to them within the last year, the latest first.
        cases: their cases, the latest changed first.
        promises: what they were promised and is still open, the latest made first.
    """

    client: Client
    customer: Customer
    accounts: tuple[Account, ...]
    orders: tuple[Order, ...]
    products: tuple[Product, ...]
    given: Sequence[Entry]
    cases: tuple[CaseRow, ...]
    promises: tuple[PromiseRow, ...]

    @property
    def has_more_cases(self) -> bool:
        """Whether there may be older cases than those that are listed."""
        return len(self.cases) >= _SHOWN

    @property
    def open_cases(self) -> tuple[CaseRow, ...]:
        """Those of their cases that go on."""
        return tuple(one for one in self.cases if one.stage not in (Stage.RESOLVED, Stage.CLOSED))


def caller(desk: Desk, meant: str) -> Caller:
    """A customer, by their id or the number of an account.

    Raises:
        NotFoundError: no client for whom they work has such a customer.
        NotPermittedError: the one who asks may not see customers.
    """
    with reading(desk.workspace.engine) as connection:
        who = asking(connection, desk)
        client, customer = customer_meant(who, meant, Task.SEE_CUSTOMERS)
        return Caller(
            client=client,
            customer=customer,
            accounts=tuple(all_of(connection, Account, client.id, customer=customer.id)),
            orders=tuple(all_of(connection, Order, client.id, customer=customer.id)),
            products=tuple(all_of(connection, Product, client.id, customer=customer.id)),
            given=_given(connection, client.id, customer.id, who.at - LOOKED_BACK),
            cases=page(connection, [client.id], CaseFilter(customer=customer.id), limit=_SHOWN).cases,
            promises=of_customer(connection, client.id, customer.id, day_of(client, who.at)),
        )


def _given(connection: Connection, client: UUID, customer: UUID, since: datetime) -> Sequence[Entry]:
    entries = StoredLedger(connection, client).of_customer(customer, since)
    return [entry for entry in entries if entry.state in COUNTED_FOR_CAPS]

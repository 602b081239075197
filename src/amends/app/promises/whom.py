"""To whom something was promised, and about what: by the number of an account or an order, or by a customer's id."""

from dataclasses import dataclass
from enum import Enum, auto
from uuid import UUID

from amends.app.administration.asking import Asking
from amends.app.administration.customer_meant import SeveralCustomersError
from amends.app.finding import NotFoundError, client_named, client_of
from amends.app.tasks import Task
from amends.directory.customers import Account, Customer, Order
from amends.directory.keys import number_key
from amends.directory.organisation import Client
from amends.store import directory


class NamedBy(Enum):
    """What it was that named somebody."""

    NOTHING = auto()
    CUSTOMER = auto()
    ACCOUNT = auto()
    ORDER = auto()


@dataclass(frozen=True, slots=True)
class Whom:
    """To whom something was promised; the ids are those of the directory, None what is not known."""

    client: Client
    by: NamedBy
    customer: UUID | None
    account: UUID | None
    order: UUID | None


def whom_meant(who: Asking, meant: str | None, client: str | None, task: Task) -> Whom:
    """Whom somebody means who may do a task for them.

    Of a customer with one account it is that account; of an order the account that it belongs to.

    Raises:
        NotFoundError: nobody is known by that.
        SeveralCustomersError: several could be meant.
        WhichClientError: nobody is named, and no client either, and they work for several.
        NotPermittedError: the one who asks may not.
    """
    if meant is None:
        of = who.client(client)
        who.allowed(task, of)
        return Whom(of, NamedBy.NOTHING, None, None, None)
    clients = who.clients(task)
    if client is not None:
        clients &= {client_named(who.connection, client, who.who.clients).id}
    found = _found(who, meant, clients)
    if not found:
        raise NotFoundError(
            f"no client for whom you work knows anybody by `{meant}`",
            "name an account's number, an order's number or a customer's id; search: `amends customer search`",
        )
    if len(found) > 1:
        names = ", ".join(sorted({f"`{one.client.name}`" for one in found}))
        raise SeveralCustomersError(
            f"several are known by `{meant}`: of {names}", "name the client, or the customer's id"
        )
    return found[0]


def _found(who: Asking, meant: str, clients: frozenset[UUID]) -> list[Whom]:
    try:
        customer = directory.get(who.connection, Customer, UUID(meant), clients)
    except ValueError:
        customer = None
    if customer is not None:
        client = client_of(who.connection, customer.client)
        return [Whom(client, NamedBy.CUSTOMER, customer.id, _only_account(who, customer), None)]
    key = number_key(meant)
    if not key:
        return []
    accounts = directory.listed(who.connection, Account, clients, number_key=key).records
    orders = directory.listed(who.connection, Order, clients, number_key=key).records
    return [
        *(Whom(client_of(who.connection, one.client), NamedBy.ACCOUNT, one.customer, one.id, None) for one in accounts),
        *(_of_order(who, one) for one in orders),
    ]


def _of_order(who: Asking, order: Order) -> Whom:
    account = order.account
    if account is None:
        customer = directory.get(who.connection, Customer, order.customer, [order.client])
        account = _only_account(who, customer) if customer is not None else None
    return Whom(client_of(who.connection, order.client), NamedBy.ORDER, order.customer, account, order.id)


def _only_account(who: Asking, customer: Customer) -> UUID | None:
    found = directory.listed(who.connection, Account, [customer.client], customer=customer.id, limit=2).records
    return found[0].id if len(found) == 1 else None

"""Which customer is meant: by their id, or by the number of an account of theirs."""

from collections.abc import Collection
from uuid import UUID

from amends.app.administration.asking import Asking
from amends.app.finding import NotFoundError, client_of
from amends.app.tasks import Task
from amends.directory.customers import Account, Customer, Order
from amends.directory.errors import DirectoryError
from amends.directory.keys import number_key
from amends.directory.organisation import Client
from amends.lang.names import one_of
from amends.store import directory


class SeveralCustomersError(DirectoryError):
    """Customers of several clients could be meant."""


def customer_meant(who: Asking, meant: str, task: Task) -> tuple[Client, Customer]:
    """A customer of the clients for whom the one who asks may do this, and their client.

    Args:
        who: who asks.
        meant: the customer's id, or the number of an account of theirs.
        task: what is to be done.

    Raises:
        NotFoundError: none of these clients has such a customer.
        SeveralCustomersError: several of these clients have an account of that number.
        NotPermittedError: the one who asks may not.
    """
    clients = who.clients(task)
    found = {customer.id: customer for customer in _found(who, meant, clients)}
    if not found:
        raise NotFoundError(
            f"no client for whom you work has a customer `{meant}`",
            "name their id, or an account's number; search: `amends customer search`",
        )
    if len(found) > 1:
        names = ", ".join(f"`{client_of(who.connection, customer.client).name}`" for customer in found.values())
        raise SeveralCustomersError(
            f"several clients have an account `{meant}`: {names}",
            f"name the id: {one_of(map(str, found))}",
        )
    (customer,) = found.values()
    return client_of(who.connection, customer.client), customer


def _found(who: Asking, meant: str, clients: Collection[UUID]) -> list[Customer]:
    try:
        by_id = directory.get(who.connection, Customer, UUID(meant), clients)
    except ValueError:
        by_id = None
    if by_id is not None:
        return [by_id]
    key = number_key(meant)
    if not key:
        return []
    accounts = directory.listed(who.connection, Account, clients, number_key=key).records
    owners = (directory.get(who.connection, Customer, account.customer, clients) for account in accounts)
    return [owner for owner in owners if owner is not None]


def account_of(who: Asking, customer: Customer, number: str) -> Account:
    """The customer's account of that number.

    Raises:
        NotFoundError: the customer has none.
    """
    found = directory.listed(
        who.connection, Account, [customer.client], customer=customer.id, number_key=number_key(number)
    ).records
    if not found:
        raise NotFoundError(f"the customer has no account `{number}`", "add it: `amends customer add-account`")
    return found[0]


def order_of(who: Asking, customer: Customer, number: str) -> Order:
    """The customer's order of that number.

    Raises:
        NotFoundError: the customer has none.
    """
    found = directory.listed(
        who.connection, Order, [customer.client], customer=customer.id, number_key=number_key(number)
    ).records
    if not found:
        raise NotFoundError(f"the customer has no order `{number}`", "add it: `amends customer add-order`")
    return found[0]

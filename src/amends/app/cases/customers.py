"""Whom a case is about: found by what the customer says of themselves, with the account, order or product they name."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Connection

from amends.app.administration.asking import asking
from amends.app.finding import NotFoundError, one
from amends.app.workspace import Desk
from amends.directory.customers import Account, Customer, Order, Product
from amends.directory.errors import DirectoryError
from amends.directory.keys import number_key
from amends.directory.organisation import Client
from amends.directory.search import CustomerSearch
from amends.lang.names import one_of
from amends.registry.version import PolicyState
from amends.store import directory
from amends.store.directory_search import search_customers
from amends.store.engine import reading
from amends.store.registry import list_versions

_SHOWN = 5
_MOST_POLICIES = 1_000


class SeveralFoundError(DirectoryError):
    """Several could be meant."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What is known of the customer who calls, and of what they call about."""

    client: str | None = None
    policy: str | None = None
    customer: UUID | None = None
    search: CustomerSearch


@dataclass(frozen=True, slots=True, kw_only=True)
class Meant:
    """Whom and what a case is about; the ids are those of the directory."""

    client: str
    policy: str
    customer: UUID
    account: UUID | None
    product: UUID | None
    order: UUID | None


def find_meant(desk: Desk, said: Said) -> Meant:
    """Whom and what somebody means.

    What there is only one of need not be said: the client, its policy, the customer's account.

    Raises:
        NotFoundError: there is nothing such.
        WhichClientError: no client is named, and they work for several.
        SeveralFoundError: several could be meant; they are listed.
        EmptySearchError: nothing is said of the customer.
    """
    with reading(desk.workspace.engine) as connection:
        client = asking(connection, desk).client(said.client)
        customer = _customer(connection, client, said)
        search = said.search
        account = _owned(connection, Account, customer, search.account, lambda one: one.number)
        return Meant(
            client=client.name,
            policy=said.policy or _policy(connection, client),
            customer=customer.id,
            account=account or _only_account(connection, customer),
            product=_owned(connection, Product, customer, search.serial, lambda one: one.serial),
            order=_owned(connection, Order, customer, search.order, lambda one: one.number),
        )


def _policy(connection: Connection, client: Client) -> str:
    found = list_versions(connection, [client.id], state=PolicyState.PUBLISHED, limit=_MOST_POLICIES)
    names = sorted({version.policy for version in found.records})
    if len(names) == 1:
        return names[0]
    if not names:
        raise NotFoundError(f"`{client.name}` has no published policy", "publish one: `amends policy publish`")
    raise SeveralFoundError(f"`{client.name}` has several policies", f"name one with `--policy`: {one_of(names)}")


def _customer(connection: Connection, client: Client, said: Said) -> Customer:
    if said.customer is not None:
        return one(connection, Customer, said.customer, client.id)
    found = search_customers(connection, said.search, [client.id], limit=_SHOWN).customers
    if len(found) == 1:
        return found[0]
    if not found:
        raise NotFoundError(
            "no customer is known by that", "search by less, or by something else; `amends customer add` adds one"
        )
    listed = ", ".join(f"{customer.name or 'no name'} (`{customer.id}`)" for customer in found)
    raise SeveralFoundError(
        f"several customers are known by that: {listed}", "say more of the customer, or name one with `--customer`"
    )


def _owned(
    connection: Connection,
    kind: type[directory.OfClient],
    customer: Customer,
    number: str | None,
    number_of: Callable[[directory.OfClient], str | None],
) -> UUID | None:
    """What a customer has of that number; the search has found them by it, so that it is there."""
    if number is None:
        return None
    key = number_key(number)
    owned = directory.listed(connection, kind, [customer.client], customer=customer.id).records
    return next((one.id for one in owned if number_key(number_of(one) or "") == key), None)


def _only_account(connection: Connection, customer: Customer) -> UUID | None:
    accounts = directory.listed(connection, Account, [customer.client], customer=customer.id, limit=2).records
    return accounts[0].id if len(accounts) == 1 else None

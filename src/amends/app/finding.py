"""Finding what somebody names, among the clients for whom they work."""

from collections.abc import Collection
from typing import TypeVar
from uuid import UUID

from sqlalchemy import Connection

from amends.directory.customers import Account, Customer, Order, Product
from amends.directory.errors import DirectoryError
from amends.directory.organisation import WORKSPACE_ROLES, Client, User
from amends.lang.names import suggestion
from amends.store import directory
from amends.store.directory_users import users_in_role
from amends.store.editions import Edition, edition

Kind = TypeVar("Kind", Customer, Account, Order, Product)


class NotFoundError(DirectoryError):
    """There is nothing of that name or id, or not among the clients for whom one works."""


def client_of(connection: Connection, client: UUID, known: Edition | None = None) -> Client:
    """The client with an id that stands in the store.

    Args:
        connection: the transaction.
        client: the id.
        known: the edition that the transaction sees, where it was asked for already.
    """

    def read() -> Client:
        (found,) = directory.clients(connection, [client])
        return found

    return (known or edition(connection)).get((Client, client), read)


def clients_with_ids(connection: Connection, clients: Collection[UUID]) -> dict[UUID, Client]:
    """The clients with these ids, by them."""
    return {found.id: found for found in directory.clients(connection, clients)}


def client_named(connection: Connection, name: str, clients: Collection[UUID]) -> Client:
    """The client of that name, among these.

    Raises:
        NotFoundError: none of them has it.
    """
    found = directory.client_named(connection, name, clients)
    if found is None:
        known = [one.name for one in directory.clients(connection, clients)]
        raise NotFoundError(
            f"there is no client `{name}` for whom you work", suggestion(name, known) or "see `amends client list`"
        )
    return found


def one(connection: Connection, kind: type[Kind], id: UUID, client: UUID, *, only_looks: bool = False) -> Kind:
    """The client's customer, account, order or product with that id.

    In a writing transaction nobody else can change it from now on, unless it is only looked at.

    Raises:
        NotFoundError: the client has none.
    """
    found = directory.get(connection, kind, id, [client], only_looks=only_looks)
    if found is None:
        raise NotFoundError(f"the client has no {kind.__name__.lower()} `{id}`", "search for it by what is known")
    return found


def everybody_in_role(connection: Connection, client: UUID, role: str) -> tuple[User, ...]:
    """Everybody active who has a role for a client: a role of the workspace is one for each of its clients."""
    of_all = users_in_role(connection, None, role) if role in WORKSPACE_ROLES else ()
    of_client = users_in_role(connection, client, role)
    return (*of_client, *(user for user in of_all if user not in of_client))


def others_in_role(connection: Connection, client: UUID, role: str, without: Collection[UUID]) -> tuple[User, ...]:
    """The same, who are none of these."""
    return tuple(user for user in everybody_in_role(connection, client, role) if user.id not in without)
